// SPDX-License-Identifier: Apache-2.0
#pragma once
// One visit: the facts that were told about it, kind by kind, and the few registers that can be put
// right afterwards. Which of the facts count, since none of them was withdrawn, the household says.

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "event/merge.h"

namespace otor::outreach {

using event::OriginRef;
using event::Register;
using event::Uuid;

/// A fact with who told it and when.
template <class Kind>
struct Entry {
  OriginRef origin = nullptr;
  Kind fact;
};

template <class Kind>
using Entries = std::vector<Entry<Kind>>;

/// The entries, earliest first.
template <class Kind>
std::vector<Entry<Kind> const*> in_order(Entries<Kind> const& entries) {
  std::vector<Entry<Kind> const*> sorted;
  sorted.reserve(entries.size());
  for (auto const& entry : entries) sorted.push_back(&entry);
  std::ranges::sort(sorted, [](auto const* one, auto const* other) {
    return event::earlier(*one->origin, *other->origin);
  });
  return sorted;
}

/// The earliest origin; the list is not empty.
event::Origin const& earliest(std::vector<OriginRef> const& origins);

/// The text, the number that a register shows; nothing where it shows none.
std::string_view text_in(Register const& held);
std::optional<std::int64_t> number_in(Register const& held);
std::optional<Uuid> id_in(Register const& held);

/// Registers of a visit, in the order of VisitChanged behind its first member.
enum class VisitField { way, language, camp };
inline constexpr std::size_t visit_fields = 3;

struct Visit {
  /// The lists are in order of arrival; Household::told sorts them for showing.
  using Facts = std::tuple<
      Entries<event::VisitStarted>, Entries<event::TeamMemberCame>, Entries<event::PeoplePresent>,
      Entries<event::NobodyFound>, Entries<event::PersonTold>, Entries<event::PaymentShown>,
      Entries<event::CalculationShown>, Entries<event::HandbookGiven>,
      Entries<event::QuestionAsked>, Entries<event::FindingNoted>, Entries<event::PromiseMade>,
      Entries<event::NextStepAgreed>, Entries<event::ReferralMade>, Entries<event::VisitClosed>,
      Entries<event::VisitExplained>>;

  Uuid id;
  Facts facts;
  std::array<Register, visit_fields> fields;
  std::vector<OriginRef> origins;  // of every event of the visit

  template <class Kind>
  Entries<Kind> const& all() const {
    return std::get<Entries<Kind>>(facts);
  }

  /// Its beginning, or else its earliest fact; a visit has at least one.
  event::Origin const& first() const;

  Register const& field(VisitField field) const { return fields[static_cast<std::size_t>(field)]; }
  bool differs() const { return std::ranges::any_of(fields, &Register::differs); }

  /// Takes over what the same visit holds in another household that is the same.
  void unite(Visit const& other);
};

template <class Kind>
concept OfVisit = requires(Visit const& visit) {
  visit.all<Kind>();
};

}  // namespace otor::outreach
