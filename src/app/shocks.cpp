// SPDX-License-Identifier: Apache-2.0
// What struck the soums of this account, and since when.
#include <algorithm>
#include <tuple>

#include "app/record_calls.h"
#include "app/record_view.h"

namespace otor::app {
namespace {

wire::ShockRow row_of(outreach::Shock const& shock, Date day) {
  auto const* standing = shock.standing();
  auto const& shown = standing == nullptr ? *shock.shown() : *standing;
  auto const& [told, fact] = shown;
  wire::ShockRow row;
  row.id = shock.id;
  row.shock = fact.shock;
  row.area = told->area;
  row.bagh = fact.bagh;
  row.from = fact.from;
  row.to = fact.to;
  row.author = told->author;
  row.at = told->at;
  row.holds = standing != nullptr && outreach::holds_on(fact, day);
  auto const heads = shock.heads();
  row.differs = standing != nullptr && heads.size() > 1;
  row.heads = ids_of(heads);
  row.unsafe = unsafe_in(heads) + unsafe_in(shock.withdrawn);
  row.taken = taken_back(shock, shock.id, heads);
  row.over = named_by_withdrawal(shock, shock.id, heads);
  return row;
}

}  // namespace

Result<wire::ShocksAnswer> shocks(RecordSession& session, wire::ShocksRequest const& request) {
  auto const day = parse_date(request.on);
  if (!day) return std::unexpected(day.error());
  auto const* household = request.household ? session.book.household(*request.household) : nullptr;
  if (request.household && household == nullptr) {
    return problem(ProblemKind::not_found, "There is no such household here.");
  }
  auto const& areas = session.owner->areas;
  wire::ShocksAnswer answer;
  for (auto const& [id, shock] : session.book.shocks()) {
    if (shock.noted.empty()) continue;  // only a withdrawal came yet, of whatever it is
    if (household != nullptr && outreach::struck_by(shock, *household, *day) == nullptr) continue;
    auto row = row_of(shock, *day);
    bool const here = std::ranges::find(areas, row.area) != areas.end();
    if (here) answer.shocks.push_back(std::move(row));
  }
  std::ranges::sort(answer.shocks, [](auto const& one, auto const& other) {
    return std::tie(other.from, other.id) < std::tie(one.from, one.id);
  });
  return answer;
}

}  // namespace otor::app
