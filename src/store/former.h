// SPDX-License-Identifier: Apache-2.0
#pragma once
// What settings, accounts, areas and sets of figures were before they changed. They are no events:
// a row is written over. So triggers in the store note what stood there before each change, and
// after which entry of the record it was made; an erasure is noted as a change too. Whoever asks as
// of an earlier entry has it put back (as_of.h). Whatever else a report is made of and is no event
// belongs here, or no report of it can be made again.

#include "store/store.h"

namespace otor::store {

/// The key in `meta` of the entry after which changes are noted: an older program noted none.
inline constexpr std::string_view former_from_meta = "former_from";

/// Makes the table and what fills it, where they are missing. In a transaction.
void prepare_former(Database& database);

/// How many changes were made; 0 where there was none.
Result<std::int64_t> last_change(Store& store);

/// For a copy of the store alone: what was changed after the first `changes` stands as it did
/// before, and no change is noted any more.
void put_back(Database& database, std::int64_t changes);

}  // namespace otor::store
