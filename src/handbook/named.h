// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the references of a handbook may name, as law and codebook have it.

#include "handbook/chapter.h"
#include "law/parameter.h"
#include "outreach/codebook.h"

namespace otor::handbook {

/// The parameters of a pack, and the questions of a codebook.
Named named_by(law::Pack const& pack, outreach::Codebook const& book);

}  // namespace otor::handbook
