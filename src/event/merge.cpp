// SPDX-License-Identifier: Apache-2.0
#include "event/merge.h"

#include <algorithm>

namespace otor::event {

namespace {

bool holds(std::vector<Uuid> const& sorted, Uuid id) {
  return std::ranges::binary_search(sorted, id);
}

void unite_ids(std::vector<Uuid>& sorted, std::vector<Uuid> const& more) {
  if (more.empty()) return;
  std::vector<Uuid> both;
  both.reserve(sorted.size() + more.size());
  std::ranges::set_union(sorted, more, std::back_inserter(both));
  sorted = std::move(both);
}

auto place_of(std::vector<std::pair<Uuid, std::int64_t>> const& newest, Uuid device) {
  return std::ranges::lower_bound(newest, device, {}, &std::pair<Uuid, std::int64_t>::first);
}

}  // namespace

bool Register::replaces(Origin const& origin) const {
  if (holds(overs_, origin.id)) return true;
  auto const place = place_of(newest_, origin.device);
  return place != newest_.end() && place->first == origin.device && place->second > origin.seq;
}

bool Register::note_seq(Origin const& origin) {
  auto const place = newest_.begin() + (place_of(newest_, origin.device) - newest_.cbegin());
  if (place == newest_.end() || place->first != origin.device) {
    newest_.insert(place, {origin.device, origin.seq});
    return false;
  }
  place->second = std::max(place->second, origin.seq);
  return true;
}

void Register::take(OriginRef origin, Value value, std::vector<Uuid> const& over) {
  // Nobody replaces himself: a value that did would be seen by no one.
  if (holds(over, origin->id)) {
    auto others = over;
    std::erase(others, origin->id);
    unite_ids(overs_, others);
  } else {
    unite_ids(overs_, over);
  }
  if (note_seq(*origin) || !over.empty()) {
    std::erase_if(heads_, [&](Write const& head) { return replaces(*head.origin); });
  }
  if (replaces(*origin)) return;
  put({origin, std::move(value)});
}

void Register::put(Write write) {
  auto const place = std::ranges::lower_bound(heads_, write.origin->id, {},
                                              [](Write const& head) { return head.origin->id; });
  if (place != heads_.end() && place->origin->id == write.origin->id) return;
  heads_.insert(place, std::move(write));
}

void Register::unite(Register const& other) {
  unite_ids(overs_, other.overs_);
  for (auto const& head : other.heads_) put(head);
  std::erase_if(heads_, [&](Write const& head) { return holds(overs_, head.origin->id); });
  newest_.clear();  // has done its part in each; it stops at the subject
}

Write const* Register::shown() const {
  auto const found = std::ranges::max_element(heads_, [](Write const& one, Write const& other) {
    return earlier(*one.origin, *other.origin);
  });
  return found == heads_.end() ? nullptr : &*found;
}

bool Register::differs() const {
  return std::ranges::any_of(heads_,
                             [&](Write const& head) { return head.value != heads_.front().value; });
}

}  // namespace otor::event
