// SPDX-License-Identifier: Apache-2.0
#include "press/sheet_book.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <xlsxwriter/utility.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/month.h"

namespace otor::press {
namespace {

using app::CellKind;
using app::Report;

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;
constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t widest = 46, narrowest = 9;  // columns, in digits

/// A file that has no place on any disk.
class Memory {
 public:
  Memory() : file_(memfd_create("report", MFD_CLOEXEC)) {}
  ~Memory() {
    if (file_ >= 0) close(file_);
  }
  Memory(Memory const&) = delete;
  Memory& operator=(Memory const&) = delete;

  bool good() const { return file_ >= 0; }
  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }
  Result<std::string> bytes() const {
    std::string bytes;
    auto const size = lseek(file_, 0, SEEK_END);
    bytes.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
    std::size_t had = 0;
    while (had < bytes.size()) {
      auto const got =
          pread(file_, bytes.data() + had, bytes.size() - had, static_cast<off_t>(had));
      if (got <= 0) return problem(ProblemKind::storage, "The workbook could not be read back.");
      had += static_cast<std::size_t>(got);
    }
    return bytes;
  }

 private:
  int file_;
};

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char letter) { return (static_cast<unsigned char>(letter) & 0xc0) != 0x80; }));
}

class Book {
 public:
  Book(Report const& report, lxw_workbook* book)
      : report_(report), book_(book), sheet_(workbook_add_worksheet(book, report.name.c_str())),
        first_(static_cast<lxw_row_t>(report.about.size() + 3)),
        last_(first_ + static_cast<lxw_row_t>(report.rows.size())) {
    heading_ = workbook_add_format(book);
    format_set_bold(heading_);
    format_set_text_wrap(heading_);
    format_set_bottom(heading_, LXW_BORDER_MEDIUM);
    day_ = workbook_add_format(book);
    format_set_num_format(day_, "yyyy\\.mm\\.dd");
    amount_ = workbook_add_format(book);
    format_set_num_format(amount_, "#,##0");
    share_ = workbook_add_format(book);
    format_set_num_format(share_, "0.00%");
    points_ = workbook_add_format(book);
    format_set_num_format(points_, "+0.00;-0.00;0.00");
    sum_ = workbook_add_format(book);
    format_set_num_format(sum_, "#,##0");
    format_set_bold(sum_);
    format_set_top(sum_, LXW_BORDER_THIN);
    held_ = workbook_add_format(book);
    format_set_align(held_, LXW_ALIGN_RIGHT);
    title_ = workbook_add_format(book);
    format_set_bold(title_);
    format_set_font_size(title_, 14);
  }

  void fill() {
    put_words(0, 0, report_.title, title_);
    for (std::size_t line = 0; line < report_.about.size(); ++line)
      put_words(static_cast<lxw_row_t>(line + 1), 0, report_.about[line], nullptr);
    for (std::size_t column = 0; column < report_.columns.size(); ++column) {
      auto const at = static_cast<lxw_col_t>(column);
      put_words(first_ - 1, at, report_.columns[column].heading, heading_);
      worksheet_set_column(sheet_, at, at, static_cast<double>(width_of(column)), nullptr);
    }
    for (std::size_t row = 0; row < report_.rows.size(); ++row)
      for (std::size_t column = 0; column < report_.columns.size(); ++column) put(row, column);
    sums();
    rest();
    lay_out();
  }

  bool good() const { return good_; }

 private:
  void put_words(lxw_row_t row, lxw_col_t column, std::string const& words, lxw_format* format) {
    good_ &= worksheet_write_string(sheet_, row, column, words.c_str(), format) == LXW_NO_ERROR;
  }

  void put(std::size_t row, std::size_t column) {
    auto const down = first_ + static_cast<lxw_row_t>(row);
    auto const across = static_cast<lxw_col_t>(column);
    switch (report_.columns[column].kind) {
      case CellKind::tugrug:
      case CellKind::count: put_number(down, across, row, column, 1, amount_); return;
      case CellKind::share: put_number(down, across, row, column, 10'000, share_); return;
      case CellKind::points: put_number(down, across, row, column, 100, points_); return;
      case CellKind::day:
        if (auto const day = parse_date(report_.rows.word(row, column))) {
          lxw_datetime when{day->month.year(), day->month.month_of_year(), day->day, 0, 0, 0};
          worksheet_write_datetime(sheet_, down, across, &when, day_);
          return;
        }
        [[fallthrough]];
      case CellKind::text: put_words(down, across, report_.rows.word(row, column), nullptr);
    }
  }

  void put_number(lxw_row_t down, lxw_col_t across, std::size_t row, std::size_t column,
                  int divisor, lxw_format* format) {
    if (report_.rows.withheld(row, column)) {
      put_words(down, across, std::string(sentence(report_.language, "report.withheld")), held_);
      return;
    }
    if (!report_.rows.known(row, column)) {
      worksheet_write_blank(sheet_, down, across, format);
      return;
    }
    auto const number = static_cast<double>(report_.rows.amount(row, column));
    worksheet_write_number(sheet_, down, across, number / divisor, format);
  }

  std::size_t width_of(std::size_t column) const {
    auto width = std::min(letters_in(report_.columns[column].heading), widest / 2);
    bool const words = report_.columns[column].kind == CellKind::text;
    for (std::size_t row = 0; words && row < report_.rows.size(); ++row)
      width = std::max(width, letters_in(report_.rows.word(row, column)));
    return std::clamp(width, words ? narrowest : narrowest + 5, widest) + 1;
  }

  /// "E7:E20", the cells of a column.
  std::string cells_of(std::size_t column) const {
    auto const at = static_cast<lxw_col_t>(column);
    char cells[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range(cells, first_, at, last_ - 1, at);
    return cells;
  }

  void sums() {
    if (!app::has_sums(report_)) return;
    put_words(last_, 0, std::string(sentence(report_.language, "report.sum")), sum_);
    for (std::size_t column = 1; column < report_.columns.size(); ++column) {
      auto const at = static_cast<lxw_col_t>(column);
      if (!report_.columns[column].summed) {
        worksheet_write_blank(sheet_, last_, at, sum_);
      } else if (first_ == last_) {
        worksheet_write_number(sheet_, last_, at, 0, sum_);
      } else {
        auto const formula = "=SUM(" + cells_of(column) + ")";
        worksheet_write_formula_num(sheet_, last_, at, formula.c_str(), sum_,
                                    static_cast<double>(app::sum_of(report_, column)));
      }
    }
  }

  void rest() {
    if (!report_.rest) return;
    std::string formula = "=0";
    auto const add = [&](char sign, std::vector<std::size_t> const& columns) {
      for (auto const column : columns) {
        char cell[LXW_MAX_CELL_NAME_LENGTH];
        lxw_rowcol_to_cell(cell, last_, static_cast<lxw_col_t>(column));
        formula += sign + std::string(cell);
      }
    };
    add('+', report_.rest->plus);
    add('-', report_.rest->minus);
    put_words(last_ + 1, 0, report_.rest->label, sum_);
    worksheet_write_formula_num(sheet_, last_ + 1, 1, formula.c_str(), sum_,
                                static_cast<double>(app::amount_of(report_, *report_.rest)));
  }

  void lay_out() {
    auto const across = static_cast<lxw_col_t>(report_.columns.size() - 1);
    worksheet_freeze_panes(sheet_, first_, 0);
    if (last_ > first_) worksheet_autofilter(sheet_, first_ - 1, 0, last_ - 1, across);
    worksheet_repeat_rows(sheet_, first_ - 1, first_ - 1);
    worksheet_set_paper(sheet_, 9);  // A4
    if (report_.wide) worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    lxw_row_t line = last_ + 3;
    for (auto const& column : report_.columns)
      if (!column.says.empty()) put_words(line++, 0, column.heading + ": " + column.says, nullptr);
    for (auto const& row : report_.definitions)
      put_words(line++, 0, row.heading + ": " + row.says, nullptr);
    if (line > last_ + 3) ++line;
    for (auto const& signature : report_.signatures) {
      put_words(line, 0, signature + " ______________________", nullptr);
      line += 2;
    }
  }

  Report const& report_;
  lxw_workbook* book_;
  lxw_worksheet* sheet_;
  lxw_row_t first_, last_;  // of the rows; last_ holds the sums
  lxw_format *heading_, *day_, *amount_, *share_, *points_, *sum_, *title_, *held_;
  bool good_ = true;
};

bool sums_are_exact(Report const& report) {
  for (std::size_t column = 0; column < report.columns.size(); ++column)
    if (std::abs(app::sum_of(report, column)) > largest_exact) return false;
  return true;
}

void name(lxw_workbook* book, std::string title, std::string const& as_of) {
  lxw_doc_properties properties{};
  auto application = std::string("otor");
  properties.title = title.data();
  properties.author = application.data();
  if (auto const day = parse_date(as_of))
    properties.created = static_cast<time_t>(day_number(*day) * 86'400);
  workbook_set_properties(book, &properties);
}

Result<void> fits(Report const& report) {
  if (report.rows.size() + report.about.size() + 20 > most_rows)
    return problem(ProblemKind::too_large,
                   std::to_string(report.rows.size()) + " rows; a sheet has 1,048,576.");
  if (!sums_are_exact(report))
    return problem(ProblemKind::too_large,
                   "Its sums are larger than a spreadsheet counts exactly.");
  return {};
}

}  // namespace

Result<std::string> sheet_book(std::string title, std::span<Report const> reports) {
  for (auto const& report : reports)
    if (auto good = fits(report); !good) return std::unexpected(good.error());
  Memory const memory;
  if (!memory.good()) return problem(ProblemKind::storage, "There is no memory for the workbook.");
  auto const path = memory.path();
  auto* workbook = workbook_new(path.c_str());
  if (workbook == nullptr) return problem(ProblemKind::storage, "There is no memory for the book.");
  name(workbook, std::move(title), reports.front().as_of);
  bool good = true;
  for (auto const& report : reports) {
    Book book(report, workbook);
    book.fill();
    good &= book.good();
  }
  good &= workbook_close(workbook) == LXW_NO_ERROR;  // and frees it
  if (!good) return problem(ProblemKind::storage, "The workbook could not be written.");
  return memory.bytes();
}

Result<std::string> sheet_book(Report const& report) {
  return sheet_book(report.title, {&report, 1});
}

}  // namespace otor::press
