// SPDX-License-Identifier: Apache-2.0
// Who was told an answer that is another now, so that an officer says the new one where she is.
#include <algorithm>
#include <map>
#include <tuple>

#include "app/record_calls.h"
#include "app/record_view.h"
#include "app/told_answers.h"

namespace otor::app {
namespace {

using Changes = std::map<std::string_view, ChangeDays>;

Result<Changes> changes_in(wire::OtherNowRequest const& request) {
  Changes changes;
  for (auto const& change : request.changes) {
    auto& days = changes[change.question];
    for (auto const& text : change.days) {
      auto const day = parse_date(text);
      if (!day) return std::unexpected(day.error());
      days.push_back(*day);
    }
    std::ranges::sort(days);
  }
  return changes;
}

wire::OtherNowRow row_of(HeardFamily const& family, ToldAnswer const& told, Date since,
                         outreach::Book const& book) {
  wire::OtherNowRow row{family.household, told.fact->event,  family.head,
                        family.bagh,      told.fact->code,   text_of(told.day),
                        text_of(since),   told.fact->person, {}};
  auto const* person = row.person ? book.person(*row.person) : nullptr;
  if (person != nullptr) row.name = person->text(outreach::PersonField::name);
  return row;
}

}  // namespace

Result<wire::OtherNowAnswer> other_now(RecordSession& session,
                                       wire::OtherNowRequest const& request) {
  auto const on = parse_date(request.on);
  if (!on) return std::unexpected(on.error());
  auto const changes = changes_in(request);
  if (!changes) return std::unexpected(changes.error());
  auto const* wanted = request.household ? session.book.household(*request.household) : nullptr;
  wire::OtherNowAnswer answer;
  if (changes->empty()) return answer;
  for (auto const* home : session.book.households()) {
    if (request.household ? home != wanted : moved_away(session, *home)) continue;
    auto const family = heard_of(*home, "", session.book);
    if (!family) continue;
    for (auto const& told : told_answers(*family)) {
      auto const days = changes->find(told.fact->code);
      if (days == changes->end()) continue;
      if (auto const since = last_change(days->second, told.day, *on))
        answer.rows.push_back(row_of(*family, told, *since, session.book));
    }
  }
  std::ranges::sort(answer.rows, {}, [&](wire::OtherNowRow const& row) {
    return std::tuple(session.names.of(row.head).sort, row.household, row.told, row.about);
  });
  return answer;
}

}  // namespace otor::app
