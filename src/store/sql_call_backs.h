// SPDX-License-Identifier: Apache-2.0
#pragma once
// Call-backs in the store: the visits that can be drawn, and the events of draws and calls.

#include "app/call_backs.h"
#include "store/store.h"

namespace otor::store {

class SqlCallBacks final : public app::CallBackModel {
 public:
  explicit SqlCallBacks(Store& store) : store_(store) {}
  Result<std::vector<app::FrameVisit>> frame(std::vector<std::string> const& areas,
                                             std::string const& from,
                                             std::string const& to) override;
  Result<std::vector<outreach::SeenVisit>> seen(std::vector<std::string> const& areas,
                                                std::string const& from,
                                                std::string const& to) override;
  Result<std::vector<app::CallFact>> facts() override;

 private:
  Store& store_;
};

/// On the writer's thread only.
void add_call_back(Database& database, app::CallFact const& fact);

}  // namespace otor::store
