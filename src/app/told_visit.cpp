// SPDX-License-Identifier: Apache-2.0
#include "app/told_visit.h"

#include <algorithm>
#include <deque>
#include <map>

#include "event/merge.h"

namespace otor::app {
namespace {

// What was withdrawn, by the merge rule.
class Withdrawn {
 public:
  explicit Withdrawn(std::span<Withdrawal const> withdrawals) {
    for (auto const& said : withdrawals) {
      event::Origin origin;
      origin.id = said.event;
      origin.device = said.device;
      origin.seq = said.seq;
      origin.clock = {said.moment, 0};
      origins_.push_back(std::move(origin));
      held_[said.entry].take(&origins_.back(), std::int64_t{said.stands}, said.over);
    }
  }
  bool nothing() const { return held_.empty(); }
  bool names(Act const& act, event::Uuid entry) const {
    auto const found = held_.find(entry);
    if (found == held_.end()) return false;
    bool const stands = std::ranges::all_of(found->second.heads(), [](auto const& head) {
      return head.value == event::Value{std::int64_t{1}};
    });
    event::Origin fact;
    fact.id = act.event;
    return stands && found->second.replaces(fact);
  }

 private:
  std::deque<event::Origin> origins_;  // they stay where they are: the registers look at them
  std::map<event::Uuid, event::Register> held_;
};

std::vector<Act const*> standing(std::span<Act const> acts, Withdrawn const& withdrawn) {
  std::vector<Act const*> found;
  for (auto const& act : acts) found.push_back(&act);
  if (!withdrawn.nothing()) {
    bool const whole =
        std::ranges::all_of(acts, [&](Act const& act) { return withdrawn.names(act, *act.visit); });
    if (whole) return {};
    std::erase_if(found, [&](Act const* act) { return withdrawn.names(*act, act->event); });
  }
  std::ranges::sort(found, {}, [](Act const* act) { return std::pair(act->moment, act->event); });
  return found;
}

void begin(ToldVisit& visit, Act const& act) {
  visit.visit = *act.visit;
  visit.household = act.household;
  visit.area = act.area;
  visit.officer = act.officer;
  visit.at = act.at;
  visit.day = act.day;
  visit.way = act.word;
  visit.moment = act.moment;
}

void add(ToldVisit& visit, Act const& act) {
  if (act.kind == "visit_changed") {
    visit.way = act.word;
  } else if (act.kind == "calculation_shown") {
    visit.calculations.push_back(act);
  } else if (act.kind == "handbook_given") {
    visit.handbooks += act.number;
    visit.given.push_back(act);
  } else if (act.kind == "question_asked") {
    visit.questions.push_back(act.word);
  } else if (act.kind == "finding_noted") {
    visit.findings.push_back(act.word);
  } else if (act.kind == "visit_closed") {
    visit.closed = true;
    if (!act.word.empty()) visit.stage = act.word;
  }
}

}  // namespace

std::optional<ToldVisit> told_visit(std::span<Act const> acts,
                                    std::span<Withdrawal const> withdrawals) {
  auto const stand = standing(acts, Withdrawn(withdrawals));
  auto const start = std::ranges::find(stand, "visit_started", &Act::kind);
  if (start == stand.end()) return std::nullopt;
  ToldVisit visit;
  begin(visit, **start);
  for (auto const* act : stand) add(visit, *act);
  return visit;
}

}  // namespace otor::app
