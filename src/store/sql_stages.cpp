// SPDX-License-Identifier: Apache-2.0
#include "store/sql_stages.h"

#include <algorithm>
#include <tuple>

#include "store/rows.h"

namespace otor::store {

namespace {

/// What a visit says. A household that moved was written about in two soums; the last word counts.
struct Word {
  event::Uuid household;
  std::int64_t moment = 0;
  event::Uuid visit;
  app::Staged said;
  auto order() const { return std::tie(household, moment, visit); }
};

}  // namespace

Result<std::vector<app::Staged>> SqlStages::stages(std::vector<std::string> const& areas,
                                                   std::string const& from, std::string const& to) {
  return store_.read([&](Database& database) {
    auto& rows = database.cached(
        "SELECT officer, household, stage, moment, visit FROM visit WHERE stands AND area = ?1 AND "
        "stage <> '' AND day BETWEEN ?2 AND ?3");
    std::vector<Word> words;
    for (auto const& area : areas) {
      rows.query(area, from, to);
      while (rows.step())
        words.push_back({uuid_in(rows.view(1)),
                         rows.integer(3),
                         uuid_in(rows.view(4)),
                         {rows.text(0), area, uuid_in(rows.view(1)), rows.text(2)}});
    }
    std::ranges::stable_sort(words, {}, &Word::order);
    std::vector<app::Staged> found;
    for (auto& word : words) {
      if (found.empty() || found.back().household != word.household) {
        found.push_back(std::move(word.said));
      } else {
        found.back() = std::move(word.said);
      }
    }
    return found;
  });
}

// The way is said for the index, which holds no others and has the visits of a household together.
Result<std::map<std::string, std::int64_t>> SqlStages::visited_at_home(
    std::vector<std::string> const& areas, std::string const& after, std::string const& to) {
  return store_.read([&](Database& database) {
    auto& rows = database.cached(
        "SELECT count(DISTINCT household) FROM visit WHERE stands AND way = 'home' AND area = ?1 "
        "AND day > ?2 AND day <= ?3");
    std::map<std::string, std::int64_t> found;
    for (auto const& area : areas) {
      rows.query(area, after, to).step();
      if (rows.integer(0) > 0) found[area] = rows.integer(0);
      rows.reset();
    }
    return found;
  });
}

}  // namespace otor::store
