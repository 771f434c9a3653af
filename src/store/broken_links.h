// SPDX-License-Identifier: Apache-2.0
#pragma once
// Lines that name another hash than the line before them on their device has. Facts are
// independent, so such a line is stored; but a break is also what somebody leaves who changed a
// line in the store. So a break that came with a push is told to the audit in the transaction that
// stores it, right behind the row of the push, and is known from then on; any other is a fault.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "event/event.h"
#include "store/audit.h"
#include "store/sqlite.h"

namespace otor::store {

inline constexpr std::string_view broken_link_reason = "broken_link";

/// A line and the one before it, by their hashes; `before` is "" in front of the first.
struct BrokenLink {
  std::string device;
  std::int64_t seq = 0;
  std::string before, hash;
  auto operator<=>(BrokenLink const&) const = default;
};

/// Looks at lines as they are stored. On the writer's thread, inside its transaction.
class LinksOfPush {
 public:
  explicit LinksOfPush(Database& database) : database_(database) {}

  /// Whether an event that was stored just now does not follow from the line before it. A line that
  /// came earlier and does not follow from this one is noted as well.
  bool breaks(event::Envelope const& event, std::string const& hash);
  /// Whether one that is held already does not: a phone that never heard the answer asks again.
  bool hangs_loose(event::Envelope const& event);
  /// A row for each device of which a link is broken, with the time and the actor of `row`.
  void tell_audit(AuditRow const& row);

 private:
  struct Device {
    std::int64_t greatest = 0;  // seq of what is held
    event::Before latest;       // of this push
  };
  std::optional<event::Before> before(Device const& device, event::Envelope const& event);
  void look_behind(event::Envelope const& event, std::string const& hash);

  Database& database_;
  std::map<event::Uuid, Device> devices_;
  std::vector<BrokenLink> broken_;
};

/// How many lines of this device the audit tells such a break of.
std::int64_t links_told(Database& database, std::string const& device);

/// The breaks that the audit tells of.
class KnownBreaks {
 public:
  KnownBreaks() = default;
  explicit KnownBreaks(Database& database);
  /// The row of audit that tells of this break, and is taken for it; 0 where none does. `newest`:
  /// the number of the event that came last of the two; the row stands behind the one of its push.
  std::int64_t explain(BrokenLink const& link, std::int64_t newest);
  /// Rows of which no break was asked for.
  std::set<std::int64_t> left() const;

 private:
  struct Row {
    std::int64_t n = 0, first = 0, last = 0;  // of the audit; events of the push before it
    bool met = false;
  };
  std::multimap<BrokenLink, Row> rows_;
};

}  // namespace otor::store
