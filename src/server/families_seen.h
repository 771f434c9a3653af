// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the audit is told where an account sees a list of families.

#include <set>

#include "event/uuid.h"
#include "store/audit.h"

namespace otor::server {

class FamiliesSeen {
 public:
  void add(std::string const& area, event::Uuid household) {
    areas_.insert(area);
    subjects_.insert(household);
  }
  void add(std::string const& area, event::Uuid household,
           std::optional<event::Uuid> const& person) {
    add(area, household);
    if (person) subjects_.insert(*person);
  }

  bool none() const { return subjects_.empty(); }
  /// `classes`: matters of the access table.
  store::AuditRow row(std::string actor, char const* classes, char const* reason) const;

 private:
  std::set<std::string> areas_;
  std::set<event::Uuid> subjects_;
};

}  // namespace otor::server
