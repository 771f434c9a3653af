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
