// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the core keeps in memory for one account on one device: the folded log. The page keeps the
// lines themselves; this is made again from them at every start. The door owns it.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "allowance/fact.h"
#include "event/clock.h"
#include "outreach/book.h"
#include "outreach/codebook.h"
#include "outreach/folded_names.h"
#include "reflection/meeting.h"
#include "sync/outbox.h"
#include "training/run.h"

namespace otor::app {

struct RecordOwner {
  event::Uuid device;
  std::string user, name, role;
  std::vector<std::string> areas;
  bool made_up = false;
  std::vector<event::Uuid> former;  // devices this phone wrote as before
};

/// The newest event of this device.
struct OwnHead {
  event::Uuid id;
  std::int64_t seq = 0;
  event::Stamp clock;
  std::string line;
  std::optional<std::string> hash;  // of a line that was erased and is not whole any more
};

struct RecordSession {
  std::optional<RecordOwner> owner;  // nobody before log_open
  outreach::Book book;
  outreach::Codebook codebook;
  outreach::FoldedNames names;
  std::vector<allowance::Fact> money;  // of this account and its colleagues
  std::map<event::Uuid, std::string> money_words;
  std::vector<training::Fact> training;   // what this account learned
  std::vector<reflection::Fact> lessons;  // of the department, and what is linked in own soums
  sync::Outbox outbox;
  std::optional<OwnHead> head;
  std::vector<event::Stamp> seen;  // clocks of others, weighed when the next event is made
  std::int64_t newest_position = 0;
};

}  // namespace otor::app
