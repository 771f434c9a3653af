// SPDX-License-Identifier: Apache-2.0
#include "cli/estimate_page.h"

#include <doctest/doctest.h>

#include <regex>

#include "app/due.h"
#include "app/outlook.h"
#include "app/step_text.h"
#include "base/format.h"
#include "cli/person_form.h"
#include "cli/wrapped.h"
#include "law/default_pack.h"

namespace otor::cli {
namespace {

using app::act_title;

app::LawInForce const& law() {
  static auto const loaded = app::LawInForce::from_pack(law::default_pack());
  REQUIRE(loaded.has_value());
  return *loaded;
}

Month const november = month_of(2026, 11);

PersonForm woman() {
  PersonForm form;
  form.sex = "female";
  form.born = "1996-03";
  form.start = "2026-12";
  form.children = 2;
  form.paid = {"2018-01..2019-12:herder:320000"};
  form.sheep = "200000";
  return form;
}

std::string page_of(PersonForm const& form, Language language) {
  auto const request = request_of(form, november);
  REQUIRE_MESSAGE(request.has_value(), request.error().detail);
  auto const answer = app::outlook(*request, law());
  REQUIRE_MESSAGE(answer.has_value(), answer.error().detail);
  return estimate_page(*request, *answer, language, law().law);
}

// A page without its breaks: where a line breaks is no promise.
std::string flowing(std::string const& page) {
  auto const plain = std::regex_replace(page, std::regex("\u00a0"), " ");
  return std::regex_replace(plain, std::regex("\\s+"), " ");
}

bool says(std::string const& page, std::string_view words) {
  return flowing(page).find(words) != std::string::npos;
}

TEST_CASE("the page of the worked case says its figures in three languages") {
  auto const mongolian = page_of(woman(), Language::mn);
  CHECK(says(mongolian, "Та 50 наснаас сард 769,000 төгрөг авна."));
  CHECK(says(mongolian, "Та сард 61,380 төгрөг төлнө. Төр таны өмнөөс 45,540 төгрөг төлнө."));
  CHECK(says(mongolian, "Таны төлсөн мөнгө 37 сарын тэтгэврээр нөхөгдөнө."));
  CHECK(says(mongolian, "2046 оны 3 дугаар сар, 50 нас: сард 769,000 ₮"));
  CHECK(says(mongolian, "Энэ бол урьдчилсан тооцоо, албан ёсны шийдвэр биш."));
  auto const kazakh = page_of(woman(), Language::kk);
  CHECK(says(kazakh, "Сіз 50 жастан бастап айына 769,000 төгрөг аласыз."));
  CHECK(says(kazakh, "2046 жылғы наурыз"));
  auto const english = page_of(woman(), Language::en);
  CHECK(says(english, "You yourself pay 27,718,880 tögrög in all"));
  CHECK(says(english, "March 2046, age 50: ₮769,000 a month"));
  CHECK(says(english, "children are needed; there are 2."));
}

TEST_CASE("a source is told by the title of its act in the reader's language") {
  CHECK(says(page_of(woman(), Language::mn), "Нийгмийн даатгалын ерөнхий хууль, 2023.07.07."));
  CHECK(says(page_of(woman(), Language::kk), "Әлеуметтік сақтандыру туралы жалпы заң, 2023.07.07"));
  CHECK(says(page_of(woman(), Language::en), "General Law on Social Insurance, 2023-07-07."));
  CHECK_FALSE(says(page_of(woman(), Language::mn), "General Law"));
  CHECK_FALSE(says(page_of(woman(), Language::kk), "National Tripartite"));
  CHECK(act_title("An act of another pack", Language::mn) == "An act of another pack");
}

TEST_CASE("every act of the built-in law has a title of its own in Mongolian and in Kazakh") {
  for (auto const& parameter : law().law.pack->parameters) {
    for (auto const& entry : parameter.entries) {
      auto const& act = entry.source.act;
      CAPTURE(act);
      CHECK(act_title(act, Language::mn) != act);
      CHECK(act_title(act, Language::kk) != act);
      CHECK(act_title(act, Language::en) == act);
    }
  }
}

TEST_CASE("no key and no empty place is left on a page") {
  std::regex const left_over("\\{\\w+\\}|\\b(cli|calculator|why|cover|app|act)\\.[a-z]");
  auto man = woman();
  man.sex = "male";
  man.born = "1985-05";
  man.children = 0;
  man.until = "2030-12";
  auto nothing_planned = woman();
  nothing_planned.start.clear();
  for (auto const language : {Language::mn, Language::kk, Language::en}) {
    for (auto const& form : {woman(), man, nothing_planned}) {
      auto const page = page_of(form, language);
      std::smatch found;
      CHECK_MESSAGE(!std::regex_search(page, found, left_over), found.str());
    }
  }
}

TEST_CASE("the page of one month says who pays what") {
  auto const request = request_of(DueForm{"2025-06", "herder", "minimum", {}}, november);
  REQUIRE(request.has_value());
  auto const answer = app::due(*request, law());
  REQUIRE(answer.has_value());
  auto const page = due_page(*request, *answer, Language::en, law().law);
  CHECK(says(page, "You pay 61,380 tögrög a month. The State pays 45,540 for you."));
  CHECK(says(page, "Pension insurance: ₮91,080"));
}

TEST_CASE("words that cannot be read are refused") {
  auto const refused = [](PersonForm const& form) {
    return request_of(form, november).error().kind;
  };
  auto form = woman();
  form.born = "1996-13";
  CHECK(refused(form) == ProblemKind::bad_month);
  form = woman();
  form.paid = {"2018-01:herder"};
  CHECK(refused(form) == ProblemKind::bad_span);
  form = woman();
  form.income = "12.5";
  CHECK(refused(form) == ProblemKind::bad_amount);
  form = woman();
  form.sheep = "0";
  CHECK(refused(form) == ProblemKind::bad_amount);
  form = woman();
  form.as = "shepherd";
  CHECK(refused(form) == ProblemKind::bad_value);
}

TEST_CASE("a span may leave out its payer and its income") {
  auto form = woman();
  form.paid = {"2018-01..2019-12", "2020-01..2020-02:mother", "2020-03..2020-04:voluntary:400000"};
  auto const request = request_of(form, november);
  REQUIRE(request.has_value());
  auto const& paid = *request->paid;
  CHECK(paid[0].as == benefit::Payer::herder);
  CHECK(!paid[0].income.amount);
  CHECK(paid[1].as == benefit::Payer::mother);
  CHECK(paid[2].income.amount == Tugrug{400'000});
}

TEST_CASE("numbers, months and ages are written as the glossary says") {
  Format const mongolian(Language::mn), kazakh(Language::kk), english(Language::en);
  CHECK(mongolian.money({61'380}) == "61,380\u00a0₮");
  CHECK(english.money({61'380}) == "₮61,380");
  CHECK(mongolian.month(november) == "2026\u00a0оны 11\u00a0дүгээр\u00a0сар");
  CHECK(kazakh.month(november) == "2026\u00a0жылғы қараша");
  CHECK(english.month(november) == "November\u00a02026");
  CHECK(mongolian.age(714) == "59\u00a0нас\u00a06\u00a0сар");
  CHECK(kazakh.age(660) == "55\u00a0жас");
  CHECK(english.age(714) == "59\u00a0years\u00a06\u00a0months");
  CHECK(english.duration(13) == "1\u00a0year\u00a01\u00a0month");
  CHECK(percent_of(135'000) == "13.5%");
  CHECK(short_date("2026-11-23") == "2026.11.23");
  CHECK(whole_sheep(465) == 5);
}

TEST_CASE("a language is a code or a locale, and Mongolian otherwise") {
  CHECK(language_of("kk_KZ.UTF-8") == Language::kk);
  CHECK(language_of("en") == Language::en);
  CHECK(language_of("C.UTF-8") == Language::mn);
  CHECK(language_of("mn_MN") == Language::mn);
}

TEST_CASE("a line breaks at plain spaces only") {
  CHECK(wrapped("one two three", 0, 2, 7) == "one two\n  three\n");
  CHECK(wrapped("one\u00a0two three", 0, 0, 7) == "one\u00a0two\nthree\n");
}

}  // namespace
}  // namespace otor::cli
