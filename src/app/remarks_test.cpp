// SPDX-License-Identifier: Apache-2.0
// Remarks as the page of an officer asks for them. The people are made up.
#include "app/remarks.h"

#include <doctest/doctest.h>

#include "app/record_page_for_tests.h"

namespace otor::app {
namespace {

constexpr std::string_view colleague = "01934f6e-8c00-7abc-8def-000000000002";

std::string id(int number) {
  auto const digits = std::to_string(number);
  return "01934f6e-8c00-7abc-8def-" + std::string(12 - digits.size(), '0') + digits;
}

std::string of_visit(int visit, std::string const& rest = "") {
  return R"({"visit":")" + id(visit) + "\"" + rest + "}";
}

/// Visits of this day to as many families; their names are Жишээ 1, 2, 3.
std::vector<std::string> visit_families(PageOfTest& page, int count,
                                        std::string const& way = "home") {
  std::vector<std::string> families;
  for (int at = 1; at <= count; ++at) {
    auto const home = subject_of(page.say("household_met", "", "{}"));
    page.say("household_changed", home, R"({"head":"Жишээ )" + std::to_string(at) + "\"}");
    page.say("visit_started", home, of_visit(100 + at, R"(,"way":")" + way + "\""));
    families.push_back(home);
  }
  return families;
}

json::value remarks_of(PageOfTest& page) {
  return page.ask("remarks", R"({"on":"2026-11-23"})").at("remarks");
}
std::int64_t open_remarks(PageOfTest& page) {
  return page.ask("today", R"({"on":"2026-11-23"})").at("remarks").as_int64();
}

constexpr char explained[] = R"(,"note":"Наадам дээр уулзсан","remark":"many_in_day")";

}  // namespace

TEST_CASE("an officer sees a remark on her visits, says how it was, and may take that back") {
  PageOfTest page;
  auto const families = visit_families(page, 12);
  auto const row = remarks_of(page).at(0);
  CHECK(row.at("rule").as_string() == "many_in_day");
  CHECK(row.at("families").as_int64() == 12);
  CHECK(row.at("least").as_int64() == 12);
  CHECK(row.at("visits").as_array().size() == 12);
  CHECK(row.at("visits").at(0).at("head").as_string() == "Жишээ 1");
  CHECK(row.at("shown_from").is_null());  // nothing came home
  CHECK(open_remarks(page) == 1);
  auto const said = page.say("visit_explained", families[2], of_visit(103, explained));
  CHECK(open_remarks(page) == 0);
  auto const words = remarks_of(page).at(0).at("words").at(0);
  CHECK(words.at("note").as_string() == "Наадам дээр уулзсан");
  CHECK(words.at("unsafe").as_bool());
  page.say("entry_withdrawn", families[2], R"({"entry":")" + id_of(said) + "\"}",
           R"(,"over":[")" + id_of(said) + "\"]");
  CHECK(open_remarks(page) == 1);
}

TEST_CASE("a visit that was taken back is in no remark, nor one that was not at home") {
  PageOfTest page;
  auto const families = visit_families(page, 12);
  auto const wrong = page.ask("entries", R"({"household":")" + families[0] + "\"}").at("entries");
  page.say("entry_withdrawn", families[0], R"({"entry":")" + id(101) + "\"}",
           R"(,"over":)" + canonical(wrong.at(0).at("over")));
  CHECK(remarks_of(page).as_array().empty());
  PageOfTest telephone;
  visit_families(telephone, 12, "phone");
  CHECK(remarks_of(telephone).as_array().empty());
  PageOfTest put_right;
  auto const homes = visit_families(put_right, 12);
  CHECK(remarks_of(put_right).as_array().size() == 1);
  put_right.say("visit_changed", homes[0], of_visit(101, R"(,"way":"phone")"));
  CHECK(remarks_of(put_right).as_array().empty());
}

TEST_CASE("what is said about another remark explains nothing, nor what somebody else says") {
  PageOfTest page;
  auto const families = visit_families(page, 12);
  page.say("visit_explained", families[0], of_visit(101, R"(,"note":"x","remark":"same_noted")"));
  CHECK(open_remarks(page) == 1);
  PageOfTest other(colleague, "bat");
  auto const line = other.make("visit_explained", families[0], of_visit(101, explained));
  page.load({line});
  CHECK(open_remarks(page) == 1);
}

TEST_CASE("both of two officers see that they wrote a visit to one family, and nobody else does") {
  PageOfTest page;
  auto const home = visit_families(page, 1).front();
  PageOfTest other(colleague, "bat");
  auto const line = other.make("visit_started", home, of_visit(200, R"(,"way":"home")"));
  page.load({line}, R"(,"position":7,"received":1795000100000,"skew":0)");
  auto const row = remarks_of(page).at(0);
  CHECK(row.at("rule").as_string() == "same_day");
  CHECK(canonical(row.at("officers")) == R"(["bat","tes"])");
  PageOfTest third("01934f6e-8c00-7abc-8def-000000000003", "nar");
  auto const lines = page.ask("outbox", "{}").at("lines").as_array();
  std::vector<std::string> all{line};
  for (auto const& one : lines) all.emplace_back(one.as_string());
  third.load(all, R"(,"position":7,"received":1795000100000,"skew":0)");
  CHECK(remarks_of(third).as_array().empty());
}

TEST_CASE("a head sees it some days after all of the visits came home") {
  PageOfTest page;
  visit_families(page, 12);
  auto const lines = page.ask("outbox", "{}").at("lines").as_array();
  std::vector<std::string> all;
  for (auto const& one : lines) all.emplace_back(one.as_string());
  page.load(all, R"(,"position":7,"received":1795000100000,"skew":0)");
  CHECK(remarks_of(page).at(0).at("shown_from").as_string() ==
        text_of(date_of_day(1'795'000'100'000 / 86'400'000 + 3)));
}

}  // namespace otor::app
