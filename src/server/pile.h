// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the page's door and the command line share when sheets are printed for all who are due a
// follow-up: what is known besides the record, and what the audit is told.

#include "app/due_pile.h"
#include "store/audit.h"

namespace otor::server {

/// The built-in codes with the department's own, as the store notes them under "codebook"; "" where
/// it has none. Errors: bad_value for codes that cannot stand beside the built-in ones.
Result<outreach::Codebook> department_codebook(std::string const& note);

/// Errors: storage, bad_value for a department's codes that cannot stand beside the built-in ones.
Result<app::DueTerms> due_terms(store::Store& store);

/// What the department has settled; nothing where it has settled nothing. Errors: storage.
Result<app::Programme> settled_programme(store::Store& store);

/// The day in the west of a time in milliseconds since 1970.
Date day_in_west(std::int64_t ms);

/// That the first `named` of those who are left out were seen.
store::AuditRow row_of_left(app::DueCount const& count, std::size_t named,
                            std::vector<std::string> const& soums, std::string actor);
/// That a sheet was printed for each of these people.
store::AuditRow row_of_sheets(app::DuePeople const& people, std::vector<std::string> const& soums,
                              std::string actor);

}  // namespace otor::server
