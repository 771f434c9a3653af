// SPDX-License-Identifier: Apache-2.0
#pragma once
// A store as it was at an earlier entry of the record, for reports that are made again. It is a
// store of its own in a folder that passes: it holds the events up to that entry, what is kept
// beside the record as it stood then (former.h), and a read model made of both in the ordinary way,
// so that whatever reads a store reads this one. What is sealed in it opens with the keys of the
// store it was made of: what was erased since is gone here too.

#include <memory>
#include <optional>
#include <string>

#include "store/passing_folder.h"
#include "store/store.h"

namespace otor::store {

/// Up to which entry of the record, and to how many changes beside it. Without these: all that were
/// made before the next entry came.
struct Position {
  std::int64_t entry = 0;
  std::optional<std::int64_t> changes;
};

class AsOf {
 public:
  /// Of the store in the folder `data`; the copy lies in `space`. Errors: bad_value for an entry
  /// there is not, or changes that were not made there; storage, as where the disk is full: then
  /// nothing is left behind.
  static Result<std::unique_ptr<AsOf>> open(Store& from, std::string const& data,
                                            Position const& position, std::string const& space);

  Store& store() { return *store_; }
  /// When its last entry came, in ms since 1970.
  std::int64_t received() const { return received_; }
  /// Households and people that were erased since.
  std::int64_t erased() const { return erased_; }
  /// Where it is later than the entry: the entry as of which all that is kept beside the record
  /// stands here, but for figures; earlier states were not kept.
  std::int64_t kept_from() const { return kept_from_; }

 private:
  AsOf(std::string const& space, std::int64_t received) : folder_(space), received_(received) {}

  PassingFolder folder_;  // it goes last
  std::unique_ptr<Store> store_;
  std::int64_t received_ = 0, erased_ = 0, kept_from_ = 0;
};

}  // namespace otor::store
