// SPDX-License-Identifier: Apache-2.0
#pragma once
// Handbooks as the department writes them at its desk: what it received, issued to its officers,
// got back, lost, and found on its shelf when it counted. Beside it stands what the officers wrote
// on their phones. Where the two differ both are told; nothing is put right by itself.

#include "app/desk_log.h"
#include "app/handbook_desk.h"

namespace otor::app {

/// One thing that was written of a movement; the subject is the movement.
struct ShelfFact {
  event::Uuid event, subject;
  std::string area, author;  // area: of the department, or of an officer's soum
  event::Stamp when;
  event::HandbooksBooked said;
};
std::optional<ShelfFact> shelf_fact_of(event::Envelope const& envelope, event::Body const& body,
                                       event::Received const& received);

/// Of each movement in its stream what was written last, without those that never were; by day.
std::vector<ShelfFact> standing(std::vector<ShelfFact> facts);

class ShelfModel {
 public:
  virtual ~ShelfModel() = default;
  /// Everything these departments wrote, in any order. Errors: storage.
  virtual Result<std::vector<ShelfFact>> shelf(std::vector<std::string> const& departments) = 0;
};

/// `expected`: what should have stood there at the end of that day, by what is written now.
/// `difference`: what was counted less that; it changes nothing else.
struct ShelfCount {
  std::string on;
  std::int64_t counted = 0, expected = 0, difference = 0;
};
BOOST_DESCRIBE_STRUCT(ShelfCount, (), (on, counted, expected, difference))

/// `left`: received, less issued, with taken back, less lost. `counted`: the last time.
struct ShelfRow {
  std::string area, edition;
  std::int64_t received = 0, issued = 0, taken_back = 0, lost = 0, left = 0;
  std::optional<ShelfCount> counted;
};
BOOST_DESCRIBE_STRUCT(ShelfRow, (),
                      (area, edition, received, issued, taken_back, lost, left, counted))

/// One movement as it stands. `name`: of the officer; `by`: who wrote it last.
struct ShelfEntry {
  event::Uuid entry;
  std::string area, edition;
  event::ShelfMove how{};
  std::int64_t count = 0;
  std::string on;
  std::optional<std::string> officer, name, giver;
  std::string by;
};
BOOST_DESCRIBE_STRUCT(ShelfEntry, (),
                      (entry, area, edition, how, count, on, officer, name, giver, by))

/// What an officer wrote that she got (`issued`) or gave back (`taken_back`) of an edition, and
/// what her department wrote of it: two numbers that are not one.
struct StockDifference {
  std::string officer, name, area, edition;
  event::ShelfMove how{};
  std::int64_t hers = 0, departments = 0;
};
BOOST_DESCRIBE_STRUCT(StockDifference, (), (officer, name, area, edition, how, hers, departments))

struct StockOfficer {
  std::string officer, name, area;
};
BOOST_DESCRIBE_STRUCT(StockOfficer, (), (officer, name, area))

/// `told`: of the days `from` to `to`, "" where open; what is left, everything of `shelves` and
/// `differences` as of `today`. `entries`: of those days, the latest first. `departments`: those
/// whose shelf it is; `people`: to whom handbooks can be issued.
struct Handbooks {
  std::string today, from, to;
  HandbookDesk told;
  std::vector<ShelfRow> shelves;  // by department and edition
  std::vector<StockDifference> differences;
  std::vector<ShelfEntry> entries;
  std::vector<std::string> departments;
  std::vector<StockOfficer> people;
};
BOOST_DESCRIBE_STRUCT(Handbooks, (),
                      (today, from, to, told, shelves, differences, entries, departments, people))

struct HandbookPorts {
  std::vector<std::string> const& soums;        // that the account sees
  std::vector<std::string> const& departments;  // whose shelves it sees
  std::vector<Account> const& accounts;         // those that work, of any role
  StockModel& stock;
  ShelfModel& shelf;
  std::string today;
};

/// Errors: bad_month for what is no day; bad_value for days out of order; storage.
Result<Handbooks> handbooks(std::string const& from, std::string const& to,
                            HandbookPorts const& ports);

/// Whether she belongs to one of them, by her first soum.
bool is_of(Account const& officer, std::vector<std::string> const& departments);

/// By department and edition.
std::vector<ShelfRow> shelves_of(std::vector<ShelfFact> const& standing);

/// A movement of `count` handbooks; `issued` and `taken_back` for each of the `officers`. `area`:
/// the department, where there is more than one. `entry`: the movement that is put right, or was
/// never made where it is `struck`; its kind and its officer stay.
struct HandbookOrder {
  event::Uuid key;
  event::ShelfMove how{};
  std::string edition;
  std::int64_t count = 0;
  std::string on;
  std::optional<std::string> area, giver;
  std::optional<std::vector<std::string>> officers;
  std::optional<event::Uuid> entry;
  std::optional<bool> struck;
};
BOOST_DESCRIBE_STRUCT(HandbookOrder, (),
                      (key, how, edition, count, on, area, giver, officers, entry, struck))

struct HandbooksOrdered {
  std::int64_t written = 0;
};
BOOST_DESCRIBE_STRUCT(HandbooksOrdered, (), (written))

/// `already`: those of the same order that were written before.
struct ShelfEvents {
  std::vector<DeskEvent> events;
  std::int64_t already = 0;
};

/// Errors: missing_key, bad_value, bad_month, not_found, storage.
Result<ShelfEvents> events_of(HandbookOrder const& order, HandbookPorts const& ports);

}  // namespace otor::app
