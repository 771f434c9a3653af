// SPDX-License-Identifier: Apache-2.0
#pragma once
// Soums, indicators and an import without a store, for tests.

#include <algorithm>
#include <set>

#include "app/figure_import.h"

namespace otor::app {

inline std::vector<Area> tested_soums() {
  return {{"18301", "183", "Өлгий", "Өлгий", "Ulgii"},
          {"18316", "183", "Булган", "Булган", "Bulgan"},
          {"18331", "183", "Толбо", "Толбо", "Tolbo"},
          {"18407", "184", "Булган", "Булган", "Bulgan"},
          {"18440", "184", "Ховд", "Ховд", "Khovd"}};
}

inline std::vector<Aimag> tested_aimags() {
  return {{"183", "Баян-Өлгий", "Баян-Өлгий", "Bayan-Ulgii"}, {"184", "Ховд", "Ховд", "Khovd"}};
}

inline coverage::Definitions tested_definitions() {
  auto const words = [](char const* mn, char const* en) {
    return outreach::Title{mn, std::string(mn) + " kk", en};
  };
  coverage::Definitions all;
  all.indicators = {
      {"paid", coverage::Unit::people, coverage::Origin::registered, words("Төлсөн", "Paid"), {}},
      {"herders",
       coverage::Unit::people,
       coverage::Origin::statistic,
       words("Малчин", "Herders"),
       {}},
      {"homes",
       coverage::Unit::households,
       coverage::Origin::statistic,
       words("Айл", "Homes"),
       {}}};
  coverage::Measure share;
  share.code = "share";
  share.numerator = "paid";
  share.denominator = "herders";
  all.measures = {share};
  return all;
}

/// Sets in memory, as the store keeps them.
class SetsInMemory final : public FigureStore {
 public:
  Result<std::vector<coverage::Figure>> figures(std::vector<std::string> const& indicators,
                                                std::vector<std::string> const& areas) override {
    std::vector<coverage::Figure> found;
    for (auto const& figure : all)
      if (std::ranges::find(indicators, figure.indicator) != indicators.end() &&
          std::ranges::find(areas, figure.area) != areas.end())
        found.push_back(figure);
    return found;
  }
  Result<std::vector<FigureSet>> sets() override {
    std::vector<FigureSet> found;
    for (auto const& one : kept_) found.push_back(one.set);
    return found;
  }
  Result<std::vector<std::string>> take(std::string const& key, std::vector<FigureSet> const& sets,
                                        std::vector<coverage::Figure> const& figures) override {
    for (auto const& set : sets) {
      std::set<std::string> areas;
      for (auto const& figure : figures) areas.insert(figure.area);
      kept_.push_back({set, {areas.begin(), areas.end()}});
      ids[key].push_back(set.id);
    }
    all.insert(all.end(), figures.begin(), figures.end());
    return ids[key];
  }
  Result<std::vector<std::string>> take_stays(
      std::string const& key, FigureSet const& set,
      std::vector<coverage::StayCount> const& stays) override {
    std::set<std::string> areas;
    for (auto count : stays) {
      areas.insert(count.area);
      count.set = set.id;
      stayed.push_back(std::move(count));
    }
    kept_.push_back({set, {areas.begin(), areas.end()}});
    return ids[key] = {set.id};
  }
  Result<std::vector<std::string>> take_borders(
      std::string const& key, FigureSet const& set,
      std::vector<geography::Border> const& borders) override {
    std::vector<std::string> areas;
    for (auto const& border : borders) areas.push_back(border.code);
    kept_.push_back({set, std::move(areas)});
    drawn = borders;
    return ids[key] = {set.id};
  }
  Result<std::vector<geography::Border>> borders() override { return drawn; }
  Result<std::vector<coverage::StayCount>> stays(std::vector<std::string> const& soums,
                                                 std::string const&) override {
    std::vector<coverage::StayCount> found;
    for (auto const& count : stayed)
      if (std::ranges::find(soums, count.area) != soums.end()) found.push_back(count);
    return found;
  }
  Result<std::vector<std::string>> under(std::string const& key) override { return ids[key]; }
  Result<std::vector<KeptSet>> kept() override { return kept_; }
  Result<std::vector<coverage::Figure>> of_set(std::string const& id) override {
    std::vector<coverage::Figure> found;
    std::ranges::copy_if(all, std::back_inserter(found),
                         [&](coverage::Figure const& figure) { return figure.set == id; });
    return found;
  }
  Result<void> undo(std::string const& id, std::string const& by) override {
    for (auto& one : kept_)
      if (one.set.id == id) one.set.undone_by = by, one.set.undone_ms = 5;
    return {};
  }

  std::vector<coverage::Figure> all;
  std::vector<coverage::StayCount> stayed;  // of one set for each soum
  std::vector<geography::Border> drawn;
  std::map<std::string, std::vector<std::string>> ids;

 private:
  std::vector<KeptSet> kept_;
};

}  // namespace otor::app
