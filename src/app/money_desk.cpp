// SPDX-License-Identifier: Apache-2.0
#include "app/money_desk.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "base/month.h"
#include "base/money.h"
#include "base/word.h"
#include "wire/parted_line.h"

namespace otor::app {
namespace {

using allowance::ExpenseState;

bool waits(allowance::Expense const& expense) {
  return expense.state == ExpenseState::claimed || expense.state == ExpenseState::explained;
}

bool is_open(allowance::Expense const& expense) {
  return waits(expense) || expense.state == ExpenseState::asked;
}

/// Officers of these soums, and the soum each is booked in.
std::vector<Account const*> officers_of(MoneyPorts const& ports) {
  std::vector<Account const*> found;
  for (auto const& account : ports.officers) {
    bool const mine = account.role == Role::officer && !account.areas.empty() &&
                      std::ranges::find(ports.soums, account.areas.front()) != ports.soums.end();
    if (mine) found.push_back(&account);
  }
  return found;
}

Account const* officer_of(std::string const& user, MoneyPorts const& ports) {
  auto const all = officers_of(ports);
  auto const found = std::ranges::find(all, user, &Account::user);
  return found == all.end() ? nullptr : *found;
}

/// What stands of a scheme in the soums.
struct Opened {
  std::vector<OfficerSum> sums;
  std::vector<allowance::Expense> open;      // for which somebody waits
  std::vector<allowance::Expense> compared;  // with those
  std::vector<allowance::Visited> visits;    // on their journeys
  allowance::CategorySums spent;
};

Result<Opened> opened(allowance::Scheme const& scheme, MoneyPorts const& ports) {
  auto sums = ports.model.officer_sums(ports.soums, scheme.code, "");
  if (!sums) return std::unexpected(sums.error());
  auto open = ports.model.open_expenses(ports.soums, scheme.code);
  if (!open) return std::unexpected(open.error());
  auto compared = ports.model.compared(ports.soums, scheme, *open);
  if (!compared) return std::unexpected(compared.error());
  std::vector<allowance::Journey> journeys;
  for (auto const& expense : *open) journeys.push_back(journey_of(expense, scheme));
  auto visits = ports.model.visits_on(ports.soums, journeys);
  if (!visits) return std::unexpected(visits.error());
  auto spent = ports.model.category_sums(ports.soums, scheme.code);
  if (!spent) return std::unexpected(spent.error());
  return Opened{std::move(*sums), std::move(*open), std::move(*compared), std::move(*visits),
                std::move(*spent)};
}

void add_words_of(allowance::Expense const& expense, std::vector<event::Uuid>& events) {
  events.push_back(expense.claim);
  if (expense.word) events.push_back(*expense.word);
  if (expense.answer) events.push_back(*expense.answer);
}

/// By officer: how many more handbooks were given than came to her.
Result<std::map<std::string, std::int64_t>> handbooks_above(MoneyPorts const& ports) {
  std::map<std::string, std::int64_t> above;
  if (ports.stock == nullptr) return above;
  auto const handbooks = handbook_desk(ports.soums, ports.officers, *ports.stock);
  if (!handbooks) return std::unexpected(handbooks.error());
  for (auto const& row : handbooks->officers)
    above[row.officer] += std::max<std::int64_t>(0, -row.stock.left);
  return above;
}

Result<void> fill_officers(MoneyDesk& desk, allowance::Scheme const& scheme, Opened const& from,
                           allowance::Flags const& flags, MoneyPorts const& ports) {
  auto const above = handbooks_above(ports);
  if (!above) return std::unexpected(above.error());
  auto const reached = ports.model.reached(ports.soums, scheme.from, scheme.to);
  if (!reached) return std::unexpected(reached.error());
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> counts;  // waiting, flagged
  for (auto const& expense : from.open) {
    auto& [waiting, flagged] = counts[expense.officer];
    waiting += waits(expense) ? 1 : 0;
    flagged += flags.of(expense).empty() ? 0 : 1;
  }
  std::map<std::string, allowance::Balance> balances;
  for (auto const& sum : from.sums) add(balances[sum.officer], sum.balance);
  auto const of_officer = [](auto const& counted, std::string const& user) {
    auto const found = counted.find(user);
    return found == counted.end() ? std::int64_t{0} : found->second;
  };
  for (auto const& [user, name, area] : officers_with_money(booked_in(from.sums), ports)) {
    OfficerMoney row{user, name, area, balances[user]};
    row.left = row.balance.left();
    row.reach = reach_of(scheme, row.balance, of_officer(*reached, user));
    std::tie(row.waiting, row.flagged) = counts[user];
    row.handbooks_above = of_officer(*above, user);
    add(desk.balance, row.balance);
    desk.officers.push_back(std::move(row));
  }
  desk.left = desk.balance.left();
  return {};
}

Result<void> fill_open(MoneyDesk& desk, Opened const& from, allowance::Flags const& flags,
                       MoneyPorts const& ports) {
  std::vector<event::Uuid> events;
  for (auto const& expense : from.open) add_words_of(expense, events);
  auto const words = ports.model.words(events);
  if (!words) return std::unexpected(words.error());
  for (auto const& expense : from.open) {
    auto& list = waits(expense) ? desk.waiting : desk.asked;
    list.push_back({expense.officer, expense.area, row_of(expense, flags, *words)});
  }
  return {};
}

Result<void> fill_soums(MoneyDesk& desk, Opened const& from, MoneyPorts const& ports) {
  auto const closed = ports.model.closed_through(ports.soums, desk.scheme);
  if (!closed) return std::unexpected(closed.error());
  for (auto const& soum : ports.soums) {
    auto const through = closed->find(soum);
    desk.soums.push_back({soum,
                          through == closed->end() ? std::nullopt : std::optional(through->second),
                          std::ranges::count(from.open, soum, &allowance::Expense::area)});
  }
  return {};
}

}  // namespace

Result<allowance::Scheme const*> scheme_of(std::string const& code, MoneyPorts const& ports) {
  if (!code.empty()) {
    if (auto const* found = allowance::scheme_in(ports.schemes, code)) return found;
    return problem(ProblemKind::not_found, "There is no such scheme.");
  }
  allowance::Scheme const* newest = nullptr;
  for (auto const& scheme : ports.schemes) {
    if (scheme.from <= ports.today && ports.today <= scheme.to) return &scheme;
    if (newest == nullptr || newest->from < scheme.from) newest = &scheme;
  }
  return newest;
}

std::vector<OfficerPlace> booked_in(allowance::Ledger const& ledger) {
  std::vector<OfficerPlace> places;
  for (auto const& entry : ledger.entries())
    if (places.empty() || places.back().user != entry.officer)
      places.push_back({entry.officer, {}, entry.area});
  return places;
}

std::vector<OfficerPlace> booked_in(std::vector<OfficerSum> const& sums) {
  std::vector<OfficerPlace> places;
  for (auto const& sum : sums) places.push_back({sum.officer, {}, sum.area});
  return places;
}

std::vector<OfficerPlace> officers_with_money(std::vector<OfficerPlace> const& booked,
                                              MoneyPorts const& ports) {
  std::vector<OfficerPlace> found;
  std::unordered_set<std::string_view> told;
  for (auto const* officer : officers_of(ports))
    if (told.insert(officer->user).second)
      found.push_back({officer->user, officer->name, officer->areas.front()});
  for (auto const& place : booked)
    if (told.insert(place.user).second) found.push_back({place.user, place.user, place.area});
  return found;
}

std::vector<MonthSpent> months_of(allowance::Ledger const& ledger) {
  std::map<std::pair<std::string, std::string>, MonthSpent> months;
  for (auto const& entry : ledger.entries()) {
    auto const month = entry.day.substr(0, 7);
    auto& row = months[{month, entry.category}];
    auto const move = [&](allowance::AccountKind account, std::int64_t amount) {
      if (account == allowance::AccountKind::claimed) row.claimed += amount;
      if (account == allowance::AccountKind::spent) row.spent += amount;
    };
    row.month = month;
    row.category = entry.category;
    move(entry.from, -entry.amount);
    move(entry.to, entry.amount);
  }
  std::vector<MonthSpent> rows;
  for (auto& [_, row] : months)
    if (row.claimed != 0 || row.spent != 0) rows.push_back(std::move(row));
  return rows;
}

Result<MoneyDesk> money_desk(std::string const& code, MoneyPorts const& ports) {
  auto const found = scheme_of(code, ports);
  if (!found) return std::unexpected(found.error());
  MoneyDesk desk;
  for (auto const& one : ports.schemes) desk.schemes.push_back(one.code);
  if (*found == nullptr) return desk;
  auto const& scheme = **found;
  desk.scheme = scheme.code;
  auto const from = opened(scheme, ports);
  if (!from) return std::unexpected(from.error());
  allowance::Flags const flags(scheme, from->compared, from->spent, from->visits);
  if (auto done = fill_officers(desk, scheme, *from, flags, ports); !done)
    return std::unexpected(done.error());
  if (auto done = fill_open(desk, *from, flags, ports); !done) return std::unexpected(done.error());
  if (auto done = fill_soums(desk, *from, ports); !done) return std::unexpected(done.error());
  auto months = ports.model.month_sums(ports.soums, scheme.code, "");
  if (!months) return std::unexpected(months.error());
  desk.months = std::move(*months);
  return desk;
}

Result<wire::AllowanceBook> officer_book(std::string const& code, std::string const& user,
                                         MoneyPorts const& ports) {
  auto const found = scheme_of(code, ports);
  if (!found) return std::unexpected(found.error());
  if (*found == nullptr) return problem(ProblemKind::not_found, "There is no scheme.");
  auto const& scheme = **found;
  auto facts = ports.model.facts_of(ports.soums, scheme.code, user);
  if (!facts) return std::unexpected(facts.error());
  auto const ledger = allowance::Ledger::of(std::move(*facts));
  auto const* account = officer_of(user, ports);
  auto const& entries = ledger.entries();
  auto const entry = std::ranges::find(entries, user, &allowance::Entry::officer);
  if (account == nullptr && entry == entries.end())
    return problem(ProblemKind::not_found, "No officer of these soums has this name.");
  auto hers = ledger.expenses();
  std::erase_if(hers, [&](auto const& expense) { return expense.officer != user; });
  std::vector<event::Uuid> events;
  for (auto const& expense : hers) add_words_of(expense, events);
  auto const words = ports.model.words(events);
  if (!words) return std::unexpected(words.error());
  auto const compared = ports.model.compared(ports.soums, scheme, hers);
  if (!compared) return std::unexpected(compared.error());
  auto const visits = ports.model.visits(ports.soums, user, scheme.from, scheme.to);
  if (!visits) return std::unexpected(visits.error());
  auto const area = account != nullptr ? account->areas.front() : entry->area;
  return book_of(scheme, user, area, {ledger, *visits, *words, *compared});
}

namespace {

constexpr std::size_t most_at_once = 1'000;

/// The events of one order, one by one.
class Order {
 public:
  Order(MoneyOrder const& order, Account const& account, allowance::Scheme const& scheme,
        MoneyPorts const& ports, std::int64_t now_ms, Chance& chance)
      : order_(order), account_(account), scheme_(scheme), ports_(ports), now_ms_(now_ms),
        chance_(chance) {}

  Result<Ordered> events() {
    auto done = [&]() -> Result<void> {
      switch (order_.what) {
        case MoneyOrderKind::pay: return payments("advance_paid");
        case MoneyOrderKind::take_back: return payments("rest_returned");
        case MoneyOrderKind::review: return reviews();
        case MoneyOrderKind::close: return closings();
      }
      return problem(ProblemKind::bad_value, "what: no such order.");
    }();
    if (!done) return std::unexpected(done.error());
    return Ordered{std::move(events_), already_};
  }

 private:
  Result<std::string> day(std::optional<std::string> const& told, char const* key) const {
    if (!told || !parse_date(*told))
      return problem(ProblemKind::bad_month, std::string(key) + ": a day is expected.");
    if (*told > ports_.today)
      return problem(ProblemKind::bad_value, std::string(key) + ": that day has not come.");
    return *told;
  }

  void add(std::string kind, std::string area, event::Uuid subject, std::string body) {
    events_.push_back({std::move(kind), std::move(area), subject, std::move(body)});
  }

  event::Uuid fresh() {
    return event::uuid_v7(now_ms_, chance_.bytes(16), std::to_string(events_.size()));
  }

  /// Where an officer's money is booked: her soum; of one who works elsewhere now, where it lies.
  Result<std::string> area_of(std::string const& user, allowance::Ledger const& ledger) const {
    if (auto const* officer = officer_of(user, ports_)) return officer->areas.front();
    auto const entry = std::ranges::find(ledger.entries(), user, &allowance::Entry::officer);
    if (order_.what == MoneyOrderKind::take_back && entry != ledger.entries().end())
      return entry->area;
    return problem(ProblemKind::not_found, "No officer of these soums is " + user + ".");
  }

  Result<void> must_be_payment() const {
    if (!order_.amount || *order_.amount < 1 || *order_.amount > largest_amount)
      return problem(ProblemKind::bad_amount, "amount: a whole amount above zero is expected.");
    if (!order_.officers || order_.officers->empty() || order_.officers->size() > most_at_once)
      return problem(ProblemKind::bad_value, "officers: one at least is expected.");
    // Anything else would be sealed as somebody's words, and no account would show it.
    if (order_.paper && (order_.paper->empty() || !wire::is_code_like(*order_.paper)))
      return problem(ProblemKind::bad_value, "paper: 1 to 40 of A-Z, 0-9, - . : + _ are expected.");
    return {};
  }

  Result<void> payments(char const* kind) {
    auto const on = day(order_.on, "on");
    if (!on) return std::unexpected(on.error());
    if (auto good = must_be_payment(); !good) return good;
    auto facts = ports_.model.facts(ports_.soums, scheme_.code);
    if (!facts) return std::unexpected(facts.error());
    std::set<event::Uuid> written;
    for (auto const& fact : *facts) written.insert(fact.subject);
    auto const ledger = allowance::Ledger::of(std::move(*facts));
    std::set<std::string> told;
    for (auto const& user : *order_.officers) {
      auto const area = area_of(user, ledger);
      if (!area) return std::unexpected(area.error());
      if (user == account_.user) return problem(ProblemKind::not_allowed, "Nobody pays herself.");
      if (!told.insert(user).second)
        return problem(ProblemKind::bad_value, "officers: " + user + " stands twice.");
      auto const id = order_.key ? event::uuid_v7(0, text_of(*order_.key), user) : fresh();
      if (written.contains(id)) {
        ++already_;
        continue;
      }
      event::AdvancePaid const body{scheme_.code, user, *order_.amount, *on, order_.paper};
      add(kind, *area, id, wire::text_of_message(body));
    }
    return {};
  }

  Result<void> reviews() {
    if (!order_.verdict) return problem(ProblemKind::missing_key, "still missing: verdict.");
    bool const worded = order_.why && !order_.why->empty();
    if (*order_.verdict != event::Verdict::approved && !worded)
      return problem(ProblemKind::bad_value, "why: whoever asks or refuses says why.");
    if (!order_.expenses || order_.expenses->empty() || order_.expenses->size() > most_at_once)
      return problem(ProblemKind::bad_value, "expenses: one at least is expected.");
    auto const facts = ports_.model.facts(ports_.soums, scheme_.code);
    if (!facts) return std::unexpected(facts.error());
    auto const ledger = allowance::Ledger::of(*facts);
    event::ExpenseReviewed const body{*order_.verdict, order_.why};
    auto const text = wire::text_of_message(body);
    for (auto const id : *order_.expenses) {
      auto const* expense = ledger.expense(id);
      if (expense == nullptr) return problem(ProblemKind::not_found, "No such expense is here.");
      if (expense->officer == account_.user)
        return problem(ProblemKind::not_allowed, "Nobody reviews her own expense.");
      if (expense->state == ExpenseState::taken_back)
        return problem(ProblemKind::bad_value, "Its officer took this expense back.");
      add("expense_reviewed", expense->area, id, text);
    }
    return {};
  }

  Result<void> closings() {
    auto const through = day(order_.through, "through");
    if (!through) return std::unexpected(through.error());
    auto const facts = ports_.model.facts(ports_.soums, scheme_.code);
    if (!facts) return std::unexpected(facts.error());
    auto const ledger = allowance::Ledger::of(*facts);
    for (auto const& expense : ledger.expenses())
      if (is_open(expense) && expense.day <= *through)
        return problem(ProblemKind::bad_value,
                       "through: an expense of " + expense.on + " waits for a word.");
    event::PeriodClosed const body{scheme_.code, *through};
    for (auto const& soum : ports_.soums)
      if (ledger.closed_through(scheme_.code, soum) < *through)
        add("period_closed", soum, fresh(), wire::text_of_message(body));
    if (events_.empty()) return problem(ProblemKind::bad_value, "through: this is closed already.");
    return {};
  }

  MoneyOrder const& order_;
  Account const& account_;
  allowance::Scheme const& scheme_;
  MoneyPorts const& ports_;
  std::int64_t now_ms_;
  Chance& chance_;
  std::vector<DeskEvent> events_;
  std::int64_t already_ = 0;
};

}  // namespace

Result<Ordered> events_of(MoneyOrder const& order, Account const& account, MoneyPorts const& ports,
                          std::int64_t now_ms, Chance& chance) {
  auto const scheme = scheme_of(order.scheme, ports);
  if (!scheme) return std::unexpected(scheme.error());
  if (*scheme == nullptr) return problem(ProblemKind::not_found, "There is no scheme.");
  return Order(order, account, **scheme, ports, now_ms, chance).events();
}

}  // namespace otor::app
