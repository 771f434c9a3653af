// SPDX-License-Identifier: Apache-2.0
#include "app/call_draws.h"

#include <algorithm>
#include <set>

#include "app/order_problem.h"
#include "base/month.h"

namespace otor::app {
namespace {

using event::Uuid;

bool sees_all(Account const& account, std::vector<std::string> const& areas) {
  return std::ranges::all_of(areas, [&](std::string const& area) {
    return may(account, Verb::see, Matter::quality, area);
  });
}

bool later(CallFact const* one, CallFact const* other) {
  return std::pair(other->when, other->event) < std::pair(one->when, one->event);
}

constexpr std::size_t longest_seed = 80;
constexpr std::int64_t most_share = 1'000;

class Order {
 public:
  Order(QualityOrder const& order, Account const& account, CallBackPorts const& ports)
      : order_(order), account_(account), ports_(ports),
        id_(event::uuid_v7(0, text_of(order.key), "entry")) {}

  Result<QualityEvents> events() {
    auto facts = ports_.model.facts();
    if (!facts) return std::unexpected(facts.error());
    facts_ = std::move(*facts);
    auto const same = std::ranges::find(facts_, id_, &CallFact::event);
    if (same != facts_.end()) return QualityEvents{same->draw, {}};  // the same order, sent again
    auto const done = order_.what == QualityOrderKind::draw ? draw() : call();
    if (!done) return std::unexpected(done.error());
    return std::move(made_);
  }

 private:
  Result<std::string> day(std::optional<std::string> const& told, char const* key) const {
    if (!told || told->empty()) return missing(key);
    if (!parse_date(*told))
      return problem(ProblemKind::bad_month, std::string(key) + ": a day is expected.");
    if (*told > ports_.today)
      return problem(ProblemKind::bad_value, std::string(key) + ": that day has not come.");
    return *told;
  }

  /// Two draws of the same visits would let a head go on until she likes what she gets.
  bool was_drawn(event::CallsDrawn const& body) const {
    return std::ranges::any_of(facts_, [&](CallFact const& fact) {
      auto const* before = std::get_if<event::CallsDrawn>(&fact.said);
      if (before == nullptr || before->to < body.from || body.to < before->from) return false;
      return std::ranges::any_of(body.areas, [&](std::string const& area) {
        return std::ranges::find(before->areas, area) != before->areas.end();
      });
    });
  }

  Result<void> draw() {
    event::CallsDrawn body;
    if (!order_.seed || order_.seed->find_first_not_of(' ') == std::string::npos)
      return missing("seed");
    if (order_.seed->size() > longest_seed) return bad("seed: 80 bytes at most.");
    body.seed = *order_.seed;
    auto from = day(order_.from, "from");
    if (!from) return std::unexpected(from.error());
    auto to = day(order_.to, "to");
    if (!to) return std::unexpected(to.error());
    if (*to < *from) return bad("to: no day before from is expected.");
    body.from = std::move(*from);
    body.to = std::move(*to);
    body.share = order_.share.value_or(usual_share);
    if (body.share < 1 || body.share > most_share) return bad("share: 1 to 1000 thousandths.");
    body.areas = areas_for(account_, Verb::see, Matter::quality, ports_.soums);
    if (order_.area)
      std::erase_if(body.areas,
                    [&](std::string const& soum) { return !soum.starts_with(*order_.area); });
    if (body.areas.empty())
      return problem(ProblemKind::not_found, "area: there is no such soum among yours.");
    if (was_drawn(body)) return bad("from: in these days visits of these soums were drawn before.");
    auto const frame = ports_.model.frame(body.areas, body.from, body.to);
    if (!frame) return std::unexpected(frame.error());
    if (std::ssize(*frame) < least_answers) return bad("from: there are fewer than five visits.");
    body.frame = std::ssize(*frame);
    body.visits = drawn_from(*frame, body.seed, body.share);
    made_.draw = event::uuid_v7(0, text_of(order_.key), "draw");
    add("calls_drawn", body, {});
    return {};
  }

  template <class Body>
  void add(char const* kind, Body const& body, std::vector<Uuid> over) {
    made_.events.push_back({kind, std::string(event::own_area), made_.draw,
                            wire::text_of_message(body), std::move(over), id_});
  }

  Result<void> call() {
    if (!order_.draw) return missing("draw");
    if (!order_.visit) return missing("visit");
    if (!order_.outcome) return missing("outcome");
    auto const draws = draws_for(account_, facts_, ports_);
    auto const found = std::ranges::find_if(
        draws, [&](DrawFacts const& one) { return one.draw->draw == *order_.draw; });
    if (found == draws.end()) return problem(ProblemKind::not_found, "draw: there is none such.");
    auto const& visits = found->said().visits;
    if (std::ranges::find(visits, *order_.visit) == visits.end())
      return problem(ProblemKind::not_found, "visit: it was not drawn.");
    made_.draw = *order_.draw;
    auto on = day(order_.on, "on");
    if (!on) return std::unexpected(on.error());
    event::CallNoted body{*order_.visit, std::move(*on), *order_.outcome, {}, {}, {}};
    if (body.outcome == event::CallOutcome::reached) {
      if (!order_.visited) return missing("visited");
      body.visited = order_.visited;
      body.handbook = order_.handbook;
      body.content = order_.content;
    } else if (order_.visited || order_.handbook || order_.content) {
      return bad("visited: what a family says is of one that was reached.");
    }
    auto over = order_.over.value_or(std::vector<Uuid>{});
    std::ranges::sort(over);
    over.erase(std::ranges::unique(over).begin(), over.end());
    for (auto const id : over)
      if (!is_try(found->calls, body.visit, id)) return bad("over: there is no such try.");
    add("call_noted", body, std::move(over));
    return {};
  }

  static bool is_try(std::map<Uuid, std::vector<CallFact const*>> const& calls, Uuid visit,
                     Uuid id) {
    auto const tries = calls.find(visit);
    return tries != calls.end() && std::ranges::any_of(tries->second, [&](CallFact const* fact) {
             return fact->event == id;
           });
  }

  QualityOrder const& order_;
  Account const& account_;
  CallBackPorts const& ports_;
  Uuid id_;
  std::vector<CallFact> facts_;
  QualityEvents made_;
};

}  // namespace

std::vector<DrawFacts> draws_for(Account const& account, std::vector<CallFact> const& facts,
                                 CallBackPorts const& ports) {
  std::vector<DrawFacts> draws;
  std::set<Uuid> replaced;
  for (auto const& fact : facts) {
    auto const* said = std::get_if<event::CallsDrawn>(&fact.said);
    if (said == nullptr) {
      replaced.insert(fact.over.begin(), fact.over.end());
    } else if (sees_all(account, said->areas)) {
      draws.push_back({&fact, {}});
    }
  }
  for (auto& draw : draws) {
    for (auto const& fact : facts) {
      auto const* said = std::get_if<event::CallNoted>(&fact.said);
      if (said == nullptr || fact.draw != draw.draw->draw || replaced.contains(fact.event))
        continue;
      auto const author = std::ranges::find(ports.everybody, fact.author, &Account::user);
      if (author == ports.everybody.end() || !sees_all(*author, draw.said().areas)) continue;
      draw.calls[said->visit].push_back(&fact);
    }
    for (auto& [_, calls] : draw.calls) std::ranges::sort(calls, later);
  }
  std::ranges::sort(draws, [](DrawFacts const& one, DrawFacts const& other) {
    return later(one.draw, other.draw);
  });
  return draws;
}

CallState state_of(std::vector<CallTry> const& tries) {
  using enum event::CallOutcome;
  auto const any = [&](event::CallOutcome outcome) {
    return std::ranges::count(tries, outcome, &CallTry::outcome);
  };
  if (any(reached) > 0) return CallState::reached;
  if (any(refused) > 0) return CallState::refused;
  return any(not_reached) >= tries_in_vain ? CallState::not_reached : CallState::open;
}

Result<QualityEvents> events_of(QualityOrder const& order, Account const& account,
                                CallBackPorts const& ports) {
  return Order(order, account, ports).events();
}

}  // namespace otor::app
