// SPDX-License-Identifier: Apache-2.0
#include "app/money_totals.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/withheld.h"
#include "base/money.h"
#include "statistics/student.h"

namespace otor::app {
namespace {

constexpr std::size_t fewest_officers = 5;
constexpr std::size_t aimag_digits = 3;
constexpr std::int64_t told_in = 5;
constexpr std::int64_t hundred = 100;

std::string aimag_of(std::string const& area) { return area.substr(0, aimag_digits); }

/// One officer's sums. A household is the work of whoever came to it first in the scheme's time.
struct Officer {
  std::string aimag;
  allowance::Balance balance;
  OfficerWork work;
  std::int64_t spent() const { return balance.claimed + balance.spent; }
};

class Totals {
 public:
  Totals(allowance::Scheme const& scheme, MoneyPorts const& ports)
      : scheme_(scheme), ports_(ports) {}

  Result<void> read() {
    auto const sums = ports_.model.officer_sums(ports_.soums, scheme_.code, "");
    if (!sums) return std::unexpected(sums.error());
    auto const work = ports_.model.work(ports_.soums, scheme_.from, scheme_.to);
    if (!work) return std::unexpected(work.error());
    for (auto const& account : ports_.officers)
      if (account.role == Role::officer && !account.areas.empty())
        officers_[account.user].aimag = aimag_of(account.areas.front());
    for (auto const& sum : *sums) {
      auto& officer = officers_[sum.officer];
      if (officer.aimag.empty()) officer.aimag = aimag_of(sum.area);
      add(officer.balance, sum.balance);
    }
    for (auto const& done : *work)
      if (auto const officer = officers_.find(done.officer); officer != officers_.end())
        officer->second.work = done;
    return {};
  }

  AimagMoney row(std::string const& aimag) const {
    AimagMoney row;
    row.aimag = aimag;
    std::vector<Share> reached, contacts, enrolled;
    for (auto const& [_, officer] : officers_) {
      if (!aimag.empty() && officer.aimag != aimag) continue;
      ++row.officers;
      add(row.balance, officer.balance);
      reached.push_back({officer.spent(), officer.work.reached});
      contacts.push_back({officer.spent(), officer.work.contacts});
      enrolled.push_back({officer.spent(), officer.work.enrolled});
    }
    if (row.officers < static_cast<std::int64_t>(fewest_officers)) {
      row.balance = {};
      row.withheld = true;
      return row;
    }
    row.budget = row.officers * scheme_.amount;
    row.left = row.balance.left();
    row.reached = cost_of(reached);
    row.first_contacts = cost_of(contacts);
    row.enrolled = cost_of(enrolled);
    return row;
  }

  std::set<std::string> aimags() const {
    std::set<std::string> found;
    for (auto const& [_, officer] : officers_) found.insert(officer.aimag);
    return found;
  }

 private:
  allowance::Scheme const& scheme_;
  MoneyPorts const& ports_;
  std::map<std::string, Officer> officers_;
};

}  // namespace

// The ratio of two sums over clusters, linearised; without the correction for a finite population,
// as the officers stand for others who might go.
std::optional<Cost> cost_of(std::vector<Share> const& officers) {
  Share sum;
  for (auto const& officer : officers) {
    sum.spent += officer.spent;
    sum.count += officer.count;
  }
  Cost cost;
  cost.count = sum.count / told_in * told_in;
  if (cost.count == 0) return std::nullopt;
  cost.each = divided(sum.spent, Wide{sum.count} * hundred, Round::half_up) * hundred;
  if (officers.size() < fewest_officers) return cost;
  double const ratio = static_cast<double>(sum.spent) / static_cast<double>(sum.count);
  double squares = 0;
  for (auto const& officer : officers) {
    double const off =
        static_cast<double>(officer.spent) - ratio * static_cast<double>(officer.count);
    squares += off * off;
  }
  auto const n = static_cast<double>(officers.size());
  double const error = std::sqrt(n / (n - 1) * squares) / static_cast<double>(sum.count);
  double const reach = student(officers.size() - 1) * error;
  cost.low = std::max(0LL, std::llround(std::floor((ratio - reach) / hundred))) * hundred;
  cost.high = std::llround(std::ceil((ratio + reach) / hundred)) * hundred;
  return cost;
}

Result<MoneyTotals> money_totals(std::string const& code, MoneyPorts const& ports) {
  auto const found = scheme_of(code, ports);
  if (!found) return std::unexpected(found.error());
  MoneyTotals totals;
  for (auto const& one : ports.schemes) totals.schemes.push_back(one.code);
  if (*found == nullptr) return totals;
  totals.scheme = (*found)->code;
  Totals sums(**found, ports);
  if (auto read = sums.read(); !read) return std::unexpected(read.error());
  totals.all = sums.row("");
  for (auto const& aimag : sums.aimags()) totals.aimags.push_back(sums.row(aimag));
  if (auto* least = one_more_to_withhold(std::span(totals.aimags)))
    *least = AimagMoney{least->aimag, least->officers, 0, {}, 0, {}, {}, {}, true};
  if (totals.all.withheld) return totals;
  auto months = ports.model.month_sums(ports.soums, (*found)->code, "");
  if (!months) return std::unexpected(months.error());
  totals.months = std::move(*months);
  return totals;
}

}  // namespace otor::app
