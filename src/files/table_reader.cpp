// SPDX-License-Identifier: Apache-2.0
#include "files/table_reader.h"

#include <algorithm>

namespace otor::files {
namespace {

std::string quoted(std::string_view key) { return "\"" + std::string(key) + "\""; }

constexpr std::string_view money_or_share =
    "money is a whole number and a share is written \"11.5 %\"";

}  // namespace

std::string address(std::string_view file, int line) {
  return std::string(file) + ":" + std::to_string(line) + ": ";
}

void FileProblems::add(int line, ProblemKind kind, std::string_view what) {
  any_ = true;
  all_.push_back({kind, address(file_, line) + std::string(what)});
}

TableReader::TableReader(FileProblems& problems, TomlTable const& table, int line,
                         std::initializer_list<std::string_view> keys)
    : problems_(problems), table_(table), line_(line) {
  for (auto const& member : table) {
    if (std::find(keys.begin(), keys.end(), member.key) != keys.end()) continue;
    problems_.add(member.key_line, ProblemKind::unknown_key,
                  "There is no key " + quoted(member.key) + " here.");
  }
}

int TableReader::line_of(std::string_view key) const {
  auto const* node = member_of(table_, key);
  return node == nullptr ? line_ : node->line;
}

TomlNode const* TableReader::found(std::string_view key, Need need) {
  auto const* node = member_of(table_, key);
  if (node == nullptr && need == Need::must_stand) {
    problems_.add(line_, ProblemKind::missing_key, "The key " + quoted(key) + " is missing.");
  }
  return node;
}

void TableReader::refuse(TomlNode const& node, std::string_view key, std::string_view wanted) {
  auto what = quoted(key) + " is " + std::string(name_of(node)) + "; " + std::string(wanted) +
              " is expected.";
  if (auto const* foreign = std::get_if<TomlForeign>(&node.value)) {
    if (foreign->what == "a floating-point number") {
      what = quoted(key) + " is " + foreign->what + "; " + std::string(money_or_share) + ".";
    }
  }
  problems_.add(node.line, ProblemKind::bad_value, what);
}

std::string TableReader::text(std::string_view key, Need need) {
  auto const* node = found(key, need);
  if (node == nullptr) return {};
  if (auto const* held = std::get_if<std::string>(&node->value)) return *held;
  refuse(*node, key, "a text");
  return {};
}

std::int64_t TableReader::whole(std::string_view key) {
  auto const* node = found(key, Need::must_stand);
  if (node == nullptr) return {};
  if (auto const* held = std::get_if<std::int64_t>(&node->value)) return *held;
  refuse(*node, key, "a whole number");
  return {};
}

Date TableReader::date(std::string_view key) {
  auto const* node = found(key, Need::must_stand);
  if (node == nullptr) return {};
  if (auto const* held = std::get_if<Date>(&node->value)) return *held;
  refuse(*node, key, "a date without quotes, like 2025-04-01,");
  return {};
}

Rate TableReader::share(std::string_view key) {
  auto const* node = found(key, Need::must_stand);
  if (node == nullptr) return {};
  auto const* held = std::get_if<std::string>(&node->value);
  if (held == nullptr) return refuse(*node, key, "a share written \"11.5 %\""), Rate{};
  if (auto const rate = share_of_text(*held)) return *rate;
  problems_.add(node->line, ProblemKind::bad_value,
                quoted(key) + " is " + quoted(*held) +
                    "; a share is written \"11.5 %\", with at most four decimals.");
  return {};
}

Month TableReader::month(std::string_view key) {
  auto const* node = found(key, Need::must_stand);
  if (node == nullptr) return {};
  auto const* held = std::get_if<std::string>(&node->value);
  if (held == nullptr) return refuse(*node, key, "a month written \"1960-01\""), Month{};
  auto const month = parse_month(*held);
  if (month) return *month;
  problems_.add(node->line, month.error().kind, month.error().detail);
  return {};
}

law::Text TableReader::three_languages(std::string_view key) {
  auto const* node = table(key);
  if (node == nullptr) return {};
  TableReader languages(problems_, std::get<TomlTable>(node->value), node->line,
                        {"mn", "kk", "en"});
  return {languages.text("mn"), languages.text("kk"), languages.text("en")};
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  auto const* node = found(key, Need::must_stand);
  if (node == nullptr) return {};
  auto const* items = std::get_if<TomlArray>(&node->value);
  if (items == nullptr) return refuse(*node, key, "a list of texts"), std::vector<std::string>{};
  std::vector<std::string> result;
  for (auto const& item : *items) {
    if (auto const* held = std::get_if<std::string>(&item.value)) {
      result.push_back(*held);
    } else {
      refuse(item, key, "a list of texts");
    }
  }
  return result;
}

bool TableReader::flag(std::string_view key) {
  auto const* node = found(key, Need::may_be_absent);
  if (node == nullptr) return false;
  auto const* held = std::get_if<bool>(&node->value);
  if (held != nullptr && *held) return true;
  problems_.add(node->line, ProblemKind::bad_value,
                quoted(key) + " may only be true; leave it out otherwise.");
  return false;
}

TomlNode const* TableReader::table(std::string_view key) {
  auto const* node = found(key, Need::must_stand);
  if (node == nullptr || std::holds_alternative<TomlTable>(node->value)) return node;
  refuse(*node, key, "a table { ... }");
  return nullptr;
}

std::vector<TomlNode const*> TableReader::tables(std::string_view key) {
  auto const* node = found(key, Need::must_stand);
  if (node == nullptr) return {};
  auto const* items = std::get_if<TomlArray>(&node->value);
  if (items == nullptr)
    return refuse(*node, key, "a list of tables"), std::vector<TomlNode const*>{};
  std::vector<TomlNode const*> result;
  for (auto const& item : *items) {
    if (std::holds_alternative<TomlTable>(item.value)) {
      result.push_back(&item);
    } else {
      refuse(item, key, "a list of tables");
    }
  }
  return result;
}

std::optional<Rate> share_of_text(std::string_view text) {
  if (!text.ends_with(" %")) return {};
  text.remove_suffix(2);
  auto const point = text.find('.');
  auto const whole = text.substr(0, point);
  auto const decimals = point == text.npos ? "" : text.substr(point + 1);
  if (whole.empty() || whole.size() > 4 || decimals.size() > 4) return {};
  if (point != text.npos && decimals.empty()) return {};
  std::int64_t millionths = 0;
  for (char const digit : std::string(whole) + std::string(decimals)) {
    if (digit < '0' || digit > '9') return {};
    millionths = millionths * 10 + (digit - '0');
  }
  for (auto missing = decimals.size(); missing < 4; ++missing) millionths *= 10;
  return Rate{millionths};
}

}  // namespace otor::files
