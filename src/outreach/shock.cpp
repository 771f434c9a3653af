// SPDX-License-Identifier: Apache-2.0
#include "outreach/shock.h"

#include "outreach/name.h"

namespace otor::outreach {

std::vector<OriginRef> Shock::heads() const {
  std::vector<OriginRef> heads;
  put_heads(heads, state);
  return heads;
}

Entry<event::ShockNoted> const* Shock::shown() const {
  auto const* head = state.shown();
  if (head == nullptr) return nullptr;
  return &*std::ranges::find(noted, head->origin, &Entry<event::ShockNoted>::origin);
}

Entry<event::ShockNoted> const* Shock::standing() const {
  if (hides(withdrawn, id, heads())) return nullptr;
  Entry<event::ShockNoted> const* latest = nullptr;
  for (auto const& entry : noted) {
    bool const replaced = std::ranges::find(state.heads(), entry.origin, &event::Write::origin) ==
                          state.heads().end();
    if (replaced || hides(withdrawn, entry.origin->id, {entry.origin})) continue;
    if (latest == nullptr || event::earlier(*latest->origin, *entry.origin)) latest = &entry;
  }
  return latest;
}

bool holds_on(event::ShockNoted const& noted, Date day) {
  auto const text = text_of(day);
  return noted.from <= text && (!noted.to || text <= *noted.to);
}

Entry<event::ShockNoted> const* struck_by(Shock const& shock, Household const& household,
                                          Date day) {
  auto const* standing = shock.standing();
  if (standing == nullptr || standing->origin->area != household.area()) return nullptr;
  auto const& noted = standing->fact;
  if (!holds_on(noted, day)) return nullptr;
  auto const here = household.text(HouseholdField::bagh);
  if (noted.bagh && bagh_key(FoldedName(*noted.bagh)) != bagh_key(FoldedName(here))) return nullptr;
  return standing;
}

}  // namespace otor::outreach
