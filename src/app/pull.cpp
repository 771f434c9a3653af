// SPDX-License-Identifier: Apache-2.0
#include "app/pull.h"

#include "wire/event_line.h"

namespace otor::app {

Result<std::string> pull(Account const& account, PullQuestion question,
                         std::vector<std::string> const& areas, std::string_view store,
                         EventLog& log) {
  if (!may_anywhere(account, Verb::see, Matter::record)) {
    return problem(ProblemKind::not_allowed, "This account sees no records.");
  }
  if (question.after < 0 || question.limit < 1 || question.limit > most_events_in_pull) {
    return problem(ProblemKind::bad_value, "after counts from 0, limit from 1 to 5,000.");
  }
  auto const mine = areas_for(account, Verb::see, Matter::record, areas);
  auto const page = log.after(question.after, mine, question.limit);
  if (!page) return std::unexpected(page.error());
  std::string out = "{\"events\":[";
  for (auto const& stored : page->events) {
    if (out.back() != '[') out += ",";
    wire::write_pulled(out, stored.line, stored.position,
                       {stored.received, stored.skew, std::nullopt});
  }
  out += "],\"next\":" + std::to_string(page->next) +
         ",\"more\":" + (page->more ? "true" : "false") + ",\"store\":";
  wire::write_string(out, store);
  return out + "}";
}

}  // namespace otor::app
