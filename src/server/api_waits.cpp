// SPDX-License-Identifier: Apache-2.0
// What waits for a head: each number out of what the page behind it is made of, so that they agree.
#include "app/told_old.h"
#include "app/waits.h"
#include "server/api.h"
#include "server/codebooks.h"
#include "server/findings_room.h"
#include "server/lesson_room.h"
#include "server/money_room.h"
#include "server/quality_room.h"
#include "server/worklist_room.h"
#include "wire/json.h"

namespace otor::server {

namespace {

/// Adds what was told; gives why nothing was.
template <class Told>
std::optional<Problem> add_or_why(app::Waits& waits, Result<Told> const& told) {
  if (!told) return told.error();
  add_waiting(waits, *told);
  return std::nullopt;
}

}  // namespace

std::optional<Problem> Api::add_followed_up(app::Waits& waits, HttpRequest const& request,
                                            app::Account const& account) {
  auto const room = worklist_room(store_, clock_.now_ms());
  if (!room) return room.error();
  auto const counts = worklists_.counts(app::soums_of_worklist(account, home_), room->ports({}),
                                        awaited_by(request));
  if (!counts) return counts.error();
  for (auto const& [soum, of_soum] : *counts) add_waiting(waits, of_soum);
  auto const told = findings_room(store_, clock_.now_ms());
  if (!told) return told.error();
  auto soums = worklists_.of(read_soums(account, home_), told->today, awaited_by(request));
  if (!soums) return soums.error();
  auto const old =
      app::told_old({.area = {}, .question = {}, .on = {}, .limit = 0, .skip = 0}, Language::mn,
                    {std::move(*soums), told->working, told->all, *answers_, told->today});
  if (!old) return old.error();
  waits.told_old = old->found;
  return std::nullopt;
}

std::optional<Problem> Api::add_bought(app::Waits& waits, app::Account const& account) {
  auto const paid = money_room(store_, soums_of_money(account, home_), clock_.now_ms());
  if (!paid) return paid.error();
  if (auto why = add_or_why(waits, app::money_desk("", paid->ports(money_, &stock_)))) return why;
  auto const given = money_room(
      store_, app::areas_for(account, app::Verb::see, app::Matter::overview, home_.areas),
      clock_.now_ms());
  if (!given) return given.error();
  return add_or_why(waits, app::handbook_desk(given->soums, given->officers, stock_));
}

std::optional<Problem> Api::add_looked_at(app::Waits& waits, app::Account const& account) {
  auto lessons = LessonRoom::open(store_, clock_);
  if (!lessons) return lessons.error();
  if (auto why = add_or_why(waits, lessons->desk(account, ""))) return why;
  auto quality = quality_room(store_, clock_);
  if (!quality) return quality.error();
  auto const ports = quality->ports(home_.areas);
  if (auto why = add_or_why(waits, app::quality_desk(account, {}, ports))) return why;
  auto const codebook = whole_codebook(store_);
  if (!codebook) return codebook.error();
  if (auto why = add_or_why(waits, app::remarks_desk({}, account, *codebook, ports))) return why;
  auto const everybody = accounts_.all();
  if (!everybody) return everybody.error();
  return add_or_why(waits, app::set_aside(account, *everybody, home_, aside_, read_model_));
}

HttpAnswer Api::waits(HttpRequest const& request, app::Account const& account) {
  app::Waits waits;
  auto why = add_followed_up(waits, request, account);
  if (!why) why = add_bought(waits, account);
  if (!why) why = add_looked_at(waits, account);
  if (why) return problem_answer(*why);
  return json_answer(200, wire::text_of_message(waits));
}

}  // namespace otor::server
