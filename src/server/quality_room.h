// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the page's door and the command line share about call-backs and remarks: what they are told
// from, the same as reports, and what the audit is told.

#include "app/quality_report.h"
#include "store/audit.h"
#include "store/sql_call_backs.h"
#include "store/sql_subject_log.h"

namespace otor::server {

/// Kept together while it is used.
struct QualityRoom {
  std::vector<app::Account> everybody;
  std::string today;
  store::SqlCallBacks model;
  store::SqlSubjectLog subjects;

  app::CallBackPorts ports(std::vector<std::string> const& soums) {
    return {everybody, soums, model, subjects, today};
  }
};

/// Errors: storage.
Result<QualityRoom> quality_room(store::Store& store, app::Clock const& clock);

/// The families of the draw that was asked for; else every draw. Errors: storage.
Result<app::Report> quality_report(app::QualityDesk const& desk, Language language,
                                   store::Store& store);
Result<app::Report> quality_report(app::RemarksDesk const& desk, Language language,
                                   store::Store& store);

/// That the families in it were seen; nothing where there are none.
std::optional<store::AuditRow> row_of_quality(app::QualityDesk const& desk, std::string actor);
std::optional<store::AuditRow> row_of_quality(app::RemarksDesk const& desk, std::string actor);

}  // namespace otor::server
