// SPDX-License-Identifier: Apache-2.0
// The whole interface, spoken to as raw HTTP on a free port.
#include "base/hex.h"
#include "server/api_for_tests.h"
#include "wire/handbook.h"
#include "wire/json.h"

using namespace otor;
using namespace otor::server;

TEST_CASE_FIXTURE(Home, "signing in, pushing, pulling, looking, signing out") {
  auto const bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  app::LineWriter phone({1, 2}, "ulgii", "phone");
  auto const push = push_body(phone, 3);
  auto const stored = body(ask("POST", "/api/sync/push", bearer, push));
  CHECK(stored.find("\"position\":3,\"received\":") != std::string::npos);
  CHECK(stored.find("\"status\":\"stored\"}]") != std::string::npos);
  CHECK(body(ask("POST", "/api/sync/push", bearer, push)).find("\"already_stored\"") !=
        std::string::npos);
  auto const pulled = body(ask("GET", "/api/sync/pull?after=1&limit=1", bearer));
  CHECK(pulled.find("\"position\":2") != std::string::npos);
  CHECK(pulled.find("\"next\":2,\"more\":true") != std::string::npos);
  CHECK(status(ask("GET", "/api/head/overview", bearer)) == 403);
  auto const head = "Authorization: Bearer " + sign_in("head") + "\r\n";
  CHECK(body(ask("GET", "/api/head/overview?from=2026-01-01&to=2026-12-31", head))
            .find("\"households_known\":3") != std::string::npos);
  CHECK(body(ask("GET", "/api/me", head)).find("\"role\":\"head\"") != std::string::npos);
  CHECK(status(ask("POST", "/api/logout", bearer)) == 200);
  CHECK(status(ask("GET", "/api/me", bearer)) == 401);
}

namespace {

/// Visits of an officer: what was asked and found at each, from Q1 and B1 on.
std::string push_visits(app::LineWriter& phone, std::uint64_t count) {
  std::string text = R"({"device":")" + text_of(phone.device()) + R"(","events":[)";
  for (std::uint64_t at = 0; at < count; ++at) {
    auto const write = [&](std::string_view kind, std::string const& more) {
      return phone
          .write(kind, "18301", {8, at},
                 R"({"visit":")" + text_of(event::Uuid{9, at}) + "\"" + more + "}",
                 1'790'000'000'000 + static_cast<std::int64_t>(at) * 60'000)
          .line;
    };
    text += (at == 0 ? "" : ",") + write("visit_started", R"(,"way":"home")") + "," +
            write("finding_noted", R"(,"code":"B)" + std::to_string(1 + at % 2) + "\"") + "," +
            write("question_asked", R"(,"code":"Q1","state":"answered")");
  }
  return text + "]}";
}

}  // namespace

TEST_CASE_FIXTURE(Home, "a list of visits comes in parts, and is counted whole whatever is asked") {
  auto const bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  app::LineWriter phone({1, 3}, "ulgii", "phone");
  REQUIRE(status(ask("POST", "/api/sync/push", bearer, push_visits(phone, 5))) == 200);
  auto const head = "Authorization: Bearer " + sign_in("head") + "\r\n";
  auto const asked = [&](std::string const& query) {
    return body(ask("GET", "/api/head/overview?from=2026-01-01&to=2026-12-31" + query, head));
  };
  auto const says = [](std::string const& text, char const* part) {
    return text.find(part) != std::string::npos;
  };
  auto const first = asked("&limit=2");
  CHECK(says(first, R"("noted":{"visits":5,"listed":5,"questions":[{"code":"Q1","visits":5}],)"
                    R"("findings":[{"code":"B1","visits":3},{"code":"B2","visits":2}]})"));
  CHECK(says(first, "\"next\":2}"));
  CHECK(asked("&limit=2&after=4").starts_with("{\"visits\":[{"));
  CHECK(says(asked("&limit=2&finding=B2"), R"("noted":{"visits":5,"listed":2,)"));
  CHECK(says(asked("&limit=2&finding=B2"), "\"next\":null}"));
  CHECK(says(asked("&limit=2&asked=Q1&finding=B1&officer=ulgii&area=18301"),
             R"("noted":{"visits":5,"listed":3,)"));
  CHECK(says(asked("&officer=head"), R"("noted":{"visits":0,"listed":0,)"));
  CHECK(asked("&area=18401") == asked("&area=99999"));
  // As a page asks that was loaded before there were filters.
  auto const old = asked("");
  for (auto const* field : {"\"all\":{", "\"officers\":[", "\"visits\":[", "\"next\":null"})
    CHECK(says(old, field));
  CHECK(audited("overview").front() == "head ");
}

namespace {

std::string text_between(std::string const& text, std::string const& before) {
  auto const at = text.find(before) + before.size();
  return text.substr(at, text.find('"', at) - at);
}

std::string sealed_text(app::SealedTo const& sealed) {
  return R"({"to":")" + sealed.to + R"(","from":")" + sealed.from + R"(","iv":")" + sealed.iv +
         R"(","sealed":")" + sealed.sealed + "\"}";
}

app::SealedTo sealed_in(std::string const& answer) {
  auto const own = answer.substr(answer.find("\"own\":"));
  return {text_between(own, "\"to\":\""), text_between(own, "\"from\":\""),
          text_between(own, "\"iv\":\""), text_between(own, "\"sealed\":\"")};
}

constexpr char device[] = "0190a000-0000-7000-8000-000000000001";
constexpr char own_key[] = "0123456789abcdef0123456789abcdef";

std::string recover_body(std::string const& user, std::string const& word, app::SealedTo const& own,
                         std::string const& key) {
  return R"({"user":")" + user + R"(","password":")" + word + R"(","device":")" + device +
         R"(","own":)" + sealed_text(own) + R"(,"key":")" + key + "\"}";
}

}  // namespace

TEST_CASE_FIXTURE(Home, "a phone meets its server; a forgotten PIN finds its way back") {
  auto const bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  auto const asked = R"({"device":")" + std::string(device) + "\"}";
  auto const met = body(ask("POST", "/api/devices", bearer, asked));
  CHECK(met.find("\"lease_days\":14") != std::string::npos);
  CHECK(met.find(R"("colleagues":[{"user":"head","name":"Head"},{"user":"ulgii",)") !=
        std::string::npos);
  auto const phone = *RecoveryKey::fresh();
  auto const purpose = "otor-seal-1|own|ulgii|" + std::string(device);
  auto const own = *seal_to(text_between(met, "\"recovery\":\""), purpose, own_key);
  auto const path = "/api/devices/recover";
  auto const back =
      body(ask("POST", path, "", recover_body("ulgii", "good-word", own, phone->point())));
  CHECK(*phone->unseal(sealed_in(back), purpose) == own_key);
  auto const fresh = "Authorization: Bearer " + text_between(back, "\"token\":\"") + "\r\n";
  CHECK(status(ask("GET", "/api/me", fresh)) == 200);
  CHECK(audited("own_key_resealed") == std::vector<std::string>{"ulgii " + std::string(device)});
  CHECK(status(ask("POST", path, "", recover_body("ulgii", "bad-word", own, phone->point()))) ==
        401);
  CHECK(status(ask("POST", path, "", recover_body("ulgii", "good-word", own, "x"))) == 400);
  CHECK(status(ask("POST", path, "Origin: https://elsewhere.example\r\n",
                   recover_body("ulgii", "good-word", own, phone->point()))) == 403);
  CHECK(status(ask("POST", path, "", recover_body("head", "good-word", own, phone->point()))) ==
        403);
  CHECK(status(ask("POST", "/api/devices", bearer, R"({"device":"x"})")) == 400);
  auto const with_key = [&](std::string const& sign) {
    return R"({"device":")" + std::string(device) + R"(","sign":")" + sign + "\"}";
  };
  auto const again = (*RecoveryKey::fresh())->point();
  CHECK(status(ask("POST", "/api/devices", bearer, with_key("x"))) == 400);
  CHECK(status(ask("POST", "/api/devices", bearer, with_key(phone->point()))) == 200);
  CHECK(status(ask("POST", "/api/devices", bearer, with_key(phone->point()))) == 200);
  CHECK(status(ask("POST", "/api/devices", bearer, with_key(again))) == 409);
  CHECK(audited("device_key").size() == 1);
  CHECK(audited("own_key_resealed").size() == 1);
}

TEST_CASE_FIXTURE(Home, "another account's password does not open a key, nor take the device") {
  store::SqlAccounts accounts(*store);
  REQUIRE(accounts.put_account({{"other", "Other", app::Role::officer, {"18401"}, true},
                                ArgonPasswords().hash("good-word"),
                                false}));
  auto const bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  auto const asked = R"({"device":")" + std::string(device) + "\"}";
  auto const met = body(ask("POST", "/api/devices", bearer, asked));
  auto const purpose = "otor-seal-1|own|ulgii|" + std::string(device);
  auto const own = *seal_to(text_between(met, "\"recovery\":\""), purpose, own_key);
  auto const phone = *RecoveryKey::fresh();
  CHECK(status(ask("POST", "/api/devices/recover", "",
                   recover_body("other", "good-word", own, phone->point()))) == 403);
  auto const others = "Authorization: Bearer " + sign_in("other") + "\r\n";
  CHECK(status(ask("POST", "/api/devices", others, asked)) == 403);
  CHECK(audited("own_key_resealed").empty());
}

TEST_CASE_FIXTURE(Home, "an event that does not fit its kind is kept aside, and told so") {
  auto const bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  app::LineWriter phone({1, 4}, "ulgii", "phone");
  auto const bad =
      phone.write("household_met", "18301", {7, 1}, R"({"colour":1})", 1'790'000'000'000);
  auto const answer =
      body(ask("POST", "/api/sync/push", bearer,
               R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + bad.line + "]}"));
  CHECK(answer.find(R"("problem":{"code":"unfit_body",)"
                    R"("detail":"body.colour: there is no such key here."})") != std::string::npos);
  CHECK(answer.find(R"("status":"quarantined")") != std::string::npos);
  CHECK(body(ask("GET", "/api/sync/pull?after=0&limit=10", bearer)).find("\"events\":[]") !=
        std::string::npos);
}

TEST_CASE_FIXTURE(Home,
                  "who saw and changed a household is told to the head above it, and to no other") {
  store::SqlAccounts accounts(*store);
  REQUIRE(accounts.put_account({{"other", "Other", app::Role::head, {"184"}, true},
                                ArgonPasswords().hash("good-word"),
                                false}));
  auto const officer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  app::LineWriter phone({1, 6}, "ulgii", "phone");
  auto const subject = text_of(event::Uuid{7, 0});
  CHECK(status(ask("POST", "/api/sync/push", officer, push_body(phone, 2))) == 200);
  CHECK(status(ask("GET", "/api/sync/pull?device=" + text_of(phone.device()), officer)) == 200);
  CHECK(status(ask("GET", "/api/sync/pull?after=2", officer)) == 200);  // nothing, and no row
  CHECK(audited("pull") == std::vector<std::string>{"ulgii " + text_of(phone.device())});
  auto const head = "Authorization: Bearer " + sign_in("head") + "\r\n";
  CHECK(status(ask("GET", "/api/head/overview", head)) == 200);
  CHECK(audited("overview") == std::vector<std::string>{"head "});
  auto const path = "/api/head/seen?subject=";
  auto const told = body(ask("GET", path + subject, head));
  CHECK(told.find(R"("actor":"ulgii","verb":"write","classes":"card","reason":"push")") !=
        std::string::npos);
  CHECK(told.find(R"("actor":"ulgii","verb":"see","classes":"record","reason":"pull","name":")") !=
        std::string::npos);
  CHECK(body(ask("GET", path + subject, head))
            .find(R"("actor":"head","verb":"see","classes":)"
                  R"("audit","reason":"audit")") != std::string::npos);
  auto const other = "Authorization: Bearer " + sign_in("other") + "\r\n";
  auto const missing = ask("GET", path + text_of(event::Uuid{7, 99}), other);
  CHECK(body(missing) == R"({"entries":[]})");
  CHECK(ask("GET", path + subject, other) == missing);
  CHECK(status(ask("GET", path + subject, officer)) == 403);
  CHECK(status(ask("GET", path + std::string("x"), head)) == 400);
  auto const hello = body(ask("POST", "/api/sync/hello", officer,
                              R"({"protocol":[1,1],"device":")" + text_of(phone.device()) + "\"}"));
  auto const newest = *store::SqlAudit(*store, SystemClock()).head();
  CHECK(hello.find("\"audit\":{\"seq\":" + std::to_string(newest.n) + ",\"hash\":\"" + newest.hash +
                   "\"}") != std::string::npos);
}

TEST_CASE_FIXTURE(Home,
                  "cards that a phone says were opened are told once, under officer and day") {
  auto const officer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  auto const head = "Authorization: Bearer " + sign_in("head") + "\r\n";
  auto const phone = text_of(event::Uuid{1, 7});
  auto const one = text_of(event::Uuid{7, 1}), two = text_of(event::Uuid{7, 2});
  auto const hello = [&](std::string const& cards) {
    return status(ask("POST", "/api/sync/hello", officer,
                      R"({"protocol":[1,1],"device":")" + phone + R"(","cards":[)" + cards + "]}"));
  };
  auto const cards = [](std::string const& day, std::string const& area, std::string const& ids) {
    return R"({"day":")" + day + R"(","area":")" + area + R"(","subjects":[)" + ids + "]}";
  };
  auto const told = [&](std::string const& subject) {
    auto const text = body(ask("GET", "/api/head/seen?subject=" + subject, head));
    std::vector<std::string> days;
    for (auto at = text.find("\"day\":\""); at != text.npos; at = text.find("\"day\":\"", at + 1))
      days.push_back(text.substr(at + 7, 10));
    return days;
  };
  using Days = std::vector<std::string>;
  auto const first = cards("2026-11-20", "18301", '"' + one + "\",\"" + one + '"');
  CHECK(hello(first) == 200);
  CHECK(hello(first) == 200);  // its answer was lost
  CHECK(told(one) == Days{"2026-11-20"});
  CHECK(told(two).empty());
  CHECK(hello(cards("2026-11-20", "18301", '"' + one + "\",\"" + two + '"') + "," +
              cards("2026-11-21", "18301", '"' + one + '"')) == 200);
  CHECK(told(one) == Days{"2026-11-20", "2026-11-21"});
  CHECK(told(two) == Days{"2026-11-20"});
  CHECK(audited("card_seen") == std::vector<std::string>(3, "ulgii " + phone));
  // What cannot be is told all the same: a day of its own making, a soum that is not here.
  CHECK(hello(cards("yesterday", "18301", '"' + two + '"')) == 200);
  CHECK(hello(cards("2999-01-01", "99999", '"' + two + '"')) == 200);
  CHECK(told(two).size() == 2);
  CHECK(audited("card_seen").size() == 4);  // the same day, so the same card
  std::string many;
  for (std::uint64_t n = 0; n < 5'001; ++n)
    many += (n == 0 ? "\"" : ",\"") + text_of(event::Uuid{8, n}) + '"';
  CHECK(hello(cards("2026-11-20", "18301", many)) == 413);
  CHECK(hello(cards("2026-11-20", "18301", "\"x\"")) == 400);
}

TEST_CASE_FIXTURE(Home,
                  "at contact a phone is told the key of register numbers of its own aimag alone") {
  auto const hash = ArgonPasswords().hash("good-word");
  store::SqlAccounts accounts(*store);
  REQUIRE(accounts.put_account(
      {{"khovd", "Officer", app::Role::officer, {"18401"}, true}, hash, false}));
  REQUIRE(accounts.put_account(
      {{"both", "Officer", app::Role::officer, {"18301", "18401"}, true}, hash, false}));
  auto const told = [&](std::string const& user, std::uint64_t device) {
    auto const answer =
        body(ask("POST", "/api/sync/hello", "Authorization: Bearer " + sign_in(user) + "\r\n",
                 R"({"protocol":[1,1],"device":")" + text_of(event::Uuid{1, device}) + "\"}"));
    auto const at = answer.find("\"number_keys\":");
    REQUIRE(at != answer.npos);
    return answer.substr(at, answer.find(']', at) + 1 - at);
  };
  auto const row = [&](std::string const& aimag) {
    return R"({"aimag":")" + aimag + R"(","key":")" + hex_of(store->keys().number_key(aimag)) +
           R"("})";
  };
  CHECK(told("ulgii", 1) == "\"number_keys\":[" + row("183") + "]");
  CHECK(told("khovd", 2) == "\"number_keys\":[" + row("184") + "]");
  CHECK(told("both", 3) == "\"number_keys\":[" + row("183") + "," + row("184") + "]");
  CHECK(told("ulgii", 4) == told("ulgii", 1));
  CHECK(row("183") != row("184"));
  SystemClock clock;
  REQUIRE(store::SqlDevices(*store, clock).revoke({1, 3}, "server"));
  CHECK(told("both", 3) == "\"number_keys\":[]");
}

TEST_CASE_FIXTURE(Home, "a soum's file comes whole or from any byte on, and who took it is told") {
  auto const bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  app::LineWriter phone({1, 8}, "ulgii", "phone");
  CHECK(status(ask("POST", "/api/sync/push", bearer, push_body(phone, 40))) == 200);
  auto const device = "&device=" + text_of(phone.device());
  auto const path = "/api/sync/snapshot?area=18301" + device;
  auto const whole = ask("GET", path, bearer + "Accept-Encoding: gzip\r\n");
  auto const file = body(whole);
  auto const tag = text_between(whole, "ETag: \"");
  CHECK(status(whole) == 200);
  CHECK(file.starts_with("otor snapshot 1\n{\"area\":\"18301\",\"at\":40,\"events\":40,"));
  CHECK(whole.find("Content-Encoding") == whole.npos);  // a part of it would be of other bytes
  CHECK(whole.find("Otor-Next: 40\r\n") != whole.npos);
  CHECK(audited("snapshot") == std::vector<std::string>{"ulgii " + text_of(phone.device())});

  CHECK(status(ask("POST", "/api/sync/push", bearer, push_body(phone, 3))) == 200);
  auto const same = bearer + "If-Range: \"" + tag + "\"\r\n";
  auto const at = path + "&at=40";
  for (std::size_t from : {std::size_t{0}, std::size_t{1}, file.size() / 2, file.size() - 1}) {
    auto const rest = ask("GET", at, same + "Range: bytes=" + std::to_string(from) + "-\r\n");
    CHECK(status(rest) == 206);
    CHECK(body(rest) == file.substr(from));
    CHECK(rest.find("Content-Range: bytes " + std::to_string(from) + "-" +
                    std::to_string(file.size() - 1) + "/" + std::to_string(file.size())) !=
          rest.npos);
  }
  CHECK(status(ask("GET", at, same + "Range: bytes=" + std::to_string(file.size()) + "-\r\n")) ==
        416);
  auto const newer = ask("GET", path, same + "Range: bytes=9-\r\n");
  CHECK(status(newer) == 200);  // another file by now, so from its beginning
  CHECK(body(newer).find("\"at\":43,") != std::string::npos);
  CHECK(status(ask("GET", at, bearer + "If-None-Match: \"" + tag + "\"\r\n")) == 304);

  auto const missing = ask("GET", "/api/sync/snapshot?area=99999", bearer);
  CHECK(status(missing) == 404);
  CHECK(ask("GET", "/api/sync/snapshot?area=18401", bearer) == missing);
  CHECK(status(ask("GET", path + "&at=x", bearer)) == 400);
  auto const taken = audited("snapshot").size();
  REQUIRE(store::SqlDevices(*store, SystemClock()).revoke(phone.device(), "server"));
  auto const again = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  CHECK(body(ask("GET", path, again)).find("device_lost") != std::string::npos);
  CHECK(audited("snapshot").size() == taken);
}

TEST_CASE_FIXTURE(Home, "anybody is told the department's own handbook, and once") {
  CHECK(body(ask("GET", "/api/handbook")) == R"({"handbook":null})");
  auto own = *wire::read_handbook(handbook::default_handbook());
  own.chapters.front().title.en = "Our soum";
  api->show_handbook(own);
  auto const told = ask("GET", "/api/handbook");
  CHECK(body(told) == app::told_handbook(own));
  auto const tag = text_between(told, "ETag: \"");
  CHECK(status(ask("GET", "/api/handbook", "If-None-Match: \"" + tag + "\"\r\n")) == 304);
}

TEST_CASE_FIXTURE(Home, "a phone is told the department's codes, and nobody else is") {
  CHECK(status(ask("GET", "/api/codebook")) == 401);
  auto const bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  CHECK(body(ask("GET", "/api/codebook", bearer)) == R"({"codebooks":[]})");
  REQUIRE(store->set_note("codebook", R"({"codes":[],"rules":[]})"));
  CHECK(body(ask("GET", "/api/codebook", bearer)) ==
        R"({"codebooks":["{\"codes\":[],\"rules\":[]}"]})");
}

TEST_CASE_FIXTURE(Home, "a write by cookie must show that the page itself asked") {
  auto const cookie = "Cookie: a=b; otor_session=" + sign_in("ulgii") + "\r\n";
  CHECK(status(ask("GET", "/api/me", cookie)) == 200);
  app::LineWriter phone({1, 3}, "ulgii", "phone");
  auto const push = push_body(phone, 1);
  CHECK(status(ask("POST", "/api/sync/push", cookie, push)) == 403);
  CHECK(status(ask("POST", "/api/sync/push", cookie + "Origin: https://elsewhere.example\r\n",
                   push)) == 403);
  CHECK(status(ask("POST", "/api/sync/push", cookie + "X-Otor: 1\r\n", push)) == 200);
  CHECK(status(ask("POST", "/api/sync/push", cookie + "Origin: http://localhost\r\n", push)) ==
        200);
}

TEST_CASE_FIXTURE(Home, "the session cookie cannot be read by scripts nor sent by other pages") {
  auto const answer = ask("POST", "/api/login", "", R"({"user":"ulgii","password":"good-word"})");
  CHECK(answer.find("HttpOnly; SameSite=Strict") != std::string::npos);
  CHECK(answer.find("Cache-Control: no-store") != std::string::npos);
  CHECK(status(ask("POST", "/api/login", "Origin: https://elsewhere.example\r\n",
                   R"({"user":"ulgii","password":"good-word"})")) == 403);
}

TEST_CASE_FIXTURE(Home, "who guesses too often is told when to try again") {
  std::string answer;
  for (int tries = 0; tries < 7; ++tries)
    answer = ask("POST", "/api/login", "", R"({"user":"ulgii","password":"bad-word"})");
  CHECK(status(answer) == 429);
  auto const from = answer.find("Too many tries; wait ") + 21;
  auto const seconds = answer.substr(from, answer.find(' ', from) - from);
  CHECK(answer.find("\r\nRetry-After: " + seconds + "\r\n") != std::string::npos);
}

TEST_CASE_FIXTURE(Home, "without a valid token nothing of the record is told") {
  for (auto const* header : {"", "Authorization: Bearer x\r\n", "Cookie: otor_session=\r\n",
                             "Authorization: Basic eDp5\r\n"}) {
    for (auto const* path : {"/api/me", "/api/sync/pull", "/api/head/overview"})
      CHECK(status(ask("GET", path, header)) == 401);
    CHECK(status(ask("POST", "/api/sync/push", std::string(header) + "X-Otor: 1\r\n", "{}")) ==
          401);
    auto const bare = ask("POST", "/api/sync/push", header, "{}");
    CHECK(status(bare) == 401);
    CHECK(bare.find("WWW-Authenticate: Bearer\r\n") != std::string::npos);
  }
}

TEST_CASE_FIXTURE(Home, "bad requests are told what is wrong with them") {
  auto const problem = ask("POST", "/api/login", "", "{");
  CHECK(status(problem) == 400);
  CHECK(problem.find("application/problem+json") != std::string::npos);
  CHECK(body(problem).find("\"code\":\"bad_json\"") != std::string::npos);
  CHECK(status(ask("POST", "/api/login", "", R"({"user":"ulgii","password":"x","y":1})")) == 400);
  CHECK(status(ask("POST", "/api/login", "", R"({"user":"ulgii","password":"bad-word"})")) == 401);
  CHECK(status(ask("GET", "/api/nothing")) == 404);
  CHECK(status(ask("POST", "/api/nothing", "", "{}")) == 404);
  CHECK(status(ask("GET", "/nothing.js")) == 404);
  CHECK(status(ask("GET", "/../../etc/passwd")) == 404);
  CHECK(status(ask("GET", "/api/login")) == 405);
  CHECK(ask("GET", "/api/due").find("Allow: POST\r\n") != std::string::npos);
  CHECK(ask("PUT", "/api/me").find("Allow: GET\r\n") != std::string::npos);
  CHECK(status(ask("GET", "/api/due")) == 405);
  auto const month =
      ask("POST", "/api/due", "", R"({"id":"a\"7","month":"2025-13","as":"herder"})");
  CHECK(status(month) == 422);
  CHECK(body(month).ends_with(R"(,"id":"a\"7"})"));
  auto const bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  CHECK(status(ask("GET", "/api/sync/pull?after=x", bearer)) == 400);
  CHECK(status(ask("GET", "/api/sync/pull?limit=0", bearer)) == 400);
  CHECK(status(ask("POST", "/api/sync/push", bearer, "[]")) == 400);
}

TEST_CASE_FIXTURE(Home, "what the department settles is told to everybody and may change") {
  CHECK(body(ask("GET", "/api/programme")) ==
        R"({"made_up":false,"aimags":[],"telephones":[],"handbooks":[],"keeping":[],)"
        R"("consents":[],"allowances":null,"worklist":null})");
  app::Programme settled;
  settled.aimags = {{"183", "Баян-Өлгий", "Баян-Өлгий", "Bayan-Ulgii"}};
  settled.telephones = {{"183", "2026-11-23", std::nullopt}, {"183", "2027-01-01", "7042 2000"}};
  settled.keeping = {{"2026-11-23", 5}};
  std::string text;
  wire::write(text, settled);
  REQUIRE(store->set_note(app::programme_note, text));
  CHECK(body(ask("GET", "/api/programme")) == text);
  CHECK(text.find(R"({"aimag":"183","since":"2026-11-23","number":null})") != std::string::npos);
  auto const areas = body(ask("GET", "/api/areas"));
  CHECK(areas.find(R"("code":"18401")") != std::string::npos);
  CHECK(areas.ends_with(R"("aimags":[{"code":"183","name_mn":"Баян-Өлгий",)"
                        R"("name_kk":"Баян-Өлгий","name_en":"Bayan-Ulgii"}]})"));
  CHECK(status(ask("POST", "/api/programme", "", "{}")) == 405);
}

TEST_CASE_FIXTURE(Home, "calculations need no login and answer with figures or a problem") {
  auto const due =
      ask("POST", "/api/due", "",
          R"({"id":"1","month":"2025-06","as":"herder","income":792000,"share_used":0})");
  CHECK(status(due) == 200);
  CHECK(body(due).find("\"person\":61380") != std::string::npos);
  auto const unknown =
      ask("POST", "/api/due", "", R"({"month":"2025-13","as":"herder","income":792000})");
  CHECK(status(unknown) == 422);
  CHECK(body(unknown).find("\"code\":\"bad_month\"") != std::string::npos);
}

TEST_CASE_FIXTURE(
    Home, "the page's files are served packed, with tags, and page addresses lead to the page") {
  auto const page = ask("GET", "/", "Accept-Encoding: br\r\n");
  CHECK(status(page) == 200);
  CHECK(page.find("Content-Encoding: br") != std::string::npos);
  auto const at = page.find("ETag: ") + 6;
  auto const tag = page.substr(at, page.find("\r\n", at) - at);
  CHECK(status(ask("GET", "/", "If-None-Match: " + tag + "\r\n")) == 304);
  CHECK(status(ask("GET", "/visit/7", "Accept: text/html\r\n")) == 200);
  CHECK(status(ask("GET", "/visit/7")) == 404);
  for (auto const& one : {page, ask("GET", "/", "If-None-Match: " + tag + "\r\n")})
    CHECK(one.find("'wasm-unsafe-eval' 'sha256-") != std::string::npos);
  CHECK(ask("GET", "/assets/app-0123456789.js").find("sha256-") == std::string::npos);
  CHECK(ask("GET", "/assets/app-0123456789.js").find("immutable") != std::string::npos);
}

TEST_CASE_FIXTURE(Home, "the server tells how it is") {
  CHECK(status(ask("GET", "/healthz")) == 200);
  CHECK(status(ask("GET", "/readyz")) == 200);
  CHECK(body(ask("GET", "/api/areas")).find("\"lat\":48.96833") != std::string::npos);
  auto const described = body(ask("GET", "/api/openapi.json"));
  CHECK(wire::parse_strict(described));
  for (auto const& route : Api::facts())
    CHECK_MESSAGE(described.find("\"" + std::string(route.path) + "\":{") != described.npos,
                  route.path);
  // What sync says beside the contract, and how much of everything is taken.
  auto const value = *wire::parse_strict(described);
  auto const& schemas = value.at("components").at("schemas");
  for (auto const* member : {"position", "received", "skew", "registered", "erased"})
    CHECK(schemas.at("Event").at("properties").as_object().contains(member));
  for (auto const* member : {"next", "more", "store", "epoch"})
    CHECK(schemas.at("Pulled").at("properties").as_object().contains(member));
  CHECK(described.find("\"registered\"", described.find("\"Receipts\":")) != described.npos);
  CHECK(value.at("info").at("description").as_string().find("8 MiB") != std::string::npos);
  auto const text = body(ask("GET", "/metrics"));
  CHECK(text.find("otor_requests_total{route=\"/healthz\",status=\"200\"} 1") != std::string::npos);
}
