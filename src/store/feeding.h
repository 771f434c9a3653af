// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which soums an event is fed to, and who may give a household away. An event goes to the area in
// which its author acted. What is about a household goes to the areas it belongs to as well, where
// the author's area had it; and with a move everything that an area had that gives or loses it goes
// to the new one, in the transaction that stores the move. So goes what an area had of a person of
// whom it says later that she is of a household that it gave away. Nobody can pull a household in:
// only an area it belongs to gives it away, and settles where it is (docs/decisions/0039).

#include "event/event.h"
#include "store/sqlite.h"

namespace otor::store {

/// Tables that follow from the record, in the order of its events.
inline constexpr std::string_view feeding_tables[] = {"feed", "subject_event", "named_person",
                                                      "membership", "area_write"};

/// On the writer's thread, inside its transaction.
class Feeding {
 public:
  explicit Feeding(Database& database) : database_(database) {}

  /// Whether the author's area may move this household; asked before anything of it is stored.
  /// Other events may always be stored.
  bool may_move(event::Event const& event);

  /// Notes what the next decisions need, and feeds event number `n`, which nobody was fed yet.
  /// Gives its position in the feed of its own area.
  std::int64_t feed(event::Event const& event, std::int64_t n);

  /// The same, in the order of the record, for an event that is stored already: whoever stored it
  /// may have known nothing of moves, so one that may not be is fed to its own area alone.
  void feed_again(event::Event const& event, std::int64_t n);

 private:
  void note(event::Event const& event, std::int64_t n);
  void spread(event::Event const& event, std::int64_t n);
  std::vector<std::string> areas_of(std::string const& household);
  std::vector<std::string> households_of(event::Event const& event);
  void move(event::Event const& event, std::int64_t n);
  void follow_request(event::Event const& event, std::int64_t n);
  bool gave(std::string const& area, std::string const& household);
  /// Whether it belonged there once, or was given away from there.
  bool had(std::string const& area, std::string const& household);
  bool knew(std::string const& area, std::string const& subject);
  void feed_history(std::string const& household, std::string const& from, std::string const& to);
  void feed_person(std::string const& person, std::string const& from, std::string const& to);
  std::int64_t put_new(std::int64_t n, std::string const& area);
  void put(std::int64_t n, std::string const& area);

  Database& database_;
};

/// Where a line about a household is a person's, she is found by it.
void note_named_person(Database& database, std::string_view line, std::int64_t n);

}  // namespace otor::store
