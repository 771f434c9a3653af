// SPDX-License-Identifier: Apache-2.0
// The list of people.
#include <algorithm>
#include <tuple>

#include "app/record_calls.h"
#include "app/record_view.h"

namespace otor::app {
namespace {

using outreach::Fit;
using outreach::Household;
using outreach::HouseholdField;
using outreach::Person;
using outreach::PersonField;

struct Found {
  Person const* person;
  Household const* household;
  Fit fit = Fit::exact;
  std::string_view name;
};

Fit fit_of(RecordSession& session, Person const& person, outreach::Search const& search) {
  if (search.empty()) return Fit::exact;
  return std::min(search.fit(session.names.of(person.text(PersonField::name))),
                  search.fit(session.names.of(person.text(PersonField::father))));
}

std::vector<Found> found(RecordSession& session, wire::PeopleRequest const& request) {
  outreach::Search const search(request.search.value_or(""));
  auto const* wanted = request.household ? session.book.household(*request.household) : nullptr;
  std::vector<Found> list;
  for (auto const* household : session.book.households()) {
    if (request.area && household->area() != *request.area) continue;
    if (request.household && household != wanted) continue;
    if (household->is_withdrawn()) continue;
    for (auto const* person : session.book.members(*household)) {
      auto const fit = fit_of(session, *person, search);
      if (fit == Fit::none) continue;
      list.push_back(
          {person, household, fit, session.names.of(person->text(PersonField::name)).sort});
    }
  }
  std::ranges::sort(list, [](Found const& one, Found const& other) {
    return std::tie(one.fit, one.name, one.person->id) <
           std::tie(other.fit, other.name, other.person->id);
  });
  return list;
}

std::optional<std::string> some(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(std::string(text));
}

wire::PersonRow row_of(outreach::Book const& book, Found const& found) {
  auto const& [person, household, fit, name] = found;
  return {person->id,
          household->id,
          std::string(person->text(PersonField::name)),
          std::string(person->text(PersonField::father)),
          std::string(household->text(HouseholdField::head)),
          std::string(household->text(HouseholdField::bagh)),
          std::string(household->area()),
          some(person->text(PersonField::born)),
          some(person->text(PersonField::sex)),
          some(person->text(PersonField::relation)),
          some(person->text(PersonField::insured_as)),
          person->differs() || book.homes(*person).size() > 1};
}

}  // namespace

Result<wire::PeopleAnswer> people(RecordSession& session, wire::PeopleRequest const& request) {
  auto const list = found(session, request);
  auto const page = page_of(list.size(), request.limit, request.offset);
  wire::PeopleAnswer answer;
  answer.total = static_cast<std::int64_t>(list.size());
  for (auto at = page.from; at < page.to; ++at)
    answer.rows.push_back(row_of(session.book, list[at]));
  return answer;
}

}  // namespace otor::app
