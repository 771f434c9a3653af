// SPDX-License-Identifier: Apache-2.0
#include "outreach/objection.h"

namespace otor::outreach {

namespace {

std::optional<Objection> objection(Consent const& consent) {
  if (consent.holds()) return std::nullopt;
  auto const* shown = consent.shown();
  if (shown == nullptr) return Objection::not_asked;
  if (shown->word == "refused") return Objection::refused;
  return shown->word == "withdrawn" ? Objection::withdrawn : Objection::doubtful;
}

bool is_said(std::optional<Objection> why) { return why && *why != Objection::not_asked; }

}  // namespace

std::optional<Objection> objection(Household const& home) { return objection(home.consent); }

std::optional<Objection> objection(Book const& book, Household const& home, Person const& person) {
  auto const& own = book.own_consent(person);
  auto const family = objection(home);
  if (own.shown() == nullptr) return family;
  if (family && *family != Objection::not_asked) return family;
  return objection(own);
}

bool has_objected(Household const& home) { return is_said(objection(home)); }

bool has_objected(Book const& book, Household const& home, Person const& person) {
  return is_said(objection(book, home, person));
}

Person const* named_in_task(Book const& book, Uuid household, std::optional<Uuid> person) {
  auto const* her = person ? book.person(*person) : nullptr;
  auto const* home = book.household(household);
  bool const may = her != nullptr && home != nullptr && !has_objected(book, *home, *her);
  return may ? her : nullptr;
}

}  // namespace otor::outreach
