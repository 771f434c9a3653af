// SPDX-License-Identifier: Apache-2.0
#include "app/family_card.h"

#include <algorithm>
#include <limits>
#include <set>

#include "app/pull.h"
#include "app/record_calls.h"
#include "app/record_view.h"
#include "outreach/register_number.h"
#include "wire/event_line.h"

namespace otor::app {
namespace {

Problem missing() { return {ProblemKind::not_found, "There is no such family here."}; }

// Ids stand in fields, too: two letters and eight digits can be a part of one.
void mask(std::string& text) {
  if (!event::parse_uuid(text)) text = outreach::masked_register_numbers(text);
}

/// Whatever was typed, anywhere in a message.
template <class Part>
void mask_all(Part& part) {
  if constexpr (std::is_same_v<Part, std::string>) {
    mask(part);
  } else if constexpr (std::is_same_v<Part, event::Value>) {
    if (auto* text = std::get_if<std::string>(&part)) mask(*text);
  } else if constexpr (wire::detail::is_optional<Part>::value) {
    if (part) mask_all(*part);
  } else if constexpr (wire::detail::is_vector<Part>::value) {
    for (auto& one : part) mask_all(one);
  } else if constexpr (wire::detail::DescribedStruct<Part>) {
    using Members = boost::describe::describe_members<Part, boost::describe::mod_public>;
    boost::mp11::mp_for_each<Members>([&](auto member) { mask_all(part.*member.pointer); });
  }
}

/// The family with everybody it is linked to in any of the soums.
Result<std::set<event::Uuid>> linked(event::Uuid household, FamilyPorts const& ports) {
  std::set<event::Uuid> all{household};
  for (std::size_t before = 0; before != all.size();) {
    before = all.size();
    for (auto const& soum : ports.desk.soums) {
      auto more = soum->linked(std::move(all), ports.sources);
      if (!more) return more;
      all = std::move(*more);
    }
  }
  return all;
}

Result<void> fold(RecordSession& session, event::Uuid household, FamilyPorts const& ports) {
  auto const subjects = linked(household, ports);
  if (!subjects) return std::unexpected(subjects.error());
  std::vector const asked(subjects->begin(), subjects->end());
  for (auto const& soum : ports.desk.soums) {
    auto events =
        ports.sources.subjects.of(soum->soum(), asked, std::numeric_limits<std::int64_t>::max());
    if (!events) return std::unexpected(events.error());
    for (auto& stored : *events) {
      if (stored.erased) continue;
      auto const received = stamps_of(stored);
      auto event = wire::read_line(std::move(stored.line));
      if (event) session.book.take(event->envelope, std::move(event->body), received, true);
    }
  }
  return {};
}

std::vector<WorklistRow> tasks_of(wire::HouseholdCard const& card, WorklistPorts const& ports) {
  std::vector<WorklistRow> rows;
  for (auto const& soum : ports.soums)
    if (auto const found = soum->families().find(card.id); found != soum->families().end())
      for (auto& row : worklist_of(*soum, *found->second, ports)) rows.push_back(std::move(row));
  std::ranges::stable_sort(rows, {}, &WorklistRow::due);
  return rows;
}

void name_officers(FamilyCard& answer, std::vector<Account> const& all) {
  std::set<std::string_view> named;
  for (auto const& visit : answer.card.visits) {
    named.insert(visit.officer);
    for (auto const& step : visit.steps) named.insert(step.owner);
  }
  for (auto const& task : answer.tasks) named.insert({task.owner, task.named});
  for (auto const& request : answer.card.requests) named.insert(request.author);
  if (auto const& officer = answer.card.fields.officer)
    if (auto const* user = std::get_if<std::string>(&officer->value)) named.insert(*user);
  for (auto const& account : all)
    if (named.contains(account.user)) answer.officers.push_back({account.user, account.name});
}

}  // namespace

Result<FamilyCard> family_card(event::Uuid household, FamilyPorts const& ports) {
  RecordSession session;
  session.owner.emplace();
  session.owner->areas = ports.areas;
  if (auto done = fold(session, household, ports); !done) return std::unexpected(done.error());
  FamilyCard answer;
  answer.on = text_of(ports.desk.today);
  auto card = app::household(session, {household, answer.on});
  if (!card || card->withdrawn) return std::unexpected(missing());
  answer.card = std::move(*card);
  mask_all(answer.card);
  // Who has a mark and its key can guess the number; the desk compares none.
  for (auto& person : answer.card.people) person.fields.number_mark.reset();
  answer.tasks = tasks_of(answer.card, ports.desk);
  name_officers(answer, ports.desk.all);
  return answer;
}

}  // namespace otor::app
