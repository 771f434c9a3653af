// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tables of cases/coverage, which another program computed.

#include <cmath>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace otor::statistics {

inline std::vector<std::string> parts_of(std::string const& text, char at) {
  std::vector<std::string> parts{""};
  for (char const c : text) {
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

/// The rows of a table, without its remarks and its heading; none where there is no such file.
inline std::vector<std::vector<std::string>> recorded(std::string const& name) {
  std::ifstream file("cases/coverage/" + name + ".csv");
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);)
    if (!line.starts_with('#')) rows.push_back(parts_of(line, ','));
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

inline double number_of(std::string const& text) { return std::stod(text); }

inline std::optional<std::int64_t> whole_of(std::string const& text) {
  return text.empty() ? std::nullopt : std::optional<std::int64_t>(std::stoll(text));
}

inline bool close(double one, double other) { return std::abs(one - other) < 1e-9; }

}  // namespace otor::statistics
