// SPDX-License-Identifier: Apache-2.0
#include "press/pages.h"

#include <algorithm>

namespace otor::press {
namespace {

// Strips from `first` on that stand together, and their height below the first one's space above.
struct Group {
  std::size_t end = 0;
  double height = 0;
};

Group group_at(std::vector<Strip> const& strips, std::size_t first) {
  Group group{first, 0};
  do {
    auto const& strip = strips[group.end];
    group.height += strip.height + (group.end == first ? 0 : strip.before);
    ++group.end;
  } while (group.end < strips.size() && strips[group.end - 1].with_next &&
           !strips[group.end].new_page);
  return group;
}

// The head of the table that goes on with this strip; null where none does.
Strip const* head_above(Strip const* last_head, Strip const& strip) {
  bool const goes_on = last_head != nullptr && last_head != &strip &&
                       last_head->element == strip.element && !strip.repeated;
  return goes_on ? last_head : nullptr;
}

}  // namespace

Result<std::vector<SetPage>> pages_of(std::vector<Strip> const& strips, double height) {
  std::vector<SetPage> pages;
  double used = height;  // nothing fits before the first page is begun
  std::string chapter;
  Strip const* last_head = nullptr;
  for (std::size_t at = 0; at < strips.size();) {
    auto group = group_at(strips, at);
    // What would fill more than a page by itself is parted where it must be.
    if (group.height > height) group = {at + 1, strips[at].height};
    if (group.height > height)
      return problem(ProblemKind::too_large, "A part of the document is higher than a page.");
    bool const first = pages.empty() || (strips[at].new_page && !pages.back().strips.empty()) ||
                       used + strips[at].before + group.height > height;
    if (first) {
      pages.push_back({{}, chapter});
      used = 0;
      auto const* head = head_above(last_head, strips[at]);
      if (head != nullptr && head->height + group.height <= height) {
        pages.back().strips.push_back({head, 0});
        used = head->height;
      }
    }
    for (; at < group.end; ++at) {
      auto const& strip = strips[at];
      used += used == 0 ? 0 : strip.before;
      if (strip.draw) pages.back().strips.push_back({&strip, used});
      if (strip.repeated) last_head = &strip;
      used += strip.height;
      if (strip.level == 1) chapter = pages.back().chapter = strip.heading;
    }
  }
  return pages;
}

std::vector<std::size_t> folded(std::size_t pages) {
  auto const whole = (pages + 3) / 4 * 4;
  std::vector<std::size_t> order;
  auto const put = [&](std::size_t page) { order.push_back(page <= pages ? page : 0); };
  for (std::size_t low = 1, high = whole; low < high; low += 2, high -= 2) {
    put(high), put(low), put(low + 1), put(high - 1);
  }
  return order;
}

}  // namespace otor::press
