// SPDX-License-Identifier: Apache-2.0
#pragma once
// A few families of several soums, folded out of what these soums were told: for a page that shows
// only some of a department's.

#include <map>

#include "app/subject_log.h"
#include "outreach/book.h"

namespace otor::app {

/// With the people ever met in them; what was erased is not in it. Errors: storage.
Result<outreach::Book> families_book(
    SubjectLog& subjects, std::map<std::string, std::vector<event::Uuid>> const& by_soum);

}  // namespace otor::app
