// SPDX-License-Identifier: Apache-2.0
#include "app/call_backs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "app/account_name.h"
#include "app/act.h"
#include "app/call_draws.h"
#include "app/families_book.h"
#include "base/chance.h"
#include "event/said_of.h"
#include "outreach/objection.h"
#include "outreach/register_number.h"
#include "statistics/interval.h"

namespace otor::app {
namespace {

using event::CallOutcome;
using event::Recalled;
using event::Uuid;

constexpr std::int64_t thousand = 1'000;

std::string name_of(std::string const& user, CallBackPorts const& ports) {
  return account_name(ports.everybody, user);
}

void add(CallShare& share, std::optional<Recalled> said) {
  if (!said) return;
  share.yes += *said == Recalled::yes;
  share.no += *said == Recalled::no;
  share.unsure += *said == Recalled::unsure;
}

void reckon(CallShare& share, std::int64_t frame) {
  auto const of = share.yes + share.no;
  if (of < least_answers) return;
  auto const interval = statistics::wilson({share.yes, of, frame});
  if (!interval) return;
  auto const in_thousandths = [](double value) { return std::llround(value * thousand); };
  share.share = in_thousandths(interval->estimate);
  share.low = in_thousandths(interval->low);
  share.high = in_thousandths(interval->high);
}

/// Whether the family agreed, or one of those who live there for herself.
bool has_agreed(outreach::Book const& book, outreach::Household const& household) {
  if (!outreach::objection(household)) return true;
  return std::ranges::any_of(book.members(household), [&](outreach::Person const* person) {
    return !outreach::objection(book, household, *person);
  });
}

/// Somebody there said how she may be contacted, and nobody that it may be by telephone.
bool wish_no_calls(outreach::Book const& book, outreach::Household const& household) {
  bool told = false;
  for (auto const* person : book.members(household)) {
    if (outreach::has_objected(book, household, *person)) continue;
    auto const* ways = person->field(outreach::PersonField::contact).shown();
    if (ways == nullptr) continue;
    told = true;
    auto const* list = std::get_if<event::Told>(&ways->value);
    if (list != nullptr && list->text.find("\"phone\"") != std::string::npos) return false;
  }
  return told;
}

void tell(CallRow& row, outreach::Book const& book) {
  auto const* household = book.household(row.household);
  if (household == nullptr) return;
  row.head = outreach::masked_register_numbers(household->text(outreach::HouseholdField::head));
  row.no_calls = wish_no_calls(book, *household);
  row.no_consent = !has_agreed(book, *household);
  auto const telephone = household->text(outreach::HouseholdField::phone);
  if (!row.no_calls && !row.no_consent && !telephone.empty()) row.telephone = telephone;
}

CallTry try_of(CallFact const& fact, CallBackPorts const& ports) {
  auto const& said = std::get<event::CallNoted>(fact.said);
  return {
      fact.event,  name_of(fact.author, ports), said.on, said.outcome, said.visited, said.handbook,
      said.content};
}

void count(CallDraw& draw, CallRow const& row) {
  draw.reached += row.state == CallState::reached;
  draw.refused += row.state == CallState::refused;
  draw.not_reached += row.state == CallState::not_reached;
  draw.open += row.state == CallState::open;
  draw.gone += row.state == CallState::gone;
  if (row.state != CallState::reached) return;
  auto const last = std::ranges::find(row.tries, CallOutcome::reached, &CallTry::outcome);
  add(draw.visited, last->visited);
  // Whether a handbook came and what was said is asked of families that were visited.
  if (last->visited != Recalled::yes) return;
  if (row.handbook) add(draw.handbook, last->handbook);
  add(draw.content, last->content);
}

struct Drawn {
  CallDraw draw;
  std::vector<CallRow> rows;
};

Result<Drawn> drawn_of(DrawFacts const& facts, CallBackPorts const& ports) {
  auto const& said = std::get<event::CallsDrawn>(facts.draw->said);
  Drawn drawn;
  drawn.draw = {facts.draw->draw,
                name_of(facts.draw->author, ports),
                day_of(facts.draw->when.ms),
                said.seed,
                said.from,
                said.to,
                said.areas,
                said.share,
                said.frame,
                std::ssize(said.visits)};
  auto const frame = ports.model.frame(said.areas, said.from, said.to);
  if (!frame) return std::unexpected(frame.error());
  std::map<Uuid, FrameVisit const*> held;
  for (auto const& one : *frame) held.emplace(one.visit, &one);
  for (auto const visit : said.visits) {
    CallRow row;
    row.visit = visit;
    auto const tries = facts.calls.find(visit);
    if (tries != facts.calls.end())
      for (auto const* fact : tries->second) row.tries.push_back(try_of(*fact, ports));
    row.state = state_of(row.tries);
    if (auto const known = held.find(visit); known == held.end()) {
      row.state = CallState::gone;
    } else {
      row.household = known->second->household;
      row.area = known->second->area;
      row.day = known->second->day;
      row.handbook = known->second->handbook;
    }
    count(drawn.draw, row);
    drawn.rows.push_back(std::move(row));
  }
  for (auto* share : {&drawn.draw.visited, &drawn.draw.handbook, &drawn.draw.content})
    reckon(*share, drawn.draw.frame);
  return drawn;
}

Result<void> name(std::vector<CallRow>& rows, CallBackPorts const& ports) {
  std::map<std::string, std::vector<Uuid>> by_soum;
  for (auto const& row : rows)
    if (row.state != CallState::gone) by_soum[row.area].push_back(row.household);
  auto const book = families_book(ports.subjects, by_soum);
  if (!book) return std::unexpected(book.error());
  for (auto& row : rows)
    if (row.state != CallState::gone) tell(row, *book);
  return {};
}

}  // namespace

std::optional<CallFact> call_fact_of(event::Envelope const& envelope, event::Body const& body,
                                     event::Received const& received) {
  auto said = event::said_of<decltype(CallFact::said)>(body);
  if (!said) return std::nullopt;
  return CallFact{envelope.id,     envelope.subject,
                  envelope.author, event::when(envelope.clock, received),
                  envelope.over,   std::move(*said)};
}

std::vector<Uuid> drawn_from(std::vector<FrameVisit> const& frame, std::string const& seed,
                             std::int64_t share) {
  std::vector<std::pair<std::uint64_t, Uuid>> lot;
  for (auto const& one : frame)
    lot.emplace_back(
        chance(chance_word(seed), {chance_word("call_back"), chance_word(text_of(one.visit))}),
        one.visit);
  std::ranges::sort(lot);
  auto const wanted = (std::ssize(frame) * share + thousand - 1) / thousand;
  std::vector<Uuid> drawn;
  for (auto const& [_, visit] : lot)
    if (std::ssize(drawn) < std::min(wanted, thousand)) drawn.push_back(visit);
  return drawn;
}

namespace {

Result<void> check_days(QualityQuestion const& question) {
  for (auto const& told : {question.from, question.to})
    if (auto const day = parse_date(told); !told.empty() && !day)
      return std::unexpected(day.error());
  if (!question.to.empty() && question.to < question.from)
    return problem(ProblemKind::bad_value, "from: it is behind the last day.");
  return {};
}

bool within(std::string const& day, QualityQuestion const& question) {
  return question.from <= day && (question.to.empty() || day <= question.to);
}

std::int64_t calls_within(std::vector<CallRow> const& rows, QualityQuestion const& question) {
  std::int64_t calls = 0;
  for (auto const& row : rows)
    calls += std::ranges::count_if(row.tries,
                                   [&](CallTry const& one) { return within(one.on, question); });
  return calls;
}

}  // namespace

Result<QualityDesk> quality_desk(Account const& account, QualityQuestion const& question,
                                 CallBackPorts const& ports) {
  if (auto good = check_days(question); !good) return std::unexpected(good.error());
  QualityDesk desk;
  desk.today = ports.today;
  desk.from = question.from;
  desk.to = question.to;
  desk.areas = areas_for(account, Verb::see, Matter::quality, ports.soums);
  desk.usual_share = usual_share;
  desk.tries = tries_in_vain;
  auto const facts = ports.model.facts();
  if (!facts) return std::unexpected(facts.error());
  bool found = !question.draw;
  for (auto const& one : draws_for(account, *facts, ports)) {
    auto drawn = drawn_of(one, ports);
    if (!drawn) return std::unexpected(drawn.error());
    auto const calls = calls_within(drawn->rows, question);
    bool const asked = question.draw == drawn->draw.draw;
    desk.calls += calls;
    if (!asked && calls == 0 && !within(drawn->draw.on, question)) continue;
    if (asked) {
      found = true;
      desk.draw = question.draw;
      desk.rows = std::move(drawn->rows);
    }
    desk.draws.push_back(std::move(drawn->draw));
  }
  if (!found) return problem(ProblemKind::not_found, "draw: there is none such.");
  if (auto named = name(desk.rows, ports); !named) return std::unexpected(named.error());
  return desk;
}

}  // namespace otor::app
