// SPDX-License-Identifier: Apache-2.0
#include "store/broken_links.h"

#include <algorithm>
#include <sstream>

#include "wire/parted_line.h"

namespace otor::store {

namespace {

constexpr std::size_t hash_length = 22;

/// "5:HASH_BEFORE:HASH"; in front of the first line there is no hash.
std::string word_of(BrokenLink const& link) {
  return std::to_string(link.seq) + ":" + link.before + ":" + link.hash;
}

std::optional<BrokenLink> link_in(std::string const& device, std::string const& word) {
  auto const first = word.find(':');
  auto const second = word.find(':', first == std::string::npos ? first : first + 1);
  if (first == 0 || first > 18 || second == std::string::npos ||
      word.find_first_not_of("0123456789") != first || word.size() - second - 1 != hash_length)
    return std::nullopt;
  return BrokenLink{device, std::stoll(word), word.substr(first + 1, second - first - 1),
                    word.substr(second + 1)};
}

}  // namespace

bool LinksOfPush::breaks(event::Envelope const& event, std::string const& hash) {
  auto const [found, fresh] = devices_.try_emplace(event.device);
  auto& device = found->second;
  if (fresh) {
    auto& query = database_.cached("SELECT max(seq) FROM event WHERE device = ?1");
    if (query.query(text_of(event.device)).step()) device.greatest = query.integer(0);
    query.reset();
  }
  if (event.seq < device.greatest) look_behind(event, hash);
  device.greatest = std::max(device.greatest, event.seq);
  auto const held = before(device, event);
  device.latest = {event.seq, hash};
  if (link_of(event, held) != event::Link::broken) return false;
  broken_.push_back({text_of(event.device), event.seq, held ? held->hash : std::string(), hash});
  return true;
}

bool LinksOfPush::hangs_loose(event::Envelope const& event) {
  return link_of(event, before({}, event)) == event::Link::broken;
}

std::optional<event::Before> LinksOfPush::before(Device const& device,
                                                 event::Envelope const& event) {
  if (!event.prev || event.seq == 1) return std::nullopt;
  if (device.latest.seq == event.seq - 1) return device.latest;
  auto& query = database_.cached("SELECT hash FROM event WHERE device = ?1 AND seq = ?2");
  std::optional<event::Before> found;
  if (query.query(text_of(event.device), event.seq - 1).step())
    found = event::Before{event.seq - 1, query.text(0)};
  query.reset();
  return found;
}

void LinksOfPush::look_behind(event::Envelope const& event, std::string const& hash) {
  auto& query = database_.cached("SELECT line, hash FROM event WHERE device = ?1 AND seq = ?2");
  if (query.query(text_of(event.device), event.seq + 1).step()) {
    auto const next = wire::read_open(query.text(0));
    if (next && link_of(next->envelope, event::Before{event.seq, hash}) == event::Link::broken)
      broken_.push_back({text_of(event.device), event.seq + 1, hash, query.text(1)});
  }
  query.reset();
}

void LinksOfPush::tell_audit(AuditRow const& row) {
  std::ranges::sort(broken_);
  for (auto at = broken_.begin(); at != broken_.end();) {
    AuditRow told = row;
    told.device = at->device;
    told.verb = "write";
    told.classes = "record";
    told.reason = broken_link_reason;
    told.first = at->seq;
    for (; at != broken_.end() && at->device == told.device; ++at) {
      told.last = at->seq;
      told.detail += (told.detail.empty() ? "" : " ") + word_of(*at);
    }
    add_audit(database_, std::move(told));
  }
}

std::int64_t links_told(Database& database, std::string const& device) {
  auto& rows = database.cached(
      "SELECT detail FROM audit WHERE reason = 'broken_link' AND device = ?1 ORDER BY n");
  std::set<std::int64_t> places;
  rows.query(device);
  while (rows.step()) {
    std::istringstream words(rows.text(0));
    for (std::string word; words >> word;) {
      if (auto const link = link_in(device, word)) places.insert(link->seq);
    }
  }
  rows.reset();
  return static_cast<std::int64_t>(places.size());
}

KnownBreaks::KnownBreaks(Database& database) {
  auto rows = database.prepare(
      "SELECT n, reason, device, detail, first, last FROM main.audit WHERE reason IN ('push', "
      "'let_in', 'broken_link') ORDER BY n");
  rows.query();
  Row push;
  std::int64_t latest = 0;  // row of the push, or of what was told behind it
  while (rows.step()) {
    auto const n = rows.integer(0);
    if (rows.view(1) != broken_link_reason) {
      push = {n, rows.integer(4), rows.integer(5)};
      latest = n;
      continue;
    }
    if (n != latest + 1) continue;
    latest = n;
    std::istringstream words(rows.text(3));
    for (std::string word; words >> word;) {
      if (auto link = link_in(rows.text(2), word))
        rows_.emplace(std::move(*link), Row{n, push.first, push.last});
    }
  }
}

std::int64_t KnownBreaks::explain(BrokenLink const& link, std::int64_t newest) {
  auto const [begin, end] = rows_.equal_range(link);
  auto const row = std::find_if(begin, end, [&](auto const& known) {
    return known.second.first <= newest && newest <= known.second.last;
  });
  if (row == end) return 0;
  row->second.met = true;
  return row->second.n;
}

std::set<std::int64_t> KnownBreaks::left() const {
  std::set<std::int64_t> rows;
  for (auto const& [link, row] : rows_) {
    if (!row.met) rows.insert(row.n);
  }
  return rows;
}

}  // namespace otor::store
