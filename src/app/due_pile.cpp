// SPDX-License-Identifier: Apache-2.0
#include "app/due_pile.h"

#include <algorithm>
#include <span>

#include "app/sheet.h"
#include "app/step_text.h"
#include "base/format.h"
#include "handbook/letters.h"
#include "handbook/paragraph.h"

namespace otor::app {
namespace {

using namespace handbook;

constexpr std::size_t names_on_a_page = 24;
constexpr std::size_t most_letters = 200;  // of a step that somebody wrote in his own words

// Longer words would take the room of the figures.
std::string shortened(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) continue;
    if (++letters == most_letters) return std::string(text.substr(0, at)) + "…";
  }
  return std::string(text);
}

class Pile {
 public:
  Pile(DueQuestion const& question, DueTerms const& terms, PileWords const& words,
       LawInForce const& law, Awaited const& awaited, SetDocument const& set)
      : question_(question), terms_(terms), words_(words), law_(law), awaited_(awaited), set_(set),
        format_(words.language) {}

  Result<std::int64_t> put(std::span<DuePerson const> people) {
    std::int64_t sheets = 0;
    while (!people.empty()) {
      auto const end = std::ranges::find_if(people, [&](DuePerson const& one) {
        return one.area != people.front().area || one.officer != people.front().officer;
      });
      auto const mine = people.first(static_cast<std::size_t>(end - people.begin()));
      people = people.subspan(mine.size());
      if (auto listed = list(mine); !listed) return std::unexpected(listed.error());
      for (auto const& person : mine) {
        if (!awaited_()) return problem(ProblemKind::internal, "Nobody waits for it any more.");
        auto const made = one(person);
        if (!made) return std::unexpected(made.error());
        sheets += *made ? 1 : 0;
      }
    }
    if (auto told = not_set(); !told) return std::unexpected(told.error());
    return sheets;
  }

 private:
  static std::string day(Date date) { return short_date(text_of(date)); }

  std::string title_of(outreach::Title const& title) const {
    return in_language({title.mn, title.kk, title.en}, words_.language);
  }

  // As the officer's phone names the task.
  std::string next(DuePerson const& person) const {
    auto const& codes = terms_.codebook.codes;
    auto const& rules = terms_.codebook.rules;
    bool const own = person.rule == "promise_due" || person.rule == "step_due";
    if (own && !person.what.empty()) return shortened(person.what);
    if (person.rule == "answer_owed") {
      auto const asked = std::ranges::find_if(codes, [&](outreach::Code const& code) {
        return code.set == outreach::CodeSet::asked && code.code == person.what;
      });
      auto question = asked == codes.end() ? shortened(person.what) : title_of(asked->title);
      return format_.say("visit.promise_answer", {{"question", std::move(question)}});
    }
    auto const rule = std::ranges::find(rules, person.rule, &outreach::Rule::code);
    return rule == rules.end() ? person.rule : title_of(rule->title);
  }

  std::string name_of(DuePerson const& person) const {
    auto const name = plain_words(person.name);
    bool const can_be_set = !is_unseen(name) && most_marks(name) <= most_marks_on_a_letter;
    return can_be_set ? shortened(name) : format_.say("household.not_known");
  }

  std::string soum_name(std::string_view code) const {
    auto const area = std::ranges::find(terms_.areas, code, &Area::code);
    if (area == terms_.areas.end()) return std::string(code);
    return in_language({area->name_mn, area->name_kk, area->name_en}, words_.language);
  }

  std::string officer_of(DuePerson const& person) const {
    return person.officer.empty() ? format_.say("task.owner_soum")
                                  : officer_name(terms_, person.officer);
  }

  Item item(DuePerson const& person, std::size_t number) const {
    auto more = day(person.due) + " · " + next(person);
    auto const head = shortened(plain_words(person.head));
    if (!head.empty() && head != name_of(person)) more = head + " · " + more;
    return {{{std::to_string(number) + ". " + name_of(person), true}, {" · " + plain_words(more)}},
            {}};
  }

  Document empty() const {
    auto document = pile_title(question_, words_);
    if (words_.made_up || words_.programme.made_up)
      document.watermark = format_.say("sheet.made_up");
    return document;
  }

  Result<void> list(std::span<DuePerson const> people) {
    for (std::size_t from = 0; from < people.size(); from += names_on_a_page) {
      auto const here = people.subspan(from, std::min(names_on_a_page, people.size() - from));
      auto document = empty();
      auto& blocks = document.blocks;
      blocks.push_back(paragraph({{officer_of(people.front())}}, Part::title));
      auto const count = static_cast<std::int64_t>(people.size());
      blocks.push_back(paragraph(
          {{soum_name(people.front().area) + " · " + format_.count("sheet.pile_sheets", count) +
            " · " + format_.say("sheet.pile_until", {{"day", day(question_.until)}})}},
          Part::small));
      blocks.push_back({Rule{true}, {}});
      put_names(here, from, blocks);
      blocks.push_back({Rule{}, {}});
      blocks.push_back(paragraph({{format_.say("sheet.pile_private")}}, Part::fine));
      if (auto set = set_(document); !set) return set;
    }
    return {};
  }

  void put_names(std::span<DuePerson const> people, std::size_t before,
                 std::vector<Block>& blocks) {
    for (std::size_t at = 0; at < people.size();) {
      auto const bagh = people[at].bagh;
      auto const words = plain_words(bagh);
      blocks.push_back(paragraph(
          {{words.empty() ? format_.say("sheet.pile_no_bagh")
                          : format_.say("household.bagh_of", {{"bagh", shortened(words)}}),
            true}},
          Part::label));
      List names{{}, Bullets::boxes};
      for (; at < people.size() && people[at].bagh == bagh; ++at)
        names.items.push_back(item(people[at], before + at + 1));
      blocks.push_back({std::move(names), {}});
    }
  }

  // Whether it could be set.
  Result<bool> one(DuePerson const& person) {
    wire::SheetRequest request{person.asked, {}};
    auto& words = request.words;
    words.name = shortened(person.name);
    words.officer = person.officer.empty() ? std::string() : officer_of(person);
    words.phone =
        telephone_of(words_.programme, std::string_view(person.area).substr(0, 3), question_.today);
    words.soum = soum_name(person.area);
    words.next = next(person);
    // A day that has passed is no day to come: it stands in the officer's list alone.
    if (person.due >= question_.today) words.next_day = day(person.due);
    words.papers.emplace(person.papers.begin(),
                         person.papers.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                     person.papers.size(), std::size_t{20})));
    words.made_up = words_.made_up || words_.programme.made_up;
    auto const document = sheet(request, words_.language, words_.page, terms_.codebook, law_);
    auto const set = document ? set_(*document) : Result<void>(std::unexpected(document.error()));
    if (!set && set.error().kind == ProblemKind::storage) return std::unexpected(set.error());
    if (!set) unset_.push_back(&person);
    return set.has_value();
  }

  Result<void> not_set() {
    if (unset_.empty()) return {};
    auto document = empty();
    document.blocks.push_back(paragraph({{format_.say("sheet.pile_not_set")}}, Part::title));
    List names;
    for (auto const* person : unset_)
      names.items.push_back({{{soum_name(person->area) + " · " + name_of(*person)}}, {}});
    document.blocks.push_back({std::move(names), {}});
    return set_(document);
  }

  DueQuestion const& question_;
  DueTerms const& terms_;
  PileWords const& words_;
  LawInForce const& law_;
  Awaited const& awaited_;
  SetDocument const& set_;
  Format format_;
  std::vector<DuePerson const*> unset_;
};

}  // namespace

Result<DueQuestion> question_of(std::vector<std::string> areas, std::string_view until,
                                Date today) {
  DueQuestion question{std::move(areas), today, date_of_day(day_number(today) + usual_days_ahead)};
  if (until.empty()) return question;
  auto const day = parse_date(until);
  if (!day) return std::unexpected(day.error());
  question.until = *day;
  return question;
}

std::string telephone_of(Programme const& programme, std::string_view aimag, Date day) {
  auto const today = text_of(day);
  std::string number;
  for (auto const& telephone : programme.telephones) {
    if (telephone.aimag == aimag && telephone.since <= today)
      number = telephone.number.value_or("");
  }
  return number;
}

Document pile_title(DueQuestion const& question, PileWords const& words) {
  Document document;
  Format const format(words.language);
  document.language = code_of(words.language);
  document.title = format.say("sheet.pile_file", {{"day", short_date(text_of(question.today))}});
  document.subject = format.say("calculator.title");
  document.made = question.today;
  return document;
}

Result<void> within_most(std::int64_t sheets) {
  if (sheets <= most_sheets) return {};
  return problem(ProblemKind::too_large, std::to_string(sheets) + " sheets; at most " +
                                             std::to_string(most_sheets) + " at once.");
}

Result<std::int64_t> pile(DuePeople const& people, DueQuestion const& question,
                          DueTerms const& terms, PileWords const& words, LawInForce const& law,
                          Awaited const& awaited, SetDocument const& set) {
  auto const count = static_cast<std::int64_t>(people.people.size());
  if (count == 0) return problem(ProblemKind::not_found, "Nobody is due a sheet.");
  if (auto good = within_most(count); !good) return std::unexpected(good.error());
  return Pile(question, terms, words, law, awaited, set).put(people.people);
}

}  // namespace otor::app
