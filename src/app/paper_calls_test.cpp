// SPDX-License-Identifier: Apache-2.0
#include "app/paper_calls.h"

#include <doctest/doctest.h>

#include "app/calls.h"

namespace otor::app {
namespace {

Papers& papers() {
  static auto built_in = *Papers::built_in();
  return built_in;
}

std::string asked(std::string const& call, std::string const& body) {
  return answer_request(R"({"call":")" + call + R"(","body":)" + body + "}", papers());
}

wire::json::value read(std::string const& text) { return *wire::parse_strict(text); }

std::string problem_in(std::string const& answer) {
  auto const value = read(answer);
  auto const* problem = value.as_object().if_contains("problem");
  return problem == nullptr ? "" : std::string(problem->at("code").as_string());
}

TEST_CASE("the handbook is blocks that name their kind, each chapter with its name") {
  for (auto const* language : {"mn", "kk", "en"}) {
    auto const answer =
        asked("handbook", R"({"on":"2026-12","language":")" + std::string(language) + "\"}");
    auto const document = read(answer);
    CHECK(document.at("language").as_string() == language);
    CHECK(document.at("made").as_string() == "2026-12-01");
    std::vector<std::string> chapters;
    for (auto const& block : document.at("blocks").as_array()) {
      REQUIRE(block.as_object().contains("kind"));
      REQUIRE(block.as_object().contains("changed"));
      if (block.at("kind") == "heading" && block.at("level") == "chapter")
        chapters.emplace_back(block.at("name").as_string());
    }
    CHECK(chapters.size() == papers().handbook.chapters.size() + 1);
    CHECK(chapters.front() == papers().handbook.chapters.front().name);
    CHECK(chapters.back() == "sources");
  }
}

TEST_CASE("contacts and the price of a sheep stand in it") {
  auto const answer =
      asked("handbook", R"({"on":"2026-12","language":"mn","sheep_price":200000,)"
                        R"("contacts":[{"soum":"Тэс","officer":"","telephone":"7000"}]})");
  CHECK(answer.find("Тэс") != answer.npos);
  CHECK(answer.find("7000") != answer.npos);
  CHECK(answer.find("200,000") != answer.npos);
}

TEST_CASE("every question of the codebook that the handbook answers is found, no other is") {
  std::size_t answered = 0;
  for (auto const& code : papers().codebook.codes) {
    if (code.set != outreach::CodeSet::asked) continue;
    auto const answer = read(
        asked("answer", R"({"on":"2026-12","language":"mn","question":")" + code.code + "\"}"));
    if (answer.at("blocks").as_array().empty()) continue;
    CHECK(!answer.at("chapter").as_string().empty());
    ++answered;
  }
  CHECK(answered >= 42);
  auto const none = asked("answer", R"({"on":"2026-12","language":"mn","question":"no_such"})");
  CHECK(none == R"({"chapter":"","blocks":[]})");
}

TEST_CASE("on which days answers became another is told for each question that rests on the law") {
  auto const answer = read(asked("changes", R"({"on":"2026-12"})"));
  bool month_costs = false;
  for (auto const& change : answer.at("changes").as_array()) {
    auto const& days = change.at("days").as_array();
    CHECK(!days.empty());
    auto const& last = days.at(days.size() - 1).as_string();
    if (change.at("question").as_string() == "Q9") month_costs = last == "2027-01-01";
    CHECK(change.at("question").as_string() != "Q42");  // it rests on no figure of the law
  }
  CHECK(month_costs);
}

TEST_CASE("a drawing comes as one SVG whose words are escaped") {
  auto const answer =
      asked("sheet", R"({"language":"mn","page":"https://otor.example/","asked":)"
                     R"({"on":"2026-11","sex":"female","born":"1996-03",)"
                     R"("plan":{"from":"2026-12","as":"herder","income":"minimum"},)"
                     R"("sheet":{"name":"<b>Нэр</b>"}}})");
  CHECK(problem_in(answer).empty());
  CHECK(answer.find(R"("kind":"drawing","svg":"<svg )") != answer.npos);
  CHECK(answer.find("https://otor.example/#/?on=2026-11") != answer.npos);
  CHECK(answer.find("<b>Нэр</b>") != answer.npos);  // words, never markup: the page sets text
}

TEST_CASE("messages hold the month's figures and what was filled in, and say how long they are") {
  auto const in = [](std::string const& on, std::string const& filled) {
    return asked("messages", R"({"on":")" + on + R"(","language":"mn","filled":)" + filled + "}");
  };
  auto const answer = read(in("2026-12", R"({"name":"Нэр\u202e","telephone":"7000"})"));
  auto const& messages = answer.at("messages").as_array();
  REQUIRE(messages.size() >= 8);
  for (auto const& message : messages) {
    std::string const text(message.at("text").as_string());
    CHECK(text.find('{') == text.npos);
    CHECK(text.find("\u202e") == text.npos);
    CHECK(message.at("length").at("plain").as_bool() == false);
    CHECK(message.at("length").at("parts").as_int64() <= 3);
  }
  std::string const first(messages.front().at("text").as_string());
  CHECK(first.find("Нэр") != first.npos);
  CHECK(first.find("___") != first.npos);  // the day, which nobody said
  CHECK(in("2026-12", "{}").find("61,380") != std::string::npos);
  CHECK(in("2027-02", "{}").find("61,380") == std::string::npos);
  CHECK(asked("length", R"({"text":"сайн"})") ==
        R"({"units":4,"parts":1,"left":66,"plain":false})");
}

TEST_CASE("a department's own handbook is read, answered from and laid away again") {
  auto own = papers().handbook;
  auto& lead = own.chapters.front().blocks.front();
  REQUIRE(lead.said.has_value());
  lead.said = handbook::Said{"Манай сум {minimum_wage}", "Біздің сұмын {minimum_wage}",
                             "Our soum {minimum_wage}"};
  auto const book = [] { return asked("handbook", R"({"on":"2026-12","language":"en"})"); };
  auto const built_in = book();
  CHECK(asked("own_handbook", told_handbook(own)) == R"({"taken":true})");
  CHECK(book().find("Our soum ") != std::string::npos);

  lead.said->en = "Our soum {no_such_thing}";
  CHECK(problem_in(asked("own_handbook", told_handbook(own))) == "bad_value");
  CHECK(problem_in(asked("own_handbook", R"({"handbook":{"chapters":[]}})")) == "missing_key");
  CHECK(book().find("Our soum ") != std::string::npos);  // the last good one stays

  CHECK(asked("own_handbook", told_handbook(std::nullopt)) == R"({"taken":true})");
  CHECK(book() == built_in);
}

TEST_CASE("what is asked wrongly is told and answers nothing") {
  CHECK(problem_in(asked("handbook", R"({"on":"2026-13","language":"mn"})")) == "bad_month");
  CHECK(problem_in(asked("handbook", R"({"on":"2026-12","language":"ru"})")) == "bad_value");
  CHECK(problem_in(asked("handbook", R"({"language":"mn"})")) == "missing_key");
  CHECK(problem_in(asked("handbook", R"({"on":"2026-12","language":"mn","x":1})")) ==
        "unknown_key");
  CHECK(problem_in(asked("pamphlet", "{}")) == "unknown_call");
  auto const name = std::string(401, 'x');
  CHECK(problem_in(asked("sheet", R"({"language":"mn","page":"","asked":{"on":"2026-11",)"
                                  R"("sex":"female","born":"1996-03","sheet":{"name":")" +
                                      name + R"("}}})")) == "too_large");
}

}  // namespace
}  // namespace otor::app
