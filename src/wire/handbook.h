// SPDX-License-Identifier: Apache-2.0
#pragma once
// The handbook as programs and phones load it: JSON of the described structs.

#include "handbook/chapter.h"
#include "wire/json.h"

namespace otor::wire {

/// A department's own handbook as its server tells it; none where it has none.
struct OwnHandbook {
  std::optional<handbook::Handbook> handbook;
};
BOOST_DESCRIBE_STRUCT(OwnHandbook, (), (handbook))

std::string handbook_text(handbook::Handbook const& handbook);

/// Errors: those of the codec; unknown keys are refused.
Result<handbook::Handbook> read_handbook(std::string_view text);

}  // namespace otor::wire
