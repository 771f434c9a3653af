// SPDX-License-Identifier: Apache-2.0
#include "store/audit_about.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "store/backup.h"
#include "store/test_store.h"
#include "store/verify.h"

using namespace otor;
using namespace otor::store;

namespace {

struct Listed {
  TestFolder folder;
  TestHome home{folder.path};
  SqlAudit audit{*home.store, home.clock};

  void see(std::string const& reason, std::string const& detail) {
    AuditRow row;
    row.actor = "head";
    row.reason = reason;
    row.detail = detail;
    REQUIRE(audit.note(row));
  }
  void change(std::string const& sql) {
    REQUIRE(home.store->writer().run([&] { home.store->writing().run(sql); }));
  }
  /// As an older program leaves a row: in the audit alone.
  void forget(std::int64_t n) {
    change(
        "INSERT INTO audit_about(audit_about, rowid, ids) SELECT 'delete', n, detail FROM audit "
        "WHERE n = " +
        std::to_string(n));
  }
};

std::string id(std::uint64_t number) { return text_of(test_uuid(number)); }

std::vector<std::int64_t> told(SqlAudit& audit, std::string const& subject) {
  std::vector<std::int64_t> numbers;
  auto const rows = *audit.about(subject);
  for (auto const& row : rows) numbers.push_back(row.n);
  return numbers;
}

using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("whatever was taken out of the lists, the rows that name somebody are all told") {
  char const* const reasons[] = {"worklist", "card_seen", "sheets", "due", "remarks", "overview"};
  CHECK(rc::check([&] {
    Listed here;
    auto const lists =
        *rc::gen::container<std::vector<std::pair<int, std::vector<int>>>>(rc::gen::pair(
            rc::gen::inRange(0, 6), rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12))));
    std::map<int, Numbers> expected;
    std::int64_t n = 0;
    for (auto const& [reason, households] : lists) {
      std::string detail;
      ++n;
      for (int const household : households) {
        detail += (detail.empty() ? "" : " ") + id(static_cast<std::uint64_t>(household));
        auto& mine = expected[household];
        if (reason < 5 && (mine.empty() || mine.back() != n)) mine.push_back(n);
      }
      here.see(reasons[reason], detail);
    }
    for (int household = 0; household < 12; ++household)
      RC_ASSERT(told(here.audit, id(static_cast<std::uint64_t>(household))) == expected[household]);
    RC_ASSERT(verify(here.folder.path)->sound());
  }));
}

TEST_CASE("what is no id is named nowhere, and asks for nothing else") {
  Listed here;
  here.see("worklist", id(1) + " " + id(2));
  for (std::string const& asked : {"", "\"", "0190a000", "* OR ids", "worklist"})
    CHECK(told(here.audit, asked).empty());
}

TEST_CASE("an entry that was taken out of the index or put into it is noticed") {
  Listed here;
  here.see("worklist", id(1) + " " + id(2));
  here.see("card_seen", id(2));
  CHECK(verify(here.folder.path)->sound());
  here.forget(1);
  auto const missing = *verify(here.folder.path);
  REQUIRE(missing.faults.size() == 1);
  CHECK(missing.faults[0] ==
        "who is named in the audit: 0 entries do not follow from it, 2 are missing");
  here.change("INSERT INTO audit_about(rowid, ids) VALUES(1, '" + id(1) + " " + id(3) + "')");
  CHECK(verify(here.folder.path)->faults.at(0) ==
        "who is named in the audit: 1 entries do not follow from it, 1 are missing");
}

TEST_CASE("a store of a program that noted nobody, and one that such a program wrote into again") {
  TestFolder folder;
  std::string const subject = id(2);
  auto const opened = [&](auto const& use) {
    TestHome home(folder.path);
    SqlAudit audit(*home.store, home.clock);
    use(*home.store, audit);
  };
  auto const row = [](char const* reason, std::string detail) {
    AuditRow row;
    row.reason = reason;
    row.detail = std::move(detail);
    return row;
  };
  opened([&](Store& store, SqlAudit& audit) {
    REQUIRE(audit.note(row("worklist", id(1) + " " + subject)));
    REQUIRE(audit.note(row("card_seen", subject)));
    REQUIRE(store.writer().run([&] { store.writing().run("DROP TABLE audit_about"); }));
  });
  auto const old = *verify(folder.path);
  CHECK(old.sound());
  CHECK(old.notes.size() == 1);
  opened([&](Store& store, SqlAudit& audit) {
    CHECK(told(audit, subject) == Numbers{1, 2});
    REQUIRE(audit.note(row("due", subject)));
    REQUIRE(store.writer().run([&] {
      store.writing().run(
          "INSERT INTO audit_about(audit_about, rowid, ids) SELECT 'delete', n, detail FROM audit "
          "WHERE n = 3");
    }));
    CHECK(told(audit, subject) == Numbers{1, 2});
  });
  CHECK(verify(folder.path)->sound());
  opened([&](Store&, SqlAudit& audit) { CHECK(told(audit, subject) == Numbers{1, 2, 3}); });
  CHECK(verify(folder.path)->sound());
}

TEST_CASE("who saw somebody comes back out of a backup") {
  TestFolder folder, other;
  {
    TestHome home(folder.path);
    SqlAudit audit(*home.store, home.clock);
    AuditRow row;
    row.reason = "sheets";
    row.detail = id(7) + " " + id(8);
    REQUIRE(audit.note(row));
    REQUIRE(back_up(folder.path, other.path + "/monday.otor"));
  }
  REQUIRE(restore({other.path + "/monday.otor"}, other.path + "/restored", "another-store"));
  CHECK(verify(other.path + "/restored")->sound());
  TestHome home(other.path + "/restored");
  SqlAudit audit(*home.store, home.clock);
  CHECK(told(audit, id(8)) == Numbers{1});
}
