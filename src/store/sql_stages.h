// SPDX-License-Identifier: Apache-2.0
#pragma once
// What visits noted last of each household, and how many were visited at home, out of the read
// model.

#include "app/visited_share.h"
#include "store/store.h"

namespace otor::store {

class SqlStages final : public app::StageModel {
 public:
  explicit SqlStages(Store& store) : store_(store) {}
  Result<std::vector<app::Staged>> stages(std::vector<std::string> const& areas,
                                          std::string const& from, std::string const& to) override;
  Result<std::map<std::string, std::int64_t>> visited_at_home(std::vector<std::string> const& areas,
                                                              std::string const& after,
                                                              std::string const& to) override;

 private:
  Store& store_;
};

}  // namespace otor::store
