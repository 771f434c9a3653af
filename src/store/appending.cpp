// SPDX-License-Identifier: Apache-2.0
#include "store/appending.h"

#include "store/sql_event_log.h"
#include "store/sql_reflection.h"
#include "wire/parted_line.h"

namespace otor::store {

using sync::Receipt;
using sync::Status;

namespace {

/// What a phone is told of a line that is stored and does not follow from the one before it.
Problem loose() {
  return {ProblemKind::bad_value, "prev: this is not the hash of the line before; it is kept."};
}

}  // namespace

Prepared prepared(event::Event const& event) {
  auto line = line_to_keep(event.line);
  auto open = wire::read_open(line.parted.open);
  return {std::move(line), open ? std::optional(std::move(*open)) : std::nullopt};
}

Receipt Appending::take(app::Pushed const& pushed, Prepared const& prepared) {
  if (!pushed.event || pushed.place == app::Pushed::Place::nowhere) return refused(pushed);
  auto const& event = *pushed.event;
  auto const& hash = pushed.hash;
  auto const id = text_of(event.envelope.id);
  // Nearly every event is new and may be stored; only of the others it is asked why not.
  auto why = unwelcome(pushed);
  if (!why && insert(event, prepared, hash, id)) return store(event, prepared, hash);
  if (auto held = held_as(id, hash)) {
    if (links_.hangs_loose(event.envelope)) held->problem = loose();
    return *held;
  }
  // Whoever filled a file in another's name makes no fork of her work.
  bool const unproved = why && why->kind == ProblemKind::author_unproved;
  if (!why || (!unproved && forks(id, event))) {
    why = Problem{ProblemKind::fork,
                  "Another event with this id, or of this device and seq, is held."};
  }
  return aside(event, hash, std::move(*why));
}

std::optional<Problem> Appending::let_in(event::Event const& event, std::string const& hash,
                                         std::int64_t received, std::int64_t skew) {
  received_ = received;
  skew_ = skew;
  // Who its author was when it came is not known any more: only what is hers is let in.
  if (auto why = out_of_place(event, true)) return why;
  auto const ready = prepared(event);
  if (!insert(event, ready, hash, text_of(event.envelope.id)))
    return Problem{ProblemKind::fork, "Another event is held in its place."};
  (void)store(event, ready, hash);
  return std::nullopt;
}

void Appending::end(AuditRow row) {
  if (areas_.empty()) return;
  changed_.keep(database_);
  store_.read_model_grew();
  row.verb = "write";
  for (auto const& area : areas_) row.area += (row.area.empty() ? "" : " ") + area;
  row.classes = "record";
  row.first = first_;
  row.last = last_;
  row.detail = digest_of_events(database_, first_, last_);
  add_audit(database_, row);
  links_.tell_audit(row);
}

std::optional<Problem> Appending::out_of_place(event::Event const& event, bool owned) {
  if (!feeding_.may_move(event))
    return Problem{ProblemKind::foreign_area, "This household belongs to another area now."};
  if (named_ahead_.closes_circle(event))
    return Problem{ProblemKind::circle, "It replaces events that replace it."};
  if (owned && !decision_was_given(database_, keys_, event))
    return Problem{ProblemKind::not_allowed, "This decision was never given to its author."};
  return std::nullopt;
}

/// Why this event may not enter the record, whatever is in it already.
std::optional<Problem> Appending::unwelcome(app::Pushed const& pushed) {
  if (pushed.place != app::Pushed::Place::quarantine)
    return out_of_place(*pushed.event, pushed.owned);
  return pushed.why.value_or(Problem{ProblemKind::not_allowed, "Kept for a person to look at."});
}

Receipt Appending::refused(app::Pushed const& pushed) {
  Receipt receipt;
  if (pushed.event) receipt.id = pushed.event->envelope.id;
  receipt.problem =
      pushed.why.value_or(Problem{ProblemKind::not_an_event, "This is not an event."});
  return receipt;
}

/// The receipt of an event that is in the log with the same line already.
std::optional<Receipt> Appending::held_as(std::string const& id, std::string const& hash) {
  auto& query = database_.cached(
      "SELECT e.hash, f.position, e.received, e.skew, e.device FROM event e JOIN feed f ON "
      "f.event = e.n "
      "WHERE e.id = ?1 ORDER BY f.position LIMIT 1");
  query.query(id);
  if (!query.step() || query.view(0) != hash) {
    query.reset();
    return std::nullopt;
  }
  Receipt receipt;
  receipt.id = *event::parse_uuid(id);
  receipt.status = Status::already_stored;
  receipt.position = query.integer(1);
  receipt.received = query.integer(2);
  receipt.skew = query.integer(3);
  receipt.registered = registered(query.text(4));
  query.reset();
  return receipt;
}

bool Appending::forks(std::string const& id, event::Event const& event) {
  auto& query = database_.cached("SELECT 1 FROM event WHERE id = ?1 OR (device = ?2 AND seq = ?3)");
  bool const found = query.query(id, text_of(event.envelope.device), event.envelope.seq).step();
  query.reset();
  return found;
}

Receipt Appending::stored_now(event::Event const& event) const {
  Receipt receipt;
  receipt.id = event.envelope.id;
  receipt.status = Status::stored;
  receipt.received = received_;
  receipt.skew = skew_;
  return receipt;
}

Receipt Appending::aside(event::Event const& event, std::string const& hash, Problem why) {
  auto const& envelope = event.envelope;
  auto const kept = kept_line(keys_, event.line, hash, wire::Parting::whole_body);
  database_
      .cached(
          "INSERT INTO quarantine(hash, id, device, seq, line, received, skew, code, detail, "
          "sealed) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT(hash) DO UPDATE "
          "SET code = excluded.code, detail = excluded.detail WHERE quarantine.code = "
          "'author_unproved'")
      .run(hash, text_of(envelope.id), text_of(envelope.device), envelope.seq, kept.open, received_,
           skew_, code(why.kind), why.detail, column_of(kept.sealed));
  // No time of arrival: a phone holds the earliest that it was told, and the record may know
  // another once the line enters it.
  Receipt receipt;
  receipt.id = envelope.id;
  receipt.status = Status::quarantined;
  receipt.problem = std::move(why);
  return receipt;
}

/// False when this id, or this place in the device's chain, is taken.
bool Appending::insert(event::Event const& event, Prepared const& prepared, std::string const& hash,
                       std::string const& id) {
  auto const& envelope = event.envelope;
  auto const sealed = sealed_part(keys_, prepared.line, hash);
  database_
      .cached(
          "INSERT INTO event(id, device, seq, hash, line, received, skew, sealed) VALUES(?1, ?2, "
          "?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING")
      .run(id, text_of(envelope.device), envelope.seq, hash, prepared.line.parted.open, received_,
           skew_, column_of(sealed));
  return database_.changes() > 0;
}

Receipt Appending::store(event::Event const& event, Prepared const& prepared,
                         std::string const& hash) {
  if (!prepared.open) throw StorageError("The record holds a line that is no event.");
  auto const& envelope = event.envelope;
  auto const device = text_of(envelope.device);
  // Before anything else is written: the number of the last row is that of the event.
  last_ = database_.last_id();
  // It may have come before, when nothing proved whose it was or its author had not that soum.
  database_.cached("DELETE FROM quarantine WHERE hash = ?1").run(hash);
  event::Received const received{received_, skew_, registered(device)};
  auto receipt = stored_now(event);
  if (areas_.empty()) first_ = last_;
  areas_.insert(envelope.area);
  author_ = envelope.author;
  device_ = device;
  receipt.position = feeding_.feed(event, last_);
  receipt.registered = received.registered;
  if (links_.breaks(envelope, hash)) receipt.problem = loose();
  named_ahead_.note(event);
  add_to_read_model(database_, *prepared.open, received, changed_);
  return receipt;
}

std::optional<std::int64_t> Appending::registered(std::string const& device) {
  auto const [found, fresh] = registered_.try_emplace(device);
  if (fresh) {
    auto& query = database_.cached("SELECT bound_ms FROM device WHERE id = ?1").query(device);
    if (query.step()) found->second = query.integer(0);
    query.reset();
  }
  return found->second;
}

}  // namespace otor::store
