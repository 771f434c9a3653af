// SPDX-License-Identifier: Apache-2.0
#include "app/area_names.h"

#include <algorithm>
#include <array>

#include "app/area_map.h"
#include "outreach/name.h"

namespace otor::app {

namespace {

constexpr std::size_t soum_digits = 5, aimag_digits = 3;

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

struct Kind {
  std::string_view word;
  std::size_t digits;
};
// As people write them behind a name.
constexpr std::array<Kind, 16> kinds = {{{"сум", soum_digits},
                                         {"сумын", soum_digits},
                                         {"сұм", soum_digits},
                                         {"сұмы", soum_digits},
                                         {"сұмын", soum_digits},
                                         {"сұмыны", soum_digits},
                                         {"soum", soum_digits},
                                         {"sum", soum_digits},
                                         {"district", soum_digits},
                                         {"аймаг", aimag_digits},
                                         {"аймгийн", aimag_digits},
                                         {"аймақ", aimag_digits},
                                         {"аймағы", aimag_digits},
                                         {"aimag", aimag_digits},
                                         {"aimak", aimag_digits},
                                         {"province", aimag_digits}}};

/// The name without the word for what it is, and how many digits the codes of such have; 0 of both.
struct Named {
  std::u32string key;
  std::size_t digits = 0;
};
Named named(std::string_view text) {
  auto const space = text.rfind(' ');
  if (space == std::string_view::npos) return {outreach::fine_key(text)};
  auto const last = outreach::fine_key(text.substr(space + 1));
  for (auto const& kind : kinds)
    if (last == outreach::fine_key(kind.word))
      return {outreach::fine_key(text.substr(0, space)), kind.digits};
  return {outreach::fine_key(text)};
}

/// "MN8331" as "8331"; "" of anything else.
std::string_view pcode_digits(std::string_view text) {
  bool const said = text.starts_with("MN") || text.starts_with("mn");
  auto const digits = said ? text.substr(2) : std::string_view();
  bool const fits = digits.size() == soum_digits - 1 || digits.size() == aimag_digits - 1;
  return fits && is_digits(digits) ? digits : std::string_view();
}

}  // namespace

AreaNames::AreaNames(std::vector<Area> const& soums, std::vector<Aimag> const& aimags) {
  for (auto const& soum : soums) {
    codes_.insert(soum.code);
    centres_.push_back(centre_of(soum));
    for (auto const* name : {&soum.name_mn, &soum.name_kk, &soum.name_en}) add(*name, soum.code);
  }
  for (auto const& aimag : aimags) {
    codes_.insert(aimag.code);
    for (auto const* name : {&aimag.name_mn, &aimag.name_kk, &aimag.name_en})
      add(*name, aimag.code);
  }
}

void AreaNames::add(std::string_view name, std::string const& code) {
  if (!name.empty()) by_name_[outreach::fine_key(name)].insert(code);
}

std::vector<std::string> AreaNames::meant(std::string_view text, std::string_view within) const {
  if (is_digits(text))
    return codes_.contains(text) ? std::vector{std::string(text)} : std::vector<std::string>{};
  std::vector<std::string> found;
  if (auto const digits = pcode_digits(text); !digits.empty()) {
    std::ranges::copy_if(codes_, std::back_inserter(found), [&](std::string const& code) {
      return code.size() == digits.size() + 1 && code.ends_with(digits);
    });
    return found;
  }
  auto const asked = named(text);
  auto const place = by_name_.find(asked.key);
  if (place == by_name_.end()) return found;
  std::ranges::copy_if(place->second, std::back_inserter(found), [&](std::string const& code) {
    return (asked.digits == 0 || code.size() == asked.digits) &&
           (within.empty() || (code.starts_with(within) && code.size() == soum_digits));
  });
  return found;
}

std::string AreaNames::aimag(std::string_view text) const {
  std::string found;
  for (auto const& code : meant(text))
    if (code.size() == aimag_digits) found = code;
  return found;
}

}  // namespace otor::app
