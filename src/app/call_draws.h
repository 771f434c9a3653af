// SPDX-License-Identifier: Apache-2.0
#pragma once
// Draws of call-backs as their events tell: which of them an account sees, and the tries that stand
// for each visit.

#include <map>

#include "app/call_backs.h"

namespace otor::app {

/// Points into the facts it was made of.
struct DrawFacts {
  CallFact const* draw = nullptr;
  std::map<event::Uuid, std::vector<CallFact const*>> calls;  // by visit, the latest first

  event::CallsDrawn const& said() const { return std::get<event::CallsDrawn>(draw->said); }
};

/// Draws in soums all of which the account sees, the latest first, with the tries of heads who may
/// see them too. What another try replaces is not in it.
std::vector<DrawFacts> draws_for(Account const& account, std::vector<CallFact> const& facts,
                                 CallBackPorts const& ports);

/// `tries`: those that stand.
CallState state_of(std::vector<CallTry> const& tries);

}  // namespace otor::app
