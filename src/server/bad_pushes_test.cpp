// SPDX-License-Identifier: Apache-2.0
// What comes to the real server and should not have come: each is refused or kept aside with a
// reason that an officer can read, and the good line beside it is stored.
#include "base/sentences.h"
#include "server/api_for_tests.h"
#include "store/verify.h"
#include "wire/json.h"

using namespace otor;
using namespace otor::server;

namespace {

constexpr std::int64_t wall = 1'790'000'000'000, decades = 40LL * 365 * 86'400'000;

struct Sending : Home {
  std::string bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  app::LineWriter phone{{1, 9}, "ulgii", "phone"};

  std::string met(std::uint64_t household, std::string_view area = "18301",
                  std::int64_t at = wall) {
    return phone.write("household_met", area, {7, household}, "{}", at).line;
  }
  std::string text(std::vector<std::string> const& lines) const {
    std::string all;
    for (auto const& line : lines) all += (all.empty() ? "" : ",") + line;
    return R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + all + "]}";
  }
  std::string push(std::string const& what) { return ask("POST", "/api/sync/push", bearer, what); }
  /// What is said of each line, in order: its status, and why.
  std::vector<std::string> told(std::vector<std::string> const& lines) {
    auto const answer = push(text(lines));
    REQUIRE(status(answer) == 200);
    std::vector<std::string> found;
    auto const value = wire::parse_strict(body(answer));
    for (auto const& receipt : value->at("receipts").as_array()) {
      found.emplace_back(receipt.at("status").as_string().c_str());
      auto const* problem = receipt.as_object().if_contains("problem");
      if (problem == nullptr) continue;
      std::string const code(problem->at("code").as_string().c_str());
      for (auto const language : {Language::mn, Language::kk, Language::en})
        CHECK(!sentence(language, "problem." + code).empty());
      CHECK(!problem->at("detail").as_string().empty());
      found.back() += " " + code;
    }
    return found;
  }
  std::int64_t count(std::string const& table) {
    return *store->read([&](store::Database& database) {
      auto query = database.prepare("SELECT count(*) FROM " + table);
      query.query().step();
      return query.integer(0);
    });
  }
};

std::string replaced(std::string line, std::string const& what, std::string const& with) {
  auto const at = line.find(what);
  REQUIRE(at != std::string::npos);
  return line.replace(at, what.size(), with);
}

struct Case {
  char const* says;
  std::function<std::string(std::string)> change;  // of a good line
  std::string told;
};

/// `first` is a line that was stored, of this phone.
std::vector<Case> bad_lines(std::string const& first, std::string const& phone) {
  return {
      {"replayed", [=](std::string) { return first; }, "already_stored"},
      {"replayed, and changed on the way",
       [=](std::string) { return replaced(first, "\"at\":\"2", "\"at\":\"1"); },
       "quarantined fork"},
      {"a place that was used",
       [=](std::string line) {
         auto const at = line.find("\"seq\":");
         return line.replace(at, line.find(',', at) - at, "\"seq\":1");
       },
       "quarantined fork"},
      {"forged: another author",
       [](std::string line) { return replaced(std::move(line), "\"ulgii\"", "\"head\""); },
       "refused not_allowed"},
      {"forged: another phone",
       [=](std::string line) {
         return replaced(std::move(line), phone, "00000000-0000-7000-8000-0000000000aa");
       },
       "refused another_device"},
      {"chained to nothing",
       [](std::string line) {
         return line.replace(line.find("\"prev\":\"") + 8, 22, "AAAAAAAAAAAAAAAAAAAAAA");
       },
       "stored bad_value"},
      {"of a foreign soum",
       [](std::string line) { return replaced(std::move(line), "18301", "18401"); },
       "quarantined foreign_area"},
      {"of no soum", [](std::string line) { return replaced(std::move(line), "18301", "99999"); },
       "quarantined foreign_area"},
      {"truncated", [](std::string line) { return line.substr(0, line.size() / 2) + "\"}"; },
       "refused bad_json"},
      {"oversized",
       [](std::string line) {
         return replaced(std::move(line), "\"body\":{}",
                         "\"body\":{\"x\":\"" + std::string(70'000, 'x') + "\"}");
       },
       "refused too_large"},
      {"of a day that no clock shows",
       [](std::string line) {
         auto const at = line.find("\"at\":\"") + 6;
         return line.replace(at, 10, "2026-13-41");
       },
       "quarantined unfit_body"},
  };
}

}  // namespace

TEST_CASE_FIXTURE(Sending, "what should not have come is told why, and the line beside it stored") {
  auto const first = met(1);
  CHECK(told({first}) == std::vector<std::string>{"stored"});
  for (auto const& item : bad_lines(first, text_of(phone.device()))) {
    CAPTURE(item.says);
    auto const before = count("event");
    auto const bad = item.change(met(2));
    auto const beside = met(3);
    auto const found = told({bad, beside});
    REQUIRE(found.size() == 2);
    CHECK(found[0] == item.told);
    CHECK(found[1].starts_with("stored"));
    CHECK(count("event") == before + 1 + (item.told.starts_with("stored") ? 1 : 0));
  }
  CHECK(store::verify(folder)->sound());
}

TEST_CASE_FIXTURE(Sending,
                  "lines in the wrong order and of the far future are stored as they are") {
  auto const one = met(1), two = met(2), future = met(3, "18301", wall + decades), four = met(4);
  CHECK(told({four, two}) == std::vector<std::string>{"stored", "stored"});
  CHECK(told({future, one}) == std::vector<std::string>{"stored", "stored"});
  // No later than when it came: on no list does it stand before what others write tomorrow.
  auto const pulled = body(ask("GET", "/api/sync/pull?after=0&limit=10", bearer));
  CHECK(pulled.find("\"received\":") != std::string::npos);
  CHECK(pulled.find(app::told_in_west(wall + decades)) != std::string::npos);
  CHECK(count("quarantine") == 0);
  CHECK(store::verify(folder)->sound());
}

TEST_CASE_FIXTURE(Sending,
                  "a push cut anywhere, or of too much, is refused whole and can come again") {
  auto const whole = text({met(1), met(2)});
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    CAPTURE(size);
    auto const answer = push(whole.substr(0, size));
    CHECK(status(answer) == 400);
    CHECK(answer.find("application/problem+json") != std::string::npos);
  }
  std::string many = R"({"device":")" + text_of(phone.device()) + R"(","events":[7)";
  for (int at = 0; at < 5'000; ++at) many += ",7";
  auto const refused = push(many + "]}");
  CHECK(status(refused) == 413);
  CHECK(body(refused).find("\"code\":\"too_large\"") != std::string::npos);
  CHECK(count("event") == 0);
  auto const answer = push(whole);
  CHECK(status(answer) == 200);
  CHECK(count("event") == 2);
}
