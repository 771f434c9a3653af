// SPDX-License-Identifier: Apache-2.0
#pragma once
// The codebook as programs and phones load it: JSON of the described structs.

#include <string>

#include "outreach/codebook.h"
#include "wire/json.h"

namespace otor::wire {

std::string codebook_text(outreach::Codebook const& book);

/// Errors: those of the codec (unknown keys are refused), and of outreach::check.
Result<outreach::Codebook> read_codebook(std::string_view text);

}  // namespace otor::wire
