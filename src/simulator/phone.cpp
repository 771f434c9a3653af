// SPDX-License-Identifier: Apache-2.0
#include "simulator/phone.h"

#include <algorithm>

#include "app/line_writer.h"
#include "base/chance.h"
#include "base/sha256.h"

namespace otor::simulator {

namespace json = wire::json;
using Adds = BrowserStore::Adds;
using Durability = BrowserStore::Durability;

namespace {

bool is_safe(std::string const& status) {
  return status == "stored" || status == "already_stored" || status == "quarantined";
}

void add(std::string& out, char const* key, std::optional<std::int64_t> const& value) {
  if (value) out += std::string(",\"") + key + "\":" + std::to_string(*value);
}

std::string own_entry(LogRow const& row, ReceiptRow const* said, Planted planted) {
  auto out = "{\"line\":" + quoted(row.line);
  if (said != nullptr) {
    out += ",\"status\":\"" + said->status + "\"";
    add(out, "position", said->position);
    if (planted != Planted::stamps_forgotten) {
      add(out, "received", said->received);
      add(out, "skew", said->skew);
      add(out, "registered", said->registered);
    }
  }
  return out + "}";
}

std::string entry_text(PageEntry const& entry) {
  auto out = "{\"line\":" + quoted(entry.line) + ",\"position\":" + std::to_string(entry.position);
  add(out, "received", entry.received);
  add(out, "skew", entry.skew);
  add(out, "registered", entry.registered);
  return out + "}";
}

}  // namespace

Phone::Phone(std::string name, std::uint64_t seed, Planted planted)
    : user(std::move(name)), seed_(seed), planted_(planted) {}

std::string Phone::random() {
  return sha256_hex(std::to_string(chance(seed_, {chance_word(user), ++drawn_})));
}

DeviceContent const& Phone::content(std::string const& device) const {
  static DeviceContent const none;
  auto const found = store.content().devices.find(device);
  return found == store.content().devices.end() ? none : found->second;
}

void Phone::change(std::string const& device, Adds adds, std::function<void(DeviceContent&)> made,
                   Durability durability) {
  store.transact(durability, adds, [device, made = std::move(made)](BrowserContent& content) {
    made(content.devices[device]);
  });
}

void Phone::change_account(std::function<void(AccountRow&)> made) {
  store.transact(Durability::strict, Adds::nothing,
                 [made = std::move(made)](BrowserContent& content) {
                   if (content.account) made(*content.account);
                 });
}

bool Phone::can_send() const {
  return is_open() && store.content().account && !account().token.empty();
}

std::vector<std::string> Phone::devices() const {
  std::vector<std::string> found;
  if (!store.content().account) return found;
  found.push_back(account().device);
  found.insert(found.end(), account().former.begin(), account().former.end());
  return found;
}

// ---- the tab ----

void Phone::open() {
  pass_ = {};
  pace_ = {};
  second_.reset();
  core_ = std::make_unique<Core>(planted_, program);
  if (store.content().account) load(*core_);
}

void Phone::closed() {
  core_.reset();
  second_.reset();
  pass_ = {};
  store.die_at(0, false);
}

void Phone::open_second_tab() {
  second_ = std::make_unique<Core>(planted_, program);
  load(*second_);
}

void Phone::load(Core& core) {
  auto const& row = account();
  core.call("log_open", "{\"device\":\"" + row.device + "\",\"user\":\"" + user + "\",\"name\":\"" +
                            user + R"(","role":"officer","areas":)" + list_of(row.areas) +
                            R"(,"made_up":true,"former":)" + list_of(row.former) + "}");
  std::string text = "{\"entries\":[";
  for (auto const& entry : entries()) text += (text.back() == '[' ? "" : ",") + entry;
  core.call("log_load", text + "]}");
  auto const& log = content(row.device).log;
  if (log.empty() || !log.rbegin()->second.erased) return;
  auto const& newest = log.rbegin()->second;  // the chain goes on behind it
  core.call("log_load", "{\"entries\":[{\"line\":" + quoted(newest.line) + ",\"hash\":\"" +
                            newest.hash + "\"}]}");
}

std::vector<std::string> Phone::entries() const {
  std::vector<std::string> found;
  for (auto const& device : devices()) {
    auto const& kept = content(device);
    for (auto const& [seq, row] : kept.log) {
      if (row.erased) continue;
      auto const said = kept.receipts.find(seq);
      bool const counts =
          said != kept.receipts.end() &&
          (said->second.store == kept.store || planted_ == Planted::receipts_trusted_after_restore);
      found.push_back(own_entry(row, counts ? &said->second : nullptr, planted_));
    }
  }
  auto const& present = content(account().device);
  for (auto const& page : present.pages) {
    if (page.store != present.store) continue;
    for (auto const& entry : page.entries) found.push_back(entry_text(entry));
  }
  return found;
}

std::vector<LogRow const*> Phone::unsafe(std::string const& device) const {
  std::vector<LogRow const*> found;
  auto const& kept = content(device);
  for (auto const& [seq, row] : kept.log) {
    auto const said = kept.receipts.find(seq);
    bool const safe =
        said != kept.receipts.end() && is_safe(said->second.status) &&
        (said->second.store == kept.store || planted_ == Planted::receipts_trusted_after_restore);
    if (!safe && !row.erased) found.push_back(&row);
  }
  return found;
}

std::vector<LogRow const*> Phone::set_aside(std::string const& device) const {
  std::vector<LogRow const*> found;
  auto const& kept = content(device);
  for (auto const& [seq, row] : kept.log) {
    auto const said = kept.receipts.find(seq);
    bool const apart = said != kept.receipts.end() && said->second.status == "quarantined" &&
                       said->second.store == kept.store;
    if (apart && !row.erased) found.push_back(&row);
  }
  return found;
}

std::vector<LogRow const*> Phone::unsafe() const {
  std::vector<LogRow const*> found;
  for (auto const& device : devices()) {
    auto const more = unsafe(device);
    found.insert(found.end(), more.begin(), more.end());
  }
  return found;
}

std::set<std::string> Phone::core_outbox() {
  std::set<std::string> ids;
  auto const answer = core_->call("outbox", "{}");
  for (auto const& line : answer.at("lines").as_array()) {
    auto const event = wire::parse_strict(std::string_view(line.as_string()));
    ids.insert(event->at("id").as_string().c_str());
  }
  return ids;
}

std::string Phone::everything() { return everything_shown(*core_); }

// ---- signing in and out ----

Request Phone::sign_in_request() const {
  return {"/api/login", "", "",
          "{\"user\":\"" + user + "\",\"password\":\"word-of-" + user + "\"}"};
}

void Phone::signed_in(Answer const& answer) {
  auto const told = wire::parse_strict(answer.body);
  if (answer.status != 200 || !told) return;
  AccountRow row;
  if (store.content().account) row = account();
  row.user = user;
  row.token = told->at("token").as_string().c_str();
  row.areas.clear();
  for (auto const& area : told->at("areas").as_array()) {
    row.areas.emplace_back(area.at("code").as_string().c_str());
  }
  if (row.device.empty()) row.device = text_of(event::uuid_v7(1, random(), "device"));
  store.transact(Durability::strict, Adds::nothing,
                 [row](BrowserContent& content) { content.account = row; });
  if (is_open()) load(*core_);
}

void Phone::forget_token() {
  change_account([](AccountRow& row) { row.token.clear(); });
}

void Phone::sign_out() {
  forget_token();
  if (planted_ == Planted::purge_on_logout) {
    auto const device = account().device;
    store.transact(Durability::strict, Adds::nothing,
                   [device](BrowserContent& content) { content.devices.erase(device); });
    load(*core_);
  }
  pass_ = {};
}

// ---- recording ----

Saving Phone::record(std::vector<NewEvent> const& events, std::int64_t wall,
                     std::vector<MadeLine>& made) {
  return record_in(*core_, events, wall, made);
}

Saving Phone::record_in_second_tab(std::vector<NewEvent> const& events, std::int64_t wall,
                                   std::vector<MadeLine>& made) {
  auto const saving = record_in(*second_, events, wall, made);
  if (saving == Saving::saved) load(*core_);  // the tabs tell each other
  return saving;
}

Saving Phone::record_in(Core& core, std::vector<NewEvent> const& events, std::int64_t wall,
                        std::vector<MadeLine>& made) {
  std::vector<LogRow> rows;
  made.clear();
  try {
    for (auto const& event : events) {
      auto body = "{\"kind\":\"" + event.kind + "\",\"subject\":\"" + event.subject +
                  "\",\"area\":\"" + event.area + "\",\"body\":" + event.body;
      if (!event.over.empty()) body += ",\"over\":" + list_of(event.over);
      body += ",\"wall_ms\":" + std::to_string(wall) + ",\"at\":\"" + app::told_in_west(wall) +
              "\",\"random\":\"" + random() + "\"}";
      auto const answer = core.call("event_new", body);
      LogRow row;
      row.seq = answer.at("event").at("seq").as_int64();
      row.id = answer.at("event").at("id").as_string().c_str();
      row.hash = answer.at("hash").as_string().c_str();
      row.line = answer.at("line").as_string().c_str();
      core.call("log_load", "{\"entries\":[{\"line\":" + quoted(row.line) + "}]}");
      made.push_back({row.id, row.line});
      rows.push_back(std::move(row));
    }
  } catch (CoreProblem const&) {
    load(core);
    made.clear();
    return Saving::refused;
  }
  auto saving = Saving::head_moved;
  try {
    if (append(rows)) return Saving::saved;
  } catch (QuotaExceeded const&) {
    saving = Saving::full;
  }
  made.clear();
  load(core);
  return saving;
}

bool Phone::append(std::vector<LogRow> const& rows) {
  auto const device = account().device;
  auto const durability =
      planted_ == Planted::relaxed_append ? Durability::relaxed : Durability::strict;
  auto const write = [&] {
    auto const& log = content(device).log;
    if (!rows.empty() && rows.front().seq != (log.empty() ? 0 : log.rbegin()->first) + 1) {
      return false;
    }
    change(
        device, Adds::bytes,
        [rows](DeviceContent& kept) {
          for (auto const& row : rows) kept.log.emplace(row.seq, row);
        },
        durability);
    return true;
  };
  try {
    return write();
  } catch (QuotaExceeded const&) {
    drop_pages(device);
    return write();
  }
}

void Phone::drop_pages(std::string const& device) {
  change(device, Adds::nothing, [](DeviceContent& kept) { kept.drop_pages(); });
  store.note_dropped();
}

void Phone::drop_all_pages() {
  for (auto const& device : devices())
    change(device, Adds::nothing, [](DeviceContent& kept) { kept.drop_pages(); });
}

}  // namespace otor::simulator
