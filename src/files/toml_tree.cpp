// SPDX-License-Identifier: Apache-2.0
#include "files/toml_tree.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>

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
  auto const parsed = toml::parse(text);
  if (!parsed) {
    auto const& error = parsed.error();
    return problem(ProblemKind::bad_value, address(name, error.source().begin.line) +
                                               "TOML: " + std::string(error.description()) + ".");
  }
  return tree_of(parsed.table());
}

}  // namespace otor::files
