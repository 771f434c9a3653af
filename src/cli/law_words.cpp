// SPDX-License-Identifier: Apache-2.0
#include "cli/law_words.h"

namespace otor::cli {
namespace {

std::string words_of(std::int64_t number, std::string_view unit) {
  auto const amount = grouped(number);
  if (unit == "tugrug") return amount + " tögrög";
  if (unit == "tugrug_per_month") return amount + " tögrög a month";
  if (unit == "months") return amount + (number == 1 ? " month" : " months");
  if (unit == "days") return amount + (number == 1 ? " day" : " days");
  if (unit == "times") return amount + (number == 1 ? " time" : " times");
  return amount;
}

std::string words_of(Rate rate, std::string_view) { return percent(rate); }

std::string words_of(law::YearRamp const& ramp, std::string_view) {
  auto const last = ramp.first + ramp.step * (ramp.last_year - ramp.first_year);
  auto const step =
      ramp.step < 0 ? std::to_string(-ramp.step) + " fewer" : std::to_string(ramp.step) + " more";
  return std::to_string(ramp.first) + " months up to " + std::to_string(ramp.first_year) + ", " +
         step + " each year, " + std::to_string(last) + " from " + std::to_string(ramp.last_year);
}

std::string words_of(std::vector<law::Tier> const& tiers, std::string_view unit) {
  std::string text;
  for (auto const& tier : tiers) {
    text += (text.empty() ? "from " : "; from ") + std::to_string(tier.from) +
            (unit == "share_by_months" ? " months " : " ") + percent(tier.share);
  }
  return text;
}

std::string words_of(Month month, std::string_view) { return text_of(month); }
std::string words_of(law::Text const& text, std::string_view) { return text.en; }

}  // namespace

std::string value_in_words(law::Value const& value, std::string_view unit) {
  return std::visit([&](auto const& held) { return words_of(held, unit); }, value);
}

std::string entry_in_words(law::Entry const& entry, std::string_view unit) {
  return entry.value ? value_in_words(*entry.value, unit) : "not known";
}

}  // namespace otor::cli
