// SPDX-License-Identifier: Apache-2.0
// The list of households.
#include <algorithm>
#include <tuple>

#include "app/record_calls.h"
#include "app/record_view.h"

namespace otor::app {
namespace {

using outreach::Fit;
using outreach::Household;
using outreach::HouseholdField;

// A household with what decides its place in the list.
struct Found {
  Household const* household;
  Fit fit = Fit::exact;
  std::string_view due;  // "~" stands behind every day
  std::string_view name;
};

Fit fit_of(RecordSession& session, Household const& household, outreach::Search const& search) {
  if (search.empty()) return Fit::exact;
  auto best = Fit::none;
  for (auto const field :
       {HouseholdField::head, HouseholdField::bagh, HouseholdField::place, HouseholdField::phone}) {
    best = std::min(best, search.fit(session.names.of(household.text(field))));
  }
  for (auto const* person : session.book.told_here(household)) {
    for (auto const field : {outreach::PersonField::name, outreach::PersonField::father}) {
      best = std::min(best, search.fit(session.names.of(person->text(field))));
    }
  }
  return best;
}

std::vector<Found> found(RecordSession& session, wire::HouseholdsRequest const& request) {
  outreach::Search const search(request.search.value_or(""));
  std::vector<Found> list;
  for (auto const* household : session.book.households()) {
    if (request.area && household->area() != *request.area) continue;
    if (household->is_withdrawn() || only_asked_for(session, *household)) continue;
    auto const fit = fit_of(session, *household, search);
    if (fit == Fit::none) continue;
    auto const due = nearest_promise(*household);
    list.push_back({household, fit, due.empty() ? "~" : due,
                    session.names.of(household->text(HouseholdField::head)).sort});
  }
  std::ranges::sort(list, [](Found const& one, Found const& other) {
    return std::tie(one.fit, one.due, one.name, one.household->id) <
           std::tie(other.fit, other.due, other.name, other.household->id);
  });
  return list;
}

std::optional<std::string> consent_word(Household const& household) {
  auto const* shown = household.consent.shown();
  if (shown == nullptr) return std::nullopt;
  return household.consent.state.differs() ? "differs" : shown->word;
}

wire::HouseholdRow row_of(RecordSession const& session, Household const& household) {
  wire::HouseholdRow row;
  row.id = household.id;
  row.head = household.text(HouseholdField::head);
  row.bagh = household.text(HouseholdField::bagh);
  row.place = household.text(HouseholdField::place);
  row.area = household.area();
  row.officer = household.text(HouseholdField::officer);
  row.moved_away = moved_away(session, household);
  row.consent = consent_word(household);
  row.lat_e5 = outreach::number_in(household.field(HouseholdField::lat_e5));
  row.lon_e5 = outreach::number_in(household.field(HouseholdField::lon_e5));
  if (auto const* visit = household.last_visit()) row.last_visit = visit->first().at;
  row.stage = household.stage();
  row.promises_open = open_promises(household);
  if (auto const by = nearest_promise(household); !by.empty()) row.promise_by = std::string(by);
  row.differs = household.differs();
  row.unsafe = unsafe_in(household.origins) + unsafe_in(household.withdrawn);
  for (auto const* person : session.book.members(household)) {
    ++row.members;
    row.unsafe += unsafe_in(person->origins);
    row.differs = row.differs || person->differs();
  }
  for (auto const* person : session.book.told_here(household)) {
    row.differs = row.differs || session.book.homes(*person).size() > 1;
  }
  return row;
}

}  // namespace

Result<wire::HouseholdsAnswer> households(RecordSession& session,
                                          wire::HouseholdsRequest const& request) {
  auto const list = found(session, request);
  auto const page = page_of(list.size(), request.limit, request.offset);
  wire::HouseholdsAnswer answer;
  answer.total = static_cast<std::int64_t>(list.size());
  answer.made_up = session.owner->made_up;
  for (auto at = page.from; at < page.to; ++at) {
    answer.rows.push_back(row_of(session, *list[at].household));
  }
  return answer;
}

}  // namespace otor::app
