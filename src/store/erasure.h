// SPDX-License-Identifier: Apache-2.0
#pragma once
// Erasing a household or a person on lawful request: the key is destroyed, and with it everything
// that is sealed under it, here and in every copy. What stays is that something happened, and
// counts. The rows are then emptied and fed again, so that phones drop what they hold. From the
// moment the key is gone, what is left to do is done at the next opening, whatever happens.

#include <string>
#include <vector>

#include "store/store.h"

namespace otor::store {

enum class ErasureOf { household, person };

/// What an erasure would take, before anything is done.
struct ErasurePlan {
  std::vector<event::Uuid> subjects;    // whose keys go: of a household also its people's
  std::int64_t events = 0;              // of these subjects
  std::int64_t sealed = 0;              // of these, with something about somebody
  std::int64_t unsalted = 0;            // of these, whose hash confirms a guess of the whole body
  std::int64_t set_aside = 0;           // lines kept aside for a person to look at
  std::vector<event::Uuid> elsewhere;   // people who are known in another household too: they stay
  std::vector<event::Uuid> same;        // told to be the same as one of the subjects: they stay
  std::vector<event::Uuid> households;  // of a person: what was written of them as such stays
};

/// Errors: not_found where nothing was ever written of it, or it was erased; bad_value for a person
/// asked for as a household, or a household as a person; storage.
Result<ErasurePlan> plan_erasure(Store& store, ErasureOf what, event::Uuid subject);

/// `reason` is the number of the request: up to 64 letters without accents, digits and "-_./".
/// Errors: bad_value; storage: then either nothing was done, or the rest is done at the next
/// opening.
Result<void> erase(Store& store, ErasurePlan const& plan, std::string const& reason,
                   std::int64_t now);

/// Empties the rows of every subject whose key is gone, a few hundred in each transaction. Throws
/// StorageError. On the writer's connection.
void end_erasures(Database& database, Keyring& keys);

/// The list of erasures, one {"subject":"…","at":…,"reason":"…"} a line: a restore applies it.
std::string erasures_text(std::vector<Erased> const& erased);
/// Errors: bad_json, bad_value.
Result<std::vector<Erased>> read_erasures(std::string const& text);

}  // namespace otor::store
