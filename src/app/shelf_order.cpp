// SPDX-License-Identifier: Apache-2.0
// Orders about a department's handbooks, as the events they come to.
#include <algorithm>
#include <set>

#include "app/order_problem.h"
#include "app/shelf.h"
#include "base/month.h"
#include "wire/event_line.h"
#include "wire/json.h"

namespace otor::app {
namespace {

using event::ShelfMove;
using event::Uuid;

constexpr std::size_t longest_edition = 40, longest_giver = 200, most_officers = 1'000;
constexpr std::int64_t most_handbooks = 100'000;

bool is_of_officer(ShelfMove how) {
  return how == ShelfMove::issued || how == ShelfMove::taken_back;
}

class Order {
 public:
  Order(HandbookOrder const& order, HandbookPorts const& ports) : order_(order), ports_(ports) {}

  Result<ShelfEvents> events() {
    if (auto good = check(); !good) return std::unexpected(good.error());
    auto facts = ports_.shelf.shelf(ports_.departments);
    if (!facts) return std::unexpected(facts.error());
    for (auto const& fact : *facts) written_.insert(fact.event);
    facts_ = standing(std::move(*facts));
    auto const done = order_.entry                ? put_right(*order_.entry)
                      : is_of_officer(order_.how) ? of_officers()
                                                  : of_shelf();
    if (!done) return std::unexpected(done.error());
    return std::move(made_);
  }

 private:
  Result<void> check() const {
    if (blank(order_.edition)) return missing("edition");
    if (order_.edition.size() > longest_edition) return bad("edition: 40 bytes at most.");
    std::int64_t const least = order_.how == ShelfMove::counted ? 0 : 1;
    if (order_.count < least || order_.count > most_handbooks)
      return bad("count: 1 to 100000 is expected, or 0 of a shelf.");
    if (!parse_date(order_.on)) return problem(ProblemKind::bad_month, "on: a day is expected.");
    if (order_.on > ports_.today) return bad("on: that day has not come.");
    if (order_.giver && order_.how != ShelfMove::received)
      return bad("giver: who gave is of what was received.");
    if (order_.giver && order_.giver->size() > longest_giver)
      return bad("giver: 200 bytes at most.");
    return {};
  }

  event::HandbooksBooked body() const {
    event::HandbooksBooked made;
    wire::write_string(made.edition.text, order_.edition);
    made.how = order_.how;
    made.count = order_.count;
    made.on = order_.on;
    if (order_.giver && !blank(*order_.giver)) made.giver = order_.giver;
    return made;
  }

  /// Under ids that follow from the key: the same order again is known by them.
  void add(std::string area, std::string const& of, event::HandbooksBooked const& body,
           std::optional<Uuid> entry = {}) {
    auto const key = text_of(order_.key);
    auto const id = event::uuid_v7(0, key, of + "/written");
    if (written_.contains(id)) {
      ++made_.already;
      return;
    }
    made_.events.push_back({"handbooks_booked",
                            std::move(area),
                            entry.value_or(event::uuid_v7(0, key, of + "/movement")),
                            wire::text_of_message(body),
                            {},
                            id});
  }

  Result<void> of_shelf() {
    auto const& mine = ports_.departments;
    if (!order_.area && mine.size() != 1) return missing("area");
    auto const area = order_.area.value_or(mine.empty() ? "" : mine.front());
    if (std::ranges::find(mine, area) == mine.end())
      return problem(ProblemKind::not_found, "area: there is no such department among yours.");
    if (order_.officers) return bad("officers: this concerns none.");
    add(area, "shelf", body());
    return {};
  }

  /// Where it is written of an officer: in her soum; of one who works elsewhere now, where she got
  /// handbooks before.
  Result<std::string> area_of(std::string const& user) const {
    auto const account = std::ranges::find(ports_.accounts, user, &Account::user);
    if (account != ports_.accounts.end() && account->role == Role::officer &&
        is_of(*account, ports_.departments))
      return account->areas.front();
    auto const before = std::ranges::find(facts_, std::optional(user),
                                          [](ShelfFact const& fact) { return fact.said.officer; });
    if (order_.how == ShelfMove::taken_back && before != facts_.end()) return before->area;
    return problem(ProblemKind::not_found, "No officer of this department is " + user + ".");
  }

  Result<void> of_officers() {
    if (!order_.officers || order_.officers->empty()) return missing("officers");
    if (order_.officers->size() > most_officers) return bad("officers: 1000 at most.");
    std::set<std::string> told;
    for (auto const& user : *order_.officers) {
      auto const area = area_of(user);
      if (!area) return std::unexpected(area.error());
      if (!told.insert(user).second) return bad("officers: " + user + " stands twice.");
      auto made = body();
      made.officer = user;
      add(*area, user, made);
    }
    return {};
  }

  Result<void> put_right(Uuid entry) {
    if (written_.contains(event::uuid_v7(0, text_of(order_.key), "entry/written"))) {
      ++made_.already;
      return {};
    }
    auto const before = std::ranges::find(facts_, entry, &ShelfFact::subject);
    if (before == facts_.end())
      return problem(ProblemKind::not_found, "entry: there is none such.");
    if (before->said.how != order_.how) return bad("how: an entry stays of its kind.");
    auto made = body();
    made.officer = before->said.officer;
    if (order_.struck.value_or(false)) made.struck = true;
    add(before->area, "entry", made, entry);
    return {};
  }

  HandbookOrder const& order_;
  HandbookPorts const& ports_;
  std::set<Uuid> written_;
  std::vector<ShelfFact> facts_;
  ShelfEvents made_;
};

}  // namespace

Result<ShelfEvents> events_of(HandbookOrder const& order, HandbookPorts const& ports) {
  return Order(order, ports).events();
}

}  // namespace otor::app
