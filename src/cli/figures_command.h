// SPDX-License-Identifier: Apache-2.0
#pragma once
// `otor figures`: tables of official figures on the server's own command line, for every area. A
// dry run by `check`; `import` is the same and stores; `list` and `undo`.

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/sentences.h"

namespace CLI {
class App;
}

namespace otor::cli {

struct FiguresOptions {
  std::string data, file, set;
  std::string indicator, as_of, source, address, columns, header, encoding, separator, sheet;
  std::string language;
  bool dry_run = false;
  std::string rejected;  // where reasons go as CSV; "": standard output
};

enum class FiguresWay { check, import };

/// Tells how the file was understood and, as CSV, why rows cannot be taken; how far it is stands on
/// `progress`. Exit code 0, or 1 where anything is wrong: then nothing was imported.
int figures_take(FiguresOptions const& options, FiguresWay way, Language language,
                 std::ostream& out, std::ostream& progress);

int figures_list(FiguresOptions const& options, std::ostream& out, std::ostream& problems);
int figures_undo(FiguresOptions const& options, std::ostream& problems);

/// Adds `otor import TABLE FILE`, which is `figures import`, or with --dry-run `figures check`.
void add_import(CLI::App& program, FiguresOptions& asked,
                std::function<Language(std::string const&)> const& language, int& exit_code);

/// Adds them to the program. `language`: the one asked for, or that of the locale.
void add_figures(CLI::App& program, FiguresOptions& asked,
                 std::function<Language(std::string const&)> const& language, int& exit_code);

}  // namespace otor::cli
