// SPDX-License-Identifier: Apache-2.0
#include "app/theme.h"

#include <doctest/doctest.h>

#include "app/heard_record_for_tests.h"

namespace otor::app {
namespace {

Account const head{"head", "h", Role::head, {"183"}, true};

struct Book {
  outreach::Codebook codebook = *wire::read_codebook(outreach::default_codebook());
  std::vector<Theme> themes;
  ThemeOrder order{outreach::CodeSet::finding,           "183",        "access",
                   {"Зам муу", "Жол нашар", "Bad road"}, made_uuid(1), {}};

  Result<OrderedTheme> send() { return order_theme(order, head, themes, codebook, 5); }
  std::string sent() {
    auto ordered = send();
    REQUIRE_MESSAGE(ordered.has_value(), ordered.error().detail);
    themes = std::move(ordered->themes);
    return ordered->code;
  }
  ProblemKind refused() {
    auto const ordered = send();
    REQUIRE_FALSE(ordered.has_value());
    return ordered.error().kind;
  }
};

}  // namespace

TEST_CASE("a head adds codes of her own aimag, which stand beside the built-in ones") {
  Book book;
  CHECK(book.sent() == "183.t1");
  CHECK(book.sent() == "183.t1");  // the same order again
  CHECK(book.themes.size() == 1);
  book.order.key = made_uuid(2);
  book.order.title.mn = "Худаг хол";
  CHECK(book.sent() == "183.t2");
  CHECK(book.themes[1].by == "head");
  CHECK(outreach::extend(book.codebook, codebook_of(book.themes)));
  book.order.key = made_uuid(3);
  book.order.set = outreach::CodeSet::asked;
  book.order.group = "";
  CHECK(book.sent() == "183.t3");  // never a code twice, in no set
}

TEST_CASE("titles of a code can be put right, and only those that were added here") {
  Book book;
  REQUIRE(book.sent() == "183.t1");
  book.order.key = made_uuid(2);
  book.order.code = "183.t1";
  book.order.title.mn = "Зам их муу";
  CHECK(book.sent() == "183.t1");
  CHECK(book.themes.front().title.mn == "Зам их муу");
  CHECK(book.themes.size() == 1);
  book.order.key = made_uuid(3);
  for (auto const* code : {"A1", "183.t9", "184.t1"}) {
    book.order.code = code;
    CHECK(book.refused() == ProblemKind::not_found);
  }
}

TEST_CASE("what no phone could show is refused") {
  Book book;
  auto const good = book.order;
  book.order.title.kk = " ";
  CHECK(book.refused() == ProblemKind::bad_value);
  book.order = good;
  book.order.title.en = "Two\nlines";
  CHECK(book.refused() == ProblemKind::bad_value);
  book.order = good;
  book.order.title.mn = std::string(241, 'x');
  CHECK(book.refused() == ProblemKind::bad_value);
  book.order = good;
  book.order.title.mn = "АБ12345678 хэлсэн";
  CHECK(book.refused() == ProblemKind::bad_value);
  book.order = good;
  book.order.title.mn = "алслагдсан";  // C1
  CHECK(book.refused() == ProblemKind::bad_value);
  book.order = good;
  book.order.group = "weather";
  CHECK(book.refused() == ProblemKind::bad_value);
  book.order = good;
  book.order.set = outreach::CodeSet::paper;
  CHECK(book.refused() == ProblemKind::bad_value);
  book.order = good;
  book.order.aimag = "184";
  CHECK(book.refused() == ProblemKind::not_allowed);
}

TEST_CASE("what was typed without a code is found however it is spelled, and its words counted") {
  HeardRecord record;
  record.home(10, "2");
  record.visit(10, 11);
  record.found(10, 11, "other", R"(,"note":"Зам муу, өвөл хаагддаг. АБ12345678")");
  record.found(10, 11, "B1", R"(,"note":"Зам муу тул зарж чадаагүй")");
  record.found(10, 11, "C1");
  record.visit(20, 21);
  record.found(20, 21, "184.t7", R"(,"note":"Замаа засвал сайн, хаагдах нь их")");
  record.asked(20, 21, "other", "answered", R"(,"text":"Худаг хэзээ гаргах вэ?")");
  auto const soum = record.folded(*parse_date("2026-11-25"));
  auto const codebook = *wire::read_codebook(outreach::default_codebook());
  auto const ask = [&](NotesQuestion const& question) {
    auto answer = notes(question, {soum}, codebook);
    REQUIRE(answer.has_value());
    return std::move(*answer);
  };
  auto const all = ask({});
  CHECK(all.found == 2);
  CHECK(all.households == 2);
  REQUIRE(all.rows.size() == 2);
  CHECK(all.rows[1].words.find("12345678") == std::string::npos);
  CHECK(all.rows[1].bagh == "2");
  REQUIRE_FALSE(all.words.empty());
  CHECK(all.words.front().notes == 2);
  CHECK(ask({.text = all.words.front().begins}).found == 2);
  CHECK(ask({.coded = true}).found == 3);
  CHECK(ask({.questions = true}).rows.at(0).words == "Худаг хэзээ гаргах вэ?");
  CHECK(ask({.text = "зам ХААГД"}).found == 2);
  CHECK(ask({.text = "овол"}).found == 1);  // ө and о are one in a search
  auto const none = ask({.text = "худаг"});
  CHECK(none.found == 0);
  CHECK(none.notes == 2);
  CHECK(ask({.area = "18304"}).notes == 0);
  CHECK(ask({.from = "2026-11-21"}).notes == 0);
  CHECK(ask({.to = "2026-11-20"}).notes == 2);
  CHECK(notes({.text = std::string(201, 'x')}, {soum}, codebook).error().kind ==
        ProblemKind::bad_value);
  CHECK(notes({.from = "yesterday"}, {soum}, codebook).error().kind == ProblemKind::bad_month);
}

TEST_CASE("what was typed of somebody who objected since is read by nobody") {
  HeardRecord record;
  record.home(10, "2");
  record.person(20, 10, "1990-05", "female");
  record.visit(10, 11);
  record.consent(10, 11, true);
  auto const of_her = R"(,"person":)" + quoted(20);
  record.found(10, 11, "other", R"(,"note":"her own words")" + of_her);
  record.found(10, 11, "other", R"(,"note":"theirs")");
  auto const codebook = *wire::read_codebook(outreach::default_codebook());
  auto const found = [&] {
    return notes({}, {record.folded(*parse_date("2026-11-25"))}, codebook)->found;
  };
  CHECK(found() == 2);
  record.say("consent_withdrawn", 10, R"({"how":"spoken")" + of_her + "}");
  CHECK(found() == 1);
  record.say("consent_withdrawn", 10, R"({"how":"spoken"})");
  CHECK(found() == 0);
}

}  // namespace otor::app
