// SPDX-License-Identifier: Apache-2.0
#include "app/hand_over.h"

#include <algorithm>
#include <set>

#include "wire/json.h"

namespace otor::app {
namespace {

/// A household and the soum where it belongs.
struct Case {
  SoumTasks const* soum = nullptr;
  WatchedFamily const* family = nullptr;
};

bool works_in(Account const& officer, std::string const& soum) {
  return officer.role == Role::officer &&
         std::ranges::find(officer.areas, soum) != officer.areas.end();
}

class Order {
 public:
  Order(HandOver const& order, Account const& account, WorklistPorts const& ports)
      : order_(order), account_(account), ports_(ports) {}

  /// Every household meant, once, in the order of the soums and their ids.
  Result<std::vector<Case>> cases() const {
    if (order_.households.has_value() == order_.from.has_value())
      return problem(ProblemKind::bad_value, "households or from: one of the two is expected.");
    if (!order_.households) return cases_of(*order_.from);
    if (order_.households->empty() || order_.households->size() > most_households_at_once)
      return problem(ProblemKind::bad_value, "households: 1 to 1,000 are expected.");
    std::vector<Case> cases;
    for (auto const id : std::set(order_.households->begin(), order_.households->end())) {
      auto const found = case_of(id);
      if (!found) return std::unexpected(found.error());
      cases.push_back(*found);
    }
    return cases;
  }

  Result<void> must_be_allowed(Case const& one) const {
    auto const& soum = one.soum->soum();
    if (!may(account_, Verb::write, Matter::worklist, soum) ||
        !may(account_, Verb::write, Matter::belonging, soum))
      return problem(ProblemKind::not_allowed, "This account may not give households there.");
    auto const to = std::ranges::find(ports_.working, order_.to, &Account::user);
    if (to == ports_.working.end() || !works_in(*to, soum))
      return problem(ProblemKind::not_found, "to: no officer of that name works in " + soum + ".");
    return {};
  }

  // Given to her, and nothing of it is somebody else's since.
  bool is_hers(WatchedFamily const& family) const {
    auto const works = [&](std::string const& user) {
      return std::ranges::find(ports_.working, user, &Account::user) != ports_.working.end();
    };
    return family.given == order_.to && family.given_heads.size() == 1 &&
           std::ranges::all_of(family.tasks, [&](WatchedTask const& task) {
             return task.set_down || task.owners.one(works) == order_.to;
           });
  }
  event::Uuid event_of(WatchedFamily const& family) const {
    return event::uuid_v7(0, text_of(order_.key), text_of(family.household));
  }

 private:
  Result<Case> case_of(event::Uuid id) const {
    for (auto const& soum : ports_.soums) {
      auto const found = soum->families().find(id);
      if (found != soum->families().end() && found->second->here)
        return Case{soum.get(), found->second.get()};
    }
    return problem(ProblemKind::not_found, "households: one is in none of these soums.");
  }

  Result<std::vector<Case>> cases_of(std::string const& from) const {
    if (from.empty() || from == order_.to)
      return problem(ProblemKind::bad_value, "from: another account than to is expected.");
    std::vector<Case> cases;
    for (auto const& soum : ports_.soums) {
      if (order_.area && *order_.area != soum->soum()) continue;
      for (auto const& [id, family] : soum->families())
        if (family->here && was_of(from, *family, soum->soum()))
          cases.push_back({soum.get(), family.get()});
    }
    return cases;
  }

  // A household that was given to somebody else who works there stays hers.
  bool was_of(std::string const& from, WatchedFamily const& family, std::string const& soum) const {
    if (family.given == from) return true;
    auto const given = std::ranges::find(ports_.working, family.given, &Account::user);
    if (given != ports_.working.end() && works_in(*given, soum)) return false;
    return std::ranges::any_of(family.tasks, [&](WatchedTask const& task) {
      return task.owners.named == from && !task.set_down;
    });
  }

  HandOver const& order_;
  Account const& account_;
  WorklistPorts const& ports_;
};

}  // namespace

Result<HandOverEvents> hand_over(HandOver const& order, Account const& account,
                                 WorklistPorts const& ports, SubjectLog& subjects) {
  Order const meant(order, account, ports);
  auto const cases = meant.cases();
  if (!cases) return std::unexpected(cases.error());
  std::vector<event::Uuid> ids;
  for (auto const& one : *cases) {
    if (auto good = meant.must_be_allowed(one); !good) return std::unexpected(good.error());
    ids.push_back(meant.event_of(*one.family));
  }
  auto const known = subjects.known(ids);
  if (!known) return std::unexpected(known.error());
  std::set<event::Uuid> const stored(known->begin(), known->end());
  auto const body = wire::text_of_message(event::HouseholdAssigned{order.to});
  HandOverEvents given;
  for (std::size_t at = 0; at < cases->size(); ++at) {
    auto const& [soum, family] = (*cases)[at];
    if (meant.is_hers(*family) || stored.contains(ids[at])) {
      ++given.told.already;
    } else if (given.events.size() == most_households_at_once) {
      ++given.told.left;
    } else {
      given.events.push_back({"household_assigned", soum->soum(), family->household, body,
                              family->given_heads, ids[at]});
    }
  }
  given.told.written = static_cast<std::int64_t>(given.events.size());
  return given;
}

}  // namespace otor::app
