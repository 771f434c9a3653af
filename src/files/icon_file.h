// SPDX-License-Identifier: Apache-2.0
#pragma once
// Icons as one TOML file: `name = "path of SVG"`.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/problem.h"

namespace otor::files {

struct IconFindings {
  std::vector<Problem> problems;             // each detail begins with `icons.toml:12: `
  std::map<std::string, std::string> icons;  // name -> path
};

/// Refuses whatever is not a path: other letters than those of its commands, numbers and blanks.
IconFindings read_icons(std::filesystem::path const& path);

}  // namespace otor::files
