// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bodies of events (body.h) about whether what was recorded happened: call-backs that were drawn by
// lot, and what an officer says about a remark. A draw and its calls lie in the stream of the head
// who made them and reach no phone.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "event/uuid.h"

namespace otor::event {

BOOST_DEFINE_ENUM_CLASS(CallOutcome, reached, not_reached, refused)
BOOST_DEFINE_ENUM_CLASS(Recalled, yes, no, unsure)

/// A sample of visits, drawn once; the subject is the draw. Whoever has the seed and the visits of
/// the time draws the same.
struct CallsDrawn {
  std::string seed, from, to;      // days, both included
  std::vector<std::string> areas;  // soums
  std::int64_t share = 0;          // wished, in thousandths
  std::int64_t frame = 0;          // visits it was drawn out of
  std::vector<Uuid> visits;        // that were drawn, in the order of the lot
};
BOOST_DESCRIBE_STRUCT(CallsDrawn, (), (seed, from, to, areas, share, frame, visits))

/// One try to call the family of a visit; the subject is the draw.
struct CallNoted {
  Uuid visit;
  std::string on;
  CallOutcome outcome{};
  std::optional<Recalled> visited, handbook, content;  // of a family that was reached
};
BOOST_DESCRIBE_STRUCT(CallNoted, (), (visit, on, outcome, visited, handbook, content))

/// What its officer says about a remark on a visit; the subject is the household. `remark` is a
/// code of the rules of remarks. A remark on several visits is explained at any of them.
struct VisitExplained {
  Uuid visit;
  std::string remark, note;
};
BOOST_DESCRIBE_STRUCT(VisitExplained, (), (visit, remark, note))

}  // namespace otor::event
