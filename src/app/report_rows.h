// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of a report. The same few words stand in hundreds of thousands of them, so a word is
// kept once.

#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace otor::app {

class ReportRows {
 public:
  explicit ReportRows(std::size_t columns) : columns_(columns) {}

  /// The next cell; a row ends when it has all its columns.
  void put(std::string_view word);
  void put(std::int64_t amount) { cells_.push_back(amount); }
  /// A number that is not known.
  void put_nothing() { cells_.push_back(nothing); }
  void put(std::optional<std::int64_t> amount) { cells_.push_back(amount.value_or(nothing)); }
  /// A number that is known and not told: it would tell of too few.
  void put_withheld() { cells_.push_back(held_back); }
  bool known(std::size_t row, std::size_t column) const {
    return amount(row, column) != nothing && !withheld(row, column);
  }
  bool withheld(std::size_t row, std::size_t column) const {
    return amount(row, column) == held_back;
  }

  void keep_first(std::size_t rows) { cells_.resize(rows * columns_); }

  std::size_t size() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
  /// Of a cell into which a word was put.
  std::string const& word(std::size_t row, std::size_t column) const {
    return words_[static_cast<std::size_t>(amount(row, column))];
  }
  std::int64_t amount(std::size_t row, std::size_t column) const {
    return cells_[row * columns_ + column];
  }

 private:
  static constexpr auto nothing = std::numeric_limits<std::int64_t>::min();
  static constexpr auto held_back = nothing + 1;

  std::size_t columns_;
  std::vector<std::int64_t> cells_;  // an amount, or the place of a word
  std::deque<std::string> words_;    // they stay where they are: `places_` looks at them
  std::unordered_map<std::string_view, std::int64_t> places_;
};

}  // namespace otor::app
