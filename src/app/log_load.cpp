// SPDX-License-Identifier: Apache-2.0
// Opening the memory of the phone and filling it from the lines that the page keeps.
#include <algorithm>

#include "app/codebook_with.h"
#include "app/money.h"
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
    session.head = OwnHead{envelope.id, envelope.seq, envelope.clock, event.line, std::nullopt};
  }
  session.outbox.written(envelope.id, envelope.seq, std::move(event.line));
}

bool is_own(RecordOwner const& owner, event::Uuid device) {
  return device == owner.device || std::ranges::find(owner.former, device) != owner.former.end();
}

/// What was erased says nothing any more; only the chain goes on behind it.
void note_erased(RecordSession& session, event::Event& event, std::string const& hash) {
  auto const& envelope = event.envelope;
  if (envelope.device != session.owner->device) return;
  if (session.head && session.head->seq > envelope.seq) return;
  session.head = OwnHead{envelope.id, envelope.seq, envelope.clock, std::move(event.line), hash};
}

void take_money(RecordSession& session, allowance::Fact fact, std::optional<std::string> words) {
  if (words) session.money_words.emplace(fact.event, std::move(*words));
  session.money.push_back(std::move(fact));
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
  auto const received = received_of(entry);
  auto money = allowance::fact_of(event.envelope, event.body, received);
  auto words = words_of_money(event.body);
  auto training = training::fact_of(event.envelope, event.body, received);
  auto lesson = reflection::fact_of(event.envelope, event.body, received);
  bool const fresh = session.book.take(event.envelope, std::move(event.body), received, safe);
  if (fresh && money) take_money(session, std::move(*money), std::move(words));
  if (fresh && training) session.training.push_back(std::move(*training));
  if (fresh && lesson) session.lessons.push_back(std::move(*lesson));
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
  auto book = codebook_with(request.codebooks.value_or(std::vector<std::string>{}));
  if (!book) return std::unexpected(book.error());
  session = RecordSession{};
  session.codebook = std::move(*book);
  session.owner = RecordOwner{request.device,
                              request.user,
                              request.name,
                              request.role,
                              request.areas,
                              request.made_up.value_or(false),
                              request.former.value_or(std::vector<event::Uuid>{})};
  return wire::Done{};
}

namespace {

class Loading {
 public:
  explicit Loading(RecordSession& session) : session_(session) {}

  void take(wire::LogEntry& entry) {
    auto const index = index_++;
    auto event = wire::read_event_text(std::move(entry.line));
    if (!event) return note_bad(index, event.error());
    if (entry.hash) return note_erased(session_, *event, *entry.hash);
    // Told, and carried all the same: what this program does not understand another may.
    if (auto const* unfit = std::get_if<event::Unfit>(&event->body)) {
      note_bad(index, {ProblemKind::unfit_body, unfit->why});
    }
    answer_.fresh += app::take(session_, std::move(*event), entry) ? 1 : 0;
  }

  wire::LogLoadAnswer answer() {
    answer_.count = static_cast<std::int64_t>(session_.book.size());
    answer_.unknown = session_.book.unknown();
    return std::move(answer_);
  }

 private:
  void note_bad(std::int64_t index, Problem const& why) {
    answer_.bad.push_back({index, std::string(code(why.kind)), why.detail});
  }

  RecordSession& session_;
  wire::LogLoadAnswer answer_;
  std::int64_t index_ = 0;
};

}  // namespace

Result<wire::LogLoadAnswer> log_load(RecordSession& session, wire::LogLoadRequest const& request) {
  session.book.expect(request.entries.size());
  Loading loading(session);
  for (auto entry : request.entries) loading.take(entry);
  return loading.answer();
}

std::optional<wire::LogLoadAnswer> log_load(RecordSession& session, wire::LogText entries,
                                            std::size_t bytes) {
  constexpr std::size_t usual_entry = 450;
  session.book.expect(bytes / usual_entry);
  Loading loading(session);
  wire::LogEntry entry;
  while (entries.next(entry)) loading.take(entry);
  if (!entries.good()) return std::nullopt;
  return loading.answer();
}

}  // namespace otor::app
