// SPDX-License-Identifier: Apache-2.0
#include "store/named_ahead.h"

#include <algorithm>
#include <set>

#include "wire/parted_line.h"

namespace otor::store {

namespace {

constexpr std::size_t most_looked_at = 10'000;

}  // namespace

bool NamedAhead::is_named(std::string const& id) {
  auto& query = database_.cached("SELECT 1 FROM named_ahead WHERE id = ?1");
  bool const found = query.query(id).step();
  query.reset();
  return found;
}

bool NamedAhead::closes_circle(event::Event const& event) {
  if (event.envelope.over.empty() || !is_named(text_of(event.envelope.id))) return false;
  auto& lines = database_.cached("SELECT line FROM event WHERE id = ?1");
  std::set<event::Uuid> seen;
  auto waiting = event.envelope.over;
  while (!waiting.empty()) {
    auto const id = waiting.back();
    waiting.pop_back();
    if (!seen.insert(id).second) continue;
    if (seen.size() > most_looked_at) return true;
    if (!lines.query(text_of(id)).step()) continue;
    auto const before = wire::read_open(lines.text(0));
    if (!before) throw StorageError("The record holds a line that is no event.");
    auto const& over = before->envelope.over;
    if (std::ranges::find(over, event.envelope.id) != over.end()) return true;
    waiting.insert(waiting.end(), over.begin(), over.end());
  }
  return false;
}

void NamedAhead::note(event::Event const& event) {
  auto& here = database_.cached("SELECT 1 FROM event WHERE id = ?1");
  for (auto const id : event.envelope.over) {
    bool const found = here.query(text_of(id)).step();
    here.reset();
    if (found) continue;
    database_.cached("INSERT OR IGNORE INTO named_ahead VALUES(?1)").run(text_of(id));
  }
}

}  // namespace otor::store
