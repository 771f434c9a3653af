// SPDX-License-Identifier: Apache-2.0
#pragma once
// One line of CSV (RFC 4180), cell by cell; a number that is not known is an empty cell.

#include <cstdint>
#include <optional>
#include <utility>

#include "app/csv_cell.h"

namespace otor::app {

class CsvLine {
 public:
  explicit CsvLine(std::string& out) : out_(out) {}
  CsvLine& word(std::string_view text) {
    comma();
    put_csv(out_, text);
    return *this;
  }
  CsvLine& number(std::optional<std::int64_t> value) {
    comma();
    if (value) out_ += std::to_string(*value);
    return *this;
  }
  void end() { out_ += "\r\n"; }

 private:
  void comma() {
    if (!std::exchange(first_, false)) out_ += ',';
  }
  std::string& out_;
  bool first_ = true;
};

}  // namespace otor::app
