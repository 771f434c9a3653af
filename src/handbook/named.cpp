// SPDX-License-Identifier: Apache-2.0
#include "handbook/named.h"

#include <algorithm>

namespace otor::handbook {

Named named_by(law::Pack const& pack, outreach::Codebook const& book) {
  Named named;
  for (auto const& parameter : pack.parameters) named.parameters.push_back(parameter.name);
  for (auto const& code : book.codes) {
    if (code.set == outreach::CodeSet::asked) named.questions.push_back(code.code);
  }
  std::ranges::sort(named.parameters);
  std::ranges::sort(named.questions);
  return named;
}

}  // namespace otor::handbook
