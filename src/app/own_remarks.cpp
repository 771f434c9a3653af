// SPDX-License-Identifier: Apache-2.0
// Remarks on the officer's own visits: she sees them before anybody else does.
#include <algorithm>

#include "app/record_calls.h"
#include "app/remarks.h"

namespace otor::app {

Result<wire::RemarksAnswer> own_remarks(RecordSession& session,
                                        wire::RemarksRequest const& request) {
  auto const on = parse_date(request.on);
  if (!on) return std::unexpected(on.error());
  wire::RemarksAnswer answer;
  answer.since = text_of(remarks_since(*on));
  answer.remarks = remark_rows(session.book, session.codebook, answer.since, request.on);
  std::erase_if(answer.remarks, [&](wire::RemarkRow const& row) {
    return !std::ranges::binary_search(row.officers, session.owner->user);
  });
  return answer;
}

}  // namespace otor::app
