// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a line lies in the store: its open part in the column `line`, what is about somebody in the
// column `sealed`, under the key of the person or household it is about. `sealed` is null where
// nothing had to be, and empty where it was erased.

#include <optional>
#include <string>
#include <string_view>

#include "event/event.h"
#include "store/keyring.h"
#include "wire/parted_line.h"

namespace otor::store {

struct KeptLine {
  event::Uuid owner;
  std::string open;
  std::optional<std::string> sealed;
};

/// A line parted, and whom it is about: what is known of it without the store and without a key.
struct LineToKeep {
  std::optional<event::Uuid> owner;  // nothing for what is no line
  wire::PartedLine parted;
};
LineToKeep line_to_keep(std::string_view line, wire::Parting parting = wire::Parting::by_class);

/// The column `sealed` of a line of this hash. On the writer's thread.
std::optional<std::string> sealed_part(Keyring& keys, LineToKeep const& line,
                                       std::string_view hash);

/// What is kept of a line of this hash. An owner whose key was destroyed gets no new one: then
/// nothing is kept but the open part. On the writer's thread.
KeptLine kept_line(Keyring& keys, std::string_view line, std::string_view hash,
                   wire::Parting parting = wire::Parting::by_class);

struct OpenedLine {
  std::string line;  // the whole line, or its open part where the rest was erased
  bool erased = false;
};

/// Throws StorageError where the key is not there, or does not open what was sealed.
OpenedLine opened_line(Keyring& keys, std::string open, std::optional<std::string> const& sealed,
                       std::string_view hash);

/// The column `sealed`, to be bound.
inline std::optional<Bytes> column_of(std::optional<std::string> const& sealed) {
  return sealed ? std::optional(Bytes{*sealed}) : std::nullopt;
}
/// The column `sealed` of a row.
std::optional<std::string> sealed_in(Statement const& row, int column);

}  // namespace otor::store
