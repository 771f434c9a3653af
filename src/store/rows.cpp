// SPDX-License-Identifier: Apache-2.0
#include "store/rows.h"

#include "store/kept_line.h"
#include "wire/event_line.h"

namespace otor::store {

event::Uuid uuid_in(std::string_view text) {
  auto const id = event::parse_uuid(text);
  if (!id) throw StorageError("A row holds an id that is none.");
  return *id;
}

std::optional<std::int64_t> number_or_nothing(Statement const& row, int column) {
  return row.null(column) ? std::nullopt : std::optional(row.integer(column));
}

std::optional<event::Event> opened_event(Keyring& keys, Statement const& row) {
  auto opened = opened_line(keys, row.text(0), sealed_in(row, 1), row.view(2));
  if (opened.erased) return std::nullopt;
  auto event = wire::read_line(std::move(opened.line));
  if (!event) throw StorageError("The record holds a line that is no event.");
  return std::move(*event);
}

std::vector<event::Uuid> uuids_in(std::string_view text) {
  std::vector<event::Uuid> ids;
  for (; text.size() >= 36; text.remove_prefix(36)) ids.push_back(uuid_in(text.substr(0, 36)));
  return ids;
}

}  // namespace otor::store
