// SPDX-License-Identifier: Apache-2.0
#include "store/sql_themes.h"

#include "store/audit.h"
#include "store/schema.h"
#include "wire/event_line.h"

namespace otor::store {

Result<std::vector<app::Theme>> kept_themes(Store& store) {
  auto const text = store.note(app::themes_note);
  if (!text) return std::unexpected(text.error());
  if (text->empty()) return std::vector<app::Theme>{};
  return wire::read_text<std::vector<app::Theme>>(*text);
}

Result<void> keep_themes(Store& store, app::OrderedTheme const& ordered, std::string const& by,
                         std::int64_t now_ms) {
  std::string text;
  wire::write(text, ordered.themes);
  return store.writer().run([&] {
    set_meta(store.writing(), app::themes_note, text);
    AuditRow row;
    row.at = now_ms;
    row.actor = by;
    row.verb = "write";
    row.classes = "codes";
    row.reason = "theme";
    row.detail = ordered.code;
    add_audit(store.writing(), std::move(row));
  });
}

}  // namespace otor::store
