// SPDX-License-Identifier: Apache-2.0
#pragma once
// Events enter the record: each is checked alone, inside the one transaction of the writer, and the
// feed and the read model are kept in step in the same transaction.

#include <map>
#include <optional>
#include <set>
#include <string>

#include "app/ports.h"
#include "store/audit.h"
#include "store/broken_links.h"
#include "store/feeding.h"
#include "store/kept_line.h"
#include "store/kept_visits.h"
#include "store/named_ahead.h"
#include "store/store.h"

namespace otor::store {

/// What the store makes of an event without looking into itself and without a key. It is made
/// before the writer's turn, so that nobody else waits for it.
struct Prepared {
  LineToKeep line;
  std::optional<event::Event> open;  // read out of the open part; nothing where that is no event
};
Prepared prepared(event::Event const& event);

/// On the writer's thread, inside its transaction.
class Appending {
 public:
  /// `received` and `skew` are those of a push: ms since 1970, and what the phone's clock lacked.
  Appending(Store& store, std::int64_t received, std::int64_t skew)
      : store_(store), database_(store.writing()), keys_(store.keys()), feeding_(database_),
        named_ahead_(database_), links_(database_), received_(received), skew_(skew) {}

  /// One of a push: stored, held already, set aside or refused.
  /// `prepared` is only looked at where the event may enter the record.
  sync::Receipt take(app::Pushed const& pushed, Prepared const& prepared);

  /// One that was set aside, with what was noted when it came. Nothing where it is stored now; else
  /// why it stays aside.
  std::optional<Problem> let_in(event::Event const& event, std::string const& hash,
                                std::int64_t received, std::int64_t skew);

  /// Behind the last of them, in the transaction that stores them: the visits that they changed,
  /// one row of audit for all that was stored (its soums, its events and their digest are filled in
  /// here), and what does not follow from the line before it. Nothing where nothing was stored.
  void end(AuditRow row);

  std::string const& author() const { return author_; }
  std::string const& device() const { return device_; }

 private:
  std::optional<Problem> out_of_place(event::Event const& event, bool owned);
  std::optional<Problem> unwelcome(app::Pushed const& pushed);
  static sync::Receipt refused(app::Pushed const& pushed);
  std::optional<sync::Receipt> held_as(std::string const& id, std::string const& hash);
  bool forks(std::string const& id, event::Event const& event);
  sync::Receipt stored_now(event::Event const& event) const;
  sync::Receipt aside(event::Event const& event, std::string const& hash, Problem why);
  bool insert(event::Event const& event, Prepared const& prepared, std::string const& hash,
              std::string const& id);
  sync::Receipt store(event::Event const& event, Prepared const& prepared, std::string const& hash);
  std::optional<std::int64_t> registered(std::string const& device);

  Store& store_;
  Database& database_;
  Keyring& keys_;
  Feeding feeding_;
  NamedAhead named_ahead_;
  LinksOfPush links_;
  ChangedVisits changed_;
  std::int64_t received_, skew_;
  std::int64_t first_ = 0, last_ = 0;  // numbers of what was stored; nobody else writes between
  std::string author_, device_;
  std::set<std::string> areas_;
  std::map<std::string, std::optional<std::int64_t>> registered_;
};

}  // namespace otor::store
