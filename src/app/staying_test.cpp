// SPDX-License-Identifier: Apache-2.0
#include "app/staying.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "app/figures_for_tests.h"
#include "app/report_text.h"
#include "app/staying_report.h"

namespace otor::app {
namespace {

using coverage::InsuredAs;

struct Curves {
  SetsInMemory figures;
  std::vector<std::string> soums{"18301", "18304", "18401", "18404", "18501"};
  Account head{"head", "h", Role::head, {"183"}, true};
  Account programme{"programme", "p", Role::programme, {}, true};

  Curves() {
    FigureSet set;
    set.id = "s1";
    set.indicator = coverage::spells;
    set.as_of = "2026-10-20";
    set.source = "Register";
    set.file = "file.csv";
    set.hash = "hash";
    set.by = "chief";
    (void)figures.take_stays("k", set, {});
  }
  void put(char const* area, std::int64_t months, std::int64_t ended, std::int64_t open,
           InsuredAs kind = InsuredAs::unsaid) {
    figures.stayed.push_back({area, kind, months, ended, open, "s1"});
  }
  /// Of 100 who begin 39 stop within a year, most of them with its last month.
  void hundred(char const* area) {
    put(area, 3, 4, 0);
    put(area, 12, 35, 0);
    put(area, 20, 0, 61);
  }
  Staying ask(Account const& account, StayQuestion const& question = {}) {
    auto told = staying(account, question, soums, figures);
    REQUIRE(told);
    return *told;
  }
  StayArea area(Account const& account, std::string const& code) {
    auto const told = ask(account);
    auto const found = std::ranges::find(told.areas, code, &StayArea::area);
    REQUIRE(found != told.areas.end());
    return *found;
  }
};

/// The sentence with its no-break spaces as blanks.
std::string said(StayArea const& area, Language language = Language::en) {
  auto words = staying_sentence(area, Format(language));
  constexpr std::string_view unbreakable = "\xC2\xA0";
  for (auto at = words.find(unbreakable); at != std::string::npos; at = words.find(unbreakable))
    words.replace(at, unbreakable.size(), " ");
  return words;
}

std::vector<std::string> codes(Staying const& told) {
  std::vector<std::string> all;
  for (auto const& area : told.areas) all.push_back(area.area);
  return all;
}

}  // namespace

TEST_CASE("where nothing was imported nothing is told") {
  Curves desk;
  auto const told = desk.ask(desk.head);
  CHECK(codes(told) == std::vector<std::string>{"183", "18301", "18304"});
  for (auto const& area : told.areas) {
    CHECK(area.soums_told == 0);
    CHECK(area.curve.empty());
    CHECK_FALSE(area.median);
    CHECK(said(area) == "Of this area no table out of the register was imported.");
  }
  CHECK(told.sets.empty());
  Account const officer{"tes", "Т", Role::officer, {"18301"}, true};
  CHECK(staying(officer, {}, desk.soums, desk.figures).error().kind == ProblemKind::not_allowed);
  CHECK(staying(desk.head, {"soldier", {}, ""}, desk.soums, desk.figures).error().kind ==
        ProblemKind::bad_value);
}

TEST_CASE("of a hundred who begin, so many are still insured after a year") {
  Curves desk;
  desk.hundred("18301");
  auto const area = desk.area(desk.head, "18301");
  CHECK(area.begun == 100);
  CHECK(area.ended == 39);
  CHECK(area.watched == 20);
  CHECK(area.first_day == "2026-10-20");
  REQUIRE(area.after.size() == 2);
  CHECK(area.after[0].months == 6);
  CHECK(area.after[0].share == 9600);
  CHECK(area.after[1].months == 12);
  CHECK(area.after[1].share == 6100);
  // By hand: 96/100 x 61/96; the sum 4/(100 x 96) + 35/(96 x 61); log(-log) as in R.
  CHECK(area.after[1].low == 5073);
  CHECK(area.after[1].high == 6977);
  CHECK(area.after[1].at_risk == 96);
  CHECK(area.after[1].ended == 35);
  CHECK_FALSE(area.median);
  REQUIRE(area.steep.size() == 1);
  CHECK(area.steep[0].months == 12);
  CHECK(area.steep[0].loss == 3646);
  CHECK(said(area) == "Of 100 who begin, 61 are still insured after a year (51 to 70).");
  CHECK(said(area, Language::mn).find("100 хүнээс 61 нь") != std::string::npos);
  CHECK(desk.area(desk.head, "183").curve.size() == 20);
  CHECK(desk.area(desk.head, "183").soums_told == 1);
}

TEST_CASE("nothing is told of months to which fewer than ten came, and a median only if reached") {
  Curves desk;
  desk.put("18301", 1, 9, 0);
  CHECK(desk.area(desk.head, "18301").watched == 0);
  CHECK(desk.area(desk.head, "18301").curve.empty());
  CHECK(said(desk.area(desk.head, "18301")) == "Too few began to say how long people stay: 9.");
  desk.put("18304", 2, 10, 0);
  desk.put("18304", 5, 0, 9);
  auto const area = desk.area(desk.head, "18304");
  CHECK(area.watched == 2);
  CHECK(area.median == 2);
  CHECK(said(area) ==
        "Of 100 who begin, 47 are still insured after 2 months (24 to 67). Too few were watched "
        "for a whole year.");
}

TEST_CASE("where all are open all are insured, and no interval is claimed") {
  Curves desk;
  desk.put("18301", 14, 0, 30);
  auto const area = desk.area(desk.head, "18301");
  REQUIRE(area.after.size() == 2);
  CHECK(area.after[1].share == 10'000);
  CHECK_FALSE(area.after[1].low);
  CHECK(area.usual == 0);
  CHECK(area.steep.empty());
  CHECK(said(area) == "All who began are still insured after a year.");
}

TEST_CASE("an aimag is its soums together, in any order of counts") {
  CHECK(rc::check([] {
    Curves desk, turned, one;
    auto const count = *rc::gen::inRange(1, 30);
    for (int at = 0; at < count; ++at) {
      auto const* soum = *rc::gen::element("18301", "18304");
      auto const months = *rc::gen::inRange(0, 30);
      auto const ended = *rc::gen::inRange(0, 9), open = *rc::gen::inRange(0, 9);
      desk.put(soum, months, ended, open);
      turned.figures.stayed.insert(turned.figures.stayed.begin(), desk.figures.stayed.back());
      one.put("18301", months, ended, open);
    }
    auto const told = desk.area(desk.head, "183");
    auto const csv = [](StayArea const& area) {
      auto only = area;
      only.soums_told = 1;
      return staying_csv({"", {}, fewest_watched, {only}, {}});
    };
    RC_ASSERT(csv(told) == csv(turned.area(desk.head, "183")));
    RC_ASSERT(csv(told) == csv(one.area(desk.head, "183")));
  }));
}

TEST_CASE("herders and the voluntarily insured are told apart where a table does") {
  Curves desk;
  desk.put("18301", 1, 10, 0, InsuredAs::herder);
  desk.put("18301", 2, 0, 10, InsuredAs::herder);
  desk.put("18301", 2, 0, 20, InsuredAs::voluntary);
  auto const all = desk.ask(desk.head);
  CHECK(all.kinds == std::vector{InsuredAs::herder, InsuredAs::voluntary});
  CHECK(all.areas[1].begun == 40);
  auto const herders = desk.ask(desk.head, {"herder", {}, ""});
  CHECK(herders.areas[1].begun == 20);
  CHECK(herders.areas[1].curve[0].share == 5000);
  CHECK(desk.ask(desk.head, {"voluntary", {}, ""}).areas[1].curve[0].share == 10'000);
}

TEST_CASE("a page is told one curve month by month, a file all of them") {
  Curves desk;
  desk.hundred("18301");
  auto const told = desk.ask(desk.head, {"", "18301", ""});
  CHECK(told.areas[0].curve.empty());
  CHECK(told.areas[0].after.size() == 2);
  CHECK(told.areas[1].curve.size() == 20);
  auto const csv = staying_csv(desk.ask(desk.head));
  CHECK(csv.find("\r\n18301,,12,96,35,6100,5073,6977,100,2026-10-20,2026-10-20,\r\n") !=
        std::string::npos);
  CHECK(csv.find("\r\n18304,,,,,,,,0,,,\r\n") != std::string::npos);
}

TEST_CASE("totals are of aimags, in fives and whole per cent, and few are withheld") {
  Curves desk;
  desk.hundred("18301");
  desk.hundred("18304");
  desk.put("18304", 3, 2, 0);
  desk.put("18401", 12, 0, 33);
  desk.put("18501", 2, 1, 3);
  auto const told = desk.ask(desk.programme);
  CHECK(codes(told) == std::vector<std::string>{"", "183", "184", "185"});
  auto const& all = told.areas[0];
  CHECK(all.begun == 235);  // of 239
  CHECK_FALSE(all.curve[0].ended);
  for (auto const& point : all.curve) {
    CHECK(point.at_risk % 5 == 0);
    CHECK(point.share % 100 == 0);
    if (point.low) CHECK(*point.low % 100 == 0);
  }
  CHECK(told.areas[1].begun == 200);  // of 202
  CHECK(told.areas[3].withheld);
  CHECK(told.areas[2].withheld);  // the smaller of the others
  CHECK(told.areas[3].begun == 0);
  CHECK(told.areas[3].curve.empty());
  CHECK(said(told.areas[3]) == "Withheld: too few people.");
  REQUIRE(told.sets.size() == 1);
  CHECK(told.sets[0].by.empty());
  CHECK(told.sets[0].file.empty());
  CHECK(told.sets[0].hash.empty());
  CHECK(desk.ask(desk.head).sets[0].by == "chief");
}

TEST_CASE("where an aimag brought no table, nothing is hidden with it") {
  Curves desk;
  desk.hundred("18301");
  desk.put("18401", 2, 1, 3);
  auto const told = desk.ask(desk.programme);
  CHECK(told.areas[2].withheld);
  CHECK(told.areas[1].withheld);  // else the sum would tell the other
  CHECK_FALSE(told.areas[3].withheld);
  CHECK(told.areas[3].soums_told == 0);
}

TEST_CASE("as a report it is a row for each place with the curve of the first") {
  Curves desk;
  desk.hundred("18301");
  std::vector<Area> const areas{{"18301", "183", "Өлгий", "Өлгий", "Ulgii"},
                                {"18304", "183", "Буянт", "Буянт", "Buyant"}};
  ReportWords const words{areas, false, 7, {{"183", "Баян-Өлгий", "Баян-Өлгий", "Bayan-Ulgii"}}};
  ReportQuestion question;
  question.name = "staying";
  question.language = Language::en;
  auto const report = staying_report(question, words, desk.ask(desk.head), "2026-11-27");
  REQUIRE(report);
  auto const csv = report_csv(*report);
  CHECK(csv.find("183,Bayan-Ulgii,2026-10-20,100,96.00,61.00,50.73,69.77,,,\r\n") !=
        std::string::npos);
  CHECK(csv.find("18304,Buyant,,,,,,,,,\r\n") != std::string::npos);
  REQUIRE(report->plots.size() == 1);
  CHECK(report->plots[0].says ==
        "Bayan-Ulgii. " + staying_sentence(desk.area(desk.head, "183"), Format(Language::en)));
  CHECK(report->about[1] == report->plots[0].says);
  CHECK(report_document(*report).has_value());
  Curves empty;
  CHECK(staying_report(question, words, empty.ask(empty.head), "2026-11-27")->plots.empty());
}

}  // namespace otor::app
