// SPDX-License-Identifier: Apache-2.0
#pragma once
// Canonical JSON, looked at without building anything: is this text exactly what parse-and-write
// would give, and where in it do the parts stand? An event is read on the phone fifty thousand
// times in a row, so this goes over the bytes once and allocates nothing.
//
// Canonical: UTF-8; keys [a-z0-9_]{1,40}, sorted by byte, none twice; no spaces; shortest escapes;
// whole numbers within
// +-(2^53 - 1); at most 8 levels deep.

#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace otor::wire {

/// Errors: not_utf8; duplicate_key; too_large for a number or a depth beyond the limits; bad_json
/// for anything else that is not canonical, with the byte at which it is not.
Result<void> check_canonical(std::string_view text);

/// Walks the members of an object, or the items of a list, of canonical text: `Parts parts(text);
/// while (parts.next()) ...`. Text that is not canonical must have been refused before.
class Parts {
 public:
  explicit Parts(std::string_view text) : text_(text) {}
  bool next();
  std::string_view key() const { return key_; }  // without quotes; empty in a list
  std::string_view value() const { return value_; }

 private:
  std::string_view text_;
  std::string_view key_;
  std::string_view value_;
  std::size_t at_ = 1;
};

/// The characters of a canonical string, quotes and escapes taken away. Nothing for another kind of
/// value.
std::optional<std::string> string_in(std::string_view value);

}  // namespace otor::wire
