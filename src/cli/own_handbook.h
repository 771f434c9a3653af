// SPDX-License-Identifier: Apache-2.0
#pragma once
// The handbook with a department's own chapters in it.

#include <filesystem>
#include <iosfwd>
#include <optional>

#include "app/law_in_force.h"
#include "handbook/chapter.h"
#include "outreach/codebook.h"

namespace otor::cli {

/// The built-in handbook with the chapters of `folder` laid over it, read for `law`. Nothing where
/// something is wrong; each mistake is told on `err` with file and line.
std::optional<handbook::Handbook> own_handbook(std::filesystem::path const& folder,
                                               app::LawInForce const& law,
                                               outreach::Codebook const& codebook,
                                               std::ostream& err);

}  // namespace otor::cli
