// SPDX-License-Identifier: Apache-2.0
#pragma once
// What figures of coverage count, as programs load it: JSON of the described structs.

#include "coverage/indicator.h"
#include "wire/json.h"

namespace otor::wire {

std::string indicators_text(coverage::Definitions const& definitions);

/// Errors: those of the codec (unknown keys are refused), and of coverage::check.
Result<coverage::Definitions> read_indicators(std::string_view text);

}  // namespace otor::wire
