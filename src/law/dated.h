// SPDX-License-Identifier: Apache-2.0
#pragma once
// A value of the law over time: each entry holds from its first month until the next. Before the
// first entry, and where an entry says so, the value is not known; it is never taken for zero.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/month.h"
#include "base/problem.h"

namespace otor::law {

/// Names one entry of the law among all that a Law holds; Law turns it into source and question.
struct Reference {
  std::uint16_t index = 0;
  auto operator<=>(Reference const&) const = default;
  friend constexpr Reference operator+(Reference first, std::uint16_t further) {
    return {static_cast<std::uint16_t>(first.index + further)};
  }
};

template <class T>
class Dated {
 public:
  struct Entry {
    Month since;
    std::optional<T> value;
    Reference reference;
  };

  Dated() = default;
  /// `entries` in rising order of month, at least one.
  Dated(std::string name, std::vector<Entry> entries)
      : name_(std::move(name)), entries_(std::move(entries)) {}

  /// The entry in force in `month`, or null before the first.
  Entry const* at(Month month) const {
    auto const after = std::ranges::upper_bound(entries_, month, {}, &Entry::since);
    return after == entries_.begin() ? nullptr : &*std::prev(after);
  }

  /// Errors: not_known before the first entry and where the entry in force is not known.
  Result<T> on(Month month) const {
    auto const* entry = at(month);
    if (entry != nullptr && entry->value) return *entry->value;
    return problem(ProblemKind::not_known, name_ + " is not known for " + text_of(month) + ".");
  }

  /// A what-if: the same law, but with `value` from `since` on.
  Dated changed_from(Month since, T value) const {
    Dated changed = *this;
    auto const* before = at(since);
    Reference const reference = before == nullptr ? Reference{} : before->reference;
    std::erase_if(changed.entries_, [&](Entry const& entry) { return entry.since >= since; });
    changed.entries_.push_back({since, std::move(value), reference});
    return changed;
  }

  std::vector<Entry> const& entries() const { return entries_; }
  std::string const& name() const { return name_; }

 private:
  std::string name_;
  std::vector<Entry> entries_;
};

}  // namespace otor::law
