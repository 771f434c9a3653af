// SPDX-License-Identifier: Apache-2.0
#pragma once
// What places and codes are called in a language.

#include <algorithm>

#include "app/accounts.h"
#include "app/programme.h"
#include "app/step_text.h"
#include "outreach/codebook.h"

namespace otor::app {

inline std::string title_in(outreach::Title const& title, Language language) {
  return in_language({title.mn, title.kk, title.en}, language);
}

inline std::string name_in(Area const& area, Language language) {
  return in_language({area.name_mn, area.name_kk, area.name_en}, language);
}

/// A code that is in no book is shown as it is.
inline std::string code_name(outreach::Codebook const& book, outreach::CodeSet set,
                             std::string const& code, Language language) {
  for (auto const& one : book.codes)
    if (one.set == set && one.code == code) return title_in(one.title, language);
  return code;
}

/// Of a soum or an aimag; its code where it is neither.
inline std::string place_name(std::string const& code, std::vector<Area> const& areas,
                              std::vector<Aimag> const& aimags, Language language) {
  auto const soum = std::ranges::find(areas, code, &Area::code);
  if (soum != areas.end()) return name_in(*soum, language);
  auto const aimag = std::ranges::find(aimags, code, &Aimag::code);
  if (aimag == aimags.end()) return code;
  return in_language({aimag->name_mn, aimag->name_kk, aimag->name_en}, language);
}

}  // namespace otor::app
