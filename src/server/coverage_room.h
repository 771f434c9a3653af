// SPDX-License-Identifier: Apache-2.0
#pragma once
// What coverage is told from, kept together while it is used.

#include "app/coverage.h"
#include "app/staying.h"
#include "server/argon_passwords.h"
#include "store/sql_figures.h"
#include "store/sql_stages.h"

namespace otor::server {

class CoverageRoom {
 public:
  /// `store` and `clock` outlive it. Errors: storage.
  static Result<CoverageRoom> open(store::Store& store, app::Clock const& clock);

  /// As coverage_of. `reported`: of which days what visited households say is told.
  Result<app::Coverage> tell(app::Account const& account, std::string const& measure,
                             app::Compared compared, app::VisitedDays const& reported = {});
  /// As app::staying.
  Result<app::Staying> staying(app::Account const& account, app::StayQuestion const& question);
  coverage::Definitions const& definitions() const { return definitions_; }
  std::vector<std::string> const& soums() const { return soums_; }
  app::FigureModel& figures() { return figures_; }

 private:
  CoverageRoom(store::Store& store, app::Clock const& clock)
      : figures_(store, clock), stages_(store) {}

  coverage::Definitions definitions_;
  std::vector<coverage::Target> targets_;
  std::vector<std::string> soums_;
  std::vector<app::Account> officers_;
  store::SqlFigures figures_;
  store::SqlStages stages_;
  std::string today_;
};

}  // namespace otor::server
