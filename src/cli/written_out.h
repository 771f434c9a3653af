// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a command puts what it made: into a file, or with "-" to its output.

#include <iostream>
#include <string>

#include "files/plain_file.h"

namespace otor::cli {

/// Errors: storage.
inline Result<void> write_out(std::string const& file, std::string_view bytes,
                              std::ostream& out = std::cout) {
  if (file != "-") return files::write_file(file, bytes);
  if (!(out << bytes).flush())
    return problem(ProblemKind::storage, "It could not be written whole.");
  return {};
}

}  // namespace otor::cli
