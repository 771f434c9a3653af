// SPDX-License-Identifier: Apache-2.0
#include "app/load.h"

#include <algorithm>
#include <tuple>

#include "base/month.h"

namespace otor::app {
namespace {

bool works_in(Account const& account, std::string const& soum) {
  return account.role == Role::officer &&
         std::ranges::find(account.areas, soum) != account.areas.end();
}

class Counting {
 public:
  Counting(WorklistPorts const& ports, OverviewSums const& sums) : ports_(ports), sums_(sums) {}

  void put(SoumTasks const& soum, std::vector<OfficerLoad>& rows) const {
    std::map<std::string, OfficerLoad> here;
    for (auto const& account : ports_.working)
      if (works_in(account, soum.soum())) here[account.user];
    auto const working = here.size();
    for (auto const& [owner, counts] : counts_by_owner(soum, ports_)) {
      auto& row = here[owner];
      row.tasks = counts.tasks;
      row.overdue = counts.overdue;
      row.owed = counts.owed;
    }
    put_families(soum, working, here);
    for (auto const& one : sums_.officers)
      if (auto const row = here.find(one.officer); one.area == soum.soum() && row != here.end())
        row->second.visited = one.households;
    for (auto& [user, row] : here) {
      row.area = soum.soum();
      row.officer = user;
      row.name = name_of(user);
      rows.push_back(std::move(row));
    }
  }

 private:
  void put_families(SoumTasks const& soum, std::size_t working,
                    std::map<std::string, OfficerLoad>& here) const {
    auto const found = sums_.households_known.find(soum.soum());
    auto left = found == sums_.households_known.end() ? std::int64_t{0} : found->second;
    std::string alone;
    for (auto const& account : ports_.working)
      if (works_in(account, soum.soum())) alone = account.user;
    for (auto const& [_, family] : soum.families()) {
      auto const given = std::ranges::find(ports_.working, family->given, &Account::user);
      if (!family->here || given == ports_.working.end() || !works_in(*given, soum.soum()))
        continue;
      ++here[family->given].families;
      --left;
    }
    if (left <= 0) return;
    here[working == 1 ? alone : std::string()].families += left;
  }

  std::string name_of(std::string const& user) const {
    auto const account = std::ranges::find(ports_.all, user, &Account::user);
    return account == ports_.all.end() ? user : account->name;
  }

  WorklistPorts const& ports_;
  OverviewSums const& sums_;
};

}  // namespace

Result<Load> load(std::string const& from, std::string const& to, WorklistPorts const& ports,
                  ReadModel& model) {
  for (auto const& day : {from, to})
    if (auto const read = parse_date(day); !day.empty() && !read)
      return std::unexpected(read.error());
  std::vector<std::string> areas;
  for (auto const& soum : ports.soums) areas.push_back(soum->soum());
  auto const sums = model.overview(areas, from, to);
  if (!sums) return std::unexpected(sums.error());
  Load told{text_of(ports.today), from, to, {}};
  for (auto const& soum : ports.soums) Counting(ports, *sums).put(*soum, told.rows);
  std::ranges::sort(told.rows, {}, [](OfficerLoad const& row) {
    return std::tie(row.area, row.name, row.officer);
  });
  return told;
}

}  // namespace otor::app
