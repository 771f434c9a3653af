// SPDX-License-Identifier: Apache-2.0
#include "table/separated.h"

#include <map>

#include "table/cells.h"

namespace otor::table {

namespace {

constexpr std::string_view separators = ",;\t|";
constexpr std::size_t rows_looked_at = 50;

/// Walks over a text cell by cell.
class Scan {
 public:
  Scan(std::string_view text, char separator, Limits const& limits, std::size_t most_rows)
      : text_(text), separator_(separator), most_(most_rows), limits_(limits), cells_(limits) {}

  Read<std::vector<Row>> rows() {
    std::size_t taken = 0;
    while (at_ < text_.size() && taken < most_) {
      auto const begun = line_;
      if (auto const row = one_row(); !row) return std::unexpected(row.error());
      if (!cells_.end(begun)) return std::unexpected(Refusal{Fault::too_large, begun});
      ++taken;
    }
    return cells_.take();
  }

 private:
  Read<void> one_row() {
    for (std::size_t column = 0;; ++column) {
      auto cell = at_ < text_.size() && text_[at_] == '"' ? quoted() : bare();
      if (!cell) return std::unexpected(cell.error());
      // What is empty takes no room: a row may end with separators.
      if (!cell->empty() && !cells_.put(column, {std::move(*cell), false}))
        return std::unexpected(Refusal{Fault::too_large, line_});
      if (at_ == text_.size()) return {};
      if (text_[at_] != separator_) return end_of_line();
      ++at_;
    }
  }

  Read<void> end_of_line() {
    if (text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
    return {};
  }

  Read<std::string> bare() {
    auto const begun = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
           text_[at_] != '\r') {
      if (text_[at_] == '"') return std::unexpected(Refusal{Fault::broken_quotes, line_});
      if (is_control(text_[at_])) return std::unexpected(Refusal{Fault::control_character, line_});
      ++at_;
    }
    if (at_ - begun > limits_.cell) return std::unexpected(Refusal{Fault::too_large, line_});
    return std::string(text_.substr(begun, at_ - begun));
  }

  Read<std::string> quoted() {
    auto const begun = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      char const letter = text_[at_];
      if (letter == '"') {
        if (text_.substr(at_, 2) != "\"\"") return closed(std::move(cell));
        ++at_;
      }
      bool const ends = letter == '\n' || letter == '\r';
      if (letter == '\n' || (letter == '\r' && text_.substr(at_, 2) != "\r\n")) ++line_;
      if (!ends && is_control(letter))
        return std::unexpected(Refusal{Fault::control_character, line_});
      cell += ends ? ' ' : letter;
      if (cell.size() > limits_.cell) break;
    }
    return std::unexpected(
        Refusal{at_ < text_.size() ? Fault::too_large : Fault::broken_quotes, begun});
  }

  Read<std::string> closed(std::string cell) {
    ++at_;
    bool const ends =
        at_ == text_.size() || text_[at_] == separator_ || text_[at_] == '\n' || text_[at_] == '\r';
    if (!ends) return std::unexpected(Refusal{Fault::broken_quotes, line_});
    return cell;
  }

  static bool is_control(char letter) {
    auto const value = static_cast<unsigned char>(letter);
    return (value < 0x20 && letter != '\t') || value == 0x7F;
  }

  std::string_view text_;
  char separator_;
  std::size_t most_, at_ = 0;
  std::int64_t line_ = 1;
  Limits limits_;
  Cells cells_;
};

/// How many cells most of the first rows have; 0 where no two rows agree on more than one.
std::size_t usual_width(std::string_view text, char separator, Limits const& limits) {
  auto const rows = Scan(text, separator, limits, rows_looked_at).rows();
  if (!rows) return 0;
  std::map<std::size_t, std::size_t> widths;
  for (auto const& row : *rows) ++widths[row.cells.size()];
  std::size_t usual = 0, most = 0;
  for (auto const& [width, count] : widths) {
    if (count < most) continue;
    usual = width;
    most = count;
  }
  return usual > 1 ? usual : 0;
}

}  // namespace

Read<std::vector<Row>> separated_rows(std::string_view text, char separator, Limits const& limits) {
  return Scan(text, separator, limits, std::string_view::npos).rows();
}

Separator separator_of(std::string_view text, Limits const& limits) {
  Separator found;
  std::size_t most = 0;
  for (char const separator : separators) {
    auto const width = usual_width(text, separator, limits);
    if (width == 0 || width < most) continue;
    if (width == most) {
      found.rivals += separator;
    } else {
      found = {separator, {}};
    }
    most = width;
  }
  return found;
}

}  // namespace otor::table
