// SPDX-License-Identifier: Apache-2.0
#pragma once
// The record by household and person, out of the tables that feeding keeps.

#include "app/subject_log.h"
#include "store/store.h"

namespace otor::store {

class SqlSubjectLog final : public app::SubjectLog {
 public:
  explicit SqlSubjectLog(Store& store) : store_(store) {}
  Result<std::vector<app::Stored>> of(std::string const& area,
                                      std::vector<event::Uuid> const& subjects,
                                      std::int64_t through) override;
  Result<std::vector<event::Uuid>> met_with(std::vector<event::Uuid> const& subjects) override;
  Result<std::vector<event::Uuid>> known(std::vector<event::Uuid> const& events) override;
  Result<std::vector<event::Uuid>> erased() override;
  Result<std::vector<std::string>> areas_of(std::vector<event::Uuid> const& subjects) override;

 private:
  Store& store_;
};

}  // namespace otor::store
