// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bodies of events (body.h) about records themselves: which are one, and what was a mistake.

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "event/uuid.h"

namespace otor::event {

/// Writes the register `same` of the pair: whether subject and `other` are one household, or one
/// person.
struct SamenessTold {
  Uuid other;
  bool same = false;
};
BOOST_DESCRIBE_STRUCT(SamenessTold, (), (other, same))

/// Writes the register `withdrawn` of a thing of the subject: a fact by the id of its event, a
/// visit, a camp, or the subject itself. It hides what its `over` names, and nothing else.
struct EntryWithdrawn {
  Uuid entry;
  std::optional<std::string> why;
};
BOOST_DESCRIBE_STRUCT(EntryWithdrawn, (), (entry, why))

struct EntryRestored {
  Uuid entry;
};
BOOST_DESCRIBE_STRUCT(EntryRestored, (), (entry))

}  // namespace otor::event
