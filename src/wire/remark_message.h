// SPDX-License-Identifier: Apache-2.0
#pragma once
// Remarks on visits, as the phone of an officer and the desk of her head show them.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "event/uuid.h"
#include "outreach/codebook.h"

namespace otor::wire {

/// `head`: of the family.
struct RemarkedVisit {
  event::Uuid visit, household;
  std::string area, head, officer, day;
};
BOOST_DESCRIBE_STRUCT(RemarkedVisit, (), (visit, household, area, head, officer, day))

/// What an officer said about it. `unsafe`: it is on this phone alone.
struct RemarkWords {
  event::Uuid event;
  std::string author, at, note;
  bool unsafe = false;
};
BOOST_DESCRIBE_STRUCT(RemarkWords, (), (event, author, at, note, unsafe))

/// `rule` is a code of the codebook, `when` what it looks at; `least` and `codes` its numbers.
/// `noted`: what was noted alike, as "finding.A1". `shown_from`: the first day on which the head
/// sees it; absent while a visit has not come home.
struct RemarkRow {
  std::string rule;
  outreach::RemarkTrigger when{};
  std::optional<std::int64_t> least, codes;
  std::string from, to;
  std::vector<std::string> officers;
  std::int64_t families = 0;
  std::vector<std::string> noted;
  std::vector<RemarkedVisit> visits;
  std::vector<RemarkWords> words;  // the earliest first
  std::optional<std::string> shown_from;
};
BOOST_DESCRIBE_STRUCT(RemarkRow, (),
                      (rule, when, least, codes, from, to, officers, families, noted, visits, words,
                       shown_from))

struct RemarksRequest {
  std::string on;  // "2026-11-23"
};
BOOST_DESCRIBE_STRUCT(RemarksRequest, (), (on))

/// Of visits since the first of a month.
struct RemarksAnswer {
  std::string since;
  std::vector<RemarkRow> remarks;  // the latest first
};
BOOST_DESCRIBE_STRUCT(RemarksAnswer, (), (since, remarks))

}  // namespace otor::wire
