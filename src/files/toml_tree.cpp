// SPDX-License-Identifier: Apache-2.0
#include "files/toml_tree.h"

// toml++ 3.3 asserts that a key begins behind "[" before it looks; what it does next refuses
// properly.
#define TOML_ASSERT(expr) static_assert(true)
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <optional>

#include "wire/json.h"

namespace otor::files {
namespace {

int line_of(toml::node const& node) { return static_cast<int>(node.source().begin.line); }

TomlNode tree_of(toml::node const& node);

TomlTable tree_of(toml::table const& table) {
  TomlTable members;
  members.reserve(table.size());
  for (auto const& [key, node] : table) {
    auto const line = static_cast<int>(key.source().begin.line);
    members.push_back({std::string(key.str()), line, tree_of(node)});
  }
  std::ranges::sort(members, {}, &TomlMember::key);
  return members;
}

TomlArray tree_of(toml::array const& array) {
  TomlArray items;
  items.reserve(array.size());
  for (auto const& node : array) items.push_back(tree_of(node));
  return items;
}

TomlNode tree_of(toml::date const& date, int line) {
  auto const text = std::to_string(date.year) + (date.month < 10 ? "-0" : "-") +
                    std::to_string(date.month) + (date.day < 10 ? "-0" : "-") +
                    std::to_string(date.day);
  if (auto const parsed = parse_date(text)) return {line, *parsed};
  return {line, TomlForeign{"a date outside 1900-2199"}};
}

TomlNode tree_of(toml::node const& node) {
  auto const line = line_of(node);
  if (auto const* table = node.as_table()) return {line, tree_of(*table)};
  if (auto const* array = node.as_array()) return {line, tree_of(*array)};
  if (auto const* text = node.as_string()) return {line, text->get()};
  if (auto const* number = node.as_integer()) return {line, number->get()};
  if (auto const* truth = node.as_boolean()) return {line, truth->get()};
  if (auto const* date = node.as_date()) return tree_of(date->get(), line);
  if (node.is_floating_point()) return {line, TomlForeign{"a floating-point number"}};
  return {line, TomlForeign{"a time of day"}};
}

std::string address(std::string_view name, long line) {
  return std::string(name) + ":" + std::to_string(line) + ": ";
}

// The line that holds the first byte that is not UTF-8.
long line_of_bad_text(std::string_view text) {
  long line = 1;
  for (std::size_t start = 0; start < text.size(); ++line) {
    auto const end = std::min(text.find('\n', start), text.size());
    if (!wire::is_utf8(text.substr(start, end - start))) return line;
    start = end + 1;
  }
  return 1;
}

/// Walks over a document's strings and comments to what stands outside them.
class Outside {
 public:
  explicit Outside(std::string_view text) : text_(text) {}

  /// The line of the first character beyond ASCII, or nothing.
  std::optional<long> first_foreign_line() {
    while (at_ < text_.size()) {
      auto const letter = text_[at_];
      if (letter == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (letter == '"' || letter == '\'') {
        pass_string(letter);
      } else if (static_cast<unsigned char>(letter) >= 0x80) {
        return 1 + std::ranges::count(text_.substr(0, at_), '\n');
      } else {
        ++at_;
      }
    }
    return {};
  }

 private:
  std::size_t quotes_here(char quote) const {
    auto const end = std::min(text_.find_first_not_of(quote, at_), text_.size());
    return end - at_;
  }

  // Three quotes open a string of many lines. Up to two more may stand before the three that close.
  void pass_string(char quote) {
    auto const is_long = quotes_here(quote) >= 3;
    at_ += is_long ? 3 : 1;
    while (at_ < text_.size()) {
      auto const letter = text_[at_];
      if (letter == quote) {
        auto const run = quotes_here(quote);
        at_ += is_long ? std::min<std::size_t>(run, 5) : 1;
        if (!is_long || run >= 3) return;
      } else if (letter == '\n' && !is_long) {
        return;
      } else {
        at_ += letter == '\\' && quote == '"' ? 2 : 1;
      }
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

TomlNode const* member_of(TomlTable const& table, std::string_view key) {
  auto const found = std::ranges::find(table, key, &TomlMember::key);
  return found == table.end() ? nullptr : &found->node;
}

std::string_view name_of(TomlNode const& node) {
  struct Names {
    std::string_view operator()(bool) const { return "true or false"; }
    std::string_view operator()(std::int64_t) const { return "a whole number"; }
    std::string_view operator()(std::string const&) const { return "a text"; }
    std::string_view operator()(Date) const { return "a date"; }
    std::string_view operator()(TomlForeign const& foreign) const { return foreign.what; }
    std::string_view operator()(TomlArray const&) const { return "a list"; }
    std::string_view operator()(TomlTable const&) const { return "a table"; }
  };
  return std::visit(Names{}, node.value);
}

Result<TomlTable> parse_toml(std::string_view text, std::string_view name) {
  if (!wire::is_utf8(text)) {
    return problem(ProblemKind::not_utf8,
                   address(name, line_of_bad_text(text)) + "The text is not UTF-8.");
  }
  // toml++ 3.3 has undefined behaviour for most letters beyond ASCII where it looks for a space.
  if (auto const line = Outside(text).first_foreign_line()) {
    return problem(ProblemKind::bad_value,
                   address(name, *line) + "A character beyond ASCII stands outside quotes.");
  }
  auto const parsed = toml::parse(text);
  if (!parsed) {
    auto const& error = parsed.error();
    return problem(ProblemKind::bad_value, address(name, error.source().begin.line) +
                                               "TOML: " + std::string(error.description()) + ".");
  }
  return tree_of(parsed.table());
}

}  // namespace otor::files
