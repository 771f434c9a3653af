// SPDX-License-Identifier: Apache-2.0
// Files that somebody carries between phone and server (docs/phone-export.md), and the program that
// comes late. A phone meets its server for its files, as open_account.ts does; what it gives out
// phone_file.ts and export.ts write, receipts_file.ts reads what comes back, and news_in.ts what
// others wrote meanwhile.
#include <algorithm>
#include <limits>

#include "app/line_writer.h"
#include "app/receipts.h"
#include "base/sha256.h"
#include "simulator/phone.h"
#include "simulator/sim_keys.h"
#include "simulator/told.h"

namespace otor::simulator {

namespace json = wire::json;
using Adds = BrowserStore::Adds;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

/// Nothing where one of them is torn or nobody signed it.
std::optional<std::vector<json::value>> signed_blocks(std::string_view text) {
  if (!text.starts_with(R"({"otor":"receipts-1")") || !text.ends_with('\n')) return std::nullopt;
  std::vector<json::value> blocks;
  while (!text.empty()) {
    auto const head = text.substr(0, text.find('\n'));
    text.remove_prefix(head.size() + 1);
    if (text.empty()) return std::nullopt;
    auto const line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() + 1);
    auto const whole = app::receipts_block(line, PlainSigner());
    if (!whole->starts_with(std::string(head) + "\n")) return std::nullopt;
    blocks.push_back(*wire::parse_strict(line, {}, std::size_t{64} << 20));
  }
  return blocks;
}

}  // namespace

// ---- meeting the server ----

std::optional<Request> Phone::begin_meeting() {
  if (carries == Carries::nothing || std::abs(wall_ - pace_.met) < hour_ms) return say_hello();
  pass_.stage = Stage::meet;
  pass_.device_at = 0;
  pushing_ = devices();
  return next_meeting();
}

// This device, and those before it whose work has yet to go.
std::optional<Request> Phone::next_meeting() {
  while (pass_.device_at > 0 && pass_.device_at < pushing_.size() && unsafe(pushing()).empty())
    ++pass_.device_at;
  if (pass_.device_at == pushing_.size()) return say_hello();
  auto body = "{\"device\":\"" + pushing() + "\"";
  if (carries == Carries::signed_rows) body += ",\"sign\":\"" + point_of(pushing()) + "\"";
  return Request{"/api/devices", "", account().token, body + "}"};
}

// A server that will not be met still takes what is sent; the rest of the pass says the same.
std::optional<Request> Phone::heard_meeting(Answer const& answer) {
  auto const told = read(answer);
  if (answer.status != 200 || !told) return say_hello();
  pace_.met = wall_;
  if (account().met_as.empty())
    change_account([device = account().device](AccountRow& row) { row.met_as = device; });
  ++pass_.device_at;
  return next_meeting();
}

// ---- what is unsent, as a file ----

std::vector<std::string> Phone::unsent_files(std::int64_t wall) {
  std::vector<std::string> files;
  if (!store.content().account || account().met_as.empty()) return files;
  for (auto const& device : devices())
    if (!unsafe(device).empty()) files.push_back(file_of(device, wall));
  return files;
}

std::string Phone::file_of(std::string const& device, std::int64_t wall) {
  auto const& met_as = account().met_as;
  auto const rows = unsafe(device);
  std::string key;
  wire::write(key, sealed_own_key(user, met_as));
  auto text = R"({"otor":"phone-export-1","user":")" + user + R"(","device":")" + device +
              "\",\"store\":" + quoted(content(device).store) + ",\"made\":\"" +
              app::told_in_west(wall) + R"(","key":{"device":")" + met_as + "\",\"own\":" + key +
              "},\"rows\":" + std::to_string(rows.size()) + "}\n";
  for (auto const* row : rows) {
    auto const sealed = sealed_line(own_key_of(user, met_as), device, row->seq, row->line);
    text += "{\"seq\":" + std::to_string(row->seq) + R"(,"id":")" + row->id + R"(","hash":")" +
            row->hash + R"(","iv":"iv","sealed":)" + quoted(sealed);
    if (carries == Carries::signed_rows) {
      auto const part = app::signed_line(*event::parse_uuid(device), row->seq, row->hash);
      text += R"(,"sig":")" + signature_of(point_of(device), part) + "\"";
    }
    text += "}\n";
    given_out_.insert(row->id);
  }
  return text + "{\"end\":" + std::to_string(rows.size()) + R"(,"sha256":")" + sha256_hex(text) +
         "\"}\n";
}

// ---- receipts that come back ----

bool Phone::believes(json::value const& block) const {
  auto const& known = content(text(block, "device")).store;
  return known.empty() || known == text(block, "store") ||
         planted_ == Planted::former_receipts_believed;
}

// Every block is signed, at least one is for a log of this phone, and each of those is of the store
// that its log knows; or nothing of the file is believed.
bool Phone::take_receipts_file(std::string_view text_of_file) {
  if (account().met_as.empty()) return false;  // it has no key to check with
  auto blocks = signed_blocks(text_of_file);
  if (!blocks) return false;
  auto const own = devices();
  std::erase_if(*blocks, [&](json::value const& block) {
    return std::ranges::find(own, text(block, "device")) == own.end();
  });
  if (blocks->empty()) return false;
  for (auto const& block : *blocks)
    if (!believes(block)) return false;
  for (auto const& block : *blocks) take_block(block);
  return true;
}

// A line whose author the file did not prove stays, and goes with the next contact.
void Phone::take_block(json::value const& block) {
  auto const device = text(block, "device");
  if (content(device).store.empty()) {
    change(device, Adds::nothing,
           [told = text(block, "store")](DeviceContent& held) { held.store = told; });
  }
  std::map<std::string, LogRow const*> waiting;
  for (auto const* row : unsafe(device)) waiting.emplace(row->id, row);
  std::vector<ReceiptRow> rows;
  for (auto const& told : block.at("receipts").as_array()) {
    auto const own = waiting.find(text(told, "id"));
    if (own == waiting.end() || own->second->hash != text(told, "hash")) continue;
    bool const unproved = problem_in(told) == "author_unproved";
    if (!is_safe(text(told, "status")) || (unproved && planted_ != Planted::unproved_counts_safe)) {
      continue;
    }
    rows.push_back(receipt_in(told, own->second->seq, content(device).store));
  }
  if (planted_ == Planted::file_taken_for_whole && !rows.empty()) {
    for (auto const& [id, row] : waiting) {
      if (given_out_.contains(id))
        rows.push_back({row->seq, id, "stored", content(device).store, {}, {}, {}, {}});
    }
  }
  if (!rows.empty()) keep_receipts(device, rows);
}

// ---- what others wrote, as a file ----

// Of a soum that it says nothing of it cannot be told what was written meanwhile.
bool Phone::is_news(NewsFile const& file) const {
  auto const& kept = content(account().device);
  auto const told = [&](std::string const& area) {
    return std::ranges::find(file.soums, area, &NewsFile::Soum::area) != file.soums.end();
  };
  return file.whole && !kept.held.empty() && std::ranges::all_of(kept.held, told);
}

bool Phone::take_news(NewsFile const& file) {
  auto const& kept = content(account().device);
  if (file.user != user || file.store != kept.store) return false;
  if (file.lost.contains(account().device)) {
    close_others();
    return false;
  }
  if (!is_news(file)) return false;
  auto next = std::numeric_limits<std::int64_t>::max();
  for (auto const& soum : file.soums)
    if (kept.held.contains(soum.area)) next = std::min(next, soum.next);
  if (next <= kept.cursor && planted_ != Planted::older_file_taken) return false;
  auto const newer = newer_in(file);
  obey(newer.gone);
  keep_news(newer, next);
  return true;
}

Phone::Newer Phone::newer_in(NewsFile const& file) {
  auto const& kept = content(account().device);
  Newer newer{{kept.store, {}, {}}, {}, {}, {}};
  for (auto const& soum : file.soums) {
    if (!kept.held.contains(soum.area)) continue;
    for (auto const& part : parts_in(soum.bytes, head_size(soum.bytes))) {
      auto const entries = wire::parse_strict(*part.plain, {}, std::size_t{64} << 20);
      for (auto const& told : entries->as_array()) {
        auto const line = text(told, "line");
        auto const event = *wire::parse_strict(line);
        auto const id = text(event, "id");
        if (told.as_object().contains("erased")) {
          newer.gone.emplace(id, line);
        } else if (is_in_own_log(*number(event, "seq"), id)) {
          newer.own.insert(id);
        } else if (*number(told, "position") > kept.cursor) {
          add_entry(newer.page, newer.entries, told, line);
        }
      }
    }
  }
  return newer;
}

// The lines and the place behind them together.
void Phone::keep_news(Newer const& newer, std::int64_t next) {
  auto const device = account().device;
  if (planted_ == Planted::place_before_news) {
    change(device, Adds::nothing, [next](DeviceContent& held) { held.cursor = next; });
  }
  auto const adds = newer.page.entries.empty() ? Adds::nothing : Adds::bytes;
  bool const over_own = planted_ == Planted::news_over_own_work;
  change(device, adds, [&newer, next, over_own](DeviceContent& held) {
    if (!newer.page.entries.empty()) held.pages.push_back(newer.page);
    held.cursor = next;
    if (over_own)
      std::erase_if(held.log, [&](auto const& row) { return !newer.own.contains(row.second.id); });
  });
  if (!newer.page.entries.empty()) core_->call("log_load", "{\"entries\":[" + newer.entries + "]}");
}

// ---- a program that comes late ----

void Phone::update() {
  program = Program::present;
  if (planted_ != Planted::update_drops_unknown) return;
  for (auto const& [device, kept] : BrowserContent(store.content()).devices) {
    change(device, Adds::nothing, [](DeviceContent& held) {
      for (auto& page : held.pages)
        std::erase_if(page.entries, [](PageEntry const& entry) { return is_newer(entry.line); });
    });
  }
}

}  // namespace otor::simulator
