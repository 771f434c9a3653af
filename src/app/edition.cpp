// SPDX-License-Identifier: Apache-2.0
#include "app/edition.h"

#include <algorithm>
#include <set>

#include "app/figures.h"
#include "app/shown_life.h"
#include "app/step_text.h"
#include "handbook/paragraph.h"

namespace otor::app {
namespace {

using namespace handbook;

class Edition {
 public:
  Edition(EditionOf const& of, Language language, EditionSources const& sources)
      : of_(of), language_(language), format_(language), from_(sources),
        figures_(sources.handbook, of.month, format_, sources.law, of.sheep_price) {}

  Document made() {
    auto document = begun(say("handbook.title"));
    document.running_head = document.title;
    document.foot = edition_name();
    document.cover = cover();
    contents();
    for (auto const& chapter : from_.handbook.chapters) put_chapter(chapter);
    where_from();
    document.blocks = std::move(blocks_);
    return document;
  }

  Document one_page(Chapter const& leaflet) {
    auto document = begun(leaflet.title.in(language_));
    put_chapter(leaflet);
    put_code_beside_last();
    put({Rule{}, {}});
    put(paragraph(plain(edition_name() + " " + colophon() + sheep_text()), Part::fine));
    document.blocks = std::move(blocks_);
    return document;
  }

  Document lesson(Chapter const& chapter) {
    auto document = begun(chapter.title.in(language_));
    put_chapter(chapter);
    bool const exercises = std::ranges::any_of(
        chapter.blocks, [](ChapterBlock const& one) { return one.kind == Kind::exercise; });
    if (exercises || !used_.empty()) document.foot = colophon();  // else no law is told in it
    document.blocks = std::move(blocks_);
    return document;
  }

  std::vector<std::vector<std::string>> lines(Chapter const& chapter) {
    std::vector<std::vector<std::string>> all;
    for (auto const& block : chapter.blocks) {
      blocks_.clear();
      if (law_alone_tells(block.kind)) put_block(block);
      auto& mine = all.emplace_back();
      for (auto const& told : blocks_) add_lines(told, mine);
    }
    return all;
  }

  AnswerTo answer(std::string_view question) {
    for (auto const& chapter : from_.handbook.chapters) {
      for (auto const& block : chapter.blocks)
        if (block.kind == Kind::answer && block.code == question) return answer(chapter, block);
    }
    return {};
  }

  std::map<std::string, AnswerTo> answers() {
    std::map<std::string, AnswerTo> all;
    for (auto const& chapter : from_.handbook.chapters) {
      for (auto const& block : chapter.blocks)
        if (block.kind == Kind::answer) all.try_emplace(block.code, answer(chapter, block));
    }
    return all;
  }

 private:
  // No reference stands in them: what they tell is made from the law where they stand.
  static bool law_alone_tells(Kind kind) {
    return kind == Kind::picture || kind == Kind::history || kind == Kind::changes ||
           kind == Kind::open;
  }

  static void add_lines(Block const& block, std::vector<std::string>& lines) {
    if (auto const* list = std::get_if<List>(&block.what))
      for (auto const& item : list->items) lines.push_back(text_of(item.words));
    if (auto const* drawing = std::get_if<Drawing>(&block.what)) lines.push_back(drawing->says);
    if (auto const* table = std::get_if<Table>(&block.what))
      for (auto const& row : table->rows) {
        auto& line = lines.emplace_back();
        for (auto const& cell : row) line += (line.empty() ? "" : ": ") + text_of(cell);
      }
  }

  std::string say(std::string_view key, Places const& places = {}) const {
    return format_.say(key, places);
  }
  void put(Block block) { blocks_.push_back(std::move(block)); }

  AnswerTo answer(Chapter const& chapter, ChapterBlock const& block) {
    blocks_.clear();
    used_.clear();
    put_answer(block);
    return {chapter.name, std::move(blocks_), block.open, {used_.begin(), used_.end()}};
  }

  // The code stands beside what is written on by hand, if that comes last.
  void put_code_beside_last() {
    if (of_.page.empty()) return;
    Block code{Code{of_.page, say("handbook.scan")}, {}};
    if (blocks_.empty() || !std::holds_alternative<Lines>(blocks_.back().what))
      return put(std::move(code));
    Column beside{2, {std::move(blocks_.back())}};
    blocks_.pop_back();
    put({Columns{{std::move(beside), {1, {std::move(code)}}}}, {}});
  }

  Document begun(std::string title) const {
    Document document;
    document.language = code_of(language_);
    document.title = std::move(title);
    document.subject = say("handbook.subtitle");
    document.made = {of_.month, 1};
    return document;
  }

  std::string colophon() const {
    return say("handbook.colophon", {{"month", format_.month(of_.month)},
                                     {"date", short_date(from_.law.law.known_until)},
                                     {"pack", from_.law.note.pack.substr(0, 12)}});
  }

  static Words plain(std::string text) { return {Run{std::move(text)}}; }

  std::string edition_name() const {
    auto const month = format_.month(of_.month);
    return of_.number.empty()
               ? say("handbook.edition_plain", {{"month", month}})
               : say("handbook.edition", {{"number", plain_words(of_.number)}, {"month", month}});
  }

  std::vector<Block> cover() {
    std::vector<Block> blocks;
    auto const& first = from_.handbook.chapters.front();
    blocks.push_back(
        {Heading{Level::chapter, say("handbook.title"), first.icon, script_of(first)}, {}});
    blocks.push_back(paragraph(plain(say("handbook.subtitle")), Part::lead));
    auto const& examples = from_.handbook.examples;
    auto const* life = examples.empty() ? nullptr : figures_.life_of(examples.front().name);
    if (life != nullptr) {
      blocks.push_back(
          {life_picture(shown_life(life->life, figures_.born(examples.front())), format_), {}});
      blocks.push_back(paragraph(plain(examples.front().title.in(language_)), Part::caption));
    }
    blocks.push_back({Rule{true}, {}});
    Column left{2, {paragraph({Run{edition_name(), true}}, Part::body)}};
    left.blocks.push_back({Lines{say("handbook.your_officer"), 2}, {}});
    Columns foot{{std::move(left)}};
    if (!of_.page.empty())
      foot.columns.push_back({1, {{Code{of_.page, say("handbook.scan")}, {}}}});
    blocks.push_back({std::move(foot), {}});
    return blocks;
  }

  void contents() {
    put({PageBreak{}, {}});
    put(paragraph(plain(say("handbook.contents")), Part::title));
    put({Contents{}, {}});
    put({Rule{}, {}});
    put(paragraph(
        plain(say("handbook.mark_changed", {{"date", short_date(of_.compared_with + 1)}})),
        Part::small));
    put(paragraph(plain(say("handbook.mark_open") + sheep_text()), Part::small));
  }

  // A sentence with its figures. Notes what was read, and the newest change.
  Words words_of(std::string const& sentence) {
    Words words;
    auto const pieces = pieces_of(sentence);
    if (!pieces) return plain(sentence);  // refused where the handbook is read
    for (auto const& piece : *pieces) {
      if (!piece.reference) {
        words.push_back({piece.text, piece.strong});
        continue;
      }
      auto figure = figures_.of(*piece.reference);
      none_ |= figure.none;
      note(figure);
      Run run{std::move(figure.text), piece.strong};
      // Dashes under a whole sentence are no mark: where it is open, the chapter says so.
      run.settled = figure.sentence ? Settled::yes : figure.settled;
      words.push_back(std::move(run));
    }
    hold_together(words);
    return words;
  }

  // No line ends between a figure and its word.
  static void hold_together(Words& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      auto const& figure = words[i].text;
      auto& after = words[i + 1].text;
      bool const number = !figure.empty() && figure.back() >= '0' && figure.back() <= '9';
      if (number && after.starts_with(' ')) after.replace(0, 1, "\u00a0");
    }
  }

  void note(Figure const& figure) {
    used_.insert(figure.sources.begin(), figure.sources.end());
    if (!figure.since || figure.since->month <= of_.compared_with ||
        figure.since->month > of_.month)
      return;
    if (!changed_ || *figure.since > *changed_) changed_ = figure.since;
  }

  // Kazakh and English have no heading in the traditional script.
  std::string script_of(Chapter const& chapter) const {
    return language_ == Language::mn ? chapter.script : std::string();
  }

  void put_chapter(Chapter const& chapter) {
    put({Heading{Level::chapter, chapter.title.in(language_), chapter.icon, script_of(chapter),
                 chapter.name},
         {}});
    for (auto const& block : chapter.blocks) {
      auto const first = blocks_.size();
      changed_.reset();
      put_block(block);
      for (auto i = first; i < blocks_.size(); ++i) blocks_[i].changed = changed_;
    }
  }

  Words said(ChapterBlock const& block) {
    return block.said ? words_of(block.said->in(language_)) : Words{};
  }

  void put_block(ChapterBlock const& block) {
    switch (block.kind) {
      case Kind::lead: return put(paragraph(said(block), Part::lead));
      case Kind::heading: return put({Heading{Level::section, text_of(said(block)), "", ""}, {}});
      case Kind::text: return put(paragraph(said(block), Part::body));
      case Kind::list: return put_list(block, Bullets::dots);
      case Kind::steps: return put_list(block, Bullets::numbers);
      case Kind::box: return put_box(block);
      case Kind::table: return put_table(block);
      case Kind::answer: return put_answer(block);
      case Kind::picture: return put_picture(block);
      case Kind::history: return put_history(block);
      case Kind::changes: return put_changes(block);
      case Kind::open: return put_open();
      case Kind::contacts: return put_contacts();
      case Kind::message:
      case Kind::question: return;  // nothing of a page: app/messages, app/course
      case Kind::dialogue: return put({Activity{Doing::dialogue, block.code, said(block)}, {}});
      case Kind::exercise: return put({Activity{Doing::exercise, block.code, said(block)}, {}});
      case Kind::lines: return put({Lines{text_of(said(block)), block.count}, {}});
    }
  }

  void put_list(ChapterBlock const& block, Bullets bullets) {
    List list{{}, bullets};
    for (auto const& item : block.items->in(language_)) list.items.push_back({words_of(item), {}});
    put({std::move(list), {}});
  }

  void put_box(ChapterBlock const& block) {
    Box box{block.mark.value_or(Frame::important),
            block.title ? block.title->in(language_) : std::string(),
            {said(block)}};
    put({std::move(box), {}});
  }

  void put_table(ChapterBlock const& block) {
    Table table;
    for (auto const& cell : block.items->in(language_)) table.head.push_back(words_of(cell));
    bool figures = true;
    for (auto const& row : block.rows) {
      std::vector<Words> cells;
      none_ = false;
      for (auto const& cell : row.in(language_)) cells.push_back(words_of(cell));
      if (none_) continue;  // a row about what there is none of would say that it is not known
      for (std::size_t i = 1; i < cells.size(); ++i) figures &= text_of(cells[i]).size() <= 24;
      table.rows.push_back(std::move(cells));
    }
    table.amounts = figures;
    put({std::move(table), {}});
  }

  void put_answer(ChapterBlock const& block) {
    std::string asked = block.code;
    for (auto const& code : from_.codebook.codes) {
      if (code.set == outreach::CodeSet::asked && code.code == block.code)
        asked = in_language({code.title.mn, code.title.kk, code.title.en}, language_);
    }
    if (!block.open) {
      put(paragraph({Run{asked, true}}, Part::label));
      return put(paragraph(said(block), Part::body));
    }
    Box box{Frame::not_settled, asked, {said(block)}};
    box.paragraphs.push_back({Run{say("handbook.not_settled_answer") + ".", true}});
    put({std::move(box), {}});
  }

  void put_picture(ChapterBlock const& block) {
    auto const example = std::ranges::find(from_.handbook.examples, block.code, &Example::name);
    auto const* life = figures_.life_of(block.code);
    if (example == from_.handbook.examples.end() || life == nullptr)
      return put(paragraph({Run{say("handbook.not_known"), false, Tone::plain, Settled::not_known}},
                           Part::body));
    put(paragraph({Run{example->title.in(language_), true}}, Part::label));
    auto drawing = life_picture(shown_life(life->life, figures_.born(*example)), format_);
    drawing.share = 0.8;  // two to a page
    put({std::move(drawing), {}});
    put(paragraph(said(block), Part::caption));
  }

  // The price of a sheep is no figure of the law: who prints says it, and it is told.
  std::string sheep_text() const {
    return of_.sheep_price
               ? " " + say("sheet.sheep_price", {{"price", format_.money(*of_.sheep_price)}})
               : std::string();
  }

  std::string value_of(law::Parameter const& parameter, law::Entry const& entry) const {
    auto const text = figures_.value_text(entry);
    auto const* number = entry.value ? std::get_if<std::int64_t>(&*entry.value) : nullptr;
    if (number == nullptr) return text;
    if (parameter.unit.starts_with("tugrug")) return say("handbook.tugrug", {{"amount", text}});
    if (parameter.unit == "months") return format_.count("handbook.months", *number);
    if (parameter.unit == "days") return format_.count("handbook.days", *number);
    return text;
  }

  void put_history(ChapterBlock const& block) {
    auto const* parameter = from_.law.law.pack->parameter(block.code);
    if (parameter == nullptr) return;
    put(paragraph({Run{in_language(parameter->title, language_), true}}, Part::label));
    Table table;
    table.head = {plain(say("handbook.from")), plain(say("handbook.value"))};
    for (auto const& entry : parameter->entries) {
      used_.insert(parameter->name + "@" + text_of(entry.date));
      table.rows.push_back(
          {plain(short_date(text_of(entry.date))), plain(value_of(*parameter, entry))});
    }
    table.amounts = true;
    put({std::move(table), {}});
    if (block.said) put(paragraph(said(block), Part::caption));
  }

  struct Change {
    Date date;
    std::string words;
    bool operator<(Change const& other) const {
      return date != other.date ? date > other.date : words < other.words;
    }
  };

  // One line of what an entry changed; nothing where it only repeats, or is the first we know of.
  std::optional<std::string> change_text(law::Parameter const& parameter, std::size_t at) const {
    auto const& entry = parameter.entries[at];
    auto const title = in_language(parameter.title, language_) + ": ";
    bool const sentence = entry.value && std::holds_alternative<law::Text>(*entry.value);
    if (sentence && at == 0 && parameter.unit != "pending") return std::nullopt;
    if (sentence) return title + value_of(parameter, entry);
    if (at == 0) return std::nullopt;
    auto const& before = parameter.entries[at - 1];
    if (before.value == entry.value) return std::nullopt;
    return title + say("handbook.was_now",
                       {{"was", value_of(parameter, before)}, {"now", value_of(parameter, entry)}});
  }

  void put_changes(ChapterBlock const& block) {
    auto const since = of_.month - (static_cast<std::int32_t>(block.count) - 1);
    std::set<Change> past, coming;
    for (auto const& parameter : from_.law.law.pack->parameters) {
      for (std::size_t at = 0; at < parameter.entries.size(); ++at) {
        auto const date = parameter.entries[at].date;
        // A proposal is as old as its day, and yet has changed nothing.
        bool const later = date.month > of_.month || parameter.unit == "pending";
        if (date.month < since) continue;
        auto text = change_text(parameter, at);
        if (!text) continue;
        used_.insert(parameter.name + "@" + text_of(date));
        (later ? coming : past).insert({date, std::move(*text)});
      }
    }
    put_changes("handbook.changes_past", past);
    put_changes("handbook.changes_coming", coming);
  }

  void put_changes(std::string_view title, std::set<Change> const& changes) {
    put({Heading{Level::section, say(title), "", ""}, {}});
    if (changes.empty()) return put(paragraph(plain(say("handbook.changes_none")), Part::body));
    List list{{}, Bullets::dots};
    for (auto const& change : changes)
      list.items.push_back(
          {{Run{short_date(text_of(change.date)) + "\u00a0 ", true}, Run{change.words}}, {}});
    put({std::move(list), {}});
  }

  void put_open() {
    List list{{}, Bullets::dots};
    for (auto const& question : from_.law.law.pack->questions) {
      if (question.status == "closed") continue;
      list.items.push_back({plain(in_language(question.asks, language_)), {}});
    }
    put({std::move(list), {}});
  }

  void put_contacts() {
    Table table;
    table.head = {plain(say("handbook.soum")), plain(say("handbook.officer")),
                  plain(say("handbook.telephone"))};
    if (of_.contacts.empty()) {
      put({Lines{say("handbook.soum") + ", " + say("handbook.officer") + ", " +
                     say("handbook.telephone"),
                 3},
           {}});
      return;
    }
    for (auto const& contact : of_.contacts)
      table.rows.push_back(
          {plain(plain_words(contact.soum)), plain(plain_words(contact.officer)),
           plain(plain_words(contact.telephone))});  // what is empty is written by hand
    put({std::move(table), {}});
  }

  void where_from() {
    put({Heading{Level::chapter, say("handbook.sources_title"), "page", "", "sources"}, {}});
    put(paragraph(plain(say("handbook.sources_why")), Part::body));
    for (auto const& read : acts_read({used_.begin(), used_.end()}, format_, from_.law.law))
      put(paragraph({Run{"§ " + read.act + " ", true}, Run{read.titles + "."}}, Part::fine));
    put(paragraph(plain("* " + say("why.no_article")), Part::fine));
    put({Rule{}, {}});
    put(paragraph(plain(edition_name() + " " + colophon() + " " + say("handbook.estimates") + " " +
                        say("handbook.review")),
                  Part::fine));
  }

  EditionOf const& of_;
  Language language_;
  Format format_;
  EditionSources const& from_;
  Figures figures_;
  std::vector<Block> blocks_;
  std::set<std::string> used_;
  std::optional<Date> changed_;
  bool none_ = false;  // whether the row that is read asks for what there is none of
};

}  // namespace

Document edition(EditionOf const& of, Language language, EditionSources const& sources) {
  return Edition(of, language, sources).made();
}

Result<Document> leaflet(std::string_view name, EditionOf const& of, Language language,
                         EditionSources const& sources) {
  for (auto const& one : sources.handbook.leaflets) {
    if (one.name == name) return Edition(of, language, sources).one_page(one);
  }
  return problem(ProblemKind::not_found, "There is no leaflet \"" + std::string(name) + "\".");
}

Document lesson(Chapter const& chapter, Month month, Language language,
                EditionSources const& sources, std::int32_t reach) {
  EditionOf const of{month, month - reach};
  return Edition(of, language, sources).lesson(chapter);
}

AnswerTo answer_to(std::string_view question, Month month, Language language,
                   EditionSources const& sources) {
  EditionOf const of{month, month - usual_reach};
  return Edition(of, language, sources).answer(question);
}

std::map<std::string, AnswerTo> answers_of(Month month, Language language,
                                           EditionSources const& sources) {
  EditionOf const of{month, month - usual_reach};
  return Edition(of, language, sources).answers();
}

std::vector<std::vector<std::string>> lines_of(Chapter const& chapter, Month month,
                                               Language language, EditionSources const& sources) {
  EditionOf const of{month, month - usual_reach};
  return Edition(of, language, sources).lines(chapter);
}

}  // namespace otor::app
