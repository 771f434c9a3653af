// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables of cases/coverage, which other programs computed.

#include <istream>
#include <string>
#include <vector>

namespace otor::coverage {

inline std::vector<std::string> cells_of(std::string const& line) {
  std::vector<std::string> cells{""};
  for (char const letter : line) {
    if (letter == ',')
      cells.emplace_back();
    else
      cells.back() += letter;
  }
  return cells;
}

/// Its rows without comments and titles.
inline std::vector<std::vector<std::string>> rows_in(std::istream&& file) {
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);)
    if (!line.starts_with('#')) rows.push_back(cells_of(line));
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

}  // namespace otor::coverage
