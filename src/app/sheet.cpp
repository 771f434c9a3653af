// SPDX-License-Identifier: Apache-2.0
#include "app/sheet.h"

#include <algorithm>

#include "app/answer_text.h"
#include "app/case_address.h"
#include "app/outlook.h"
#include "app/shown_life.h"
#include "app/step_text.h"
#include "handbook/letters.h"
#include "handbook/paragraph.h"

namespace otor::app {
namespace {

using namespace handbook;

constexpr std::size_t most_letters = 400;

Run plain(std::string text) { return {std::move(text)}; }
Run strong(std::string text, Tone tone = Tone::plain) { return {std::move(text), true, tone}; }
// Up to four prices; of more: now, next, the longest of the others, the last.
std::vector<wire::Price> told_prices(std::vector<wire::Price> const& prices) {
  if (prices.size() <= 4) return prices;
  auto const longest =
      std::ranges::max_element(prices.begin() + 2, prices.end() - 1, {}, &wire::Price::months);
  return {prices[0], prices[1], *longest, prices.back()};
}

// The same person declaring the least income that raises the pension, up to the next 100,000.
std::optional<wire::OutlookRequest> declaring_more_of(wire::OutlookRequest asked,
                                                      wire::More const& more) {
  if (!asked.plan || !more.matters_from) return std::nullopt;
  constexpr std::int64_t hundred = 100'000;
  auto const above = (more.matters_from->amount / hundred + 1) * hundred;
  asked.plan->income.amount = Tugrug{std::min(above, more.ceiling.amount)};
  return asked;
}

class Sheet {
 public:
  Sheet(wire::SheetRequest const& request, wire::OutlookAnswer const& answer, Language language,
        std::string_view page, outreach::Codebook const& codebook, LawInForce const& law)
      : asked_(request.asked), words_(request.words), answer_(answer), life_(answer.life),
        format_(language), page_(page), codebook_(codebook), law_(law) {}

  Result<Document> made() {
    Document document;
    document.language = code_of(format_.language());
    document.title = title();
    document.subject = say("calculator.title");
    document.made = {asked_.on, 1};
    if (words_.made_up.value_or(false)) document.watermark = say("sheet.made_up");
    header();
    put(paragraph({}, Part::fine));
    picture();
    prices();
    state();
    if (auto told = choices(); !told) return std::unexpected(told.error());
    covers();
    next();
    reckoning();
    document.blocks = std::move(blocks_);
    return document;
  }

 private:
  std::string say(std::string_view key, Places const& places = {}) const {
    return format_.say(key, places);
  }
  void put(Block block) { blocks_.push_back(std::move(block)); }
  bool is_open(std::vector<std::string> const& names) const {
    return !open_questions(names, format_.language(), law_.law).empty();
  }
  Settled mark(std::vector<std::string> const& names) const {
    return is_open(names) ? Settled::not_settled : Settled::yes;
  }

  std::string title() const {
    auto const name = plain_words(words_.name.value_or(""));
    return is_unseen(name) ? say("sheet.title_plain") : say("sheet.title", {{"name", name}});
  }

  void header() {
    auto const who = person_text(asked_, format_);
    auto const start = life_.start.value_or(asked_.on);
    Column left{
        3,
        {paragraph({plain(title())}, Part::title),
         paragraph({plain(who + ". " + say("sheet.from_month", {{"month", format_.month(start)}}))},
                   Part::small)}};
    Column right{2, {paragraph({strong(say("app.name"))}, Part::lead, true)}};
    auto const place = plain_words(words_.soum.value_or(""));
    auto const officer = plain_words(words_.officer.value_or(""));
    auto who_comes = officer.empty() ? place : say("sheet.officer", {{"name", officer}});
    if (!officer.empty() && !place.empty()) who_comes += " · " + place;
    if (!who_comes.empty())
      right.blocks.push_back(paragraph({plain(who_comes)}, Part::small, true));
    auto const phone = plain_words(words_.phone.value_or(""));
    if (!phone.empty()) right.blocks.push_back(paragraph({strong(phone)}, Part::small, true));
    put({Columns{{std::move(left), std::move(right)}}, {}});
    put({Rule{true}, {}});
  }

  void picture() {
    auto shown = shown_life(life_, asked_.born.month);
    if (answer_.later) shown.later_opens = answer_.later->life.opens;
    auto drawing = life_picture(shown, format_);
    drawing.share = 0.62;
    put({std::move(drawing), {}});
    put({Rule{}, {}});
  }

  void prices() {
    Table paid;
    paid.amounts = true;
    for (auto const& price : told_prices(life_.prices)) {
      Run amount = strong(format_.money(price.person), Tone::give);
      amount.settled = mark(price.questions);
      std::vector<Words> row{{plain(short_date(price.from))}, {std::move(amount)}};
      paid.rows.push_back(std::move(row));
    }
    Column left{1, {paragraph({strong(say("calculator.pay_monthly"), Tone::give)}, Part::label)}};
    if (paid.rows.empty()) {
      left.blocks.push_back(paragraph({plain(say("calculator.pays_nothing"))}, Part::body));
    } else {
      left.blocks.push_back({std::move(paid), {}});
    }
    Column right{1,
                 {paragraph({strong(say("calculator.receive_monthly"), Tone::get)}, Part::label)}};
    for (auto& block : received()) right.blocks.push_back(std::move(block));
    put({Columns{{std::move(left), std::move(right)}, true}, {}});
  }

  std::vector<Block> received() const {
    if (!life_.opens) {
      std::vector<Block> blocks{paragraph({plain(say("calculator.nothing"))}, Part::body)};
      for (auto const& road : answer_.estimate.routes) {
        if (road.route != benefit::Route::herder || road.why_code.empty()) continue;
        blocks.push_back(paragraph({plain(closed_text(road, format_))}, Part::small));
      }
      return blocks;
    }
    auto open = answer_.account.questions;
    if (auto const* road = first_road(answer_.estimate)) {
      for (auto const& step : road->steps)
        open.insert(open.end(), step.questions.begin(), step.questions.end());
    }
    Run amount = strong(format_.money(life_.pension), Tone::get);
    amount.settled = mark(open);
    auto const age = life_.age.value_or(0);
    auto const from = age % 12 == 0 ? say("calculator.from_age", {{"age", grouped(age / 12)}})
                                    : say("calculator.from_age_months",
                                          {{"age", grouped(age / 12)}, {"m", grouped(age % 12)}});
    return {paragraph({std::move(amount)}, Part::amount),
            paragraph({plain(from + " (" + short_date(*life_.opens) + "), " +
                             say("calculator.for_life"))},
                      Part::small)};
  }

  void state() {
    std::vector<std::string> lines;
    std::vector<wire::Price> paid;
    std::ranges::copy_if(life_.prices, std::back_inserter(paid),
                         [](wire::Price const& price) { return price.state.amount > 0; });
    if (!paid.empty()) {
      auto const longest = std::ranges::max_element(paid, {}, &wire::Price::months);
      lines.push_back(say("calculator.state_pays", {{"state", format_.money(longest->state)}}));
      if (answer_.estimate.share_ends)
        lines.push_back(
            say("calculator.state_until", {{"month", short_date(*answer_.estimate.share_ends)}}));
    } else if (!life_.prices.empty()) {
      lines.push_back(say("calculator.state_none"));
    }
    if (life_.months_paid > 0)
      lines.push_back(say("cli.paid_in_all", {{"amount", grouped(life_.person_pays.amount)},
                                              {"time", format_.duration(life_.months_paid)}}));
    if (life_.months_to_break_even.value_or(0) > 0)
      lines.push_back(format_.count("cli.break_even", *life_.months_to_break_even));
    auto const latest = std::ranges::find(
        answer_.latest, life_.route,
        [](wire::LatestStart const& start) { return std::optional(start.route); });
    if (latest != answer_.latest.end() && latest->for_first_age && life_.months_paid > 0) {
      lines.push_back(say("cli.latest_start", {{"month", format_.month(*latest->for_first_age)}}));
    }
    std::string all;
    for (auto const& line : lines) all += (all.empty() ? "" : " ") + line;
    if (!all.empty()) put(paragraph({plain(all)}, Part::small));
  }

  // One way to do it, beside the others.
  struct Way {
    std::string name;
    std::optional<wire::LifeLine> life;
  };

  Result<void> choices() {
    if (!asked_.plan) return {};
    std::vector<Way> ways{{say("sheet.choice_now"), life_}};
    if (answer_.later)
      ways.push_back(
          {waited_text("sheet.choice_later", answer_.later->by, format_), answer_.later->life});
    if (auto const more = declaring_more_of(asked_, answer_.more)) {
      auto const other = outlook(*more, law_);
      if (!other) return std::unexpected(other.error());
      auto const income = more->plan->income.amount.value_or(Tugrug{});
      ways.push_back({say("sheet.choice_more") + ": " +
                          say("sheet.choice_income", {{"income", format_.money(income)}}),
                      other->life});
    }
    if (ways.size() < 2) return {};
    put(paragraph({strong(say("sheet.choices"))}, Part::label));
    put({choice_table(ways), {}});
    if (!answer_.more.matters_from && life_.opens) {
      put(paragraph(
          {plain(say("calculator.more_never", {{"amount", grouped(answer_.more.ceiling.amount)}}))},
          Part::small));
    }
    return {};
  }

  Table choice_table(std::vector<Way> const& ways) const {
    Table table;
    table.amounts = true;
    table.head.push_back({});
    for (auto const& way : ways) table.head.push_back({plain(way.name)});
    auto const row = [&](char const* key, auto cell) {
      std::vector<Words> cells{{plain(say(key))}};
      for (auto const& way : ways) cells.push_back({cell(*way.life)});
      table.rows.push_back(std::move(cells));
    };
    row("sheet.row_pay", [&](wire::LifeLine const& life) { return strong(pay_of(life)); });
    row("sheet.row_all",
        [&](wire::LifeLine const& life) { return plain(format_.money(life.person_pays)); });
    if (asked_.sheep_price)
      row("sheet.row_sheep", [&](wire::LifeLine const& life) { return plain(sheep_of(life)); });
    row("sheet.row_from", [&](wire::LifeLine const& life) {
      return plain(life.age ? format_.age(*life.age) : say("sheet.not_reached"));
    });
    row("sheet.row_get", [&](wire::LifeLine const& life) {
      return strong(life.opens ? format_.money(life.pension) : "–", Tone::get);
    });
    return table;
  }

  // From the first price to the last: nobody is told one price alone.
  std::string pay_of(wire::LifeLine const& life) const {
    if (life.prices.empty()) return "–";
    auto const first = format_.money(life.prices.front().person);
    auto const last = format_.money(life.prices.back().person);
    return first == last ? first : first + " › " + last;
  }

  // The same stretches that the picture shows.
  std::string sheep_of(wire::LifeLine const& life) const {
    auto const& stretches = life.stretches;
    if (stretches.empty() || !stretches.front().sheep || !stretches.back().sheep) return "–";
    auto const first = grouped(whole_sheep(*stretches.front().sheep));
    auto const last = grouped(whole_sheep(*stretches.back().sheep));
    return first == last ? first : first + " › " + last;
  }

  void covers() {
    static constexpr std::pair<std::string_view, std::string_view> icons[] = {
        {"maternity", "cradle"},
        {"sickness", "bed"},
        {"disability", "stick"},
        {"death", "family"},
        {"survivors", "people"}};
    if (answer_.cover.empty()) return;
    put(paragraph({strong(say("cover.title"))}, Part::label));
    Columns columns;
    for (auto const& cover : answer_.cover) {
      auto const icon =
          std::ranges::find(icons, cover.kind, [](auto const& row) { return row.first; });
      Column column;
      if (icon != std::end(icons)) column.blocks.push_back({Icon{std::string(icon->second)}, {}});
      column.blocks.push_back(paragraph({strong(say("cover." + cover.kind))}, Part::caption));
      for (auto& line : told_of(cover))
        column.blocks.push_back(paragraph({std::move(line)}, Part::caption));
      columns.columns.push_back(std::move(column));
    }
    put({std::move(columns), {}});
  }

  std::vector<Run> told_of(wire::Cover const& cover) const {
    if (!cover.from) return {plain(say("cover.not_reached"))};
    std::vector<Run> lines;
    for (auto const& line : cover_lines(cover, format_)) {
      auto const since =
          line.from ? ", " + since_text(*line.from, asked_.on, format_) : std::string();
      lines.push_back(plain(line.told + since));
      lines.back().settled = mark(cover.questions);
    }
    return lines;
  }

  void next() {
    put({Rule{true}, {}});
    Column left{5, {}};
    auto const what = plain_words(words_.next.value_or(""));
    auto const day = plain_words(words_.next_day.value_or(""));
    auto const step = what.empty()  ? say("sheet.next_open")
                      : day.empty() ? say("sheet.next", {{"what", what}})
                                    : say("sheet.next_day", {{"day", day}, {"what", what}});
    left.blocks.push_back(paragraph({strong(step)}, Part::lead));
    auto const papers = words_.papers.value_or(std::vector<std::string>{});
    if (papers.empty()) {
      left.blocks.push_back(paragraph({plain(say("sheet.papers_none"))}, Part::small));
    } else {
      left.blocks.push_back(paragraph({plain(say("sheet.papers"))}, Part::label));
      List list{{}, Bullets::boxes};
      for (auto const& paper : papers) list.items.push_back({{plain(paper_name(paper))}, {}});
      left.blocks.push_back({std::move(list), {}});
    }
    std::vector<Column> columns{std::move(left)};
    if (!page_.empty())
      columns.push_back(
          {2,
           {{Code{case_address(page_, asked_, answer_.estimate.law.pack), say("sheet.scan")},
             {}}}});
    put({Columns{std::move(columns)}, {}});
    put({Rule{}, {}});
  }

  std::string paper_name(std::string const& written) const {
    for (auto const& code : codebook_.codes) {
      if (code.set == outreach::CodeSet::paper && code.code == written)
        return in_language({code.title.mn, code.title.kk, code.title.en}, format_.language());
    }
    return plain_words(written);
  }

  void reckoning() {
    if (auto const* road = first_road(answer_.estimate)) {
      Words words{strong(say("sheet.steps") + ". ")};
      std::size_t number = 0;
      for (auto const& step : road->steps)
        words.push_back(plain(std::to_string(++number) + ". " + rule_text(step, format_) + ": " +
                              value_text(step, format_) + ". "));
      put(paragraph(std::move(words), Part::fine));
      put(paragraph({strong(say("calculator.sources") + ". "), plain(sources_of(*road))},
                    Part::fine));
    }
    std::string open;
    for (auto const& asks : open_questions(answer_.questions, format_.language(), law_.law))
      open += " " + asks;
    if (!open.empty())
      put(paragraph({strong("? " + say("calculator.open_title") + ": "), plain(open.substr(1))},
                    Part::fine));
    last_line();
  }

  std::string sources_of(wire::RouteAnswer const& road) const {
    std::vector<std::string> references;
    for (auto const& step : road.steps)
      references.insert(references.end(), step.sources.begin(), step.sources.end());
    std::string out;
    for (auto const& read : acts_read(references, format_, law_.law))
      out += "§ " + read.act + " (" + read.titles + "). ";
    return out + "* " + say("why.no_article");
  }

  void last_line() {
    auto const& note = answer_.estimate.law;
    std::string line;
    if (asked_.sheep_price)
      line = say("sheet.sheep_price", {{"price", format_.money(*asked_.sheep_price)}}) + " ";
    line += say("calculator.todays_law") + " " + say("calculator.estimate_only") + " " +
            say("sheet.counted_for", {{"month", format_.month(asked_.on)}}) + " " +
            say("calculator.known_until", {{"date", short_date(note.known_until)}}) + " " +
            say("sheet.pack", {{"pack", note.pack.substr(0, 12)}});
    put(paragraph({plain(line)}, Part::fine));
  }

  wire::OutlookRequest const& asked_;
  wire::SheetWords const& words_;
  wire::OutlookAnswer const& answer_;
  wire::LifeLine const& life_;
  Format format_;
  std::string page_;
  outreach::Codebook const& codebook_;
  LawInForce const& law_;
  std::vector<Block> blocks_;
};

// What is too long to be words, or would be drawn over what stands above it, is refused before
// anything is set.
Result<void> checked(wire::SheetWords const& words) {
  for (auto const* text : {&words.name, &words.officer, &words.phone, &words.soum, &words.next}) {
    if (*text && most_marks(**text) > most_marks_on_a_letter)
      return problem(ProblemKind::bad_value,
                     "sheet: at most 4 marks on one letter can be set above it.");
  }
  auto const fits = [](std::optional<std::string> const& text) {
    return !text || std::ranges::count_if(*text, [](char byte) {
                      return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
                    }) <= static_cast<std::ptrdiff_t>(most_letters);
  };
  bool good = fits(words.name) && fits(words.officer) && fits(words.phone) && fits(words.soum) &&
              fits(words.next) && fits(words.next_day);
  auto const papers = words.papers.value_or(std::vector<std::string>{});
  good = good && papers.size() <= 20 &&
         std::ranges::all_of(papers, [&](std::string const& paper) { return fits(paper); });
  if (good) return {};
  return problem(ProblemKind::too_large,
                 "sheet: at most 400 letters in one place and 20 papers are expected.");
}

}  // namespace

Result<Document> sheet(wire::SheetRequest const& request, Language language, std::string_view page,
                       outreach::Codebook const& codebook, LawInForce const& law) {
  if (auto good = checked(request.words); !good) return std::unexpected(good.error());
  auto const answer = outlook(request.asked, law);
  if (!answer) return std::unexpected(answer.error());
  return Sheet(request, *answer, language, page, codebook, law).made();
}

}  // namespace otor::app
