// SPDX-License-Identifier: Apache-2.0
#pragma once
// A person as the events tell: registers, the papers that a pension will ask for, the household.

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "outreach/visit.h"

namespace otor::outreach {

/// Registers of a person: first those of PersonChanged in their order, then of ContractChanged,
/// then `contact`.
enum class PersonField {
  name,
  father,
  sex,
  born,
  children,
  relation,
  paid,
  insured_as,
  number_mark,
  contract_from,
  contract_to,
  contract_as,
  contact
};
inline constexpr std::size_t person_fields = 13;

/// Why something was withdrawn, by the id of the event that says so.
using Reasons = std::map<Uuid, std::string>;

/// One paper of the checklist.
struct Document {
  Register state, note;
};

struct Person {
  Uuid id;
  std::set<Uuid> linked;  // the other subjects that are the same person
  /// The household by its id as text; or a word of event::Leaving for someone who belongs to none.
  /// A person can have been met in two households at once.
  Register household;
  Register left_on;
  std::array<Register, person_fields> fields;
  std::map<std::string, Document, std::less<>> documents;  // by item
  std::map<Uuid, Register> withdrawn;
  Reasons reasons;
  std::vector<OriginRef> origins;

  Register const& field(PersonField field) const { return fields[static_cast<std::size_t>(field)]; }
  /// The text shown for a field, or nothing.
  std::string_view text(PersonField name) const { return text_in(field(name)); }
  /// Whether anything about the person differs; about where she belongs, Book::homes tells.
  bool differs() const;

  /// Whether the whole person was withdrawn as a mistake.
  bool is_withdrawn() const;
  /// What a withdrawal of the person has to name.
  std::vector<OriginRef> heads() const;

  /// Takes over what another subject holds that is the same person.
  void unite(Person const& other);
};

/// Whether a withdrawal of this thing stands and has seen all of `heads`.
bool hides(std::map<Uuid, Register> const& withdrawn, Uuid thing,
           std::vector<OriginRef> const& heads);

inline constexpr std::string_view withdrawn_word = "withdrawn";
inline constexpr std::string_view restored_word = "restored";

void put_heads(std::vector<OriginRef>& heads, Register const& held);

/// Each id once, in order.
void tidy_up(std::vector<OriginRef>& heads);

template <class Key, class Held, class Less>
void unite(std::map<Key, Held, Less>& mine, std::map<Key, Held, Less> const& others) {
  for (auto const& [key, other] : others) {
    auto const [place, fresh] = mine.try_emplace(key, other);
    if (!fresh) place->second.unite(other);
  }
}

}  // namespace otor::outreach
