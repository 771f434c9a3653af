// SPDX-License-Identifier: Apache-2.0
// The list of families against plain loops over all of them, for questions at random. All made up.
#include "app/families.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "app/heard_record_for_tests.h"
#include "base/chance.h"
#include "outreach/name.h"

namespace otor::app {
namespace {

using outreach::Fit;

std::string const heads[] = {"Бат", "Батаа", "Дорж", "Өлзий", "Қайрат", "Сараа"};
std::string const given_names[] = {"Нараа", "Сараа", "Айгүл", "Төмөр"};
std::string const baghs[] = {"1", "2-р баг", "2", "Хойт"};
std::string const officers[] = {"tes", "uvs", ""};
std::string const stage_words[] = {"considering", "paying", "lapsed"};

/// A family as it was told of, with nothing folded.
struct Plain {
  event::Uuid household;
  std::string area, head, bagh, officer, stage = no_stage;
  std::vector<std::string> names;
  std::optional<Date> visited;
};

struct Record {
  Date today = *parse_date("2026-11-20");
  HeardRecord soums[2] = {HeardRecord("18301"), HeardRecord("18304")};
  std::vector<Plain> families;

  explicit Record(std::uint64_t seed) {
    for (std::uint64_t number = 0; number < 60; ++number) meet(number, seed);
  }

  void meet(std::uint64_t number, std::uint64_t seed) {
    auto below = [&, draw = std::uint64_t{0}](std::uint64_t count) mutable {
      return chance_below(count, seed, {number, ++draw});
    };
    auto const at = below(2);
    auto& soum = soums[at];
    auto const id = number * 10 + 1;
    Plain plain{made_uuid(id), at == 0 ? "18301" : "18304", heads[below(6)], baghs[below(4)]};
    soum.home(id, plain.bagh, plain.head);
    for (std::uint64_t member = 0; member < below(3); ++member) {
      plain.names.push_back(given_names[below(4)]);
      soum.say("person_met", id + 1 + member, R"({"household":)" + quoted(id) + "}");
      soum.say("person_changed", id + 1 + member, R"({"name":")" + plain.names.back() + "\"}");
    }
    if (below(2) == 0) {
      plain.officer = "uvs";
      soum.say("household_assigned", id, R"({"officer":"uvs"})");
    }
    if (below(3) > 0) {
      soum.day = date_of_day(day_number(today) - static_cast<std::int64_t>(below(60)));
      plain.visited = soum.day;
      if (plain.officer.empty()) plain.officer = "tes";  // who writes
      plain.stage = stage_words[below(3)];
      soum.visit(id, id + 5);
      soum.say("visit_closed", id,
               R"({"stage":")" + plain.stage + R"(","visit":)" + quoted(id + 5) + "}");
    }
    families.push_back(std::move(plain));
  }
};

FamiliesQuestion some_question(std::uint64_t seed, Date today) {
  auto below = [&, draw = std::uint64_t{0}](std::uint64_t count) mutable {
    return chance_below(count, 77, {seed, ++draw});
  };
  FamiliesQuestion question;
  if (below(2) == 0) question.area = below(2) == 0 ? "18301" : "18304";
  if (below(3) == 0) question.bagh = baghs[below(4)];
  if (below(3) == 0) question.officer = officers[below(3)];
  if (below(3) == 0) question.stage = below(2) == 0 ? no_stage : stage_words[below(3)];
  if (below(3) == 0)
    question.unseen_since = date_of_day(day_number(today) - static_cast<std::int64_t>(below(60)));
  static constexpr char const* texts[] = {"", "Бат", "сараа", "томор", "Дорх", "а", "Нараа"};
  question.text = texts[below(7)];
  question.limit = static_cast<std::int64_t>(below(20));
  question.skip = static_cast<std::int64_t>(below(20));
  return question;
}

Fit fit_of(Plain const& family, std::string const& text) {
  outreach::Search const search(text);
  if (search.empty()) return Fit::exact;
  auto best = search.fit(family.head);
  for (auto const& name : family.names) best = std::min(best, search.fit(name));
  return best;
}

bool same_bagh(std::string const& one, std::string const& other) {
  return outreach::bagh_key(outreach::FoldedName(one)) ==
         outreach::bagh_key(outreach::FoldedName(other));
}

/// `but`: the filter that is passed over.
bool passes(Plain const& family, FamiliesQuestion const& question, std::string_view but = {}) {
  auto const good = [&](std::string_view name, bool fits) { return but == name || fits; };
  return good("area", !question.area || *question.area == family.area) &&
         good("bagh", !question.bagh || same_bagh(*question.bagh, family.bagh)) &&
         good("officer", !question.officer || *question.officer == family.officer) &&
         good("stage", !question.stage || *question.stage == family.stage) &&
         (!question.unseen_since || !family.visited || *family.visited < *question.unseen_since) &&
         fit_of(family, question.text) != Fit::none;
}

std::vector<event::Uuid> page_of(Record const& record, FamiliesQuestion const& question,
                                 std::int64_t& found) {
  std::vector<Plain const*> all;
  for (auto const& family : record.families)
    if (passes(family, question)) all.push_back(&family);
  std::ranges::sort(all, {}, [&](Plain const* one) {
    return std::tuple(fit_of(*one, question.text), outreach::sort_key(one->head), one->household);
  });
  found = std::ssize(all);
  std::vector<event::Uuid> page;
  for (auto at = question.skip; at < std::min(found, question.skip + question.limit); ++at)
    page.push_back(all[static_cast<std::size_t>(at)]->household);
  return page;
}

template <class Count, class Of>
void check_counts(std::vector<Count> const& counts, Record const& record,
                  FamiliesQuestion const& question, std::string_view filter, Of of) {
  for (auto const& count : counts) {
    CAPTURE(count.code);
    auto const plain = std::ranges::count_if(record.families, [&](Plain const& family) {
      return of(family, count.code) && passes(family, question, filter);
    });
    CHECK(count.families == plain);
  }
}

}  // namespace

TEST_CASE("the list is what plain loops over all families give, for any question") {
  std::int64_t rows = 0, found_in_all = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    Record record(seed);
    WorklistPorts const ports{
        {record.soums[0].folded(record.today), record.soums[1].folded(record.today)},
        {},
        {},
        {},
        record.today};
    for (std::uint64_t turn = 0; turn < 60; ++turn) {
      CAPTURE(seed);
      CAPTURE(turn);
      auto const question = some_question(seed * 1'000 + turn, record.today);
      auto const answer = families(question, ports);
      std::int64_t found = 0;
      auto const page = page_of(record, question, found);
      CHECK(answer.families == std::ssize(record.families));
      CHECK(answer.found == found);
      std::vector<event::Uuid> told;
      for (auto const& row : answer.rows) told.push_back(row.household);
      CHECK(told == page);
      check_counts(answer.areas, record, question, "area",
                   [](Plain const& one, auto const& code) { return one.area == code; });
      check_counts(answer.stages, record, question, "stage",
                   [](Plain const& one, auto const& code) { return one.stage == code; });
      check_counts(answer.baghs, record, question, "bagh", [&](Plain const& one, auto const& code) {
        return one.area == question.area && same_bagh(one.bagh, code);
      });
      rows += std::ssize(told);
      found_in_all += found;
    }
  }
  CHECK(rows > 500);
  CHECK(found_in_all > 2'000);
}

TEST_CASE("a member's name finds her family, with one typing error too, and is told") {
  HeardRecord record;
  record.home(1, "1", "Дорж");
  record.say("person_met", 2, R"({"household":)" + quoted(1) + "}");
  record.say("person_changed", 2, R"({"name":"Нарангэрэл"})");
  record.home(3, "1", "Нарангэрэл");
  WorklistPorts const ports{{record.folded(record.day)}, {}, {}, {}, record.day};
  FamiliesQuestion question;
  question.text = "нарангерел";
  auto const both = families(question, ports);
  REQUIRE(both.rows.size() == 2);
  CHECK(both.rows[0].head == "Дорж");
  CHECK(both.rows[0].name == "Нарангэрэл");
  CHECK(both.rows[1].head == "Нарангэрэл");
  CHECK(both.rows[1].name == "");
  question.text = "Нарангэрл";
  CHECK(families(question, ports).found == 2);
  question.text = "Нарангл";
  CHECK(families(question, ports).found == 0);
}

TEST_CASE("a family that belongs to another soum, or was a mistake, is on no list") {
  HeardRecord record;
  record.home(1, "1", "Дорж");
  record.home(2, "1", "Бат");
  record.say("household_moved", 1, R"({"area":"18304"})");
  WorklistPorts const ports{{record.folded(record.day)}, {}, {}, {}, record.day};
  auto const left = families({}, ports);
  REQUIRE(left.rows.size() == 1);
  CHECK(left.rows[0].head == "Бат");
}

}  // namespace otor::app
