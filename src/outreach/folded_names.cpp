// SPDX-License-Identifier: Apache-2.0
#include "outreach/folded_names.h"

namespace otor::outreach {

FoldedName const& FoldedNames::of(std::string_view text) {
  auto const found = names_.find(text);
  if (found != names_.end()) return found->second;
  return names_.emplace(std::string(text), FoldedName(text)).first->second;
}

}  // namespace otor::outreach
