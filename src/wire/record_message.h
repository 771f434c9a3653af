// SPDX-License-Identifier: Apache-2.0
#pragma once
// The messages of the record calls: what the page asks of the core that holds the folded log, and
// what it draws. The cards of one household are in card_message.h.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "outreach/register_number.h"
#include "sync/receipt.h"
#include "wire/event_line.h"
#include "wire/json.h"

namespace otor::wire {

/// What a call answers that has nothing to say.
struct Done {
  bool ok = true;
};
BOOST_DESCRIBE_STRUCT(Done, (), (ok))

/// `log_open`: who works here, on which device. Empties the memory. `former` are devices this phone
/// wrote as before: their lines are own work too, and nothing is added to their chains.
/// `codebooks`: what the department added, as the server delivered it.
struct LogOpenRequest {
  event::Uuid device;
  std::string user, name, role;
  std::vector<std::string> areas;
  std::optional<bool> made_up;
  std::optional<std::vector<event::Uuid>> former;
  std::optional<std::vector<std::string>> codebooks;
};
BOOST_DESCRIBE_STRUCT(LogOpenRequest, (),
                      (device, user, name, role, areas, made_up, former, codebooks))

/// `log_load`: lines, own and pulled, in any order. `received` in ms since 1970. `hash`: of an own
/// line that was erased; then `line` is what is left of it, which is not folded, and the chain goes
/// on from the hash.
struct LogEntry {
  std::string line;
  std::optional<std::int64_t> position;
  std::optional<Verbatim> received;
  std::optional<std::int64_t> skew;
  std::optional<Verbatim> registered;
  std::optional<sync::Status> status;
  std::optional<std::string> hash;
};
BOOST_DESCRIBE_STRUCT(LogEntry, (), (line, position, received, skew, registered, status, hash))

struct LogLoadRequest {
  std::vector<LogEntry> entries;
};
BOOST_DESCRIBE_STRUCT(LogLoadRequest, (), (entries))

struct BadEntry {
  std::int64_t index = 0;
  std::string code, detail;
};
BOOST_DESCRIBE_STRUCT(BadEntry, (), (index, code, detail))

struct LogLoadAnswer {
  std::int64_t count = 0;    // events in memory now
  std::int64_t fresh = 0;    // of these, not known before this call
  std::int64_t unknown = 0;  // from a newer program: kept, not folded
  std::vector<BadEntry> bad;
};
BOOST_DESCRIBE_STRUCT(LogLoadAnswer, (), (count, fresh, unknown, bad))

/// `line_read`: the canonical line of an event in any JSON form, and its hash.
struct LineReadRequest {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(LineReadRequest, (), (text))

struct LineReadAnswer {
  std::string line, hash;
};
BOOST_DESCRIBE_STRUCT(LineReadAnswer, (), (line, hash))

/// `chains`: whether the chains that these lines form are whole, device by device.
struct ChainsRequest {
  std::vector<std::string> lines;
};
BOOST_DESCRIBE_STRUCT(ChainsRequest, (), (lines))

struct MissingSeqs {
  std::int64_t from = 0, to = 0;
};
BOOST_DESCRIBE_STRUCT(MissingSeqs, (), (from, to))

struct ChainNote {
  event::Uuid device;
  std::int64_t held = 0, last = 0;
  bool whole = true;
  std::vector<MissingSeqs> missing;
  std::vector<std::int64_t> broken, forks, unchained;
};
BOOST_DESCRIBE_STRUCT(ChainNote, (), (device, held, last, whole, missing, broken, forks, unchained))

struct ChainsAnswer {
  std::vector<ChainNote> devices;
  std::int64_t bad = 0;  // lines that are no events
};
BOOST_DESCRIBE_STRUCT(ChainsAnswer, (), (devices, bad))

/// `contact`: what the phone has, and what the server's hello told.
struct ContactRequest {
  std::string store, epoch;
  std::int64_t head = 0;                  // seq of the newest own line
  std::optional<std::string> hash_there;  // of the own line at `known_seq`
  std::int64_t safe = 0;                  // greatest seq with a safe receipt of `store`
  std::string told_store, told_epoch;
  std::optional<std::int64_t> known_seq;
  std::optional<std::string> known_hash;
};
BOOST_DESCRIBE_STRUCT(ContactRequest, (),
                      (store, epoch, head, hash_there, safe, told_store, told_epoch, known_seq,
                       known_hash))

struct ContactAnswer {
  bool store_changed = false, areas_changed = false, receipts_void = false, new_device = false;
};
BOOST_DESCRIBE_STRUCT(ContactAnswer, (), (store_changed, areas_changed, receipts_void, new_device))

/// `event_new`: makes a line that the page stores and then loads.
struct EventNewRequest {
  std::string kind;
  std::optional<event::Uuid> subject;  // absent: something new
  std::string area;
  Verbatim body;
  std::optional<std::vector<event::Uuid>> over;
  std::int64_t wall_ms = 0;
  std::string at;
  std::string random;  // 32 hex digits or more
};
BOOST_DESCRIBE_STRUCT(EventNewRequest, (), (kind, subject, area, body, over, wall_ms, at, random))

struct EventNewAnswer {
  std::string line;
  Verbatim event;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(EventNewAnswer, (), (line, event, hash))

struct HouseholdsRequest {
  std::optional<std::string> search, area;
  std::optional<std::int64_t> limit, offset;
};
BOOST_DESCRIBE_STRUCT(HouseholdsRequest, (), (search, area, limit, offset))

/// `place` and the position are the household's own; where it is today the card says.
struct HouseholdRow {
  event::Uuid id;
  std::string head, bagh, place, area;
  std::string officer;                 // who looks after it; "" is the soum
  bool moved_away = false;             // to an area that is not of this account
  std::optional<std::string> consent;  // given, refused, withdrawn; "differs" where that is open
  std::int64_t members = 0;
  std::optional<std::int64_t> lat_e5, lon_e5;
  std::optional<std::string> last_visit;  // when, as its officer's phone told
  std::optional<event::Stage> stage;
  std::int64_t promises_open = 0;
  std::optional<std::string> promise_by;  // the nearest day
  std::int64_t unsafe = 0;
  bool differs = false;
};
BOOST_DESCRIBE_STRUCT(HouseholdRow, (),
                      (id, head, bagh, place, area, officer, moved_away, consent, members, lat_e5,
                       lon_e5, last_visit, stage, promises_open, promise_by, unsafe, differs))

struct HouseholdsAnswer {
  std::int64_t total = 0;
  bool made_up = false;
  std::vector<HouseholdRow> rows;
};
BOOST_DESCRIBE_STRUCT(HouseholdsAnswer, (), (total, made_up, rows))

/// `people`: everyone who belongs to a household, by name; a search puts the better fit first.
struct PeopleRequest {
  std::optional<std::string> search, area;
  std::optional<event::Uuid> household;
  std::optional<std::int64_t> limit, offset;
};
BOOST_DESCRIBE_STRUCT(PeopleRequest, (), (search, area, household, limit, offset))

struct PersonRow {
  event::Uuid id, household;
  std::string name, father, head, bagh, area;
  std::optional<std::string> born, sex, relation, insured_as;
  bool differs = false;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (),
                      (id, household, name, father, head, bagh, area, born, sex, relation,
                       insured_as, differs))

struct PeopleAnswer {
  std::int64_t total = 0;
  std::vector<PersonRow> rows;
};
BOOST_DESCRIBE_STRUCT(PeopleAnswer, (), (total, rows))

/// `duplicates`: subjects that may be one and about whom nobody has said whether they are.
/// `household`: only pairs in which it or one of its people stands, and with them those about whom
/// somebody has said it.
struct DuplicatesRequest {
  std::optional<std::string> area;
  std::optional<event::Uuid> household;
};
BOOST_DESCRIBE_STRUCT(DuplicatesRequest, (), (area, household))

/// What was said about a pair. `differs`: one says that they are the same, another that they are
/// not.
struct SamenessNote {
  bool same = false, differs = false;
  std::string author, at;
};
BOOST_DESCRIBE_STRUCT(SamenessNote, (), (same, differs, author, at))

/// `numbers`: what the marks of their register numbers say, of two households those of their heads.
struct DuplicatePair {
  bool household = false;  // otherwise two persons
  event::Uuid one, other;
  std::string one_name, other_name;
  std::string bagh;
  outreach::Numbers numbers{};
  std::optional<std::string> born;
  std::vector<event::Uuid> heads;                             // of what was told: for `over`
  std::optional<event::Uuid> one_household, other_household;  // where the persons belong
  std::optional<SamenessNote> told;
};
BOOST_DESCRIBE_STRUCT(DuplicatePair, (),
                      (household, one, other, one_name, other_name, bagh, numbers, born, heads,
                       one_household, other_household, told))

struct DuplicatesAnswer {
  std::vector<DuplicatePair> pairs;
};
BOOST_DESCRIBE_STRUCT(DuplicatesAnswer, (), (pairs))

/// `number_mark`: the mark of a register number under the key of an aimag, as hex digits; or why
/// what was typed is none. The number goes no further than this call.
struct NumberMarkRequest {
  std::string typed, key;
};
BOOST_DESCRIBE_STRUCT(NumberMarkRequest, (), (typed, key))

struct NumberMarkAnswer {
  std::optional<std::string> mark;
  std::optional<outreach::NumberFault> fault;
};
BOOST_DESCRIBE_STRUCT(NumberMarkAnswer, (), (mark, fault))

/// `tasks`: what the follow-up rules say is to be done, the nearest first. `staff`: the accounts
/// that work; where it is given, a task of anybody else falls to the soum. `days`: how far ahead.
struct TasksRequest {
  std::string on;
  std::optional<std::vector<std::string>> staff;
  std::optional<std::int64_t> days;
  std::optional<event::Uuid> household;
};
BOOST_DESCRIBE_STRUCT(TasksRequest, (), (on, staff, days, household))

struct TaskRow {
  std::string rule;
  event::Uuid about;  // with `rule`: what task_closed and task_put_off name
  event::Uuid household;
  std::string head, area;
  std::optional<event::Uuid> person;
  std::string name;  // of the person
  std::string due;
  std::int64_t days_left = 0;
  std::string owner;               // "" is the soum
  std::string what;                // a code or words of the fact
  std::vector<event::Uuid> facts;  // why it exists
  std::string since;               // the day of the latest of them
};
BOOST_DESCRIBE_STRUCT(TaskRow, (),
                      (rule, about, household, head, area, person, name, due, days_left, owner,
                       what, facts, since))

struct TasksAnswer {
  std::vector<TaskRow> tasks;
};
BOOST_DESCRIBE_STRUCT(TasksAnswer, (), (tasks))

struct CodebookRequest {};
BOOST_DESCRIBE_STRUCT(CodebookRequest, (), ())

struct OutboxRequest {};
BOOST_DESCRIBE_STRUCT(OutboxRequest, (), ())

struct OutboxAnswer {
  std::int64_t unsafe = 0;
  std::vector<std::string> lines;  // in the order of seq
  std::int64_t newest_position = 0;
};
BOOST_DESCRIBE_STRUCT(OutboxAnswer, (), (unsafe, lines, newest_position))

/// `receipts`: what a server answered to a push, as it stood.
struct ReceiptNote {
  event::Uuid id;
  sync::Status status{};
  std::optional<std::int64_t> position;
  std::optional<Verbatim> received;
  std::optional<std::int64_t> skew;
  std::optional<Verbatim> registered;
  std::optional<Verbatim> problem;
};
BOOST_DESCRIBE_STRUCT(ReceiptNote, (), (id, status, position, received, skew, registered, problem))

struct ReceiptsRequest {
  std::vector<ReceiptNote> receipts;
};
BOOST_DESCRIBE_STRUCT(ReceiptsRequest, (), (receipts))

struct ReceiptsAnswer {
  std::int64_t unsafe = 0;
};
BOOST_DESCRIBE_STRUCT(ReceiptsAnswer, (), (unsafe))

struct TodayRequest {
  std::string on;  // "2026-11-23"
};
BOOST_DESCRIBE_STRUCT(TodayRequest, (), (on))

struct DuePromise {
  event::Uuid household;
  std::string head, what, by;
  std::int64_t days_left = 0;  // below zero: overdue
  event::Uuid promise, visit;
};
BOOST_DESCRIBE_STRUCT(DuePromise, (), (household, head, what, by, days_left, promise, visit))

struct TodayAnswer {
  std::vector<DuePromise> promises;                   // open, the nearest first
  std::int64_t visits_month = 0;                      // own visits in the month of `on`
  std::int64_t remarks = 0;                           // on own visits, that nobody has explained
  std::int64_t decisions = 0, decisions_overdue = 0;  // of the department, own and open
  std::int64_t unsafe = 0;
};
BOOST_DESCRIBE_STRUCT(TodayAnswer, (),
                      (promises, visits_month, remarks, decisions, decisions_overdue, unsafe))

}  // namespace otor::wire
