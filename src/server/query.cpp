// SPDX-License-Identifier: Apache-2.0
#include "server/query.h"

#include <algorithm>
#include <charconv>

#include "base/hex.h"
#include "wire/json.h"

namespace otor::server {

std::string query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    auto const end = std::min(query.find('&'), query.size());
    auto const item = query.substr(0, end);
    auto const equals = std::min(item.find('='), item.size());
    if (item.substr(0, equals) == name) {
      return std::string(item.substr(std::min(equals + 1, item.size())));
    }
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return {};
}

Result<std::string> query_words(std::string_view query, std::string_view name) {
  auto const value = query_value(query, name);
  std::string out;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] != '%') {
      out += value[at] == '+' ? ' ' : value[at];
      continue;
    }
    auto const high = at + 2 < value.size() ? hex_digit(value[at + 1]) : std::nullopt;
    auto const low = at + 2 < value.size() ? hex_digit(value[at + 2]) : std::nullopt;
    if (!high || !low)
      return problem(ProblemKind::bad_value,
                     std::string(name) + ": % and two digits are expected.");
    out += static_cast<char>(*high * 16 + *low);
    at += 2;
  }
  if (!wire::is_utf8(out)) return problem(ProblemKind::not_utf8, std::string(name) + ": no UTF-8.");
  return out;
}

std::vector<std::string> listed(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    auto const end = std::min(text.find(','), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Result<Language> language_in(std::string_view query) {
  auto const word = query_value(query, "lang");
  for (auto const language : {Language::mn, Language::kk, Language::en})
    if (word == code_of(language) || (word.empty() && language == Language::mn)) return language;
  return problem(ProblemKind::bad_value, "lang: mn, kk or en is expected.");
}

Result<std::optional<std::string>> query_filter(std::string_view query, std::string_view name) {
  constexpr std::size_t longest = 200;
  auto const key = "&" + std::string(name) + "=";
  if (("&" + std::string(query)).find(key) == std::string::npos) return std::nullopt;
  auto words = query_words(query, name);
  if (!words) return std::unexpected(words.error());
  if (words->size() > longest)
    return problem(ProblemKind::bad_value, std::string(name) + ": at most 200 bytes.");
  return std::move(*words);
}

Result<std::int64_t> query_number(std::string_view query, std::string_view name,
                                  std::int64_t otherwise) {
  auto const text = query_value(query, name);
  if (text.empty()) return otherwise;
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) {
    return problem(ProblemKind::bad_value,
                   std::string(name) + ": a whole number from 0 is expected.");
  }
  return value;
}

}  // namespace otor::server
