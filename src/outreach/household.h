// SPDX-License-Identifier: Apache-2.0
#pragma once
// A household as the events tell: what is shown, what differs, its camps and its visits.

#include "base/month.h"
#include "outreach/person.h"

namespace otor::outreach {

/// Registers of a household: first those of HouseholdChanged in their order, then area, officer,
/// money_months.
enum class HouseholdField {
  head,
  bagh,
  place,
  lat_e5,
  lon_e5,
  phone,
  language,
  note,
  area,
  officer,
  money_months
};
inline constexpr std::size_t household_fields = 11;

/// Registers of a camp, in the order of CampChanged behind its first member.
enum class CampField { season, place, bagh, area, lat_e5, lon_e5, from, to };
inline constexpr std::size_t camp_fields = 8;

struct Camp {
  Uuid id;
  std::array<Register, camp_fields> fields;

  Register const& field(CampField field) const { return fields[static_cast<std::size_t>(field)]; }
  std::string_view text(CampField name) const { return text_in(field(name)); }
  std::vector<OriginRef> heads() const;
  void unite(Camp const& other);
};

struct Promise {
  std::optional<Entry<event::PromiseMade>> made;  // the earliest, should it have been told twice
  std::vector<OriginRef> kept;

  void unite(Promise const& other);
};

struct NextStep {
  std::optional<Entry<event::NextStepAgreed>> agreed;
  std::vector<OriginRef> done;

  void unite(NextStep const& other);
};

struct Referral {
  std::optional<Entry<event::ReferralMade>> made;
  Entries<event::ReferralClosed> closed;

  void unite(Referral const& other);
};

/// What was said about storing, in the order of arrival, and the register that those words write.
struct Consent {
  struct Told {
    OriginRef origin = nullptr;
    std::string word;  // given, refused, withdrawn
    std::optional<Uuid> visit;
    std::optional<event::Told> version;
    std::string language;
    std::optional<event::How> how;
  };
  Register state;
  std::vector<Told> told;

  /// Whether consent holds: everything that nobody replaced says "given". A doubt protects.
  bool holds() const;
  /// What was said by the head that is shown; null where nothing was.
  Told const* shown() const;
  void unite(Consent const& other);
};

/// Who answers for a task of a rule: closed, or put off.
struct TaskNotes {
  Entries<event::TaskClosed> closed;
  Entries<event::TaskPutOff> put_off;
};

struct Household {
  Uuid id;
  std::set<Uuid> linked;  // the other subjects that are the same household
  std::array<Register, household_fields> fields;
  std::map<Uuid, Camp> camps;
  std::map<Uuid, Visit> visits;
  std::map<Uuid, Promise> promises;
  std::map<Uuid, NextStep> steps;
  std::map<Uuid, Referral> referrals;
  Consent consent;
  std::map<Uuid, Consent> consents;  // of single persons
  Entries<event::QuestionAnswered> answers;
  Entries<event::HandOverRequested> requests;
  TaskNotes tasks;
  std::map<Uuid, Register> withdrawn;
  Reasons reasons;
  std::set<Uuid> people;           // everyone ever met here; see Book::members
  std::vector<OriginRef> origins;  // of every event about the household

  Register const& field(HouseholdField field) const {
    return fields[static_cast<std::size_t>(field)];
  }
  /// The text shown for a field, or nothing.
  std::string_view text(HouseholdField name) const { return text_in(field(name)); }
  /// Whether any field holds two values that nobody has settled.
  bool differs() const;

  /// Where it belongs: the register, or else the area in which it was told of first.
  std::string_view area() const;
  /// The area in which it was told of first: where it moved from, where it has moved.
  std::string_view first_area() const;

  /// Whether a withdrawal of this fact stands.
  bool has_withdrawn(OriginRef fact) const {
    return !withdrawn.empty() && hides(withdrawn, fact->id, {fact});
  }
  bool has_withdrawn(Visit const& visit) const {
    return !withdrawn.empty() && hides(withdrawn, visit.id, visit.origins);
  }
  bool has_withdrawn(Camp const& camp) const {
    return !withdrawn.empty() && hides(withdrawn, camp.id, camp.heads());
  }
  /// Whether the fact that made a promise, a step or a referral is there and stands.
  template <class Kind>
  bool stands(std::optional<Entry<Kind>> const& made) const {
    if (!made || has_withdrawn(made->origin)) return false;
    auto const visit = visits.find(made->fact.visit);
    return visit == visits.end() || !has_withdrawn(visit->second);
  }
  /// An answer that was promised is also kept by bringing it.
  bool is_kept(Promise const& promise) const;
  bool is_open(Promise const& promise) const { return stands(promise.made) && !is_kept(promise); }
  bool is_open(NextStep const& step) const { return stands(step.agreed) && step.done.empty(); }
  bool is_open(Referral const& referral) const {
    return stands(referral.made) && referral.closed.empty();
  }
  bool is_withdrawn() const;
  /// What a withdrawal of the whole household has to name.
  std::vector<OriginRef> heads() const;

  /// The facts of a kind that stand, earliest first.
  template <class Kind>
  std::vector<Entry<Kind> const*> told(Visit const& visit) const {
    auto entries = in_order(visit.all<Kind>());
    if (!withdrawn.empty()) {
      std::erase_if(entries, [&](auto const* entry) { return has_withdrawn(entry->origin); });
    }
    return entries;
  }
  /// The visits that stand, the latest first.
  std::vector<Visit const*> held_visits() const;
  std::int64_t handbooks_given(Visit const& visit) const;
  /// Of the latest closing of the visit that names one.
  std::optional<event::Stage> stage(Visit const& visit) const;
  /// The stage that the latest visit with one noted, and where it was noted.
  Entry<event::VisitClosed> const* last_stage() const;
  std::optional<event::Stage> stage() const;
  /// The visit that began last; nothing where there was none.
  Visit const* last_visit() const;
  /// The answer to a question that was brought later; null where there is none.
  Entry<event::QuestionAnswered> const* answer_to(Uuid question) const;
  /// The promise to answer a question, by the nearest day; null where none names it.
  Promise const* promise_to_answer(Uuid question) const;

  /// Takes over what another subject holds that is the same household.
  void unite(Household const& other);
};

/// Where the household is on a day. `sure` where a camp's days say so; otherwise the camp it was
/// last known to use in that season, or the last it came to.
struct CampNow {
  Camp const* camp = nullptr;
  bool sure = false;
};
CampNow camp_on(Household const& household, Date day);
/// For how long a stay without an end is taken at its word.
inline constexpr std::int32_t open_stay_months = 7;

/// The season in which a month falls: winter November to March, spring April and May, summer June
/// to August, autumn September and October (programme: moves in May and October).
event::Season season_of(Month month);

}  // namespace otor::outreach
