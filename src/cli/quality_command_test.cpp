// SPDX-License-Identifier: Apache-2.0
#include "cli/quality_command.h"

#include <doctest/doctest.h>

#include <sstream>

#include "app/desk_log.h"
#include "app/line_writer.h"
#include "files/temporary_folder.h"
#include "server/api.h"
#include "server/pile.h"
#include "server/quality_room.h"

namespace otor::cli {
namespace {

/// A store with six visits of one day, of families that agreed but for the last, and a draw of all.
class Kept {
 public:
  Kept() {
    options.data = (folder.path() / "data").string();
    options.file = "-";
    auto const store = *store::Store::open(options.data, server::random_uuid());
    store::SqlAccounts accounts(*store);
    REQUIRE(accounts.put_areas({{"18301", "183", "Өлгий", "Өлгий", "Ulgii"}}));
    for (auto const& account : {officer, head, far})
      REQUIRE(accounts.put_account({account, "x", false}));
    server::SystemClock const clock;
    store::SqlDevices devices(*store, clock);
    store::SqlEventLog log(*store, clock);
    auto const home = *store::home_of(*store);
    auto const today = text_of(server::day_in_west(clock.now_ms()));
    app::LineWriter phone({9, 1}, officer.user, "seed");
    for (std::uint64_t number = 1; number <= 6; ++number) {
      event::Uuid const family{5, number};
      auto const visit = R"("visit":")" + text_of(event::Uuid{6, number}) + '"';
      std::string events;
      for (auto const& [kind, what] :
           {std::pair<char const*, std::string>{"household_met", "{}"},
            {"household_changed", R"({"head":"=Family","phone":"99110101"})"},
            {"visit_started", "{" + visit + R"(,"way":"home"})"},
            {number < 6 ? "consent_given" : "consent_refused",
             std::string(number < 6 ? R"({"how":"spoken",)" : "{") +
                 R"("language":"mn","version":"1",)" + visit + "}"}})
        events += (events.empty() ? "" : ",") +
                  phone.write(kind, "18301", family, what, clock.now_ms()).line;
      REQUIRE(app::push(
          officer, R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + events + "]}",
          home, log, devices, clock));
    }
    app::QualityOrder order{app::QualityOrderKind::draw, {1, 2}};
    order.seed = "dice";
    order.share = 1'000;
    order.from = order.to = today;
    auto room = *server::quality_room(*store, clock);
    auto const made = app::events_of(order, head, room.ports(home.areas));
    REQUIRE(made);
    server::RandomBytes chance;
    REQUIRE(app::write_at_desk(head, made->events, {home, log, devices, clock, chance}));
    draw = text_of(made->draw);
  }

  int calls(std::string const& as, std::string const& of) {
    auto asked = options;
    asked.as = as;
    asked.draw = of;
    out.str("");
    return call_backs(asked, Language::en, out, problems);
  }
  std::size_t audited(std::string const& reason) {
    auto const store = *store::Store::open(options.data, server::random_uuid());
    return *store->read([&](store::Database& database) {
      auto rows = database.prepare("SELECT count(*) FROM audit WHERE reason = ?1");
      rows.query(reason).step();
      return static_cast<std::size_t>(rows.integer(0));
    });
  }

  files::TemporaryFolder const folder;
  app::Account officer{"ulgii", "Ulgii", app::Role::officer, {"18301"}, true};
  app::Account head{"head", "Head", app::Role::head, {"183"}, true};
  app::Account far{"far", "Far", app::Role::head, {"184"}, true};
  QualityOptions options;
  std::string draw;
  std::ostringstream out, problems;
};

}  // namespace

TEST_CASE("call-backs are listed on the command line for a head, and who was seen is kept") {
  Kept kept;
  CHECK(kept.calls("head", "") == 0);
  CHECK(kept.out.str().find("\r\nHead,") != std::string::npos);
  CHECK(kept.out.str().find("Family") == std::string::npos);
  CHECK(kept.audited("call_back") == 0);
  CHECK(kept.calls("head", kept.draw) == 0);
  CHECK(kept.out.str().find(",'=Family,99110101,still to call,") != std::string::npos);
  CHECK(kept.out.str().find(",'=Family,No consent: not to be called,") != std::string::npos);
  CHECK(kept.audited("call_back") == 1);
  kept.options.form = "json";
  CHECK(kept.calls("head", kept.draw) == 0);
  CHECK(kept.out.str().find("\"report\":\"call_backs_families\"") != std::string::npos);
  CHECK(kept.calls("head", "x") == 1);
  CHECK(kept.calls("far", kept.draw) == 1);
  CHECK(kept.calls("ulgii", "") == 1);
  CHECK(kept.problems.str().find("not_allowed") != std::string::npos);
  CHECK(kept.calls("nobody", "") == 1);
  CHECK(kept.out.str().empty());
}

TEST_CASE("remarks are listed on the command line as on the page, by months") {
  Kept kept;
  auto asked = kept.options;
  asked.as = "head";
  CHECK(remarks(asked, Language::en, kept.out, kept.problems) == 0);
  CHECK(kept.out.str().find("Remark,What was looked for,") != std::string::npos);
  CHECK(kept.audited("remarks") == 0);
  asked.from = "2026-13";
  CHECK(remarks(asked, Language::en, kept.out, kept.problems) == 1);
  asked.as = "ulgii";
  CHECK(remarks(asked, Language::en, kept.out, kept.problems) == 1);
}

}  // namespace otor::cli
