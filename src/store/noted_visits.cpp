// SPDX-License-Identifier: Apache-2.0
#include "store/noted_visits.h"

#include <algorithm>
#include <unordered_map>

#include "base/word.h"
#include "outreach/remarks.h"
#include "store/counted_visits.h"

namespace otor::store {

namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

/// Visits by all that was noted at them: many are alike, so that few texts are taken apart.
using ByText = std::unordered_map<std::string, std::int64_t, TextHash, std::equal_to<>>;

ByText visits_by_text(Database& database, std::vector<std::string> const& areas,
                      app::OverviewQuestion const& question) {
  auto& rows = database.cached(
      "SELECT n.noted FROM visit_chained v LEFT JOIN visit_noted n USING(household, visit, area) "
      "WHERE v.area = ?1 AND v.officer = ?2 AND v.day BETWEEN ?3 AND ?4");
  auto const last = question.to.empty() ? std::string("9999-12-31") : question.to;
  ByText visits;
  for (auto const& area : areas) {
    for (auto const& officer : visitors_of(database, area)) {
      if (!question.only.officer.empty() && officer != question.only.officer) continue;
      rows.query(area, officer, question.from, last);
      while (rows.step()) {
        auto const text = rows.view(0);
        auto const found = visits.find(text);
        ++(found == visits.end() ? visits[std::string(text)] : found->second);
      }
    }
  }
  rows.reset();
  return visits;
}

}  // namespace

std::string joined_codes(std::vector<std::string> const& codes) {
  std::string joined;
  for (auto const& code : codes) joined += (joined.empty() ? "" : " ") + code;
  return joined;
}

std::vector<std::string> codes_in(std::string_view joined) {
  std::vector<std::string> codes;
  while (!joined.empty()) {
    auto const length = std::min(joined.find(' '), joined.size());
    codes.emplace_back(joined.substr(0, length));
    joined.remove_prefix(std::min(length + 1, joined.size()));
  }
  return codes;
}

std::vector<std::string> wanted_codes(app::VisitFilter const& only) {
  auto const some = [](std::string const& code) {
    return code.empty() ? std::vector<std::string>{} : std::vector{code};
  };
  return outreach::noted_of(some(only.finding), some(only.asked));
}

app::NotedSums noted_sums(Database& database, std::vector<std::string> const& areas,
                          app::OverviewQuestion const& question) {
  auto const asked = word_of(outreach::CodeSet::asked);
  auto const wanted = wanted_codes(question.only);
  app::NotedSums sums;
  for (auto const& [text, visits] : visits_by_text(database, areas, question)) {
    auto const codes = codes_in(text);
    sums.visits += visits;
    if (std::ranges::includes(codes, wanted)) sums.listed += visits;
    for (auto const& code : codes) {
      auto const dot = code.find('.');
      (code.substr(0, dot) == asked ? sums.questions : sums.findings)[code.substr(dot + 1)] +=
          visits;
    }
  }
  return sums;
}

}  // namespace otor::store
