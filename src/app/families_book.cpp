// SPDX-License-Identifier: Apache-2.0
#include "app/families_book.h"

#include <limits>

#include "wire/event_line.h"

namespace otor::app {

Result<outreach::Book> families_book(
    SubjectLog& subjects, std::map<std::string, std::vector<event::Uuid>> const& by_soum) {
  outreach::Book book;
  for (auto const& [soum, households] : by_soum) {
    auto asked = households;
    auto const people = subjects.met_with(households);
    if (!people) return std::unexpected(people.error());
    asked.insert(asked.end(), people->begin(), people->end());
    auto const events = subjects.of(soum, asked, std::numeric_limits<std::int64_t>::max());
    if (!events) return std::unexpected(events.error());
    for (auto const& stored : *events) {
      if (stored.erased) continue;
      auto const event = wire::read_line(stored.line);
      if (event) book.take(*event, {stored.received, stored.skew, std::nullopt}, true);
    }
  }
  return book;
}

}  // namespace otor::app
