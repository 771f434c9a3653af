// SPDX-License-Identifier: Apache-2.0
#include "app/figure_cells.h"

#include <algorithm>
#include <array>
#include <string>

namespace otor::app {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// Signs that may divide thousands, as UTF-8: a space, an unbreakable one, a narrow one, a comma.
constexpr std::array<std::string_view, 4> dividers = {" ", "\xC2\xA0", "\xE2\x80\xAF", ","};

/// "1,234,567" -> "1234567"; "" where it is not so divided.
std::string undivided(std::string_view text, std::string_view divider) {
  std::string digits;
  bool first = true;
  for (;;) {
    auto const end = text.find(divider);
    auto const group = text.substr(0, end);
    bool const fits = first ? !group.empty() && group.size() <= 3 : group.size() == 3;
    if (!fits || !are_digits(group)) return {};
    digits += group;
    if (end == std::string_view::npos) return first ? std::string() : digits;
    text.remove_prefix(end + divider.size());
    first = false;
  }
}

std::expected<std::int64_t, Why> number_of(std::string_view digits) {
  std::int64_t value = 0;
  for (char const digit : digits) {
    value = value * 10 + (digit - '0');
    if (value > largest_figure) return std::unexpected(Why::value_too_large);
  }
  return value;
}

/// "12.0": a whole number that a program wrote with a part. "12.000" may be twelve thousand.
std::expected<std::int64_t, Why> with_part(std::string_view text) {
  auto const mark = text.find_first_of(".,");
  if (mark == std::string_view::npos) return std::unexpected(Why::value_no_number);
  auto const whole = text.substr(0, mark), part = text.substr(mark + 1);
  if (!are_digits(whole) || !are_digits(part)) return std::unexpected(Why::value_no_number);
  if (part.size() == 3) return std::unexpected(Why::value_unclear);
  if (part.find_first_not_of('0') != std::string_view::npos)
    return std::unexpected(Why::value_not_whole);
  return number_of(whole);
}

std::expected<std::int64_t, Why> positive(std::string_view text) {
  if (are_digits(text)) return number_of(text);
  for (auto const divider : dividers)
    if (auto const digits = undivided(text, divider); !digits.empty()) return number_of(digits);
  return with_part(text);
}

/// A day or a month with its parts divided as we read them.
std::expected<std::string, Why> written_day(table::Cell const& cell) {
  auto const text = trimmed(cell.text);
  if (is_formula(cell)) return std::unexpected(Why::formula);
  if (text.empty()) return std::unexpected(Why::day_missing);
  std::string written(text);
  auto const divider = written.size() > 4 ? written[4] : '-';
  bool const whole = written.size() == 7 || (written.size() == 10 && written[7] == divider);
  if (whole && (divider == '.' || divider == '/')) std::ranges::replace(written, divider, '-');
  return written;
}

}  // namespace

std::string_view code_of(Why why) {
  switch (why) {
    case Why::unknown_indicator: return "unknown_indicator";
    case Why::no_source: return "no_source";
    case Why::no_area_column: return "no_area_column";
    case Why::no_value_column: return "no_value_column";
    case Why::column_twice: return "column_twice";
    case Why::no_column: return "no_column";
    case Why::no_day: return "no_day";
    case Why::person_column: return "person_column";
    case Why::no_rows: return "no_rows";
    case Why::imported_already: return "imported_already";
    case Why::area_missing: return "area_missing";
    case Why::area_unknown: return "area_unknown";
    case Why::area_ambiguous: return "area_ambiguous";
    case Why::area_foreign: return "area_foreign";
    case Why::name_differs: return "name_differs";
    case Why::formula: return "formula";
    case Why::value_missing: return "value_missing";
    case Why::value_no_number: return "value_no_number";
    case Why::value_negative: return "value_negative";
    case Why::value_not_whole: return "value_not_whole";
    case Why::value_unclear: return "value_unclear";
    case Why::value_too_large: return "value_too_large";
    case Why::day_missing: return "day_missing";
    case Why::day_unknown: return "day_unknown";
    case Why::day_future: return "day_future";
    case Why::duplicate: return "duplicate";
    case Why::above_denominator: return "above_denominator";
    case Why::below_numerator: return "below_numerator";
    case Why::no_begin_column: return "no_begin_column";
    case Why::no_end_column: return "no_end_column";
    case Why::needless_column: return "needless_column";
    case Why::area_no_soum: return "area_no_soum";
    case Why::month_unknown: return "month_unknown";
    case Why::after_as_of: return "after_as_of";
    case Why::end_before_begin: return "end_before_begin";
    case Why::kind_unknown: return "kind_unknown";
    case Why::border_missing: return "border_missing";
    case Why::border_open: return "border_open";
    case Why::border_outside: return "border_outside";
    case Why::border_crossing: return "border_crossing";
    case Why::border_elsewhere: break;
  }
  return "border_elsewhere";
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view unbreakable = "\xC2\xA0";
  for (;;) {
    if (text.starts_with(' ') || text.starts_with('\t')) {
      text.remove_prefix(1);
    } else if (text.ends_with(' ') || text.ends_with('\t')) {
      text.remove_suffix(1);
    } else if (text.starts_with(unbreakable)) {
      text.remove_prefix(unbreakable.size());
    } else if (text.ends_with(unbreakable)) {
      text.remove_suffix(unbreakable.size());
    } else {
      return text;
    }
  }
}

bool is_formula(table::Cell const& cell) {
  constexpr std::string_view heads = "=+-@";
  auto const text = trimmed(cell.text);
  return cell.formula || (!text.empty() && heads.contains(text.front()));
}

std::expected<std::int64_t, Why> whole_figure(table::Cell const& cell) {
  auto const text = trimmed(cell.text);
  if (cell.formula) return std::unexpected(Why::formula);
  if (text.empty()) return std::unexpected(Why::value_missing);
  constexpr std::string_view minus = "\xE2\x88\x92";
  auto const sign = text.starts_with('-') ? 1 : text.starts_with(minus) ? minus.size() : 0;
  if (sign > 0) {
    auto const value = positive(trimmed(text.substr(sign)));
    if (value) return std::unexpected(Why::value_negative);
  }
  if (is_formula(cell)) return std::unexpected(Why::formula);
  return positive(text);
}

std::expected<Date, Why> figure_day(table::Cell const& cell, Date today) {
  auto const written = written_day(cell);
  if (!written) return std::unexpected(written.error());
  auto const day = parse_date(*written);
  if (!day) return std::unexpected(Why::day_unknown);
  if (*day > today) return std::unexpected(Why::day_future);
  return *day;
}

std::expected<Month, Why> spell_month(table::Cell const& cell, Date today) {
  auto const written = written_day(cell);
  if (!written) return std::unexpected(written.error());
  auto const day = parse_date(*written);
  auto const month = parse_month(*written);
  if (!day && !month) return std::unexpected(Why::month_unknown);
  if (day ? *day > today : *month > today.month) return std::unexpected(Why::day_future);
  return day ? day->month : *month;
}

bool is_register_number(std::string_view text) {
  text = trimmed(text);
  // Two Cyrillic letters of two bytes each and eight digits; twelve digits.
  bool const mongolian = text.size() == 12 && are_digits(text.substr(4)) &&
                         (text[0] == '\xD0' || text[0] == '\xD1' || text[0] == '\xD2') &&
                         (text[2] == '\xD0' || text[2] == '\xD1' || text[2] == '\xD2');
  return mongolian || (text.size() == 12 && are_digits(text));
}

}  // namespace otor::app
