// SPDX-License-Identifier: Apache-2.0
#include "app/csv_cell.h"

namespace otor::app {
namespace {

/// Spreadsheets read formulas where a cell begins with one of these.
bool looks_like_formula(std::string_view word) {
  return !word.empty() && std::string_view("=+-@\t\r").contains(word.front());
}

}  // namespace

void put_csv(std::string& out, std::string_view word) {
  bool const formula = looks_like_formula(word);
  bool const quoted = word.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quoted) out += '"';
  if (formula) out += '\'';
  for (char const letter : word) {
    if (letter == '"') out += '"';
    out += letter;
  }
  if (quoted) out += '"';
}

}  // namespace otor::app
