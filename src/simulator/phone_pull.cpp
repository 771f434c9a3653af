// SPDX-License-Identifier: Apache-2.0
// What others wrote: the file of a soum that is new on the phone, as web/src/log/snapshot.ts takes
// it, and then the pull.
#include <algorithm>
#include <limits>

#include "simulator/phone.h"
#include "simulator/told.h"

namespace otor::simulator {

namespace json = wire::json;
using Adds = BrowserStore::Adds;

namespace {

void append_entry(std::string& entries, PageEntry const& entry) {
  entries += (entries.empty() ? "{\"line\":" : ",{\"line\":") + quoted(entry.line) +
             ",\"position\":" + std::to_string(entry.position);
  for (auto const& [key, value] : {std::pair("received", entry.received),
                                   {"skew", entry.skew},
                                   {"registered", entry.registered}})
    if (value) entries += ",\"" + std::string(key) + "\":" + std::to_string(*value);
  entries += "}";
}

PageEntry entry_in(json::value const& told, std::string line) {
  return {std::move(line), *number(told, "position"), number(told, "received"),
          number(told, "skew"), number(told, "registered")};
}

Filling begun_in(Answer const& answer) {
  auto const head = answer.body.substr(0, head_size(answer.body) - 1);
  auto const told = wire::parse_strict(std::string_view(head).substr(head.find('\n') + 1));
  return {*number(*told, "at"), answer.file.next, answer.file.size,
          static_cast<std::int64_t>(head.size()) + 1, answer.file.tag};
}

}  // namespace

// ---- the file of a soum ----

// Soums of which nothing is here yet come as files, one after the other, and are pulled from then
// on.
std::optional<Request> Phone::next_file() {
  if (!takes_files || planted_ == Planted::areas_ignored) return next_pull();
  auto const& device = account().device;
  auto const& kept = content(device);
  for (auto const& area : pass_.areas) {
    auto const begun = kept.fillings.find(area);
    bool const on_its_way = begun != kept.fillings.end();
    if (kept.held.contains(area) || (on_its_way && begun->second.is_whole())) continue;
    pass_.stage = Stage::file;
    pass_.file_of = area;
    Request request{"/api/sync/snapshot", "area=" + area + "&device=" + device, account().token,
                    ""};
    if (on_its_way) {
      request.query += "&at=" + std::to_string(begun->second.at);
      request.rest = RestOf{begun->second.offset, begun->second.tag};
    }
    return request;
  }
  note_files();
  return next_pull();
}

std::optional<Request> Phone::heard_file(Answer const& answer) {
  auto const area = pass_.file_of;
  if (answer.status != 200 && answer.status != 206) return give_up();
  auto const& fillings = content(account().device).fillings;
  auto const begun = fillings.find(area);
  bool const goes_on =
      begun != fillings.end() && answer.status == 206 && answer.file.tag == begun->second.tag;
  if (answer.status == 206 && !goes_on) return give_up();
  auto const before = begun != fillings.end() ? begun->second.offset : 0;
  Filling filling = goes_on ? begun->second : Filling();
  auto const begin = goes_on ? 0 : head_size(answer.body);
  if (!goes_on) {
    if (begin == 0) return give_up();
    filling = begun_in(answer);
    begin_file(area, filling);
  }
  auto const offset = filling.offset - static_cast<std::int64_t>(begin);
  for (auto const& part : parts_in(answer.body, begin)) {
    if (!part.plain) return give_up();
    filling.offset = offset + static_cast<std::int64_t>(part.end);
    keep_part(area, *part.plain, filling);
  }
  if (planted_ == Planted::torn_part_counts && !filling.is_whole()) {
    filling.offset = offset + static_cast<std::int64_t>(answer.body.size());
    keep_part(area, "[]", filling);
  }
  // A line that broke after it brought something is tried again at once.
  return filling.is_whole() || filling.offset > before ? next_file() : give_up();
}

// What came of an older file goes: something in it may be erased.
void Phone::begin_file(std::string const& area, Filling const& filling) {
  auto const device = account().device;
  auto const is_of = [area](Page const& page) { return page.area == area; };
  bool const anew = std::ranges::any_of(content(device).pages, is_of);
  change(device, Adds::bytes, [area, filling, is_of](DeviceContent& held) {
    std::erase_if(held.pages, is_of);
    held.fillings[area] = filling;
  });
  if (anew) load(*core_);
}

// The part and the place behind it together.
void Phone::keep_part(std::string const& area, std::string const& plain, Filling const& behind) {
  auto const device = account().device;
  Page page{content(device).store, {}, area};
  std::string entries;
  std::map<std::string, std::string> gone;
  auto const part = wire::parse_strict(plain, {}, std::size_t{64} << 20);
  for (auto const& told : part->as_array()) {
    auto const line = text(told, "line");
    if (told.as_object().contains("erased")) {
      gone.emplace(text(*wire::parse_strict(line), "id"), line);
      continue;
    }
    add_entry(page, entries, told, line);
  }
  obey(gone);
  change(device, Adds::bytes, [area, behind, page](DeviceContent& held) {
    if (!page.entries.empty()) held.pages.push_back(page);
    held.fillings[area] = behind;
  });
  if (!page.entries.empty()) core_->call("log_load", "{\"entries\":[" + entries + "]}");
}

// The pull goes on behind the oldest of them: one that was cut off may have been made before news
// of the others came by file.
void Phone::note_files() {
  auto const device = account().device;
  auto const& kept = content(device);
  bool const oldest = planted_ != Planted::behind_the_newest_file;
  auto next = oldest ? std::numeric_limits<std::int64_t>::max() : 0;
  std::vector<std::string> came;
  for (auto const& area : pass_.areas) {
    if (kept.held.contains(area)) continue;
    auto const behind = kept.fillings.at(area).next;
    next = oldest ? std::min(next, behind) : std::max(next, behind);
    came.push_back(area);
  }
  if (came.empty()) return;
  auto const cursor = kept.held.empty() && kept.cursor == 0 ? next : std::min(kept.cursor, next);
  change(device, Adds::nothing, [came, cursor](DeviceContent& held) {
    held.held.insert(came.begin(), came.end());
    held.cursor = cursor;
    for (auto const& area : came) held.fillings.erase(area);
  });
}

// ---- pull ----

std::optional<Request> Phone::next_pull() {
  pass_.stage = Stage::pull;
  pass_.after = content(account().device).cursor;
  return Request{"/api/sync/pull",
                 "after=" + std::to_string(pass_.after) + "&limit=" + std::to_string(page_limit) +
                     "&device=" + account().device,
                 account().token, ""};
}

std::optional<Request> Phone::heard_pull(Answer const& answer) {
  auto const told = read(answer);
  if (answer.status != 200 || !told) return give_up();
  auto const device = account().device;
  if (check_store(text(*told, "store"))) return next_pull();
  if (text(*told, "epoch") != content(device).epoch && planted_ != Planted::areas_ignored) {
    return give_up();  // the areas changed since the hello: the next pass begins with them
  }
  keep_page(*told);
  auto const next = told->at("next").as_int64();
  if (told->at("more").as_bool() && next > pass_.after) return next_pull();
  return next_tail();
}

bool Phone::is_in_own_log(std::int64_t seq, std::string const& id) const {
  return std::ranges::any_of(devices(), [&](std::string const& device) {
    auto const& log = content(device).log;
    auto const own = log.find(seq);
    return own != log.end() && own->second.id == id;
  });
}

std::string Phone::line_in(json::value const& event) {
  std::string whole;
  (void)wire::write_canonical(whole, event);
  return core_->call("line_read", "{\"text\":" + quoted(whole) + "}")
      .at("line")
      .as_string()
      .c_str();
}

void Phone::add_entry(Page& page, std::string& entries, json::value const& told, std::string line) {
  if (leaves_out(line)) return;
  page.entries.push_back(entry_in(told, std::move(line)));
  append_entry(entries, page.entries.back());
}

// Planted: what a program cannot read, it does not keep.
bool Phone::leaves_out(std::string const& line) const {
  return planted_ == Planted::older_skips_unknown && program == Program::older && is_newer(line);
}

// Own lines keep what the server left of them, pulled ones go. `gone` has what is left, by id.
void Phone::obey(std::map<std::string, std::string> const& gone) {
  if (gone.empty() || planted_ == Planted::erasure_ignored) return;
  for (auto const& device : devices()) {
    change(device, Adds::nothing, [gone](DeviceContent& held) {
      for (auto& [seq, row] : held.log) {
        auto const left = gone.find(row.id);
        if (left == gone.end() || row.erased) continue;
        row.line = left->second;
        row.erased = true;
        held.receipts[seq] = {seq, row.id, std::string(erased_status), held.store, {}, {}, {}, {}};
      }
      for (auto& page : held.pages) {
        std::erase_if(page.entries, [&](PageEntry const& entry) {
          return gone.contains(text(*wire::parse_strict(entry.line), "id"));
        });
      }
    });
  }
  load(*core_);
}

void Phone::keep_page(json::value const& told) {
  auto const device = account().device;
  Page page{content(device).store, {}, {}};
  std::string entries;
  std::map<std::string, std::string> gone;
  for (auto const& event : told.at("events").as_array()) {
    if (event.as_object().contains("erased")) {
      gone.emplace(text(event, "id"), line_in(event));
      continue;
    }
    // By its id, not by its device: a copy of this phone writes under the same device.
    if (is_in_own_log(*number(event, "seq"), text(event, "id"))) continue;
    add_entry(page, entries, event, line_in(event));
  }
  obey(gone);  // before the cursor moves: whoever is killed meanwhile is told again
  auto const next = told.at("next").as_int64();
  if (planted_ == Planted::cursor_before_page) {
    change(device, Adds::nothing, [next](DeviceContent& held) { held.cursor = next; });
  }
  auto const adds = page.entries.empty() ? Adds::nothing : Adds::bytes;
  change(device, adds, [page, next](DeviceContent& held) {
    if (!page.entries.empty()) held.pages.push_back(page);
    held.cursor = next;
  });
  if (!page.entries.empty()) core_->call("log_load", "{\"entries\":[" + entries + "]}");
}

}  // namespace otor::simulator
