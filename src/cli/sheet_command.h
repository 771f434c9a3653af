// SPDX-License-Identifier: Apache-2.0
#pragma once
// Personal sheets as PDF: one request a line in, one sheet each out.

#include <cstdio>
#include <filesystem>
#include <iosfwd>
#include <string>

#include "app/law_in_force.h"
#include "base/sentences.h"

namespace otor::cli {

struct SheetOptions {
  std::filesystem::path file;  // "-" is standard output
  std::string paper = "a4";    // a4 or a5
  std::string page;            // address of the public calculator, for the code
};

/// Sets a sheet for every line of `in`. A line that cannot be answered is told on `err` with its
/// number, and the exit code is 1; the sheets of the others are made. No file is left behind where
/// no line could be answered or the file could not be written whole.
int sheets(SheetOptions const& options, Language language, app::LawInForce const& law,
           std::FILE* in, std::ostream& err);

}  // namespace otor::cli
