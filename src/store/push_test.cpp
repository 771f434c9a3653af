// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "app/pull.h"
#include "store/kept_line.h"
#include "store/test_store.h"
#include "wire/json.h"

using namespace otor;
using namespace otor::store;

namespace {

struct Fixture {
  TestFolder folder;
  TestHome home{folder.path};
  app::Account officer = test_officer("tes", {"18301"});
  app::LineWriter phone{test_uuid(1), "tes", "phone"};

  std::string met(std::uint64_t household = 500) {
    return phone.write("household_met", "18301", test_uuid(household), "{}", home.clock.now).line;
  }
  Result<std::string> push(std::vector<std::string> const& events) {
    return app::push(officer, push_text(phone.device(), events), home.home, home.log, home.devices,
                     home.clock);
  }
  std::vector<std::string> statuses(std::vector<std::string> const& events) {
    auto const answer = push(events);
    REQUIRE(answer);
    std::vector<std::string> found;
    auto const value = wire::parse_strict(*answer);
    for (auto const& receipt : value->at("receipts").as_array()) {
      std::string word(receipt.at("status").as_string().c_str());
      if (auto const* problem = receipt.as_object().if_contains("problem")) {
        word += std::string(" ") + problem->at("code").as_string().c_str();
      }
      found.push_back(word);
    }
    return found;
  }
  std::string replaced(std::string line, std::string const& what, std::string const& with) {
    auto const at = line.find(what);
    REQUIRE(at != std::string::npos);
    return line.replace(at, what.size(), with);
  }
  std::int64_t count(std::string const& table) {
    return *home.store->read([&](Database& database) {
      auto query = database.prepare("SELECT count(*) FROM " + table);
      query.query().step();
      return query.integer(0);
    });
  }
};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE_FIXTURE(Fixture, "the same push again changes nothing") {
  auto const first = met();
  auto const second = met(501);
  CHECK(statuses({first, second}) == Words{"stored", "stored"});
  CHECK(statuses({first, second}) == Words{"already_stored", "already_stored"});
  CHECK(statuses({second, second}) == Words{"already_stored", "already_stored"});
  CHECK(count("event") == 2);
  CHECK(count("feed") == 2);
}

TEST_CASE_FIXTURE(Fixture, "receipts stand in the order of the events, positions without gaps") {
  auto const answer = push({met(), "{}", met(501), "7", met(502)});
  REQUIRE(answer);
  auto const value = wire::parse_strict(*answer);
  auto const& receipts = value->at("receipts").as_array();
  REQUIRE(receipts.size() == 5);
  CHECK(receipts[0].at("position").as_int64() == 1);
  CHECK(receipts[1].at("status").as_string() == "refused");
  CHECK(receipts[2].at("position").as_int64() == 2);
  CHECK(receipts[4].at("position").as_int64() == 3);
}

TEST_CASE_FIXTURE(Fixture, "one bad event harms no other") {
  auto const good = met();
  auto const another = met(501);
  auto const forged = replaced(met(502), "\"author\":\"tes\"", "\"author\":\"eve\"");
  auto const elsewhere = replaced(met(503), "\"device\":\"" + text_of(phone.device()),
                                  "\"device\":\"" + text_of(test_uuid(9)));
  auto const foreign = replaced(met(504), "18301", "18401");
  auto const nowhere = replaced(met(505), "18301", "99999");
  auto const bad_body = replaced(met(506), "\"body\":{}", "\"body\":{\"x\":1}");
  auto const doubled = replaced(met(507), "{\"area\"", "{\"at\":\"x\",\"area\"");
  auto const fraction = replaced(met(508), "\"body\":{}", "\"body\":{\"x\":1.5}");
  auto const deep =
      replaced(met(509), "\"body\":{}",
               "\"body\":{\"x\":" + std::string(200, '[') + std::string(200, ']') + "}");
  auto const latin = replaced(met(510), "\"at\":\"", "\"at\":\"\xff");
  auto const large =
      replaced(met(511), "\"body\":{}", "\"body\":{\"x\":\"" + std::string(70'000, 'x') + "\"}");
  auto const found = statuses({good, forged, elsewhere, foreign, nowhere, bad_body, doubled,
                               fraction, deep, latin, large, "null", "\"text\"", another});
  CHECK(found.front() == "stored");
  CHECK(found.back() == "stored");
  CHECK(found[1] == "refused not_allowed");
  CHECK(found[2] == "refused another_device");
  CHECK(found[3] == "quarantined foreign_area");
  CHECK(found[4] == "quarantined foreign_area");
  CHECK(found[5] == "quarantined unfit_body");
  for (std::size_t index = 6; index + 1 < found.size(); ++index) {
    CAPTURE(index);
    CHECK(found[index].starts_with("refused "));
  }
  CHECK(count("event") == 2);
  CHECK(count("quarantine") == 3);
}

TEST_CASE_FIXTURE(Fixture,
                  "what does not fit the rules of its kind is kept whole, aside, with the reason") {
  auto const bad =
      phone
          .write("handbook_given", "18301", test_uuid(500),
                 R"({"count":0,"edition":"2026","visit":")" + text_of(test_uuid(7)) + "\"}",
                 home.clock.now)
          .line;
  CHECK(statuses({bad}) == Words{"quarantined unfit_body"});
  CHECK(statuses({bad}) == Words{"quarantined unfit_body"});
  CHECK(count("event") == 0);
  CHECK(count("feed") == 0);
  CHECK(count("act") == 0);
  auto const kept = *home.store->read([&](Database& database) {
    auto query = database.prepare("SELECT line, code, detail, sealed, hash FROM quarantine");
    query.query().step();
    CHECK(query.view(0).find("\"body\":{}") != std::string::npos);
    auto const opened =
        opened_line(home.store->keys(), query.text(0), sealed_in(query, 3), query.view(4));
    return opened.line + "|" + query.text(1) + "|" + query.text(2);
  });
  CHECK(kept == bad + "|unfit_body|body.count: 1 to 1000 is expected.");
  CHECK(statuses({met()}) == Words{"stored"});  // the device goes on
}

TEST_CASE_FIXTURE(Fixture, "a wall clock is kept as it was told; what none shows is kept aside") {
  auto const told = [&](std::string const& at) {
    auto line = met();
    auto const from = line.find("\"at\":\"") + 6;
    return statuses({line.replace(from, line.find('"', from) - from, at)}).front();
  };
  for (auto const* at : {"1970-01-01T00:00:00+07:00", "2036-02-29T23:59:60Z",
                         "9999-12-31T23:59:59.999-12:00", "0001-01-01T00:00:00+14:00"}) {
    CAPTURE(at);
    CHECK(told(at).starts_with("stored"));
  }
  for (auto const* at :
       {"2026-13-01T10:11:12+07:00", "2026-00-10T10:11:12+07:00", "2026-11-00T10:11:12+07:00",
        "2026-02-29T10:11:12+07:00", "2026-11-23T24:11:12+07:00", "2026-11-23T10:60:12+07:00",
        "2026-11-23T10:11:61+07:00", "2026-11-23T10:11:12+24:00", "2026-11-23T10:11:12.5+07:60"}) {
    CAPTURE(at);
    CHECK(told(at) == "quarantined unfit_body");
  }
}

TEST_CASE_FIXTURE(Fixture, "a kind nobody knows yet is stored and carried byte for byte") {
  auto const line = phone
                        .write("camel_counted", "18301", test_uuid(500),
                               R"({"camels":3,"x":{"a":[1,2]}})", home.clock.now)
                        .line;
  CHECK(statuses({line}) == Words{"stored"});
  auto const page = home.log.after(0, {"18301"}, 10);
  REQUIRE(page->events.size() == 1);
  CHECK(page->events[0].line == line);
}

TEST_CASE_FIXTURE(Fixture, "looser JSON becomes the canonical line") {
  auto const line = met();
  auto const loose = "{ \"v\" : 1," + line.substr(1);
  CHECK(statuses({loose}) == Words{"stored"});
  auto const spaced = replaced(met(501), "{\"area\":", "{ \"area\" :\n ");
  // It names the line that the phone made; kept is what came, with the "v" that it need not say.
  CHECK(statuses({spaced}) == Words{"stored bad_value"});
  auto const page = home.log.after(0, {"18301"}, 10);
  CHECK(page->events[1].line == replaced(spaced, "{ \"area\" :\n ", "{\"area\":"));
}

TEST_CASE_FIXTURE(
    Fixture, "two lines for one id, or for one seq of a device, are a fork and both are kept") {
  auto const line = met();
  CHECK(statuses({line}) == Words{"stored"});
  CHECK(statuses({replaced(line, "\"at\":\"2026", "\"at\":\"2027")}) == Words{"quarantined fork"});
  app::LineWriter clone(phone.device(), "tes", "clone");
  auto const cloned =
      clone.write("household_met", "18301", test_uuid(600), "{}", home.clock.now).line;
  CHECK(statuses({cloned}) == Words{"quarantined fork"});
  CHECK(statuses({cloned}) == Words{"quarantined fork"});
  CHECK(count("event") == 1);
  CHECK(count("quarantine") == 2);
}

TEST_CASE_FIXTURE(Fixture,
                  "of events that replace each other the last is set aside, however many") {
  auto const changed = [&](std::vector<event::Uuid> over) {
    return phone.write("household_changed", "18301", test_uuid(500), R"({"head":"a"})",
                       home.clock.now, std::move(over));
  };
  for (std::uint64_t length = 2; length < 5; ++length) {
    CAPTURE(length);
    auto const ahead = test_uuid(900 + length);  // named by the first, before it is here
    auto last = changed({ahead});
    CHECK(statuses({last.line}) == Words{"stored"});
    for (std::uint64_t more = 2; more < length; ++more) {
      last = changed({last.id, test_uuid(700)});
      CHECK(statuses({last.line}) == Words{"stored"});
    }
    auto const closing = changed({last.id});
    auto const line = replaced(closing.line, text_of(closing.id), text_of(ahead));
    CHECK(statuses({line}) == Words{"quarantined circle"});
    CHECK(statuses({line}) == Words{"quarantined circle"});
  }
}

TEST_CASE_FIXTURE(Fixture, "what is named before it is here is stored when it comes") {
  auto const ahead = test_uuid(900);
  auto const before =
      phone.write("household_changed", "18301", test_uuid(500), R"({"head":"a"})", home.clock.now);
  auto const naming = phone.write("household_changed", "18301", test_uuid(500), R"({"head":"b"})",
                                  home.clock.now, {ahead});
  auto const named = phone.write("household_changed", "18301", test_uuid(500), R"({"head":"c"})",
                                 home.clock.now, {before.id});
  auto const line = replaced(named.line, text_of(named.id), text_of(ahead));
  CHECK(statuses({naming.line, before.line, line}) == Words{"stored", "stored", "stored"});
}

TEST_CASE_FIXTURE(Fixture, "a device belongs to the account that pushed first") {
  auto const mine = met();
  CHECK(statuses({mine}) == Words{"stored"});
  officer = test_officer("eve", {"18301"});
  CHECK(statuses({replaced(mine, "\"author\":\"tes\"", "\"author\":\"eve\"")}) ==
        Words{"refused another_device"});
  CHECK(statuses({mine}) == Words{"refused another_device"});
}

TEST_CASE_FIXTURE(Fixture, "a push that is not a push is refused whole and nothing is kept") {
  for (auto const* text :
       {"", "[]", "{", "{}", R"({"device":"x","events":[]})", R"({"events":[]})",
        R"({"device":7,"events":{}})", R"({"device":"01900000-0000-7000-8000-000000000001"})",
        R"({"device":"01900000-0000-7000-8000-000000000001","events":[,]})",
        R"({"device":"01900000-0000-7000-8000-000000000001","events":[1}})",
        R"({"device":"01900000-0000-7000-8000-000000000001","events":[],"events":[]})",
        R"({"device":"01900000-0000-7000-8000-000000000001","events":[],"else":1})",
        R"({"device":"01900000-0000-7000-8000-000000000001","events":[]} x)"}) {
    CAPTURE(text);
    CHECK(!app::push(officer, text, home.home, home.log, home.devices, home.clock));
  }
  CHECK(count("device") == 0);
  CHECK(statuses({}) == Words{});
}

TEST_CASE_FIXTURE(Fixture,
                  "accounts that record nothing cannot push, those that see nothing cannot pull") {
  for (auto const role : {app::Role::programme, app::Role::administrator}) {
    officer.role = role;
    officer.areas = {};
    CHECK(push({met()}).error().kind == ProblemKind::not_allowed);
    CHECK(app::pull(officer, {}, home.home, home.log, home.devices).error().kind ==
          ProblemKind::not_allowed);
  }
}

TEST_CASE_FIXTURE(Fixture,
                  "a pull tells the last position looked at, also where nothing was visible") {
  std::vector<std::string> lines;
  for (std::uint64_t household = 0; household < 5; ++household) lines.push_back(met(household));
  (void)statuses(lines);
  auto const page = home.log.after(0, {"18301"}, 2);
  CHECK(page->events.size() == 2);
  CHECK(page->next == 2);
  CHECK(page->more);
  auto const rest = home.log.after(2, {"18301"}, 10);
  CHECK(rest->events.size() == 3);
  CHECK(rest->next == 5);
  CHECK(!rest->more);
  auto const blind = home.log.after(1, {"18401"}, 10);
  CHECK(blind->events.empty());
  CHECK(blind->next == 5);
  CHECK(home.log.after(9, {"18301"}, 10)->next == 9);
}

TEST_CASE("a store made before phones told keys opens, and keeps the first that it is told") {
  TestFolder const folder;
  (void)TestHome(folder.path).devices.known_or_bind(test_uuid(1), "tes");
  Database::open(store_file(folder.path), Access::read_write).run("DROP TABLE device_key");
  TestHome home(folder.path);
  CHECK((*home.devices.known(test_uuid(1)))->sign.empty());
  CHECK(*home.devices.keep_key(test_uuid(1), "first") == "first");
  CHECK(*home.devices.keep_key(test_uuid(1), "second") == "first");
  CHECK((*home.devices.known(test_uuid(1)))->sign == "first");
  CHECK(!home.devices.keep_key(test_uuid(2), "of nobody"));
  CHECK(!*home.devices.known(test_uuid(2)));
}
