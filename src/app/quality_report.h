// SPDX-License-Identifier: Apache-2.0
#pragma once
// Call-backs and remarks as reports: the same as on their page, with words instead of codes.

#include "app/remarks_desk.h"
#include "app/report.h"

namespace otor::app {

/// What stands in them in words.
struct QualityWords {
  std::vector<Area> const& areas;
  outreach::Codebook const& codebook;
  Language language{};
  bool made_up = false;
};

/// A row for each draw, with its shares.
Report draws_report(QualityDesk const& desk, QualityWords const& words);
/// A row for each family of the draw that was asked for, in the order of the lot.
Report calls_report(QualityDesk const& desk, QualityWords const& words);
/// A row for each visit that a remark is about.
Report remarks_report(RemarksDesk const& desk, QualityWords const& words);

}  // namespace otor::app
