// SPDX-License-Identifier: Apache-2.0
#include "app/record_page_for_tests.h"

namespace otor::app {
namespace {

std::string const scheme =
    R"({"code":"road","name":{"mn":"Зам","kk":"Жол","en":"Road"},"currency":"MNT",)"
    R"("from":"2026-01-01","to":"2026-12-31","amount":459000,"planned_each":16392,)"
    R"("source":"made up","fuel_norm":[],"fuel_tolerance":30,"journey_days":3,"categories":[)"
    R"({"code":"petrol","name":{"mn":"Шатахуун","kk":"Жанармай","en":"Petrol"},"per_day":[],)"
    R"("receipt":true,"petrol":true,"travel":true,"explained":false},)"
    R"({"code":"stationery","name":{"mn":"Бичиг","kk":"Кеңсе","en":"Stationery"},"per_day":[],)"
    R"("limit":60000,"receipt":false,"petrol":false,"travel":false,"explained":false}]})";

json::object book(PageOfTest& page) {
  auto const answer = page.ask("allowance", R"({"today":"2026-11-23","schemes":[)" + scheme + "]}");
  REQUIRE(answer.as_object().contains("books"));
  auto const& books = answer.at("books").as_array();
  REQUIRE(books.size() == 1);
  return books.front().as_object();
}

json::value check(PageOfTest& page, std::string const& draft) {
  return page.ask("expense_check", R"({"today":"2026-11-23","area":"18301","scheme":)" + scheme +
                                       R"(,"draft":)" + draft + "}");
}

std::string const petrol =
    R"({"amount":58000,"category":"petrol","litres_ml":20000,"on":"2026-11-18","receipt":"0001",)"
    R"("scheme":"road"})";

TEST_CASE("what was spent is seen at once, and what is left still reaches") {
  PageOfTest page;
  CHECK(book(page).at("left").as_int64() == 0);
  auto const home = subject_of(page.say("household_met", "", "{}"));
  page.say("visit_started", home,
           R"({"visit":"01934f6e-8c00-7abc-8def-0000000000aa","way":"home"})");
  // Her head paid: it comes with the next contact.
  PageOfTest head("01934f6e-8c00-7abc-8def-0000000000dd", "uvs");
  page.load({head.make("advance_paid", "",
                       R"({"amount":459000,"officer":"tes","on":"2026-11-01","scheme":"road"})")},
            R"(,"position":7,"received":1795000000000)");
  auto const line = page.say("expense_claimed", "", petrol);
  auto const mine = book(page);
  CHECK(mine.at("left").as_int64() == 401'000);
  CHECK(mine.at("balance").at("claimed").as_int64() == 58'000);
  CHECK(mine.at("payments").as_array().size() == 1);
  CHECK(mine.at("reach").at("households").as_int64() == 24);
  auto const& expense = mine.at("expenses").as_array().front();
  CHECK(expense.at("id").as_string() == subject_of(line));
  CHECK(expense.at("state").as_string() == "claimed");
  CHECK(!expense.at("safe").as_bool());
  CHECK(expense.at("flags").as_array().empty());
  page.load({head.make("expense_reviewed", subject_of(line),
                       R"({"verdict":"asked","why":"Хэний машин бэ?"})")},
            R"(,"position":9,"received":1795000900000)");
  auto const asked = book(page).at("expenses").as_array().front();
  CHECK(asked.at("state").as_string() == "asked");  // it came home, and its receipt was lost
}

TEST_CASE("a word of the head reaches the phone with its reason, and is answered") {
  PageOfTest page;
  PageOfTest head("01934f6e-8c00-7abc-8def-0000000000dd", "uvs");
  auto const line = page.say("expense_claimed", "", petrol);
  page.ask("receipts", R"({"receipts":[{"id":")" + id_of(line) +
                           R"(","status":"stored","received":1795000100000}]})");
  page.load({head.make("expense_reviewed", subject_of(line),
                       R"({"verdict":"asked","why":"Хэний машин бэ?"})")},
            R"(,"position":9,"received":1795000900000)");
  auto asked = book(page).at("expenses").as_array().front().as_object();
  CHECK(asked.at("safe").as_bool());
  CHECK(asked.at("state").as_string() == "asked");
  CHECK(asked.at("why").as_string() == "Хэний машин бэ?");
  CHECK(asked.at("by").as_string() == "uvs");
  page.say("expense_explained", subject_of(line), R"({"note":"Багийн даргын машин"})");
  asked = book(page).at("expenses").as_array().front().as_object();
  CHECK(asked.at("state").as_string() == "explained");
  CHECK(asked.at("answer").as_string() == "Багийн даргын машин");
}

TEST_CASE("a draft is checked before it is written") {
  PageOfTest page;
  auto const good = check(page, R"({"category":"petrol","on":"2026-11-23","amount":58000,)"
                                R"("receipt":"1","litres_ml":20000})");
  CHECK(good.at("refused").as_array().empty());
  CHECK(good.at("flags").as_array().front().at("kind").as_string() == "no_visit");
  auto const bad = check(page, R"({"category":"stationery","on":"2026-11-23","amount":60001})");
  CHECK(bad.at("refused").as_array().front().at("why").as_string() == "over_limit");
  CHECK(bad.at("refused").as_array().front().at("amount").as_int64() == 60'000);
  auto const half = check(page, R"({"category":"petrol","on":"2026-11-23","amount":1.5})");
  CHECK(half.as_object().contains("problem"));
}

TEST_CASE("a colleague's money is not mine") {
  PageOfTest mine, other("01934f6e-8c00-7abc-8def-000000000002", "tsengel");
  mine.load({other.say("expense_claimed", "", petrol)});
  CHECK(book(mine).at("expenses").as_array().empty());
  // But one receipt in two hands is seen.
  mine.say("expense_claimed", "", petrol);
  auto const flags = book(mine).at("expenses").as_array().front().at("flags").as_array();
  REQUIRE(flags.size() == 2);
  CHECK(flags.back().at("kind").as_string() == "receipt_twice");
}

}  // namespace
}  // namespace otor::app
