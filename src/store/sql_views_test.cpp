// SPDX-License-Identifier: Apache-2.0
#include "store/sql_views.h"

#include <doctest/doctest.h>

#include "store/backup.h"
#include "store/test_store.h"
#include "store/verify.h"

namespace otor::store {
namespace {

app::StoredAccount account(std::string const& user) {
  return {{user, user, app::Role::head, {"183"}, true}, "hash", false};
}

app::SavedView view(std::uint64_t number, std::string name) {
  return {test_uuid(number), std::move(name), "#/desk/worklist?state=overdue", 7};
}

/// "name address since" each.
std::vector<std::string> kept(SqlViews& views, std::string const& user) {
  std::vector<std::string> all;
  auto const found = views.of(user);
  for (auto const& one : *found)
    all.push_back(one.name + " " + one.address + " " + std::to_string(one.since_ms));
  return all;
}

}  // namespace

TEST_CASE("views are each account's own; one is replaced under its id and keeps its first day") {
  TestFolder folder;
  TestHome home(folder.path);
  SqlViews views(*home.store);
  CHECK_FALSE(views.keep("nobody", view(1, "Mine")).has_value());
  for (auto const* user : {"first", "second"}) REQUIRE(home.accounts.put_account(account(user)));
  REQUIRE(views.keep("first", view(1, "Mine")));
  REQUIRE(views.keep("second", view(1, "Mine")));
  auto other = view(1, "Ours");
  other.address = "#/desk";
  other.since_ms = 9;
  REQUIRE(views.keep("first", other));
  CHECK(kept(views, "first") == std::vector<std::string>{"Ours #/desk 7"});
  CHECK(kept(views, "second") == std::vector<std::string>{"Mine #/desk/worklist?state=overdue 7"});
  REQUIRE(views.forget("first", test_uuid(1)));
  REQUIRE(views.forget("first", test_uuid(1)));
  CHECK(kept(views, "first").empty());
  CHECK(kept(views, "second").size() == 1);
}

TEST_CASE("views are in a backup, and outlive what is made again of the record") {
  TestFolder folder, other;
  auto const file = other.path + "/monday.otor", restored = other.path + "/restored";
  {
    TestHome home(folder.path);
    SqlViews views(*home.store);
    REQUIRE(home.accounts.put_account(account("first")));
    REQUIRE(views.keep("first", view(1, "Mine")));
    REQUIRE(home.model.rebuild());
    CHECK(kept(views, "first").size() == 1);
    REQUIRE(back_up(folder.path, file));
  }
  CHECK(verify(folder.path)->sound());
  REQUIRE(restore({file}, restored, "another-store"));
  {
    TestHome home(restored);
    SqlViews views(*home.store);
    CHECK(kept(views, "first") == std::vector<std::string>{"Mine #/desk/worklist?state=overdue 7"});
  }
  CHECK(verify(restored)->sound());
}

}  // namespace otor::store
