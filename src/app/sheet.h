// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sheet that stays in the ger: one person's own calculation, what to do next, and how it was
// reckoned, as a document.

#include "app/law_in_force.h"
#include "base/sentences.h"
#include "handbook/document.h"
#include "outreach/codebook.h"
#include "wire/sheet_message.h"

namespace otor::app {

/// `page` is the address of the public calculator that the code on the sheet opens; where it is
/// empty there is no code. A paper still missing is named by `codebook` where it is one of its
/// codes, else as it was written.
/// Errors: those of `outlook`; too_large for words of more than 400 letters in one place.
Result<handbook::Document> sheet(wire::SheetRequest const& request, Language language,
                                 std::string_view page, outreach::Codebook const& codebook,
                                 LawInForce const& law);

}  // namespace otor::app
