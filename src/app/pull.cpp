// SPDX-License-Identifier: Apache-2.0
#include "app/pull.h"

#include "app/hello.h"
#include "wire/event_line.h"

namespace otor::app {

bool holds_back(event::Stamp clock, std::int64_t skew, std::int64_t registered) {
  return clock.ms + skew < registered;
}

event::Received stamps_of(Stored const& stored) {
  event::Received received{stored.received, stored.skew, std::nullopt};
  auto const clock = wire::clock_in(stored.line);
  if (stored.registered && clock && holds_back(*clock, stored.skew, *stored.registered)) {
    received.registered = stored.registered;
  }
  return received;
}

namespace {

// Whoever holds the line drops it.
void mark_erased(std::string& out, Stored const& stored) {
  if (stored.erased) out.insert(out.size() - 1, ",\"erased\":true");
}

}  // namespace

void write_stored(std::string& out, Stored const& stored) {
  wire::write_pulled(out, stored.line, stored.position, stamps_of(stored));
  mark_erased(out, stored);
}

void write_entry(std::string& out, Stored const& stored) {
  auto const stamps = stamps_of(stored);
  out += "{\"line\":";
  wire::write_string(out, stored.line);
  out += ",\"position\":" + std::to_string(stored.position);
  if (stamps.at) out += ",\"received\":" + std::to_string(*stamps.at);
  if (stamps.registered) out += ",\"registered\":" + std::to_string(*stamps.registered);
  if (stamps.skew != 0) out += ",\"skew\":" + std::to_string(stamps.skew);
  out += '}';
  mark_erased(out, stored);
}

Result<void> still_given(std::optional<event::Uuid> device, Devices& devices) {
  if (!device) return {};
  auto const lost = devices.is_lost(*device);
  if (!lost) return std::unexpected(lost.error());
  if (*lost) return problem(ProblemKind::device_lost, "This device was given up as lost.");
  return {};
}

Result<Pulled> pull(Account const& account, PullQuestion question, Home const& home, EventLog& log,
                    Devices& devices) {
  if (!may_anywhere(account, Verb::see, Matter::record)) {
    return problem(ProblemKind::not_allowed, "This account sees no records.");
  }
  if (auto given = still_given(question.device, devices); !given)
    return std::unexpected(given.error());
  if (question.after < 0 || question.limit < 1 || question.limit > most_events_in_pull) {
    return problem(ProblemKind::bad_value, "after counts from 0, limit from 1 to 5,000.");
  }
  auto const mine = areas_for(account, Verb::see, Matter::record, home.areas);
  auto streams = mine;
  if (may_anywhere(account, Verb::see, Matter::learning))
    streams.push_back(event::own_stream(account.user));
  for (auto& department : departments_of(account, home.areas))
    streams.push_back(std::move(department));
  auto const page = log.after(question.after, streams, question.limit);
  if (!page) return std::unexpected(page.error());
  std::string out = "{\"events\":[";
  for (auto const& stored : page->events) {
    if (out.back() != '[') out += ",";
    write_stored(out, stored);
  }
  out += "],\"next\":" + std::to_string(page->next) +
         ",\"more\":" + (page->more ? "true" : "false") + ",\"store\":";
  wire::write_string(out, home.store);
  out += ",\"epoch\":\"" + epoch_of(account, home) + "\"}";
  return Pulled{std::move(out), mine, page->next, page->events.empty()};
}

}  // namespace otor::app
