// SPDX-License-Identifier: Apache-2.0
#pragma once
// What was set aside, and how it enters the record after all.

#include "app/set_aside.h"
#include "store/store.h"

namespace otor::store {

class SqlAside final : public app::AsideLog {
 public:
  SqlAside(Store& store, app::Clock const& clock) : store_(store), clock_(clock) {}
  Result<std::vector<app::SetAside>> lines(std::vector<std::string> const& streams,
                                           std::int64_t limit) override;
  Result<std::vector<app::LeftAside>> let_in(std::vector<std::string> const& hashes,
                                             std::vector<std::string> const& streams,
                                             std::string const& by) override;

 private:
  Store& store_;
  app::Clock const& clock_;
};

}  // namespace otor::store
