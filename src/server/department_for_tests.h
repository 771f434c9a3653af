// SPDX-License-Identifier: Apache-2.0
#pragma once
// A department with two heads, an officer whose phone brings visits home, the head of another one
// and the programme, all over HTTP.
#include "server/api_for_tests.h"
#include "server/pile.h"
#include "wire/json.h"

namespace otor::server {

namespace json = boost::json;

inline std::string text_in(json::value const& value, char const* member) {
  return std::string(value.at(member).as_string());
}

class Department : public Home {
 public:
  std::string officer, head, other, far, programme;
  std::string today = text_of(day_in_west(SystemClock().now_ms()));
  app::LineWriter phone{{9, 1}, "ulgii", "seed"};
  std::uint64_t keys = 0;

  Department() {
    store::SqlAccounts accounts(*store);
    auto const hash = ArgonPasswords().hash("good-word");
    auto const put = [&](std::string user, app::Role role, std::vector<std::string> areas) {
      REQUIRE(accounts.put_account({{user, user, role, std::move(areas), true}, hash, false}));
    };
    put("programme", app::Role::programme, {});
    put("second", app::Role::head, {"183"});
    put("far", app::Role::head, {"184"});
    auto const signed_in = [&](char const* user) {
      return "Authorization: Bearer " + sign_in(user) + "\r\n";
    };
    officer = signed_in("ulgii");
    head = signed_in("head");
    other = signed_in("second");
    far = signed_in("far");
    programme = signed_in("programme");
  }

  std::string key() { return text_of(event::Uuid{0x01934f6e8c007abc, ++keys}); }
  json::value asked(std::string const& path, std::string const& who) {
    auto const answer = ask("GET", path, who);
    REQUIRE(status(answer) == 200);
    return *wire::parse_strict(body(answer));
  }
  void write(std::string_view kind, event::Uuid subject, std::string const& what) {
    auto const line = phone.write(kind, "18301", subject, what, SystemClock().now_ms()).line;
    auto const answer =
        ask("POST", "/api/sync/push", officer,
            R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + line + "]}");
    REQUIRE(body(answer).find("\"stored\"") != std::string::npos);
  }
  /// A visit at which nobody's knowledge was found to be wanting, or somebody's.
  void visit(std::uint64_t number, bool found) {
    event::Uuid const household{5, number};
    auto const id = text_of(event::Uuid{6, number});
    write("household_met", household, "{}");
    write("visit_started", household, R"({"visit":")" + id + R"(","way":"home"})");
    if (found) write("finding_noted", household, R"({"code":"A1","visit":")" + id + "\"}");
  }
};

}  // namespace otor::server
