// SPDX-License-Identifier: Apache-2.0
#include "server/snapshots.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <span>

#include "app/access.h"
#include "app/pull.h"
#include "base/sha256.h"
#include "event/training_body.h"
#include "server/encoding.h"
#include "wire/json.h"

namespace otor::server {

namespace {

constexpr std::size_t most_kept = 4;
constexpr std::chrono::minutes longest_kept{10};

void append_part(std::string& out, std::span<app::Stored const> events) {
  if (events.empty()) return;
  std::string text = "[";
  for (auto const& event : events) {
    if (text.size() > 1) text += ',';
    app::write_entry(text, event);
  }
  auto const packed = gzip(text + "]");
  out += four_bytes(packed.size()) + packed;
}

}  // namespace

std::vector<std::string> streams_for(app::Account const& account, app::Home const& home) {
  auto streams = app::areas_for(account, app::Verb::see, app::Matter::record, home.areas);
  for (auto& department : app::departments_of(account, home.areas))
    streams.push_back(std::move(department));
  if (app::may_anywhere(account, app::Verb::see, app::Matter::learning))
    streams.emplace_back(event::own_area);
  return streams;
}

store::AuditRow row_of(Snapshot const& snapshot, app::Account const& account) {
  store::AuditRow row;
  row.actor = account.user;
  row.verb = "see";
  row.area = name_of_stream(snapshot.area);
  row.classes = "record";
  row.reason = "snapshot";
  row.last = snapshot.at;
  return row;
}

Result<SnapshotGiven> Snapshots::of_account(app::Account const& account, std::string const& name,
                                            std::optional<std::int64_t> at) {
  return of(name == event::own_area ? event::own_stream(account.user) : name, at);
}

Result<SnapshotGiven> Snapshots::of(std::string const& area, std::optional<std::int64_t> at) {
  std::lock_guard const one_at_a_time(mutex_);
  if (auto forgot = forget_outdated(); !forgot) return std::unexpected(forgot.error());
  for (auto const& kept : kept_) {
    auto const& snapshot = *kept.snapshot;
    if (snapshot.area != area) continue;
    if (at && *at == snapshot.at) return SnapshotGiven{kept.snapshot, snapshot.at};
    if (at) continue;
    auto const later = log_.after(snapshot.at, {area}, 1);
    if (!later) return std::unexpected(later.error());
    if (later->events.empty()) return SnapshotGiven{kept.snapshot, later->next};
  }
  auto fresh = made(area, at);
  if (!fresh) return fresh;
  if (kept_.size() == most_kept) kept_.erase(kept_.begin());
  kept_.push_back({std::chrono::steady_clock::now(), fresh->snapshot});
  return fresh;
}

// The number of erasures is asked before anything is read: of one that comes meanwhile the next
// question hears.
Result<void> Snapshots::forget_outdated() {
  auto const erasures = log_.erasures();
  if (!erasures) return std::unexpected(erasures.error());
  if (*erasures != erasures_) kept_.clear();
  erasures_ = *erasures;
  auto const now = std::chrono::steady_clock::now();
  std::erase_if(kept_, [&](Kept const& kept) { return now - kept.made > longest_kept; });
  return {};
}

Result<SnapshotGiven> Snapshots::made(std::string const& area, std::optional<std::int64_t> at) {
  Snapshot found;
  std::int64_t next = 0;
  found.area = area;
  std::string parts;
  std::vector<app::Stored> erased;
  for (bool more = true; more;) {
    auto page = log_.after(found.at, {area}, events_in_part_);
    if (!page) return std::unexpected(page.error());
    auto& events = page->events;
    more = page->more;
    next = page->next;
    if (at && !events.empty() && events.back().position > *at) {
      more = false;
      next = *at;
      std::erase_if(events, [&](app::Stored const& event) { return event.position > *at; });
    }
    if (events.empty()) break;
    found.at = events.back().position;
    found.events += static_cast<std::int64_t>(events.size());
    auto const gone = std::ranges::stable_partition(events, std::not_fn(&app::Stored::erased));
    std::ranges::move(gone, std::back_inserter(erased));
    append_part(parts, {events.begin(), gone.begin()});
  }
  auto const most = static_cast<std::size_t>(events_in_part_);
  for (std::size_t at_once = 0; at_once < erased.size(); at_once += most)
    append_part(parts, std::span(erased).subspan(at_once, std::min(most, erased.size() - at_once)));
  found.bytes = "otor snapshot 1\n{\"area\":";
  wire::write_string(found.bytes, name_of_stream(area));
  found.bytes += ",\"at\":" + std::to_string(found.at) +
                 ",\"events\":" + std::to_string(found.events) + ",\"store\":";
  wire::write_string(found.bytes, store_);
  found.bytes += "}\n" + parts;
  found.tag = "\"" + sha256_hex(found.bytes).substr(0, 24) + "\"";
  return SnapshotGiven{std::make_shared<Snapshot const>(std::move(found)), next};
}

}  // namespace otor::server
