// SPDX-License-Identifier: Apache-2.0
#include "outreach/person.h"

namespace otor::outreach {

void put_heads(std::vector<OriginRef>& heads, Register const& held) {
  for (auto const& head : held.heads()) heads.push_back(head.origin);
}

void tidy_up(std::vector<OriginRef>& heads) {
  std::ranges::sort(heads, {}, [](OriginRef origin) { return origin->id; });
  auto const rest = std::ranges::unique(heads);
  heads.erase(rest.begin(), rest.end());
}

bool hides(std::map<Uuid, Register> const& withdrawn, Uuid thing,
           std::vector<OriginRef> const& heads) {
  auto const found = withdrawn.find(thing);
  if (found == withdrawn.end()) return false;
  auto const& held = found->second;
  bool const stands = std::ranges::all_of(held.heads(), [](event::Write const& head) {
    return std::get<std::string>(head.value) == withdrawn_word;
  });
  return stands && std::ranges::all_of(heads, [&](OriginRef head) { return held.replaces(*head); });
}

bool Person::differs() const {
  return std::ranges::any_of(fields, &Register::differs) ||
         std::ranges::any_of(documents, [](auto const& row) { return row.second.state.differs(); });
}

std::vector<OriginRef> Person::heads() const {
  std::vector<OriginRef> heads;
  put_heads(heads, household);
  for (auto const& field : fields) put_heads(heads, field);
  for (auto const& [item, document] : documents) {
    put_heads(heads, document.state);
    put_heads(heads, document.note);
  }
  tidy_up(heads);
  return heads;
}

bool Person::is_withdrawn() const { return !withdrawn.empty() && hides(withdrawn, id, heads()); }

void Person::unite(Person const& other) {
  household.unite(other.household);
  left_on.unite(other.left_on);
  for (std::size_t at = 0; at < fields.size(); ++at) fields[at].unite(other.fields[at]);
  for (auto const& [item, document] : other.documents) {
    documents[item].state.unite(document.state);
    documents[item].note.unite(document.note);
  }
  outreach::unite(withdrawn, other.withdrawn);
  reasons.insert(other.reasons.begin(), other.reasons.end());
  origins.insert(origins.end(), other.origins.begin(), other.origins.end());
}

}  // namespace otor::outreach
