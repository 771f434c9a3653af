// SPDX-License-Identifier: Apache-2.0
#pragma once
// What departments learned, in the store: which events are about it; the events themselves are
// opened when they are asked for.

#include "app/lessons.h"
#include "store/store.h"

namespace otor::store {

class SqlReflection final : public app::ReflectionModel {
 public:
  explicit SqlReflection(Store& store) : store_(store) {}
  Result<std::vector<reflection::Fact>> facts(std::vector<std::string> const& areas) override;
  Result<std::int64_t> visits_with(event::EvidenceKind what, std::string const& code,
                                   std::vector<std::string> const& areas, std::string const& from,
                                   std::string const& to) override;
  Result<std::optional<app::LinkedRecord>> record(event::Uuid household,
                                                  std::optional<event::Uuid> visit,
                                                  std::vector<std::string> const& areas) override;
  Result<std::int64_t> position() override;

 private:
  Store& store_;
};

/// On the writer's thread only.
void add_reflection(Database& database, reflection::Fact const& fact);

/// On the writer's thread. Of an event that tells what came of a decision: whether that was ever
/// given to its author. A phone may not have heard yet that somebody else has it now.
bool decision_was_given(Database& database, Keyring& keys, event::Event const& event);

}  // namespace otor::store
