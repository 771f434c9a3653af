// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who saw and changed one household, person or run of a course, for whoever has the right to ask.

#include <iosfwd>
#include <string>

#include "base/sentences.h"

namespace otor::cli {

/// Exit code 0, or 1 with a problem.
int audit_page(std::string const& data, std::string const& subject, Language language,
               std::ostream& out, std::ostream& problems);

}  // namespace otor::cli
