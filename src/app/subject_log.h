// SPDX-License-Identifier: Apache-2.0
#pragma once
// The record asked by household and person instead of by position: what is folded again when a few
// of a soum's families changed.

#include "app/ports.h"

namespace otor::app {

class SubjectLog {
 public:
  virtual ~SubjectLog() = default;
  /// What a soum was fed of these subjects up to a position, in any order; some may come twice.
  virtual Result<std::vector<Stored>> of(std::string const& area,
                                         std::vector<event::Uuid> const& subjects,
                                         std::int64_t through) = 0;
  /// The households where these people were ever met, and the people ever met in these households.
  virtual Result<std::vector<event::Uuid>> met_with(std::vector<event::Uuid> const& subjects) = 0;
  /// Those of these events that are stored already.
  virtual Result<std::vector<event::Uuid>> known(std::vector<event::Uuid> const& events) = 0;
  /// Households and persons that were erased, sorted.
  virtual Result<std::vector<event::Uuid>> erased() = 0;
  /// The soums that were ever fed anything about one of these subjects.
  virtual Result<std::vector<std::string>> areas_of(std::vector<event::Uuid> const& subjects) = 0;
};

}  // namespace otor::app
