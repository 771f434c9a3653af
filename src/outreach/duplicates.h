// SPDX-License-Identifier: Apache-2.0
#pragma once
// Households and people that may have been recorded twice: the same name as it sounds, the same
// month of birth, the same bagh. Whether they are one a person says (SamenessTold); what was said
// either way is not asked again.

#include "outreach/book.h"

namespace otor::outreach {

struct Duplicate {
  bool household = false;  // otherwise two persons
  Uuid one, other;         // one < other
  std::string one_name, other_name;
  std::string bagh, born;  // `born` of persons only
};

/// Households first, each in the order of the ids. `area` empty: everywhere.
std::vector<Duplicate> duplicates(Book const& book, std::string_view area);

}  // namespace otor::outreach
