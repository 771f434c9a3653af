// SPDX-License-Identifier: Apache-2.0
#pragma once
// Call-backs and remarks of a head, on the server's own command line: the same as on her page, and
// the same row of audit where families are named.

#include <ostream>
#include <string>

#include "base/sentences.h"

namespace CLI {
class App;
}

namespace otor::cli {

/// `draw`: whose families are listed; else every draw is. `from` and `to`: months of remarks.
struct QualityOptions {
  std::string data, as, draw, from, to, form = "csv", file, language;
};

/// Exit codes, with the problem on `problems`.
int call_backs(QualityOptions const& options, Language language, std::ostream& out,
               std::ostream& problems);
int remarks(QualityOptions const& options, Language language, std::ostream& out,
            std::ostream& problems);

/// `otor call-backs` and `otor remarks`; the exit code is put where the other commands put theirs.
/// `chosen`: the language of a word that may be empty.
void add_quality(CLI::App& program, Language (*chosen)(std::string const&), int& exit_code);

}  // namespace otor::cli
