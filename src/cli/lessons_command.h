// SPDX-License-Identifier: Apache-2.0
#pragma once
// `otor lessons`: what a department learned, as JSON or as the minutes of one meeting.

#include "base/sentences.h"

namespace CLI {
class App;
}

namespace otor::cli {

void add_lessons(CLI::App& program, Language (*chosen)(std::string const&), int& exit_code);

}  // namespace otor::cli
