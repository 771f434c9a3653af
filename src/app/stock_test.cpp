// SPDX-License-Identifier: Apache-2.0
#include "app/record_page_for_tests.h"

namespace otor::app {
namespace {

std::string moved(std::string const& edition, std::string const& how, int count) {
  return R"({"count":)" + std::to_string(count) + R"(,"edition":)" + edition + R"(,"how":")" + how +
         "\"}";
}

json::array rows_of(PageOfTest& page) { return page.ask("stock", "{}").at("editions").as_array(); }

TEST_CASE("handbooks are counted by edition: what came, less what went and was given") {
  PageOfTest page;
  CHECK(rows_of(page).empty());
  page.say("handbooks_moved", "", moved(R"("3")", "received", 50));
  page.say("handbooks_moved", "", moved("3", "received", 10));
  page.say("handbooks_moved", "", moved(R"("3")", "lost", 2));
  page.say("handbooks_moved", "", moved(R"("3")", "returned", 5));
  page.say("handbooks_moved", "", moved(R"("4")", "received", 7));
  auto const home = subject_of(page.say("household_met", "", "{}"));
  std::string const visit = R"("visit":"01934f6e-8c00-7abc-8def-0000000000aa")";
  page.say("visit_started", home, R"({"way":"home",)" + visit + "}");
  page.say("handbook_given", home, R"({"count":3,"edition":"3",)" + visit + "}");
  auto const rows = rows_of(page);
  REQUIRE(rows.size() == 2);
  auto const is = [&](char const* what, std::int64_t count) {
    return rows.front().at(what).as_int64() == count;
  };
  CHECK(rows.front().at("edition").as_string() == "3");
  CHECK(is("received", 60));
  CHECK(is("returned", 5));
  CHECK(is("lost", 2));
  CHECK(is("given", 3));
  CHECK(is("left", 50));
  CHECK(rows.back().at("left").as_int64() == 7);
}

TEST_CASE("what was given and never noted shows as less than none") {
  PageOfTest page;
  auto const home = subject_of(page.say("household_met", "", "{}"));
  std::string const visit = R"("visit":"01934f6e-8c00-7abc-8def-0000000000aa")";
  page.say("visit_started", home, R"({"way":"home",)" + visit + "}");
  page.say("handbook_given", home, R"({"count":2,"edition":"5",)" + visit + "}");
  CHECK(rows_of(page).front().at("left").as_int64() == -2);
}

TEST_CASE("what the department wrote of an officer stands beside what she wrote") {
  PageOfTest mine, head("01934f6e-8c00-7abc-8def-000000000002", "chief");
  auto const issued = [](char const* officer, int count) {
    return R"({"count":)" + std::to_string(count) + R"(,"edition":"3","how":"issued","officer":")" +
           officer + R"(","on":"2026-06-01"})";
  };
  mine.say("handbooks_moved", "", moved(R"("3")", "received", 40));
  mine.say("handbooks_moved", "", moved(R"("4")", "received", 7));
  auto const first = head.say("handbooks_booked", "", issued("tes", 500));
  auto const right = head.say("handbooks_booked", subject_of(first), issued("tes", 50));
  mine.load({right, first, head.say("handbooks_booked", "", issued("tsengel", 30))});
  auto const rows = rows_of(mine);
  REQUIRE(rows.size() == 2);
  CHECK(rows.front().at("received").as_int64() == 40);
  CHECK(rows.front().at("issued").as_int64() == 50);  // as it was written last
  CHECK(rows.front().at("taken_back").as_int64() == 0);
  CHECK(rows.front().at("left").as_int64() == 40);  // by her own words
  CHECK(rows.back().at("issued").is_null());        // of this edition it wrote nothing
}

TEST_CASE("a colleague's handbooks are not mine") {
  PageOfTest mine, other("01934f6e-8c00-7abc-8def-000000000002", "tsengel");
  auto const line = other.say("handbooks_moved", "", moved(R"("3")", "received", 50));
  mine.load({line});
  CHECK(rows_of(mine).empty());
}

}  // namespace
}  // namespace otor::app
