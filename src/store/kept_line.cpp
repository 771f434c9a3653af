// SPDX-License-Identifier: Apache-2.0
#include "store/kept_line.h"

#include "store/sealing.h"

namespace otor::store {
namespace {

std::string place_of(std::string_view hash) { return "otor-line-1|" + std::string(hash); }

event::Uuid known_owner(std::optional<event::Uuid> const& owner) {
  if (!owner) throw StorageError("The record holds a line that is no event.");
  return *owner;
}

event::Uuid owner_in(std::string_view open) { return known_owner(wire::owner_of(open)); }

}  // namespace

LineToKeep line_to_keep(std::string_view line, wire::Parting parting) {
  auto parted = wire::part(line, parting);
  auto const owner = wire::owner_of(parted.open);
  return {owner, std::move(parted)};
}

std::optional<std::string> sealed_part(Keyring& keys, LineToKeep const& line,
                                       std::string_view hash) {
  auto const& closed = line.parted.closed;
  auto const owner = known_owner(line.owner);
  auto key = closed.empty() ? keys.find(owner) : keys.find_or_make(owner);
  std::optional<std::string> sealed;
  if (key.state == Keyring::State::destroyed) {
    sealed = "";
  } else if (!closed.empty()) {
    sealed = seal(key.bytes, place_of(hash), closed);
  }
  forget(key.bytes);
  return sealed;
}

KeptLine kept_line(Keyring& keys, std::string_view line, std::string_view hash,
                   wire::Parting parting) {
  auto to_keep = line_to_keep(line, parting);
  auto sealed = sealed_part(keys, to_keep, hash);
  return {*to_keep.owner, std::move(to_keep.parted.open), std::move(sealed)};
}

OpenedLine opened_line(Keyring& keys, std::string open, std::optional<std::string> const& sealed,
                       std::string_view hash) {
  if (!sealed) return {std::move(open), false};
  if (sealed->empty()) return {std::move(open), true};
  auto key = keys.find(owner_in(open));
  if (key.state == Keyring::State::destroyed) return {std::move(open), true};
  if (key.state == Keyring::State::missing)
    throw StorageError("The key is missing of " + text_of(owner_in(open)) + ".");
  auto const closed = unseal(key.bytes, place_of(hash), *sealed);
  forget(key.bytes);
  if (!closed) throw StorageError("A sealed row does not open.");
  return {wire::joined(open, *closed), false};
}

std::optional<std::string> sealed_in(Statement const& row, int column) {
  return row.null(column) ? std::nullopt : std::optional(row.text(column));
}

}  // namespace otor::store
