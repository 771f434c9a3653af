// SPDX-License-Identifier: Apache-2.0
// Opening the memory of the phone and filling it from the lines that the page keeps.
#include <algorithm>

#include "app/record_calls.h"
#include "app/record_view.h"

namespace otor::app {
namespace {

// Own events wait in the outbox until a receipt, or their coming back, shows that they are home.
// What comes back may be the work of a copy of this phone: it never leads this log.
void take_own(RecordSession& session, event::Event& event, std::optional<sync::Status> status) {
  auto const& envelope = event.envelope;
  if (status) session.outbox.receipt(envelope.id, *status);
  bool const current = envelope.device == session.owner->device;
  if (current && (!session.head || envelope.seq > session.head->seq)) {
    session.head = OwnHead{envelope.id, envelope.seq, envelope.clock, event.line};
  }
  session.outbox.written(envelope.id, envelope.seq, std::move(event.line));
}

bool is_own(RecordOwner const& owner, event::Uuid device) {
  return device == owner.device || std::ranges::find(owner.former, device) != owner.former.end();
}

bool take(RecordSession& session, event::Event event, wire::LogEntry const& entry) {
  bool const own = is_own(*session.owner, event.envelope.device);
  auto status = entry.status;
  if (entry.position) {
    session.newest_position = std::max(session.newest_position, *entry.position);
    if (!status) status = sync::Status::already_stored;
  }
  bool const safe =
      !own || (status && sync::is_safe(*status)) || session.outbox.is_safe(event.envelope.id);
  bool const fresh = session.book.take(event, received_of(entry), safe);
  if (fresh && event.envelope.device != session.owner->device) {
    session.seen.push_back(event.envelope.clock);
  }
  bool const pulled = entry.position && !entry.status;
  if (own && pulled) session.outbox.receipt(event.envelope.id, *status);
  if (own && !pulled) take_own(session, event, status);
  return fresh;
}

}  // namespace

Result<wire::Done> log_open(RecordSession& session, wire::LogOpenRequest const& request) {
  session = RecordSession{};
  session.owner = RecordOwner{request.device,
                              request.user,
                              request.name,
                              request.role,
                              request.areas,
                              request.made_up.value_or(false),
                              request.former.value_or(std::vector<event::Uuid>{})};
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
