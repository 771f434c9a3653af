// SPDX-License-Identifier: Apache-2.0
#pragma once
// A UUID as the 128 bits it is. Its text is the lower-case form of 36 characters and no other; the
// order of the values is the order of the texts.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace otor::event {

struct Uuid {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(Uuid const&) const = default;
};

/// Nothing for any text that is not a UUID in lower case.
std::optional<Uuid> parse_uuid(std::string_view text);
std::string text_of(Uuid id);
void append_text(std::string& out, Uuid id);

/// A UUID v7 (RFC 9562): 48 bits of wall time, then 74 bits made from `random` and `purpose`. The
/// same arguments give the same id; another purpose gives another.
Uuid uuid_v7(std::int64_t wall_ms, std::string_view random, std::string_view purpose);

}  // namespace otor::event

template <>
struct std::hash<otor::event::Uuid> {
  std::size_t operator()(otor::event::Uuid id) const noexcept {
    auto mixed = (id.high ^ (id.low >> 32)) * 0x9e3779b97f4a7c15u;
    mixed ^= (id.low + (mixed >> 29)) * 0xbf58476d1ce4e5b9u;
    return static_cast<std::size_t>(mixed ^ (mixed >> 31));
  }
};
