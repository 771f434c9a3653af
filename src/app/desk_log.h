// SPDX-License-Identifier: Apache-2.0
#pragma once
// What somebody writes at a desk goes into the same record as what phones write, by the same push:
// the desk of an account is a device of its own, whose chain the server keeps. Whoever signs in at
// it from any browser goes on where it stands.

#include <string>
#include <vector>

#include "app/push.h"

namespace otor::app {

/// `over`: the writes it replaces; `id`: one made out of what was ordered, where the same order
/// again has to be known by it.
struct DeskEvent {
  std::string kind, area;
  event::Uuid subject;
  std::string body;  // JSON
  std::vector<event::Uuid> over = {};
  std::optional<event::Uuid> id = {};
};

/// What a desk writes with. Writes of one account do not happen at once: the door takes care.
struct Desk {
  Home const& home;
  EventLog& log;
  Devices& devices;
  Clock const& clock;
  Chance& chance;
};

/// The device of this account's desk at this store.
event::Uuid desk_of(std::string const& store, std::string const& user);

/// All of them in one durable commit, or none. Errors: not_allowed where the account may not write
/// one of them; unfit_body; storage.
Result<void> write_at_desk(Account const& account, std::vector<DeskEvent> const& events,
                           Desk const& desk);

}  // namespace otor::app
