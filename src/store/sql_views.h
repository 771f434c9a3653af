// SPDX-License-Identifier: Apache-2.0
#pragma once
// Saved views in the store. Nothing of them is made of the record, and no event tells of them; a
// backup holds them as they are.

#include "app/saved_view.h"
#include "store/store.h"

namespace otor::store {

class SqlViews final : public app::ViewStore {
 public:
  explicit SqlViews(Store& store) : store_(store) {}
  Result<std::vector<app::SavedView>> of(std::string const& user) override;
  Result<void> keep(std::string const& user, app::SavedView const& view) override;
  Result<void> forget(std::string const& user, event::Uuid view) override;

 private:
  Store& store_;
};

}  // namespace otor::store
