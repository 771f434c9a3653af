// SPDX-License-Identifier: Apache-2.0
#pragma once
// What strikes the soums of the made-up season: weather that comes and goes, and in a few soums a
// disease of animals that is still there on the last day.

#include "app/demonstration_parts.h"

namespace otor::app {

class DemonstrationShocks {
 public:
  DemonstrationShocks(DemonstrationPlan const& plan, Draws const& draws, std::int64_t first_day_ms)
      : plan_(plan), draws_(draws), first_day_ms_(first_day_ms) {}

  /// Of one officer's soums, in the morning of each of her days: what has begun since, and what is
  /// over. Soums that are drawn in full are spared, so that what waits in them is what visits left.
  void morning(Phone& phone, std::int64_t ms);

 private:
  struct Shock {
    std::string area, kind;
    std::int64_t from_ms = 0;
    std::optional<std::int64_t> to_ms;  // its last day
    std::optional<event::Uuid> noted;   // the note that it began
    bool over = false;
  };
  void expect(Account const& officer);
  void note(Phone& phone, Shock& shock, std::int64_t ms) const;

  DemonstrationPlan const& plan_;
  Draws const& draws_;
  std::int64_t first_day_ms_;
  std::string officer_;  // whose soums are looked at now
  std::vector<Shock> shocks_;
};

}  // namespace otor::app
