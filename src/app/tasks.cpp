// SPDX-License-Identifier: Apache-2.0
// What is to be done next, and the codes and rules behind it.
#include <algorithm>

#include "app/record_calls.h"
#include "outreach/follow_up.h"
#include "outreach/objection.h"

namespace otor::app {
namespace {

wire::TaskRow row_of(RecordSession const& session, outreach::Task const& task, Date today) {
  wire::TaskRow row;
  row.rule = task.rule;
  row.about = task.about;
  row.household = task.household;
  if (auto const* household = session.book.household(task.household)) {
    row.head = household->text(outreach::HouseholdField::head);
  }
  row.area = task.area;
  row.person = task.person;
  auto const* person = outreach::named_in_task(session.book, task.household, task.person);
  if (person != nullptr) row.name = person->text(outreach::PersonField::name);
  row.due = text_of(task.due);
  row.days_left = day_number(task.due) - day_number(today);
  row.owner = task.owner;
  row.what = task.what;
  row.facts = task.facts;
  row.since = text_of(task.since);
  return row;
}

}  // namespace

Result<wire::TasksAnswer> tasks(RecordSession& session, wire::TasksRequest const& request) {
  constexpr std::int64_t usual_days = 30;
  auto const today = parse_date(request.on);
  if (!today) return std::unexpected(today.error());
  auto const* wanted = request.household ? session.book.household(*request.household) : nullptr;
  auto const& areas = session.owner->areas;
  wire::TasksAnswer answer;
  for (auto const& task :
       outreach::tasks(session.book, session.codebook.rules, *today, request.staff)) {
    bool const near =
        day_number(task.due) - day_number(*today) <= request.days.value_or(usual_days);
    bool const here = std::ranges::find(areas, task.area) != areas.end();
    bool const meant = !request.household || (wanted != nullptr && wanted->id == task.household);
    if (near && here && meant) answer.tasks.push_back(row_of(session, task, *today));
  }
  return answer;
}

Result<outreach::Codebook> codebook(RecordSession& session, wire::CodebookRequest const&) {
  return session.codebook;
}

}  // namespace otor::app
