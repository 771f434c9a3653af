// SPDX-License-Identifier: Apache-2.0
#include "store/sql_views.h"

#include "store/rows.h"

namespace otor::store {

Result<std::vector<app::SavedView>> SqlViews::of(std::string const& user) {
  return store_.read([&](Database& database) {
    std::vector<app::SavedView> views;
    auto& rows = database.cached(
        "SELECT view, name, address, since FROM saved_view WHERE user = ?1 ORDER BY view");
    for (rows.query(user); rows.step();)
      views.push_back({uuid_in(rows.view(0)), rows.text(1), rows.text(2), rows.integer(3)});
    return views;
  });
}

Result<void> SqlViews::keep(std::string const& user, app::SavedView const& view) {
  return store_.writer().run([&] {
    store_.writing()
        .cached(
            "INSERT INTO saved_view(user, view, name, address, since) VALUES(?1, ?2, ?3, ?4, ?5) "
            "ON CONFLICT(user, view) DO UPDATE SET name = ?3, address = ?4")
        .run(user, text_of(view.view), view.name, view.address, view.since_ms);
  });
}

Result<void> SqlViews::forget(std::string const& user, event::Uuid view) {
  return store_.writer().run([&] {
    store_.writing()
        .cached("DELETE FROM saved_view WHERE user = ?1 AND view = ?2")
        .run(user, text_of(view));
  });
}

}  // namespace otor::store
