// SPDX-License-Identifier: Apache-2.0
#pragma once
// Remarks on visits for a head: those that were explained, and those that her officers have had for
// themselves as long as the rule says. They decide nothing; nobody is counted by them.

#include "app/call_backs.h"
#include "wire/remark_message.h"

namespace otor::app {

/// Months, "2026-09": some rules count by the month. An empty one is as a phone looks.
struct RemarksQuestion {
  std::string from, to;
};

/// `waiting`: remarks that their officers still have for themselves; which, nobody is told.
/// `officers` and authors are names; `from` and `to` months.
struct RemarksDesk {
  std::string today, from, to;
  std::vector<wire::RemarkRow> remarks;  // the latest first
  std::int64_t waiting = 0;
};
BOOST_DESCRIBE_STRUCT(RemarksDesk, (), (today, from, to, remarks, waiting))

/// Errors: bad_value for months in no order, or more than twelve; bad_month; storage.
Result<RemarksDesk> remarks_desk(RemarksQuestion const& question, Account const& account,
                                 outreach::Codebook const& codebook, CallBackPorts const& ports);

}  // namespace otor::app
