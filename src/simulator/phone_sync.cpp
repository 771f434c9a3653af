// SPDX-License-Identifier: Apache-2.0
// One pass of a phone, as web/src/log/sync.ts makes it: hello, push, what others wrote
// (phone_pull.cpp), and at the end what has failed alone three times.
#include <algorithm>

#include "app/line_writer.h"
#include "simulator/phone.h"
#include "simulator/told.h"

namespace otor::simulator {

namespace json = wire::json;
using Adds = BrowserStore::Adds;
using Durability = BrowserStore::Durability;

namespace {

constexpr std::int64_t smallest = 16 * 1024;
constexpr std::int64_t greatest = 256 * 1024;
constexpr std::size_t most_events = 500;
constexpr int most_strikes = 3;

std::int64_t size_of(std::vector<LogRow> const& batch) {
  std::int64_t sum = 0;
  for (auto const& row : batch) sum += static_cast<std::int64_t>(row.line.size());
  return sum;
}

std::string note_of(ReceiptRow const& row, Planted planted) {
  auto note = "{\"id\":\"" + row.id + "\",\"status\":\"" + row.status + "\"";
  bool const forgets = planted == Planted::stamps_forgotten;
  for (auto const& [key, value] : {std::pair("position", row.position),
                                   {"received", forgets ? std::nullopt : row.received},
                                   {"skew", forgets ? std::nullopt : row.skew},
                                   {"registered", forgets ? std::nullopt : row.registered}})
    if (value) note += ",\"" + std::string(key) + "\":" + std::to_string(*value);
  return note + "}";
}

}  // namespace

std::optional<Request> Phone::begin_sync(bool tapped, std::int64_t wall) {
  if (syncing() || !can_send()) return std::nullopt;
  wall_ = wall;
  failed_ = false;
  pass_ = {};
  pass_.tapped = tapped;
  return begin_meeting();
}

std::optional<Request> Phone::answered(Answer const& answer, std::int64_t wall) {
  wall_ = wall;
  if (!can_send()) return give_up();
  if (answer.status == 401) {
    forget_token();
    return give_up();
  }
  switch (pass_.stage) {
    case Stage::meet: return heard_meeting(answer);
    case Stage::hello: return heard_hello(answer);
    case Stage::push: return heard_push(answer);
    case Stage::file: return heard_file(answer);
    case Stage::pull: return heard_pull(answer);
    case Stage::tail: return heard_tail(answer);
    case Stage::idle: break;
  }
  return std::nullopt;
}

void Phone::no_answer() {
  // The page sees a failed fetch. In the middle of a push that counts against what was sent.
  if (pass_.stage == Stage::push) (void)push_failed();
  if (pass_.stage == Stage::tail) ++pace_.strikes[pass_.batch.front().id];
  (void)give_up();
}

std::optional<Request> Phone::give_up() {
  pass_ = {};
  failed_ = true;
  return std::nullopt;
}

std::optional<Request> Phone::end_pass() {
  pass_ = {};
  return std::nullopt;
}

// ---- hello ----

std::optional<Request> Phone::say_hello() {
  pass_.stage = Stage::hello;
  auto const& device = account().device;
  auto const& log = content(device).log;
  auto body = "{\"protocol\":[1,1],\"device\":\"" + device + "\",\"now\":" + std::to_string(wall_);
  if (!log.empty()) {
    auto const& head = log.rbegin()->second;
    body += ",\"head\":{\"seq\":" + std::to_string(head.seq) + ",\"hash\":\"" + head.hash + "\"}";
  }
  return Request{"/api/sync/hello", "", account().token, body + "}"};
}

// What the phone has and what it was told, for the core to judge.
std::string Phone::contact_body(json::value const& told) const {
  auto const& kept = content(account().device);
  std::int64_t safe = 0;
  for (auto const& [seq, row] : kept.receipts) {
    if (row.store == kept.store && is_safe(row.status)) safe = std::max(safe, seq);
  }
  auto body = "{\"store\":" + quoted(kept.store) + ",\"epoch\":\"" + kept.epoch +
              "\",\"head\":" + std::to_string(kept.log.empty() ? 0 : kept.log.rbegin()->first) +
              ",\"safe\":" + std::to_string(safe) +
              ",\"told_store\":" + quoted(text(told, "store")) + ",\"told_epoch\":\"" +
              text(told, "epoch") + "\"";
  auto const* known = told.as_object().if_contains("known");
  if (known != nullptr && known->is_object()) {
    auto const seq = *number(*known, "seq");
    body += ",\"known_seq\":" + std::to_string(seq) + ",\"known_hash\":\"" + text(*known, "hash") +
            "\"";
    auto const row = kept.log.find(seq);
    if (row != kept.log.end()) body += ",\"hash_there\":\"" + row->second.hash + "\"";
  }
  return body + "}";
}

std::optional<Request> Phone::heard_hello(Answer const& answer) {
  auto const told = read(answer);
  if (answer.status != 200 || !told) return give_up();
  auto const device = account().device;
  auto const verdict = core_->call("contact", contact_body(*told));
  if (told->at("revoked").as_bool()) {
    pass_.lost = true;
    doubt_receipts(*told, verdict);
    close_others();
    return begin_push();
  }
  if (verdict.at("new_device").as_bool() && planted_ != Planted::clone_continues) {
    take_new_device();
    return say_hello();
  }
  doubt_receipts(*told, verdict);
  for (auto const& area : told->at("areas").as_array())
    pass_.areas.emplace_back(area.as_string().c_str());
  if (verdict.at("areas_changed").as_bool()) take_areas(*told);
  return begin_push();
}

// No page says whose it is, so of a soum that is lost all of them go. What comes as a file needs
// nothing to go for a soum that is new.
void Phone::take_areas(json::value const& told) {
  auto const device = account().device;
  auto const epoch = text(told, "epoch");
  auto const& kept = content(device);
  auto const lost = [&](std::string const& area) {
    return std::ranges::find(pass_.areas, area) == pass_.areas.end();
  };
  bool const nobody_noted = kept.held.empty() && (!kept.epoch.empty() || kept.cursor > 0);
  bool const any_lost =
      nobody_noted || std::ranges::any_of(kept.held, lost) ||
      std::ranges::any_of(kept.fillings, [&](auto const& begun) { return lost(begun.first); });
  // Before the epoch is noted: a phone that dies over it is told once more.
  change_account([areas = pass_.areas](AccountRow& row) { row.areas = areas; });
  bool const obeys = planted_ != Planted::areas_ignored;
  bool const goes = obeys && (!takes_files || any_lost);
  change(device, Adds::nothing, [epoch, goes](DeviceContent& held) {
    held.epoch = epoch;
    if (goes) held.drop_pages();
  });
  if (obeys)
    for (auto const& former : account().former)
      change(former, Adds::nothing, [](DeviceContent& held) { held.drop_pages(); });
  load(*core_);
}

// Of a store that is no more, or that lost what it had.
void Phone::doubt_receipts(json::value const& told, json::value const& verdict) {
  if (verdict.at("store_changed").as_bool()) check_store(text(told, "store"));
  if (!verdict.at("receipts_void").as_bool()) return;
  change(account().device, Adds::nothing, [](DeviceContent& held) {
    std::erase_if(held.receipts,
                  [](auto const& receipt) { return receipt.second.status != erased_status; });
  });
  load(*core_);
}

// What others wrote goes; own work is sent all the same.
void Phone::close_others() {
  if (planted_ == Planted::lost_keeps_pages) return;
  drop_all_pages();
  load(*core_);
}

std::optional<Request> Phone::begin_push() {
  pushing_ = devices();
  pass_.stage = Stage::push;
  pass_.device_at = 0;
  if (!pass_.tapped) {
    for (auto const& name : pushing_) {
      auto const& held = content(name);
      for (auto const& [seq, row] : held.receipts) {
        if (row.store == held.store && !is_safe(row.status)) pass_.skipped.insert(row.id);
      }
    }
  }
  return next_push();
}

// The old log stays and is brought home under its own name; nothing is added to its chain.
void Phone::take_new_device() {
  auto const fresh = text_of(event::uuid_v7(1, random(), "device"));
  change_account([fresh](AccountRow& row) {
    row.former.insert(row.former.begin(), row.device);
    row.device = fresh;
  });
  second_.reset();  // another tab opens again
  load(*core_);
}

// ---- push ----

bool Phone::is_struck(std::string const& id) const {
  auto const found = pace_.strikes.find(id);
  return found != pace_.strikes.end() && found->second >= most_strikes;
}

std::vector<LogRow> Phone::batch_of(std::vector<LogRow const*> const& waiting) const {
  std::vector<LogRow> batch;
  std::int64_t bytes = 0;
  for (auto const* row : waiting) {
    if (pass_.skipped.contains(row->id) || is_struck(row->id)) continue;
    bytes += static_cast<std::int64_t>(row->line.size());
    if (!batch.empty() && (bytes > pace_.size || batch.size() >= most_events)) break;
    batch.push_back(*row);
  }
  return batch;
}

std::optional<Request> Phone::next_push() {
  for (; pass_.device_at < pushing_.size(); ++pass_.device_at) {
    pass_.batch = batch_of(unsafe(pushing()));
    if (!pass_.batch.empty()) return send_batch(Stage::push);
  }
  return ask_about_set_aside();
}

// It may have entered the record: a head let it in, or its soum was given again. Each is asked
// about once in a pass.
std::optional<Request> Phone::ask_about_set_aside() {
  if (pass_.lost) return next_tail();
  for (pass_.device_at = 0; pass_.device_at < pushing_.size(); ++pass_.device_at) {
    pass_.batch = batch_of(set_aside(pushing()));
    if (pass_.batch.empty()) continue;
    for (auto const& row : pass_.batch) pass_.skipped.insert(row.id);
    return send_batch(Stage::push);
  }
  return next_file();
}

std::optional<Request> Phone::send_batch(Stage stage) {
  pass_.stage = stage;
  if (planted_ == Planted::safe_when_sent) {
    change(pushing(), Adds::bytes, [batch = pass_.batch](DeviceContent& held) {
      for (auto const& row : batch) {
        held.receipts[row.seq] = {row.seq, row.id, "stored", held.store, {}, {}, {}, {}};
      }
    });
  }
  std::string lines;
  for (auto const& row : pass_.batch) lines += (lines.empty() ? "" : ",") + row.line;
  return Request{"/api/sync/push", "", account().token,
                 "{\"device\":\"" + pushing() + "\",\"now\":" + std::to_string(wall_) +
                     ",\"events\":[" + lines + "]}"};
}

std::optional<Request> Phone::heard_push(Answer const& answer) {
  auto const status = answer.status;
  if (status == 400 || status == 413 || status == 422) {
    if (pass_.batch.size() == 1) pass_.skipped.insert(pass_.batch.front().id);
    pace_.size = std::max<std::int64_t>(1, size_of(pass_.batch) / 2);
    return planted_ == Planted::poison_blocks ? give_up() : next_push();
  }
  std::set<std::string> settled;
  if (status != 200 || !take_receipts(answer, settled)) return push_failed();
  for (auto const& row : pass_.batch) {
    if (!settled.contains(row.id)) pass_.skipped.insert(row.id);
    pace_.strikes.erase(row.id);
    if (row.id == pace_.trouble) pace_.trouble.clear();
  }
  if (pace_.trouble.empty()) pace_.size = std::min(greatest, pace_.size * 2);
  return next_push();
}

// Halved down to one event; one that has failed alone three times waits at the tail, behind the
// pull, and delays nobody.
std::optional<Request> Phone::push_failed() {
  auto const& batch = pass_.batch;
  pace_.size = std::max<std::int64_t>(1, size_of(batch) / 2);
  pace_.trouble = batch.front().id;
  if (batch.size() != 1 || planted_ == Planted::poison_blocks) return give_up();
  if (++pace_.strikes[batch.front().id] < most_strikes) return give_up();
  pace_.trouble.clear();
  return next_push();
}

/// Keeps what the server said, then tells the core. `settled` are the ids with a safe receipt.
bool Phone::take_receipts(Answer const& answer, std::set<std::string>& settled) {
  auto const told = read(answer);
  if (!told || !told->as_object().contains("receipts")) return false;
  auto const device = pushing();
  check_store(text(*told, "store"));
  std::map<std::string, std::int64_t> seqs;
  for (auto const& row : pass_.batch) seqs.emplace(row.id, row.seq);
  std::vector<ReceiptRow> rows;
  for (auto const& receipt : told->at("receipts").as_array()) {
    auto const own = seqs.find(text(receipt, "id"));
    if (own == seqs.end()) continue;
    auto row = receipt_in(receipt, own->second, content(device).store);
    if (planted_ == Planted::receipt_for_the_batch) row.status = "stored";
    if (is_safe(row.status)) settled.insert(row.id);
    rows.push_back(std::move(row));
  }
  keep_receipts(device, rows);
  return true;
}

void Phone::keep_receipts(std::string const& device, std::vector<ReceiptRow> const& rows) {
  std::string notes;
  for (auto const& row : rows) notes += (notes.empty() ? "" : ",") + note_of(row, planted_);
  bool const leads = planted_ == Planted::cursor_from_receipts;
  change(device, Adds::bytes, [rows, leads](DeviceContent& held) {
    for (auto const& row : rows) {
      held.receipts[row.seq] = row;
      if (leads && row.position) held.cursor = std::max(held.cursor, *row.position);
    }
  });
  core_->call("receipts", "{\"receipts\":[" + notes + "]}");
}

// Every log of this phone meets the new store at once: one that did not would go on believing
// receipts of the old one.
bool Phone::check_store(std::string const& told) {
  bool changed = false;
  for (auto const& device : devices()) {
    auto const known = content(device).store;
    if (told.empty() || known == told) continue;
    changed = changed || !known.empty();
    change(device, Adds::nothing, [told](DeviceContent& held) {
      held.drop_pages();
      held.store = told;
    });
  }
  if (changed) load(*core_);
  return changed;
}

// ---- the tail ----

// The one that failed least comes first, so that none waits for another for ever.
std::optional<Request> Phone::next_tail() {
  LogRow const* least = nullptr;
  for (std::size_t at = 0; at < pushing_.size(); ++at) {
    for (auto const* row : unsafe(pushing_[at])) {
      if (pass_.skipped.contains(row->id) || !is_struck(row->id)) continue;
      if (least != nullptr && pace_.strikes[least->id] <= pace_.strikes[row->id]) continue;
      least = row;
      pass_.device_at = at;
    }
  }
  if (least == nullptr) return end_pass();
  pass_.skipped.insert(least->id);
  pass_.batch = {*least};
  return send_batch(Stage::tail);
}

std::optional<Request> Phone::heard_tail(Answer const& answer) {
  std::set<std::string> settled;
  if (answer.status != 200 || !take_receipts(answer, settled)) {
    ++pace_.strikes[pass_.batch.front().id];
  }
  for (auto const& id : settled) pace_.strikes.erase(id);
  return next_tail();
}

}  // namespace otor::simulator
