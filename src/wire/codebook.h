// SPDX-License-Identifier: Apache-2.0
#pragma once
// The codebook as programs and phones load it: JSON of the described structs.

#include <span>
#include <string>

#include "outreach/codebook.h"
#include "wire/json.h"

namespace otor::wire {

std::string codebook_text(outreach::Codebook const& book);

/// Errors: those of the codec (unknown keys are refused), and of outreach::check.
Result<outreach::Codebook> read_codebook(std::string_view text);

/// The built-in codebook with a department's own codes beside it: texts as `read_codebook` reads
/// them, one after the other. Errors: the same, and those of outreach::extend.
Result<outreach::Codebook> codebook_with(std::span<std::string const> own);

}  // namespace otor::wire
