// SPDX-License-Identifier: Apache-2.0
#pragma once
// What hit a soum, or one bagh of it: noted, put right, ended, taken back as a mistake.

#include "outreach/household.h"

namespace otor::outreach {

struct Shock {
  Uuid id;
  Entries<event::ShockNoted> noted;
  Register state;  // which of the notes nobody replaced, by the id of its event
  std::map<Uuid, Register> withdrawn;
  Reasons reasons;

  /// The note that stands; null where all that nobody replaced were taken back.
  Entry<event::ShockNoted> const* standing() const;
  /// The note that is shown, taken back or not; null where none came yet.
  Entry<event::ShockNoted> const* shown() const;
  /// What a withdrawal of the shock has to name.
  std::vector<OriginRef> heads() const;
};

/// Whether this note holds on a day: from its first to its last.
bool holds_on(event::ShockNoted const& noted, Date day);

/// The note of a shock that holds on this day where the household belongs; null where none does.
Entry<event::ShockNoted> const* struck_by(Shock const& shock, Household const& household, Date day);

}  // namespace otor::outreach
