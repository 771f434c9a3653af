// SPDX-License-Identifier: Apache-2.0
#include "law/parameter.h"

#include <doctest/doctest.h>

#include <functional>

namespace otor::law {
namespace {

Text const title{"Доод хэмжээ", "Төменгі мөлшер", "Minimum"};
Source const source{"An act", "", "https://example.org/", "high"};

Entry entry_from(Date date, std::optional<Value> value) {
  return {date, std::move(value), source, "U2", ""};
}

Pack sound_pack() {
  Pack pack;
  pack.country = "mn";
  Date const checked{month_of(2026, 11), 23};
  pack.questions = {{"U2", "open", title, "known", "reading", checked, {"https://example.org/"}}};
  auto const first = entry_from({month_of(2024, 1), 1}, std::int64_t{660'000});
  auto const second = entry_from({month_of(2025, 4), 1}, std::int64_t{792'000});
  pack.parameters = {{"minimum_wage", title, "tugrug_per_month", checked, "", {first, second}}};
  return pack;
}

struct Case {
  char const* says;
  std::function<void(Pack&)> spoil;
  char const* detail;
};

Parameter& wage(Pack& pack) { return pack.parameters[0]; }

void set_value(Pack& pack, char const* unit, Value value) {
  wage(pack).unit = unit;
  for (auto& entry : wage(pack).entries) entry.value = value;
}

Case const form_cases[] = {
    {"an unknown unit", [](Pack& p) { wage(p).unit = "yaks"; }, "There is no unit \"yaks\""},
    {"a share where money is due", [](Pack& p) { wage(p).entries[0].value = Rate{115'000}; },
     "another form"},
    {"a negative amount", [](Pack& p) { wage(p).entries[0].value = std::int64_t{-1}; },
     "outside 0-"},
    {"more than the largest amount", [](Pack& p) { wage(p).entries[0].value = largest_amount + 1; },
     "outside 0-"},
    {"a share over a thousand per cent", [](Pack& p) { set_value(p, "share", Rate{10'000'001}); },
     "1000 %"},
    {"a ramp that ends before it begins",
     [](Pack& p) {
       set_value(p, "months_by_year", YearRamp{2037, 2017, 240, 3});
     },
     "last year"},
    {"a ramp that falls below nothing",
     [](Pack& p) {
       set_value(p, "months_by_year", YearRamp{2017, 2037, 10, -3});
     },
     "0-1200"},
    {"no tier", [](Pack& p) { set_value(p, "share_by_count", std::vector<Tier>{}); }, "no tier"},
    {"tiers that do not rise",
     [](Pack& p) {
       set_value(p, "share_by_count", std::vector<Tier>{{2, {1}}, {2, {2}}});
     },
     "must rise"},
    {"a statement without Kazakh",
     [](Pack& p) {
       set_value(p, "statement", Text{"а", " ", "a"});
     },
     "lacks a language"},
};

Case const order_cases[] = {
    {"the same date twice", [](Pack& p) { wage(p).entries[1].date = wage(p).entries[0].date; },
     "entry 2: Its date is not after"},
    {"dates that fall", [](Pack& p) { std::swap(wage(p).entries[0], wage(p).entries[1]); },
     "entry 2: Its date is not after"},
    {"no date", [](Pack& p) { wage(p).entries[0].date = {}; }, "entry 1: Its date"},
    {"30 February",
     [](Pack& p) {
       wage(p).entries[1].date = {month_of(2025, 2), 30};
     },
     "impossible"},
    {"no entries", [](Pack& p) { wage(p).entries.clear(); }, "no entry"},
    {"a parameter twice", [](Pack& p) { p.parameters.push_back(p.parameters[0]); }, "stands twice"},
    {"a question twice", [](Pack& p) { p.questions.push_back(p.questions[0]); }, "stands twice"},
    {"no source", [](Pack& p) { wage(p).entries[0].source = {}; },
     "entry 1: Its source names no act"},
    {"no confidence", [](Pack& p) { wage(p).entries[0].source.confidence = "sure"; }, "confidence"},
    {"an address that is none", [](Pack& p) { wage(p).entries[0].source.url = "legalinfo"; },
     "address"},
    {"a question that does not exist", [](Pack& p) { wage(p).entries[0].question = "U99"; },
     "no question \"U99\""},
    {"a name with a space", [](Pack& p) { wage(p).name = "minimum wage"; }, "small letters"},
    {"no title in Mongolian", [](Pack& p) { wage(p).title.mn = ""; }, "title lacks"},
    {"a terminal's escape", [](Pack& p) { wage(p).entries[0].note = "\x1b[2J"; },
     "control character"},
    {"a bell in a question", [](Pack& p) { p.questions[0].known = "a\a"; }, "control character"},
    {"no day of checking", [](Pack& p) { wage(p).checked = {}; }, "day of checking"},
    {"a question nobody asks", [](Pack& p) { p.questions[0].asks.kk = ""; },
     "U2: Its sentence lacks"},
    {"a status of its own", [](Pack& p) { p.questions[0].status = "maybe"; },
     "open, partly or closed"},
    {"no country", [](Pack& p) { p.country = ""; }, "two letters"},
};

void check_refused(Case const& item) {
  INFO(item.says);
  auto pack = sound_pack();
  item.spoil(pack);
  auto const result = checked(pack);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().kind == ProblemKind::bad_law);
  INFO(result.error().detail);
  CHECK(result.error().detail.find(item.detail) != std::string::npos);
}

}  // namespace

TEST_CASE("a sound law is accepted, also where a value is not known") {
  auto pack = sound_pack();
  CHECK(checked(pack).has_value());
  pack.parameters[0].entries[1].value.reset();
  CHECK(checked(pack).has_value());
}

TEST_CASE("values of another form than their unit are refused") {
  for (auto const& item : form_cases) check_refused(item);
}

TEST_CASE("disorder, missing sources and unknown questions are refused") {
  for (auto const& item : order_cases) check_refused(item);
}

TEST_CASE("all faults are told, not only the first") {
  auto pack = sound_pack();
  pack.parameters[0].entries[0].source.act = "";
  pack.parameters[0].entries[1].question = "U7";
  auto const faults = faults_of(pack);
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].entry == 0);
  CHECK(faults[1].entry == 1);
}

}  // namespace otor::law
