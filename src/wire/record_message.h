// SPDX-License-Identifier: Apache-2.0
#pragma once
// The messages of the record calls: what the page asks of the core that holds the folded log, and
// what it draws.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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
struct LogOpenRequest {
  event::Uuid device;
  std::string user, name, role;
  std::vector<std::string> areas;
  std::optional<bool> made_up;
  std::optional<std::vector<event::Uuid>> former;
};
BOOST_DESCRIBE_STRUCT(LogOpenRequest, (), (device, user, name, role, areas, made_up, former))

/// `log_load`: lines, own and pulled, in any order. `received` in ms since 1970.
struct LogEntry {
  std::string line;
  std::optional<std::int64_t> position;
  std::optional<Verbatim> received;
  std::optional<std::int64_t> skew;
  std::optional<Verbatim> registered;
  std::optional<sync::Status> status;
};
BOOST_DESCRIBE_STRUCT(LogEntry, (), (line, position, received, skew, registered, status))

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

struct HouseholdRow {
  event::Uuid id;
  std::string head, bagh, place, area;
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
                      (id, head, bagh, place, area, members, lat_e5, lon_e5, last_visit, stage,
                       promises_open, promise_by, unsafe, differs))

struct HouseholdsAnswer {
  std::int64_t total = 0;
  bool made_up = false;
  std::vector<HouseholdRow> rows;
};
BOOST_DESCRIBE_STRUCT(HouseholdsAnswer, (), (total, made_up, rows))

struct IdRequest {
  event::Uuid id;
};
BOOST_DESCRIBE_STRUCT(IdRequest, (), (id))

/// A value that somebody told and nobody replaced.
struct Other {
  event::Value value;
  std::string author, at;
};
BOOST_DESCRIBE_STRUCT(Other, (), (value, author, at))

/// A field of a card; null where nobody has told it. A form that writes the field puts `heads` into
/// `over`.
struct Field {
  event::Value value;
  std::string author, at;
  std::vector<event::Uuid> heads;
  std::vector<Other> others;  // heads that say something else
};
BOOST_DESCRIBE_STRUCT(Field, (), (value, author, at, heads, others))

struct HouseholdFields {
  std::optional<Field> head, bagh, place, lat_e5, lon_e5, phone, language, note;
};
BOOST_DESCRIBE_STRUCT(HouseholdFields, (),
                      (head, bagh, place, lat_e5, lon_e5, phone, language, note))

struct PersonFields {
  std::optional<Field> name, father, sex, born, children, relation, paid, insured_as;
};
BOOST_DESCRIBE_STRUCT(PersonFields, (),
                      (name, father, sex, born, children, relation, paid, insured_as))

struct PersonCard {
  event::Uuid id;
  PersonFields fields;
  std::int64_t unsafe = 0;
};
BOOST_DESCRIBE_STRUCT(PersonCard, (), (id, fields, unsafe))

struct ConsentNote {
  bool given = false;
  event::Told version;
  std::string language;
  std::optional<event::How> how;
  std::string at;
};
BOOST_DESCRIBE_STRUCT(ConsentNote, (), (given, version, language, how, at))

struct ToldNote {
  std::optional<event::Uuid> person;
  std::vector<event::Topic> subjects;
};
BOOST_DESCRIBE_STRUCT(ToldNote, (), (person, subjects))

struct CalculationNote {
  event::Uuid id, person;
  event::Told request;
  std::string pack;
  std::optional<std::string> first, opens;
  std::optional<std::int64_t> pension, person_pays;
  std::string at;
};
BOOST_DESCRIBE_STRUCT(CalculationNote, (),
                      (id, person, request, pack, first, opens, pension, person_pays, at))

struct QuestionNote {
  event::Uuid id;
  std::string code;
  std::optional<std::string> text;
  event::Answer state{};
};
BOOST_DESCRIBE_STRUCT(QuestionNote, (), (id, code, text, state))

struct FindingNote {
  event::Uuid id;
  std::string code;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(FindingNote, (), (id, code, note))

struct PromiseNote {
  event::Uuid promise;
  std::string what, by;
  event::Uuid visit;
  bool kept = false;
};
BOOST_DESCRIBE_STRUCT(PromiseNote, (), (promise, what, by, visit, kept))

struct VisitCard {
  event::Uuid id;
  std::string started_at;
  std::optional<event::Way> way;
  std::string officer;
  bool closed = false;
  std::optional<event::Stage> stage;
  std::optional<std::string> note;
  std::optional<ConsentNote> consent;
  std::vector<ToldNote> told;
  std::vector<CalculationNote> calculations;
  std::int64_t handbooks = 0;
  std::vector<QuestionNote> questions;
  std::vector<FindingNote> findings;
  std::vector<PromiseNote> promises;
  std::int64_t unsafe = 0;
};
BOOST_DESCRIBE_STRUCT(VisitCard, (),
                      (id, started_at, way, officer, closed, stage, note, consent, told,
                       calculations, handbooks, questions, findings, promises, unsafe))

struct HouseholdCard {
  event::Uuid id;
  std::string area;
  HouseholdFields fields;
  std::vector<PersonCard> people;
  std::vector<VisitCard> visits;      // the latest first
  std::vector<PromiseNote> promises;  // open ones first, the nearest first
  std::int64_t unsafe = 0;
};
BOOST_DESCRIBE_STRUCT(HouseholdCard, (), (id, area, fields, people, visits, promises, unsafe))

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
  std::vector<DuePromise> promises;  // open, the nearest first
  std::int64_t visits_month = 0;     // own visits in the month of `on`
  std::int64_t unsafe = 0;
};
BOOST_DESCRIBE_STRUCT(TodayAnswer, (), (promises, visits_month, unsafe))

}  // namespace otor::wire
