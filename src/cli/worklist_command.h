// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is to be done in the soums of a head, on the server's own command line: the same rows as on
// her page.

#include <string>

#include "base/sentences.h"

namespace CLI {
class App;
}

namespace otor::cli {

/// `otor worklist`; its exit code is put where the other commands put theirs. `chosen`: the
/// language of a word that may be empty.
void add_worklist(CLI::App& program, Language (*chosen)(std::string const&), int& exit_code);

}  // namespace otor::cli
