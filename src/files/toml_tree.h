// SPDX-License-Identifier: Apache-2.0
#pragma once
// A TOML document as a tree in which every value knows the line it stands on. What reads law and
// text files walks this tree, so that TOML's library is compiled in one place only.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/month.h"
#include "base/problem.h"

namespace otor::files {

struct TomlMember;
struct TomlNode;

using TomlTable = std::vector<TomlMember>;  // sorted by key
using TomlArray = std::vector<TomlNode>;

/// A value no file of ours may hold, such as a float or a time, under the name a person knows it
/// by.
struct TomlForeign {
  std::string what;
};

struct TomlNode {
  int line = 0;
  std::variant<bool, std::int64_t, std::string, Date, TomlForeign, TomlArray, TomlTable> value;
};

struct TomlMember {
  std::string key;
  int key_line = 0;
  TomlNode node;
};

/// The member of that name, or null.
TomlNode const* member_of(TomlTable const& table, std::string_view key);

/// What a person would call this value: "a text", "a whole number", ...
std::string_view name_of(TomlNode const& node);

/// Parses a document. Errors: bad_value for text that is not TOML, not_utf8; the detail begins with
/// `NAME:LINE: `.
Result<TomlTable> parse_toml(std::string_view text, std::string_view name);

}  // namespace otor::files
