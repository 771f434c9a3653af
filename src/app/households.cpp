// SPDX-License-Identifier: Apache-2.0
// The list of households.
#include <algorithm>
#include <tuple>

#include "app/record_calls.h"
#include "app/record_view.h"
#include "outreach/name.h"

namespace otor::app {
namespace {

using outreach::Fit;
using outreach::Household;
using outreach::HouseholdField;

constexpr std::int64_t usual_limit = 200;

// A household with what decides its place in the list.
struct Found {
  Household const* household;
  Fit fit = Fit::exact;
  std::string due;  // "~" stands behind every day
  std::string name;
};

Fit fit_of(RecordSession const& session, Household const& household,
           outreach::Search const& search) {
  if (search.empty()) return Fit::exact;
  auto best = Fit::none;
  for (auto const field :
       {HouseholdField::head, HouseholdField::bagh, HouseholdField::place, HouseholdField::phone}) {
    best = std::min(best, search.fit(household.text(field)));
  }
  for (auto const* person : session.book.members(household)) {
    best = std::min({best, search.fit(person->text(outreach::PersonField::name)),
                     search.fit(person->text(outreach::PersonField::father))});
  }
  return best;
}

std::vector<Found> found(RecordSession const& session, wire::HouseholdsRequest const& request) {
  outreach::Search const search(request.search.value_or(""));
  std::vector<Found> list;
  for (auto const& [id, household] : session.book.households()) {
    if (household.origins.empty()) continue;  // only a person names it so far
    if (request.area && household.area() != *request.area) continue;
    auto const fit = fit_of(session, household, search);
    if (fit == Fit::none) continue;
    auto due = nearest_promise(household);
    list.push_back({&household, fit, due.empty() ? "~" : std::string(due),
                    outreach::sort_key(household.text(HouseholdField::head))});
  }
  std::ranges::sort(list, [](Found const& one, Found const& other) {
    return std::tie(one.fit, one.due, one.name, one.household->id) <
           std::tie(other.fit, other.due, other.name, other.household->id);
  });
  return list;
}

wire::HouseholdRow row_of(RecordSession const& session, Household const& household) {
  wire::HouseholdRow row;
  row.id = household.id;
  row.head = household.text(HouseholdField::head);
  row.bagh = household.text(HouseholdField::bagh);
  row.place = household.text(HouseholdField::place);
  row.area = household.area();
  row.lat_e5 = household.number(HouseholdField::lat_e5);
  row.lon_e5 = household.number(HouseholdField::lon_e5);
  if (auto const* visit = household.last_visit()) row.last_visit = visit->first().at;
  row.stage = household.stage();
  row.promises_open = open_promises(household);
  if (auto const by = nearest_promise(household); !by.empty()) row.promise_by = std::string(by);
  row.differs = household.differs();
  row.unsafe = unsafe_in(household.origins);
  for (auto const* person : session.book.members(household)) {
    ++row.members;
    row.unsafe += unsafe_in(person->origins);
    row.differs = row.differs || person->differs();
  }
  return row;
}

}  // namespace

Result<wire::HouseholdsAnswer> households(RecordSession& session,
                                          wire::HouseholdsRequest const& request) {
  auto const list = found(session, request);
  auto const size = static_cast<std::int64_t>(list.size());
  auto const from = std::clamp<std::int64_t>(request.offset.value_or(0), 0, size);
  auto const count = std::clamp<std::int64_t>(request.limit.value_or(usual_limit), 0, size - from);
  wire::HouseholdsAnswer answer;
  answer.total = size;
  answer.made_up = session.owner->made_up;
  for (auto at = from; at < from + count; ++at) {
    answer.rows.push_back(row_of(session, *list[static_cast<std::size_t>(at)].household));
  }
  return answer;
}

}  // namespace otor::app
