// SPDX-License-Identifier: Apache-2.0
#include "base/format.h"

#include <algorithm>

namespace otor {
namespace {

constexpr std::string_view no_break = "\u00a0";

std::string with_no_breaks(std::string_view text) {
  std::string out;
  for (char const letter : text) {
    if (letter == ' ') {
      out += no_break;
    } else {
      out += letter;
    }
  }
  return out;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// A Latin or Cyrillic letter, or the sign of the tögrög.
bool begins_word(std::string_view text) {
  if (text.empty()) return false;
  auto const first = static_cast<unsigned char>(text.front());
  return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
         (first >= 0xd0 && first <= 0xd4) || text.starts_with("₮");
}

std::string filled(std::string_view sentence, Places const& places) {
  std::string out;
  while (!sentence.empty()) {
    auto const open = sentence.find('{');
    auto const end = sentence.find('}', open);
    out += sentence.substr(0, open);
    if (open == std::string_view::npos || end == std::string_view::npos) return out;
    auto const name = sentence.substr(open + 1, end - open - 1);
    auto const place = std::ranges::find(places, name, &Place::name);
    out += place == places.end() ? std::string(sentence.substr(open, end + 1 - open)) : place->text;
    sentence.remove_prefix(end + 1);
    if (!out.empty() && is_digit(out.back()) && sentence.starts_with(' ') &&
        begins_word(sentence.substr(1))) {
      out += no_break;
      sentence.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace

std::string Format::say(std::string_view key, Places const& places) const {
  return filled(sentence(language_, key), places);
}

std::string Format::count(std::string_view key, std::int64_t n, Places places) const {
  places.push_back({"n", grouped(n)});
  auto const one = std::string(key) + "_one";
  auto const found = sentence(language_, one);
  return filled(n == 1 && found != one ? found : sentence(language_, key), places);
}

std::string Format::money(Tugrug amount) const {
  auto const number = grouped(amount.amount);
  return language_ == Language::en ? "₮" + number : number + std::string(no_break) + "₮";
}

std::string Format::month_name(std::int64_t of_year) const {
  return std::string(sentence(language_, "app.month_" + std::to_string(of_year)));
}

// A line may break between the year and the month, nowhere else.
std::string Format::joined(std::string_view key, Month month) const {
  auto const text = say(
      key, {{"year", std::to_string(month.year())}, {"month", month_name(month.month_of_year())}});
  auto out = with_no_breaks(text);
  for (std::string_view const word : {"оны", "жылғы"}) {
    auto const at = out.find(std::string(word) + std::string(no_break));
    if (at != std::string::npos) out.replace(at + word.size(), no_break.size(), " ");
  }
  return out;
}

std::string Format::month(Month month) const { return joined("app.month_of_year", month); }
std::string Format::month_stem(Month month) const {
  return joined("app.month_stem_of_year", month);
}

std::string Format::years_and_months(std::string_view years_key, std::int64_t months) const {
  std::string out;
  if (months >= 12) out = count(years_key, months / 12);
  if (months % 12 != 0 || months < 12)
    out += (out.empty() ? "" : " ") + count("app.months", months % 12);
  return with_no_breaks(out);
}

std::string Format::duration(std::int64_t months) const {
  return years_and_months("app.years", months);
}

std::string Format::age(std::int64_t months) const {
  if (months % 12 == 0) return with_no_breaks(count("app.age", months / 12));
  return years_and_months("app.age_years", months);
}

}  // namespace otor
