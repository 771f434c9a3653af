// SPDX-License-Identifier: Apache-2.0
#pragma once
// Records that are named as replaced before they are here. A phone names only what it has seen, so
// this happens where the store came back from an older copy and the phone that wrote the record has
// not sent it again yet. Where such a record comes and has itself seen the one that names it, a
// circle would close in which each replaces the next: the merge rule would show none of their
// values. No phone makes one; whoever does is set aside.

#include "event/event.h"
#include "store/sqlite.h"

namespace otor::store {

/// On the writer's thread, inside its transaction.
class NamedAhead {
 public:
  explicit NamedAhead(Database& database) : database_(database) {}

  /// Whether storing this event would close a circle. Also where it has seen more than can be
  /// looked through: nobody names ahead what stands on so long a history.
  bool closes_circle(event::Event const& event);

  /// Notes what a stored event names that is not here yet.
  void note(event::Event const& event);

 private:
  bool is_named(std::string const& id);

  Database& database_;
};

}  // namespace otor::store
