// SPDX-License-Identifier: Apache-2.0
#pragma once
// The columns of the indicator sheet, in the order in which its rows are put.

#include <vector>

#include "app/report.h"
#include "base/format.h"

namespace otor::app {

std::vector<ReportColumn> indicator_columns(Format const& format);

}  // namespace otor::app
