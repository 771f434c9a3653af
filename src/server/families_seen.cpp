// SPDX-License-Identifier: Apache-2.0
#include "server/families_seen.h"

namespace otor::server {

store::AuditRow FamiliesSeen::row(std::string actor, char const* classes,
                                  char const* reason) const {
  store::AuditRow row;
  row.actor = std::move(actor);
  row.verb = "see";
  row.classes = classes;
  row.reason = reason;
  for (auto const& area : areas_) row.area += (row.area.empty() ? "" : " ") + area;
  for (auto const id : subjects_) row.detail += (row.detail.empty() ? "" : " ") + text_of(id);
  row.last = static_cast<std::int64_t>(subjects_.size());
  return row;
}

}  // namespace otor::server
