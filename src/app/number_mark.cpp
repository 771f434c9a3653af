// SPDX-License-Identifier: Apache-2.0
// The mark of a register number that an officer types.
#include "app/record_calls.h"
#include "base/hex.h"

namespace otor::app {
namespace {

constexpr std::size_t key_digits = 64;

std::optional<std::string> key_in(std::string_view hex) {
  if (hex.size() != key_digits) return std::nullopt;
  std::string key;
  for (std::size_t at = 0; at < hex.size(); at += 2) {
    auto const high = hex_digit(hex[at]), low = hex_digit(hex[at + 1]);
    if (!high || !low) return std::nullopt;
    key += static_cast<char>(*high << 4 | *low);
  }
  return key;
}

}  // namespace

Result<wire::NumberMarkAnswer> number_mark(RecordSession&, wire::NumberMarkRequest const& request) {
  auto const key = key_in(request.key);
  if (!key) return problem(ProblemKind::bad_value, "key: 64 hex digits are expected.");
  auto const number = outreach::normal_register_number(request.typed);
  if (!number) return wire::NumberMarkAnswer{std::nullopt, number.error()};
  return wire::NumberMarkAnswer{outreach::number_mark(*key, *number), std::nullopt};
}

}  // namespace otor::app
