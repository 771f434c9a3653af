// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which members of a body are about somebody, and which may stay readable once that person's data
// are erased. Uuids, yes or no and the words of an enum are open: they say what happened, not who
// somebody is. Every other member has a row here; a test fails the one that nobody classified.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "event/uuid.h"

namespace otor::event {

/// Whether members of a type are open by it: ids, yes or no, the words of an enum, and lists of
/// these.
template <class T>
constexpr bool says_what = std::is_enum_v<T> || std::is_same_v<T, Uuid> || std::is_same_v<T, bool>;
template <class T>
constexpr bool says_what<std::optional<T>> = says_what<T>;
template <class T>
constexpr bool says_what<std::vector<T>> = says_what<T>;

enum class FieldClass { open, personal, sensitive };  // sensitive: may tell of health

struct ClassifiedField {
  std::string_view kind, member;
  FieldClass is;
};

// A note is what an officer typed: it may name anybody, so it is personal wherever it stands. What
// a calculation was asked may hold a disability; the month in which its pension opens tells the
// month of birth. A bagh is typed too, and together with a soum it says where somebody lives.
inline constexpr auto classified_fields = std::to_array<ClassifiedField>({
    {"household_changed", "head", FieldClass::personal},
    {"household_changed", "bagh", FieldClass::personal},
    {"household_changed", "place", FieldClass::personal},
    {"household_changed", "lat_e5", FieldClass::personal},
    {"household_changed", "lon_e5", FieldClass::personal},
    {"household_changed", "phone", FieldClass::personal},
    {"household_changed", "language", FieldClass::personal},
    {"household_changed", "note", FieldClass::personal},
    {"household_moved", "area", FieldClass::open},
    {"hand_over_requested", "from", FieldClass::open},
    {"hand_over_requested", "note", FieldClass::personal},
    {"household_assigned", "officer", FieldClass::open},
    {"money_months_told", "months", FieldClass::open},
    {"camp_changed", "place", FieldClass::personal},
    {"camp_changed", "bagh", FieldClass::personal},
    {"camp_changed", "area", FieldClass::open},
    {"camp_changed", "lat_e5", FieldClass::personal},
    {"camp_changed", "lon_e5", FieldClass::personal},
    {"camp_changed", "from", FieldClass::open},
    {"camp_changed", "to", FieldClass::open},
    {"person_left", "on", FieldClass::open},
    {"person_changed", "name", FieldClass::personal},
    {"person_changed", "father", FieldClass::personal},
    {"person_changed", "born", FieldClass::personal},
    {"person_changed", "children", FieldClass::open},
    {"person_changed", "paid", FieldClass::personal},
    {"person_changed", "insured_as", FieldClass::open},
    {"person_changed", "number_mark", FieldClass::personal},
    {"document_noted", "item", FieldClass::open},
    {"document_noted", "note", FieldClass::personal},
    {"contract_changed", "from", FieldClass::open},
    {"contract_changed", "to", FieldClass::open},
    {"contract_changed", "as", FieldClass::open},
    {"visit_started", "language", FieldClass::open},
    {"visit_changed", "language", FieldClass::open},
    {"team_member_came", "role", FieldClass::open},
    {"team_member_came", "organisation", FieldClass::open},
    {"team_member_came", "name", FieldClass::personal},
    {"people_present", "women", FieldClass::open},
    {"people_present", "men", FieldClass::open},
    {"people_present", "youths", FieldClass::open},
    {"nobody_found", "note", FieldClass::personal},
    {"consent_given", "version", FieldClass::open},
    {"consent_given", "language", FieldClass::open},
    {"consent_refused", "version", FieldClass::open},
    {"consent_refused", "language", FieldClass::open},
    {"consent_withdrawn", "note", FieldClass::personal},
    {"payment_shown", "by", FieldClass::open},
    {"calculation_shown", "request", FieldClass::sensitive},
    {"calculation_shown", "pack", FieldClass::open},
    {"calculation_shown", "first", FieldClass::open},
    {"calculation_shown", "opens", FieldClass::personal},
    {"calculation_shown", "pension", FieldClass::personal},
    {"calculation_shown", "person_pays", FieldClass::personal},
    {"handbook_given", "edition", FieldClass::open},
    {"handbook_given", "count", FieldClass::open},
    {"question_asked", "code", FieldClass::open},
    {"question_asked", "text", FieldClass::personal},
    {"question_answered", "note", FieldClass::personal},
    {"finding_noted", "code", FieldClass::open},
    {"finding_noted", "note", FieldClass::personal},
    {"promise_made", "what", FieldClass::personal},
    {"promise_made", "by", FieldClass::open},
    {"next_step_agreed", "what", FieldClass::personal},
    {"next_step_agreed", "by", FieldClass::open},
    {"next_step_agreed", "owner", FieldClass::open},
    {"referral_made", "to", FieldClass::open},
    {"referral_made", "why", FieldClass::sensitive},
    {"referral_closed", "note", FieldClass::personal},
    {"visit_closed", "note", FieldClass::personal},
    {"visit_explained", "remark", FieldClass::open},
    {"visit_explained", "note", FieldClass::personal},
    {"task_closed", "rule", FieldClass::open},
    {"task_closed", "note", FieldClass::personal},
    {"task_put_off", "rule", FieldClass::open},
    {"task_put_off", "until", FieldClass::open},
    {"shock_noted", "shock", FieldClass::open},
    {"shock_noted", "from", FieldClass::open},
    {"shock_noted", "bagh", FieldClass::open},
    {"shock_noted", "to", FieldClass::open},
    {"handbooks_moved", "edition", FieldClass::open},
    {"handbooks_moved", "count", FieldClass::open},
    {"handbooks_booked", "edition", FieldClass::open},
    {"handbooks_booked", "count", FieldClass::open},
    {"handbooks_booked", "on", FieldClass::open},
    {"handbooks_booked", "officer", FieldClass::open},
    {"handbooks_booked", "giver", FieldClass::personal},
    {"advance_paid", "scheme", FieldClass::open},
    {"advance_paid", "officer", FieldClass::open},
    {"advance_paid", "amount", FieldClass::open},
    {"advance_paid", "on", FieldClass::open},
    {"advance_paid", "paper", FieldClass::open},
    {"rest_returned", "scheme", FieldClass::open},
    {"rest_returned", "officer", FieldClass::open},
    {"rest_returned", "amount", FieldClass::open},
    {"rest_returned", "on", FieldClass::open},
    {"rest_returned", "paper", FieldClass::open},
    {"expense_claimed", "scheme", FieldClass::open},
    {"expense_claimed", "category", FieldClass::open},
    {"expense_claimed", "amount", FieldClass::open},
    {"expense_claimed", "on", FieldClass::open},
    {"expense_claimed", "trip", FieldClass::open},
    {"expense_claimed", "litres_ml", FieldClass::open},
    {"expense_claimed", "odometer_km", FieldClass::open},
    {"expense_claimed", "receipt", FieldClass::open},
    {"expense_claimed", "note", FieldClass::personal},
    {"receipt_pictured", "picture", FieldClass::personal},
    {"expense_taken_back", "why", FieldClass::personal},
    {"expense_explained", "note", FieldClass::personal},
    {"expense_reviewed", "why", FieldClass::personal},
    {"period_closed", "scheme", FieldClass::open},
    {"period_closed", "through", FieldClass::open},
    {"run_planned", "course", FieldClass::open},
    {"run_planned", "days", FieldClass::open},
    {"run_planned", "from", FieldClass::open},
    {"run_planned", "to", FieldClass::open},
    {"run_planned", "secret", FieldClass::personal},
    {"run_planned", "place", FieldClass::personal},
    {"run_planned", "link", FieldClass::personal},
    {"learners_invited", "learners", FieldClass::open},
    {"learner_taken_off", "learner", FieldClass::open},
    {"attendance_noted", "learner", FieldClass::open},
    {"attendance_noted", "day", FieldClass::open},
    {"practice_observed", "learner", FieldClass::open},
    {"practice_observed", "seen", FieldClass::open},
    {"practice_observed", "missed", FieldClass::open},
    {"practice_observed", "note", FieldClass::personal},
    {"certificate_given", "learner", FieldClass::open},
    {"certificate_given", "course", FieldClass::open},
    {"certificate_given", "number", FieldClass::open},
    {"certificate_given", "on", FieldClass::open},
    {"certificate_withdrawn", "number", FieldClass::open},
    {"certificate_withdrawn", "why", FieldClass::personal},
    {"attended", "day", FieldClass::open},
    {"attended", "code", FieldClass::personal},
    {"test_handed", "course", FieldClass::open},
    {"test_handed", "on", FieldClass::open},
    {"test_handed", "right", FieldClass::open},
    {"test_handed", "wrong", FieldClass::open},
    {"lesson_read", "course", FieldClass::open},
    {"lesson_read", "lesson", FieldClass::open},
    {"lesson_read", "on", FieldClass::open},
    {"meeting_told", "title", FieldClass::personal},
    {"meeting_told", "days", FieldClass::open},
    {"meeting_told", "place", FieldClass::personal},
    {"meeting_told", "people", FieldClass::open},
    {"meeting_told", "others", FieldClass::personal},
    {"point_told", "text", FieldClass::personal},
    {"point_told", "evidence", FieldClass::personal},
    {"decision_told", "text", FieldClass::personal},
    {"decision_told", "owner", FieldClass::open},
    {"decision_told", "due", FieldClass::open},
    {"decision_followed", "on", FieldClass::open},
    {"decision_followed", "note", FieldClass::personal},
    {"reflection_withdrawn", "why", FieldClass::personal},
    {"calls_drawn", "seed", FieldClass::open},
    {"calls_drawn", "from", FieldClass::open},
    {"calls_drawn", "to", FieldClass::open},
    {"calls_drawn", "areas", FieldClass::open},
    {"calls_drawn", "share", FieldClass::open},
    {"calls_drawn", "frame", FieldClass::open},
    {"call_noted", "on", FieldClass::open},
    {"entry_withdrawn", "why", FieldClass::personal},
});

/// Nothing for a member that has no row.
constexpr std::optional<FieldClass> class_of(std::string_view kind, std::string_view member) {
  for (ClassifiedField const& field : classified_fields)
    if (field.kind == kind && field.member == member) return field.is;
  return std::nullopt;
}

/// Whether this is a member of a kind that is known, and no text and no number of it is about
/// somebody. Whatever no row and no struct names is not open.
bool is_open_member(std::string_view kind, std::int64_t version, std::string_view member);

}  // namespace otor::event
