// SPDX-License-Identifier: Apache-2.0
#include "simulator/planted_links.h"

#include <optional>

#include "store/audit.h"
#include "store/broken_links.h"

namespace otor::simulator {

namespace {

/// The newest row of the audit, where it tells of a broken link.
std::optional<store::AuditRow> newest_break(store::Database& database) {
  auto query = database.prepare(
      "SELECT n, at, actor, device, verb, area, classes, detail, first, last FROM audit WHERE n = "
      "(SELECT max(n) FROM audit) AND reason = ?1");
  if (!query.query(store::broken_link_reason).step()) return std::nullopt;
  store::AuditRow row;
  row.n = query.integer(0);
  row.at = query.integer(1);
  row.actor = query.text(2);
  row.device = query.text(3);
  row.verb = query.text(4);
  row.area = query.text(5);
  row.classes = query.text(6);
  row.reason = store::broken_link_reason;
  row.detail = query.text(7);
  row.first = query.integer(8);
  row.last = query.integer(9);
  return row;
}

/// The row goes, or comes again with another between it and the push that it belongs to. The chain
/// of the audit is whole in both.
void move_break(store::Store& store, bool comes_later) {
  (void)store.writer().run([&] {
    auto& database = store.writing();
    auto row = newest_break(database);
    if (!row) return;
    database.prepare("DELETE FROM audit WHERE n = ?1").run(row->n);
    if (!comes_later) return;
    store::AuditRow between;
    between.at = row->at;
    between.actor = "server";
    between.verb = "see";
    between.classes = "accounts";
    between.reason = "accounts";
    store::add_audit(database, between);
    store::add_audit(database, std::move(*row));
  });
}

}  // namespace

void spoil_links(Planted planted, store::Store& store, std::vector<sync::Receipt>& receipts) {
  if (planted == Planted::break_unnoted || planted == Planted::break_noted_late)
    move_break(store, planted == Planted::break_noted_late);
  bool const silent = planted == Planted::break_without_word;
  if (!silent && planted != Planted::break_told_once) return;
  for (auto& receipt : receipts) {
    if (receipt.status == sync::Status::already_stored ||
        (silent && receipt.status == sync::Status::stored)) {
      receipt.problem.reset();
    }
  }
}

}  // namespace otor::simulator
