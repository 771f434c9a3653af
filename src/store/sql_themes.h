// SPDX-License-Identifier: Apache-2.0
#pragma once
// The codes that heads added (app/theme.h): a note of the store, written with its row of audit.

#include "app/theme.h"
#include "store/store.h"

namespace otor::store {

/// Errors: storage.
Result<std::vector<app::Theme>> kept_themes(Store& store);
/// All of them anew, since `by` added or put right the one of this code. Errors: storage.
Result<void> keep_themes(Store& store, app::OrderedTheme const& ordered, std::string const& by,
                         std::int64_t now_ms);

}  // namespace otor::store
