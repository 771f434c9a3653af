// SPDX-License-Identifier: Apache-2.0
#include "outreach/codebook.h"

#include <doctest/doctest.h>

namespace otor::outreach {
namespace {

Title const title{"а", "ә", "a"};

Code code(std::string name) { return {CodeSet::finding, std::move(name), "money", false, title}; }

Rule owed() { return {"answer_owed", Trigger::answer_owed, 14, {}, {}, title, "a setting"}; }

RemarkRule alike() { return {"alike", RemarkTrigger::same_noted, 3, 5, 4, "a setting"}; }

Codebook book() { return {{code("A1"), code("B1")}, {owed()}, std::vector{alike()}}; }

template <class Change>
bool refused(Change change) {
  auto changed = book();
  change(changed);
  return !check(changed);
}

}  // namespace

TEST_CASE("a book is checked whole") {
  CHECK(check(book()));
  CHECK(refused([](Codebook& it) { it.codes[1].code = "A1"; }));
  CHECK(!refused([](Codebook& it) { it.codes[1].code = "A1", it.codes[1].set = CodeSet::asked; }));
  CHECK(refused([](Codebook& it) { it.codes[0].code = "A 1"; }));
  CHECK(refused([](Codebook& it) { it.codes[0].title.kk.clear(); }));
  CHECK(refused([](Codebook& it) { it.rules[0].days.reset(); }));
  CHECK(refused([](Codebook& it) { it.rules[0].months = 1; }));
  CHECK(refused([](Codebook& it) { it.rules[0].days = -1; }));
  CHECK(refused([](Codebook& it) { it.rules[0].source.clear(); }));
  CHECK(refused([](Codebook& it) { it.rules.push_back(owed()); }));
}

TEST_CASE("a department adds its own under its own prefix, and changes nothing else") {
  auto whole = book();
  CHECK(extend(whole, {{code("183.road")}, {}, {}}));
  CHECK(whole.codes.size() == 3);
  CHECK(!extend(whole, {{code("road")}, {}, {}}));
  CHECK(!extend(whole, {{code("A1")}, {}, {}}));
  CHECK(!extend(whole, {{code("183.road")}, {}, {}}));  // it is there
  auto own = owed();
  CHECK(!extend(whole, {{}, {own}, {}}));
  own.code = "183.owed";
  CHECK(extend(whole, {{}, {own}, {}}));
  CHECK(whole.codes.size() == 3);
  CHECK(whole.rules.size() == 2);
}

TEST_CASE("rules of remarks have the numbers that they look at, and are the same for everybody") {
  auto const with = [](auto change) {
    return refused([&](Codebook& it) { change(it.remarks->front()); });
  };
  CHECK(with([](RemarkRule& it) { it.count.reset(); }));
  CHECK(with([](RemarkRule& it) { it.codes.reset(); }));
  CHECK(with([](RemarkRule& it) { it.codes = 1; }));
  CHECK(with([](RemarkRule& it) { it.count = 1; }));
  CHECK(with([](RemarkRule& it) { it.days = -1; }));
  CHECK(with([](RemarkRule& it) { it.when = RemarkTrigger::many_in_day; }));
  CHECK(with([](RemarkRule& it) { it.when = RemarkTrigger::same_day; }));
  CHECK(with([](RemarkRule& it) { it.code = "a b"; }));
  CHECK(with([](RemarkRule& it) { it.source.clear(); }));
  CHECK(refused([](Codebook& it) { it.remarks->push_back(alike()); }));
  auto own = alike();
  own.code = "183.alike";
  auto whole = book();
  CHECK(!extend(whole, {{}, {}, std::vector{own}}));
}

TEST_CASE("the form of a code") {
  for (auto const* good : {"A1", "183.road", "z", "other", "a-b_c"}) CHECK(is_code(good));
  for (auto const* bad : {"", ".", "a.", ".a", "a.b.c", "a b", "ё"}) CHECK(!is_code(bad));
  CHECK(is_code(std::string(32, 'a')));
  CHECK(!is_code(std::string(33, 'a')));
}

}  // namespace otor::outreach
