// SPDX-License-Identifier: Apache-2.0
#pragma once
// How numbers, money, months and ages are written for a person, and sentences filled in: one
// grouping in all three languages,
// and a no-break space between a number and its word. The page on the phone writes them the same
// way.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/money.h"
#include "base/month.h"
#include "base/sentences.h"
#include "base/written.h"

namespace otor {

/// What fills one place of a sentence: `{"person", "61,380"}`.
struct Place {
  std::string_view name;
  std::string text;
};
using Places = std::vector<Place>;

class Format {
 public:
  explicit Format(Language language) : language_(language) {}
  Language language() const { return language_; }

  /// The sentence with its places filled in. A no-break space follows a number that stands before
  /// its word.
  std::string say(std::string_view key, Places const& places = {}) const;

  /// The same where {n} is counted: English has a second sentence for one.
  std::string count(std::string_view key, std::int64_t n, Places places = {}) const;

  /// "61,380 ₮", "₮61,380": money in a table. In a sentence write the number before the word.
  std::string money(Tugrug amount) const;

  /// "2026 оны 12 дугаар сар"; without its last word, for sentences in which the word follows.
  std::string month(Month month) const;
  std::string month_stem(Month month) const;
  std::string month_name(std::int64_t of_year) const;

  /// "22 жил 3 сар" as a length of time, "59 нас 6 сар" as an age.
  std::string duration(std::int64_t months) const;
  std::string age(std::int64_t months) const;

 private:
  std::string years_and_months(std::string_view years_key, std::int64_t months) const;
  std::string joined(std::string_view key, Month month) const;

  Language language_;
};

/// Hundredths of a sheep as whole sheep, rounded up.
inline std::int64_t whole_sheep(std::int64_t hundredths) {
  return divided(hundredths, 100, Round::up);
}

}  // namespace otor
