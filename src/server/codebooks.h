// SPDX-License-Identifier: Apache-2.0
#pragma once
// The codebooks beside the built-in one: what the department gave the server as a folder, and what
// heads added at their desks.

#include "app/theme.h"
#include "store/store.h"

namespace otor::server {

/// As phones are told them, one after the other; those that hold nothing are left out. Errors:
/// storage.
Result<std::vector<std::string>> own_codebooks(store::Store& store);
/// Keeps the department's folder of codes instead of the former one. Errors: storage; bad_value
/// for codes that cannot stand beside the built-in ones and those of heads: nothing is kept then.
Result<void> keep_codebook(store::Store& store, outreach::Codebook const& own);
/// The built-in one with these beside it. Errors: storage; bad_value where they cannot stand beside
/// each other.
Result<outreach::Codebook> whole_codebook(store::Store& store);

}  // namespace otor::server
