// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an answer of the server or of the core says, where it says it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/phone.h"

namespace otor::simulator {

inline std::optional<std::int64_t> number(wire::json::value const& value, char const* key) {
  auto const* found = value.as_object().if_contains(key);
  return found != nullptr && found->is_int64() ? std::optional(found->as_int64()) : std::nullopt;
}

/// "" where it is not said.
inline std::string text(wire::json::value const& value, char const* key) {
  auto const* found = value.as_object().if_contains(key);
  return found != nullptr && found->is_string() ? std::string(found->as_string().c_str())
                                                : std::string();
}

/// The answer, where it is whole.
inline std::optional<wire::json::value> read(Answer const& answer) {
  auto value = wire::parse_strict(answer.body, {}, std::size_t{64} << 20);
  if (!value || !value->is_object()) return std::nullopt;
  return std::move(*value);
}

/// Whether a line with this receipt is home, or need not go there.
inline bool is_safe(std::string_view status) {
  return status == "stored" || status == "already_stored" || status == "quarantined" ||
         status == erased_status;
}

/// What a receipt says of an own line.
inline ReceiptRow receipt_in(wire::json::value const& told, std::int64_t seq,
                             std::string const& store) {
  return {seq,
          text(told, "id"),
          text(told, "status"),
          store,
          number(told, "position"),
          number(told, "received"),
          number(told, "skew"),
          number(told, "registered")};
}

/// What is refused or kept aside, and why; "" where nothing is said against it.
inline std::string problem_in(wire::json::value const& receipt) {
  auto const* problem = receipt.as_object().if_contains("problem");
  return problem == nullptr ? std::string() : text(*problem, "code");
}

/// A part of a soum's file: packed as it came, and what is in it where it opens.
struct FilePart {
  std::size_t end = 0;  // of the part, in what has come
  std::optional<std::string> plain;
};

/// The parts that have come whole; where the beginning came as well, behind its two lines.
std::vector<FilePart> parts_in(std::string_view bytes, std::size_t begin);

/// How long the two lines before the parts are; 0 where they do not end.
std::size_t head_size(std::string_view bytes);

}  // namespace otor::simulator
