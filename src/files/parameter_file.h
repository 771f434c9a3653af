// SPDX-License-Identifier: Apache-2.0
#pragma once
// One law file: a parameter with its dated entries, or an open question.

#include <string_view>
#include <vector>

#include "files/table_reader.h"
#include "law/parameter.h"

namespace otor::files {

/// A parameter and the line of each of its entries.
struct ParameterFile {
  law::Parameter parameter;
  std::vector<int> entry_lines;
};

/// What does not have its form is noted in `problems` and left empty; whether the parameter makes
/// sense `law::checked` says.
ParameterFile read_parameter(TomlTable const& table, std::string_view name, FileProblems& problems);

law::Question read_question(TomlTable const& table, std::string_view name, FileProblems& problems);

}  // namespace otor::files
