// SPDX-License-Identifier: Apache-2.0
#pragma once
// Imported figures in the store. They are no part of the record that phones send, and nothing of
// them is made of it: a backup holds them as they are.

#include "app/figure_import.h"
#include "app/ports.h"
#include "store/store.h"

namespace otor::store {

class SqlFigures final : public app::FigureStore {
 public:
  SqlFigures(Store& store, app::Clock const& clock) : store_(store), clock_(clock) {}
  Result<std::vector<coverage::Figure>> figures(std::vector<std::string> const& indicators,
                                                std::vector<std::string> const& areas) override;
  Result<std::vector<app::FigureSet>> sets() override;
  Result<std::vector<std::string>> take(std::string const& key,
                                        std::vector<app::FigureSet> const& sets,
                                        std::vector<coverage::Figure> const& figures) override;
  Result<std::vector<std::string>> take_stays(
      std::string const& key, app::FigureSet const& set,
      std::vector<coverage::StayCount> const& stays) override;
  Result<std::vector<std::string>> take_borders(
      std::string const& key, app::FigureSet const& set,
      std::vector<geography::Border> const& borders) override;
  Result<std::vector<geography::Border>> borders() override;
  Result<std::vector<coverage::StayCount>> stays(std::vector<std::string> const& soums,
                                                 std::string const& through) override;
  Result<std::vector<std::string>> under(std::string const& key) override;
  Result<std::vector<app::KeptSet>> kept() override;
  Result<std::vector<coverage::Figure>> of_set(std::string const& id) override;
  Result<void> undo(std::string const& id, std::string const& by) override;

 private:
  template <class Write>
  Result<std::vector<std::string>> once(std::string const& key, Write write);

  Store& store_;
  app::Clock const& clock_;
};

/// What is wrong with the figures of a store, in sentences: sets whose figures are not as many as
/// they say, or of other areas; numbers and days that are none; counts of spells that do not add up
/// to the rows of their table; borders without corners.
std::vector<std::string> figure_faults(Database& database);

}  // namespace otor::store
