// SPDX-License-Identifier: Apache-2.0
// Families at the head's desk: the list, and the card of one.
#include <algorithm>

#include "app/families.h"
#include "app/family_card.h"
#include "server/api.h"
#include "server/families_seen.h"
#include "server/worklist_room.h"
#include "wire/json.h"

namespace otor::server {

namespace {

constexpr std::size_t largest_search = 1'000;

Result<app::FamiliesQuestion> question_in(std::string_view query) {
  app::FamiliesQuestion question;
  std::optional<std::string> unseen;
  struct Filter {
    char const* name;
    std::optional<std::string>* word;
  };
  for (auto const& [name, word] : {Filter{"area", &question.area}, Filter{"bagh", &question.bagh},
                                   Filter{"officer", &question.officer},
                                   Filter{"stage", &question.stage}, Filter{"unseen", &unseen}}) {
    auto told = query_filter(query, name);
    if (!told) return std::unexpected(told.error());
    *word = std::move(*told);
  }
  if (unseen) {
    auto const day = parse_date(*unseen);
    if (!day) return std::unexpected(day.error());
    question.unseen_since = *day;
  }
  auto const limit = query_number(query, "limit", app::usual_families);
  auto const skip = query_number(query, "after", 0);
  if (!limit || !skip) return std::unexpected(limit ? skip.error() : limit.error());
  question.limit = std::min(*limit, app::most_families);
  question.skip = *skip;
  return question;
}

store::AuditRow row_of_list(app::FamiliesAnswer const& answer, std::string actor) {
  FamiliesSeen seen;
  for (auto const& row : answer.rows) seen.add(row.area, row.household);
  return seen.row(std::move(actor), "card", "families");
}

store::AuditRow row_of_card(app::FamilyCard const& answer, std::string actor) {
  FamiliesSeen seen;
  auto const& card = answer.card;
  seen.add(card.area, card.id);
  for (auto const other : card.linked) seen.add(card.area, other);
  for (auto const& person : card.people) {
    seen.add(card.area, person.id);
    for (auto const other : person.linked) seen.add(card.area, other);
  }
  for (auto const& gone : card.left) seen.add(card.area, gone.id);
  return seen.row(std::move(actor), "record", "family");
}

}  // namespace

HttpAnswer Api::families(HttpRequest const& request, app::Account const& account) {
  return told_families(request, account, {});
}

HttpAnswer Api::find_families(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_search)
    return problem_answer(413, "too_large", "A name is short.");
  auto const search = wire::read_text<app::WorklistSearch>(request.body);
  if (!search) return problem_answer(search.error());
  return told_families(request, account, search->text);
}

HttpAnswer Api::told_families(HttpRequest const& request, app::Account const& account,
                              std::string const& text) {
  auto question = question_in(request.query);
  if (!question) return problem_answer(question.error());
  question->text = text;
  auto const room = worklist_room(store_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto soums =
      worklists_.of(app::soums_of_worklist(account, home_), room->today, awaited_by(request));
  if (!soums) return problem_answer(soums.error());
  auto const answer = app::families(*question, room->ports(std::move(*soums)));
  if (!answer.rows.empty())
    if (auto told = audit_.note(row_of_list(answer, account.user)); !told)
      return problem_answer(told.error());
  return json_answer(200, wire::text_of_message(answer));
}

// Nothing is read of soums that are not the account's: a foreign family answers as a missing one.
HttpAnswer Api::family(HttpRequest const& request, app::Account const& account) {
  auto const household = event::parse_uuid(query_value(request.query, "household"));
  if (!household) return problem_answer(400, "bad_value", "household: a UUID is expected.");
  auto const mine = app::soums_of_worklist(account, home_);
  auto known = worklists_.subjects().areas_of({*household});
  if (!known) return problem_answer(known.error());
  std::erase_if(
      *known, [&](std::string const& soum) { return std::ranges::find(mine, soum) == mine.end(); });
  auto const room = worklist_room(store_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const awaited = awaited_by(request);
  auto soums = worklists_.of(*known, room->today, awaited);
  if (!soums) return problem_answer(soums.error());
  auto const answer = app::family_card(
      *household, {room->ports(std::move(*soums)), mine, {log_, worklists_.subjects(), awaited}});
  if (!answer) return problem_answer(answer.error());
  if (auto told = audit_.note(row_of_card(*answer, account.user)); !told)
    return problem_answer(told.error());
  return json_answer(200, wire::text_of_message(*answer));
}

}  // namespace otor::server
