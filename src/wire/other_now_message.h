// SPDX-License-Identifier: Apache-2.0
#pragma once
// Families of an officer who were told an answer that is another now. What changed is told by the
// core that makes documents; this one knows the families.

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "event/uuid.h"

namespace otor::wire {

/// A question of the codebook, and the days, rising, on which its answer became another.
struct AnswerChange {
  std::string question;
  std::vector<std::string> days;
};
BOOST_DESCRIBE_STRUCT(AnswerChange, (), (question, days))

/// `other_now`: of one household, or of all of the account.
struct OtherNowRequest {
  std::string on;
  std::vector<AnswerChange> changes;
  std::optional<event::Uuid> household;
};
BOOST_DESCRIBE_STRUCT(OtherNowRequest, (), (on, changes, household))

/// `about`: the event of the question; `told`: the day; `since`: from when the answer is another.
struct OtherNowRow {
  event::Uuid household, about;
  std::string head, bagh, question, told, since;
  std::optional<event::Uuid> person;
  std::string name;  // of the person
};
BOOST_DESCRIBE_STRUCT(OtherNowRow, (),
                      (household, about, head, bagh, question, told, since, person, name))

/// By the head's name, then by the day.
struct OtherNowAnswer {
  std::vector<OtherNowRow> rows;
};
BOOST_DESCRIBE_STRUCT(OtherNowAnswer, (), (rows))

}  // namespace otor::wire
