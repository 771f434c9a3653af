// SPDX-License-Identifier: Apache-2.0
#include "wire/byte_range.h"

#include <algorithm>
#include <charconv>

namespace otor::wire {

namespace {

/// Digits and nothing else. A number too great for this machine is one behind every end.
std::optional<std::size_t> number_in(std::string_view text) {
  if (text.empty() || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
  std::size_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} ? number : std::string_view::npos;
}

}  // namespace

RangeAsked range_in(std::string_view header, std::size_t size) {
  constexpr std::string_view unit = "bytes=";
  auto const dash = header.find('-');
  if (!header.starts_with(unit) || dash == header.npos) return {};
  auto const before = header.substr(unit.size(), dash - unit.size());
  auto const behind = header.substr(dash + 1);
  auto const first = number_in(before), last = number_in(behind);
  if ((!before.empty() && !first) || (!behind.empty() && !last) || (!first && !last)) return {};
  if (!first) {  // the last so many bytes
    if (*last == 0 || size == 0) return {false, std::nullopt};
    return {false, ByteRange{size - std::min(*last, size), size - 1}};
  }
  if (last && *last < *first) return {};
  if (*first >= size) return {false, std::nullopt};
  return {false, ByteRange{*first, last ? std::min(*last, size - 1) : size - 1}};
}

}  // namespace otor::wire
