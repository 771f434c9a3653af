// SPDX-License-Identifier: Apache-2.0
#include "store/kept_line.h"

#include "store/sealing.h"

namespace otor::store {
namespace {

std::string place_of(std::string_view hash) { return "otor-line-1|" + std::string(hash); }

event::Uuid owner_in(std::string_view open) {
  auto const owner = wire::owner_of(open);
  if (!owner) throw StorageError("The record holds a line that is no event.");
  return *owner;
}

}  // namespace

KeptLine kept_line(Keyring& keys, std::string_view line, std::string_view hash,
                   wire::Parting parting) {
  auto parted = wire::part(line, parting);
  auto const owner = owner_in(parted.open);
  KeptLine kept{owner, std::move(parted.open), std::nullopt};
  auto key = parted.closed.empty() ? keys.find(owner) : keys.find_or_make(owner);
  if (key.state == Keyring::State::destroyed) {
    kept.sealed = "";
  } else if (!parted.closed.empty()) {
    kept.sealed = seal(key.bytes, place_of(hash), parted.closed);
  }
  forget(key.bytes);
  return kept;
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
