// SPDX-License-Identifier: Apache-2.0
// What came of a decision, as phones bring it home: whose decision it is decides.
#include "store/sql_reflection.h"

#include <doctest/doctest.h>

#include "store/sql_aside.h"
#include "store/test_store.h"
#include "wire/json.h"

using namespace otor;
using namespace otor::store;

namespace {

using Words = std::vector<std::string>;

/// Two officers of one department and one of another, each with a phone; the head of the first has
/// told of a meeting.
struct Department {
  TestFolder folder;
  TestHome home{folder.path};
  std::map<std::string, app::Account> accounts{{"tes", test_officer("tes", {"18301"})},
                                               {"bat", test_officer("bat", {"18304"})},
                                               {"far", test_officer("far", {"18401"})},
                                               {"uvs", {"uvs", "uvs", app::Role::head, {"183"}}},
                                               {"khovd", {"khovd", "k", app::Role::head, {"184"}}}};
  std::map<std::string, app::LineWriter> phones;
  event::Uuid const meeting = test_uuid(500);

  Department() {
    std::uint64_t number = 0;
    for (auto const& [user, _] : accounts)
      phones.emplace(user, app::LineWriter(test_uuid(++number), user, user));
    for (auto const* head : {"uvs", "khovd"})
      REQUIRE(say(head, "meeting_told", R"({"days":["2026-11-02"],"people":[],"title":"Дүгнэлт"})",
                  accounts.at(head).areas[0]) == "stored");
  }

  std::string say(std::string const& user, std::string_view kind, std::string const& body,
                  std::string_view area = "183", std::vector<event::Uuid> over = {}) {
    home.clock.now = home.clock.now + 60'000;
    auto& phone = phones.at(user);
    auto const written = phone.write(kind, area, meeting, body, home.clock.now, std::move(over));
    last = written.id;
    auto const answer = app::push(accounts.at(user), push_text(phone.device(), {written.line}),
                                  home.home, home.log, home.devices, home.clock);
    REQUIRE(answer);
    auto const receipt = wire::parse_strict(*answer)->at("receipts").at(0).as_object();
    std::string word(receipt.at("status").as_string().c_str());
    if (auto const* why = receipt.if_contains("problem"))
      word += std::string(" ") + why->at("code").as_string().c_str();
    return word;
  }
  /// The decision of this number is given to somebody.
  std::string give(std::string const& head, std::uint64_t decision, std::string const& owner,
                   std::vector<event::Uuid> over = {}) {
    return say(head, "decision_told",
               R"({"decision":")" + text_of(test_uuid(decision)) +
                   R"(","due":"2026-12-01","owner":")" + owner + R"(","text":"Утасдах"})",
               accounts.at(head).areas[0], std::move(over));
  }
  std::string follow(std::string const& user, std::uint64_t decision,
                     std::string_view area = "183") {
    return say(user, "decision_followed",
               R"({"decision":")" + text_of(test_uuid(decision)) +
                   R"(","on":"2026-11-23","state":"done"})",
               area);
  }
  std::size_t fed(std::string const& area) {
    return home.log.after(0, {area}, 1'000)->events.size();
  }

  event::Uuid last;
};

std::string const aside = "quarantined not_allowed";

}  // namespace

TEST_CASE_FIXTURE(Department,
                  "what came of a decision says whom it was given to, or a head, and nobody else") {
  std::map<std::uint64_t, std::string> const owners{
      {600, "tes"}, {601, "bat"}, {602, "uvs"}, {603, "tes"}};
  for (auto const& [decision, owner] : owners) CHECK(give("uvs", decision, owner) == "stored");
  CHECK(give("khovd", 700, "far") == "stored");
  // Of the same account's name, told in a department that is not hers.
  CHECK(give("khovd", 701, "tes") == "stored");
  auto const before = fed("183");
  std::size_t stored = 0;
  for (auto const& [user, account] : accounts) {
    for (auto const* area : {"183", "184"}) {
      for (std::uint64_t const decision : {600, 601, 602, 603, 700, 701, 999}) {
        CAPTURE(user);
        CAPTURE(area);
        CAPTURE(decision);
        bool const here = account.areas[0].starts_with(area);
        auto const owner = owners.find(decision);
        bool const told_here = area == std::string_view("183") ? owner != owners.end()
                                                               : decision == 700 || decision == 701;
        bool const hers = told_here && (owner != owners.end() ? owner->second == user
                                                              : decision == 700 && user == "far");
        bool const may = here && (account.role == app::Role::head || hers);
        stored += may && area == std::string_view("183");
        CHECK(follow(user, decision, area) == (may ? "stored" : aside));
      }
    }
  }
  CHECK(fed("183") == before + stored);
}

TEST_CASE_FIXTURE(Department,
                  "an officer writes nothing else of a meeting, and in no other stream") {
  CHECK(give("uvs", 600, "tes") == "stored");
  auto const decision = last;
  CHECK(say("tes", "meeting_told", R"({"days":["2026-11-02"],"people":[],"title":"Өөр"})") ==
        aside);
  CHECK(say("tes", "decision_told",
            R"({"decision":")" + text_of(test_uuid(600)) +
                R"(","due":"2027-12-01","owner":"tes","text":"Хожим"})",
            "183", {decision}) == aside);
  CHECK(say("tes", "reflection_withdrawn",
            R"({"entry":")" + text_of(test_uuid(600)) + R"(","why":"Бүтээгүй"})", "183",
            {decision}) == aside);
  for (auto const* area : {"18301", "own", "184"}) {
    CAPTURE(area);
    CHECK(follow("tes", 600, area) == aside);
  }
  CHECK(follow("tes", 600) == "stored");
}

TEST_CASE_FIXTURE(Department,
                  "who had a decision until lately is heard: her phone may not know yet") {
  CHECK(give("uvs", 600, "tes") == "stored");
  CHECK(give("uvs", 600, "bat", {last}) == "stored");
  CHECK(follow("tes", 600) == "stored");
  CHECK(follow("bat", 600) == "stored");
}

TEST_CASE_FIXTURE(Department,
                  "from a lost phone a head lets in what its officer says of her decision alone") {
  CHECK(give("uvs", 600, "tes") == "stored");
  CHECK(give("uvs", 601, "bat") == "stored");
  CHECK(say("tes", "household_met", "{}", "18301") == "stored");
  REQUIRE(home.devices.revoke(phones.at("tes").device(), "server"));
  CHECK(follow("tes", 600) == "quarantined device_lost");
  CHECK(follow("tes", 601) == "quarantined device_lost");
  SqlAside lying(*home.store, home.clock);
  auto const far = app::set_aside(accounts.at("khovd"), {}, home.home, lying, home.model);
  CHECK(far->groups.empty());
  auto const found = app::set_aside(accounts.at("uvs"), {}, home.home, lying, home.model);
  REQUIRE(found->groups.size() == 1);
  CHECK(found->groups[0].area == "183");
  CHECK(found->groups[0].may);
  REQUIRE(found->groups[0].lines.size() == 2);
  auto const before = fed("183");
  auto const done = app::let_in(accounts.at("uvs"), {}, {found->groups[0].lines}, home.home, lying);
  REQUIRE(done);
  CHECK(done->stored == 1);
  REQUIRE(done->left.size() == 1);
  CHECK(done->left[0].code == "not_allowed");
  CHECK(fed("183") == before + 1);
}
