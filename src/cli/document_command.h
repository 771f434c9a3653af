// SPDX-License-Identifier: Apache-2.0
#pragma once
// Documents as blocks, for whoever draws them himself: the page does, and so may a website.

#include <cstdio>
#include <iosfwd>

#include "app/law_in_force.h"

namespace otor::cli {

/// Answers requests like {"call":"handbook","body":{"on":"2026-12","language":"mn"}}, one a line.
/// Exit code: 0, or 1 where standard input could not be read or the answers not written.
int documents(app::LawInForce law, std::FILE* in, std::ostream& out, std::ostream& err);

}  // namespace otor::cli
