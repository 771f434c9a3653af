// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/ports.h"

namespace otor::app {

/// Asked for somebody, it knows nobody: nothing is brought up to date with it.
class NoSubjects final : public SubjectLog {
 public:
  Result<std::vector<Stored>> of(std::string const&, std::vector<event::Uuid> const&,
                                 std::int64_t) override {
    return std::vector<Stored>{};
  }
  Result<std::vector<event::Uuid>> met_with(std::vector<event::Uuid> const&) override {
    return std::vector<event::Uuid>{};
  }
  Result<std::vector<event::Uuid>> known(std::vector<event::Uuid> const&) override {
    return std::vector<event::Uuid>{};
  }
  Result<std::vector<event::Uuid>> erased() override { return std::vector<event::Uuid>{}; }
  Result<std::vector<std::string>> areas_of(std::vector<event::Uuid> const&) override {
    return std::vector<std::string>{};
  }
};

}  // namespace otor::app
