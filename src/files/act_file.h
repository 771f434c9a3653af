// SPDX-License-Identifier: Apache-2.0
#pragma once
// acts.toml: the titles of the acts in three languages, each once. The English one is the name by
// which an entry of the law says where it comes from.

#include <string_view>
#include <vector>

#include "files/table_reader.h"
#include "law/parameter.h"

namespace otor::files {

struct Act {
  law::Text title;
  int line = 0;
};

/// The acts in the order of the file. A title that is missing, says nothing or stands twice is
/// noted in `problems`.
std::vector<Act> read_acts(TomlTable const& table, FileProblems& problems);

}  // namespace otor::files
