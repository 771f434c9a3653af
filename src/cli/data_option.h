// SPDX-License-Identifier: Apache-2.0
#pragma once
// The option that most commands have: which store.

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <string>

namespace otor::cli {

/// Where `--data` is not given, OTOR_DATA names the store. The parser's own way would set the
/// variable again for each command that was not called, over what was said to the one that was.
inline void add_data(CLI::App& command, std::string& folder) {
  if (char const* named = std::getenv("OTOR_DATA")) folder = named;
  command.add_option("--data", folder, "Folder of the store; else OTOR_DATA names it")
      ->required(folder.empty());
}

}  // namespace otor::cli
