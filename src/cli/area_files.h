// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads the tables of data/mn: the soums of the deployment and names for made-up people.

#include <string>
#include <vector>

#include "app/demonstration.h"
#include "app/programme.h"

namespace otor::cli {

/// `folder`/soums.csv. Errors: storage when it cannot be read, bad_value with the line that is
/// wrong.
Result<std::vector<app::Area>> read_areas(std::string const& folder);

/// `folder`/aimags.csv, the same way.
Result<std::vector<app::Aimag>> read_aimags(std::string const& folder);

/// `folder`/demo_names.toml. Errors: storage, bad_value.
Result<app::MadeUpNames> read_made_up_names(std::string const& folder);

}  // namespace otor::cli
