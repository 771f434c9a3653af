// SPDX-License-Identifier: Apache-2.0
#pragma once
// `otor findings`: the tables of what herders say and ask, as the desk of an account tells them.

#include <CLI/CLI.hpp>

#include "base/sentences.h"

namespace otor::cli {

void add_findings(CLI::App& program, Language (*chosen)(std::string const&), int& exit_code);

}  // namespace otor::cli
