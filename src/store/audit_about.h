// SPDX-License-Identifier: Apache-2.0
#pragma once
// In which rows of the audit a household or person is named. A list that a head takes out names all
// its families in one row; to look through every list for one of them takes longer the more were
// taken. So the ids of such a row are noted, in its own transaction, in an index of words. It
// follows from the audit alone: it can be made again at any time, and `verify` does so.

#include <string>
#include <string_view>
#include <vector>

#include "store/audit.h"
#include "store/sqlite.h"

namespace otor::store {

/// Makes the empty index where there is none.
inline constexpr char audit_about_table[] =
    "CREATE VIRTUAL TABLE IF NOT EXISTS audit_about USING fts5("
    "ids, content='', detail=none, tokenize=\"ascii tokenchars '-'\");";

/// An id in the form that the index is asked with; what is no id is named nowhere.
std::string word_about(std::string_view subject);

/// Notes whom a row names; nothing for one that names nobody in its detail.
void note_about(Database& database, AuditRow const& row);

/// Notes the rows behind the last one that is noted: all of them where the index is new, else what
/// a program wrote that does not know it. In a transaction.
void catch_up_audit_about(Database& database);

/// What the index holds otherwise than the audit, in sentences. Rows behind the last one noted are
/// not asked for: they are caught up with when the store is opened. Makes temporary tables.
std::vector<std::string> audit_about_faults(Database& database);

}  // namespace otor::store
