// SPDX-License-Identifier: Apache-2.0
// Opening the memory of the phone and filling it from the lines that the page keeps.
#include <charconv>

#include "app/record_calls.h"

namespace otor::app {
namespace {

std::optional<std::int64_t> milliseconds(std::optional<wire::Verbatim> const& told) {
  if (!told) return std::nullopt;
  std::int64_t ms = 0;
  auto const end = told->text.data() + told->text.size();
  auto const read = std::from_chars(told->text.data(), end, ms);
  return read.ec == std::errc{} && read.ptr == end ? std::optional(ms) : std::nullopt;
}

// Own events wait in the outbox until a receipt, or their coming back, shows that they are home.
void take_own(RecordSession& session, event::Event& event, std::optional<sync::Status> status) {
  auto const& envelope = event.envelope;
  if (status) session.outbox.receipt(envelope.id, *status);
  if (!session.head || envelope.seq > session.head->seq) {
    session.head = OwnHead{envelope.id, envelope.seq, envelope.clock, event.line};
  }
  session.outbox.written(envelope.id, envelope.seq, std::move(event.line));
}

bool take(RecordSession& session, event::Event event, wire::LogEntry const& entry) {
  bool const own = event.envelope.device == session.owner->device;
  auto status = entry.status;
  if (entry.position) {
    session.newest_position = std::max(session.newest_position, *entry.position);
    if (!status) status = sync::Status::already_stored;
  }
  bool const safe =
      !own || (status && sync::is_safe(*status)) || session.outbox.is_safe(event.envelope.id);
  event::Received const received{milliseconds(entry.received), entry.skew.value_or(0),
                                 std::nullopt};
  bool const fresh = session.book.take(event, received, safe);
  if (fresh && !own) session.seen.push_back(event.envelope.clock);
  if (own) take_own(session, event, status);
  return fresh;
}

}  // namespace

Result<wire::Done> log_open(RecordSession& session, wire::LogOpenRequest const& request) {
  session = RecordSession{};
  session.owner = RecordOwner{request.device, request.user,  request.name,
                              request.role,   request.areas, request.made_up.value_or(false)};
  return wire::Done{};
}

Result<wire::LogLoadAnswer> log_load(RecordSession& session, wire::LogLoadRequest const& request) {
  wire::LogLoadAnswer answer;
  for (std::size_t index = 0; index < request.entries.size(); ++index) {
    auto const& entry = request.entries[index];
    auto event = wire::read_event_text(entry.line);
    if (event) {
      answer.fresh += take(session, std::move(*event), entry) ? 1 : 0;
    } else {
      answer.bad.push_back({static_cast<std::int64_t>(index), std::string(code(event.error().kind)),
                            event.error().detail});
    }
  }
  answer.count = static_cast<std::int64_t>(session.book.size());
  answer.unknown = session.book.unknown();
  return answer;
}

}  // namespace otor::app
