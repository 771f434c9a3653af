// SPDX-License-Identifier: Apache-2.0
#pragma once
// Remarks on visits (outreach/remarks.h) out of a folded record. Phone and desk make them out of
// the same events in the same way: the head sees what her officer saw before.

#include "outreach/book.h"
#include "outreach/remarks.h"
#include "wire/remark_message.h"

namespace otor::app {

/// This month and so many before it are looked at where nobody asks for other days.
inline constexpr std::int32_t remark_months_back = 2;

/// The first day of the months that are looked at on a day.
Date remarks_since(Date on);

/// The visits that stand and began at a family's home, on these days.
std::vector<outreach::SeenVisit> seen_in(outreach::Book const& book, std::string const& from,
                                         std::string const& to);

/// Rows of the remarks on these days. Nothing where the codebook has no such rules.
std::vector<wire::RemarkRow> remark_rows(outreach::Book const& book,
                                         outreach::Codebook const& codebook,
                                         std::string const& from, std::string const& to);

}  // namespace otor::app
