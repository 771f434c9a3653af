// SPDX-License-Identifier: Apache-2.0
#pragma once
// The calls on records, over a session that the door owns: a table from the name of a call to its
// use case, one file each.

#include <string>
#include <string_view>

#include "app/record_session.h"
#include "wire/allowance_message.h"
#include "wire/card_message.h"
#include "wire/codebook.h"
#include "wire/entry_message.h"
#include "wire/log_text.h"
#include "wire/other_now_message.h"
#include "wire/reflection_message.h"
#include "wire/remark_message.h"
#include "wire/training_message.h"

namespace otor::app {

/// Whether `call` is one of these: log_open, log_load, event_new, households, household, people,
/// entries, shocks, remarks, lessons, meeting, duplicates, number_mark, tasks, codebook, outbox,
/// receipts, today, other_now, line_read, chains, contact.
bool is_record_call(std::string_view call);

/// A whole log is taken straight out of the text of its request. Nothing for any other request.
std::optional<std::string> answer_log(RecordSession& session, std::string_view request);

/// The answer to one body, always JSON: the answer itself, or `{"problem":{...}}`. Before log_open
/// every other call is refused with `not_signed_in`.
std::string answer_record(RecordSession& session, std::string_view call,
                          wire::json::value const& body);

// The use cases.

/// Empties the memory. Errors: those of wire::read_codebook and outreach::extend for a codebook of
/// the department; then nothing is opened.
Result<wire::Done> log_open(RecordSession& session, wire::LogOpenRequest const& request);

/// Takes lines, own and pulled, in any order and as often as they come. A line that cannot be read
/// harms no other.
Result<wire::LogLoadAnswer> log_load(RecordSession& session, wire::LogLoadRequest const& request);

/// The same, straight out of the text of `bytes` bytes. Nothing where an entry is none: what stood
/// before it has been taken then, and is taken again without harm.
std::optional<wire::LogLoadAnswer> log_load(RecordSession& session, wire::LogText entries,
                                            std::size_t bytes);

/// Makes the next event of this device. It is not in memory yet: the page stores the line first,
/// then loads it. Errors: foreign_area, bad_value, not_an_event, unfit_body.
Result<wire::EventNewAnswer> event_new(RecordSession& session,
                                       wire::EventNewRequest const& request);

/// Nearest promise first, then by the name of the head; a search puts the better fit first.
Result<wire::HouseholdsAnswer> households(RecordSession& session,
                                          wire::HouseholdsRequest const& request);

/// The card of the household, or of those it is the same as. Errors: not_found, bad_month.
Result<wire::HouseholdCard> household(RecordSession& session,
                                      wire::HouseholdRequest const& request);

/// Errors: not_found.
Result<wire::EntriesAnswer> entries(RecordSession& session, wire::EntriesRequest const& request);

/// Errors: not_found, bad_month.
Result<wire::ShocksAnswer> shocks(RecordSession& session, wire::ShocksRequest const& request);
Result<wire::AllowanceAnswer> own_allowance(RecordSession& session,
                                            wire::AllowanceRequest const& request);
Result<wire::ExpenseCheckAnswer> expense_check(RecordSession& session,
                                               wire::ExpenseCheckRequest const& request);
/// What the department learned, and one meeting of it, as the desk tells it to an officer. Names
/// that a phone does not know are accounts. Errors: bad_month; not_found.
Result<wire::LessonsDesk> held_lessons(RecordSession& session, wire::LessonsRequest const& request);
Result<wire::MeetingPage> held_meeting(RecordSession& session, wire::MeetingRequest const& request);

/// Remarks on own visits, explained or not. Errors: bad_month.
Result<wire::RemarksAnswer> own_remarks(RecordSession& session,
                                        wire::RemarksRequest const& request);

/// Who was told an answer that is another now. Errors: bad_month for a day that is none.
Result<wire::OtherNowAnswer> other_now(RecordSession& session,
                                       wire::OtherNowRequest const& request);

Result<wire::StockAnswer> stock(RecordSession& session, wire::StockRequest const& request);

/// What this account learned and handed in, as its own log has it.
Result<wire::OwnTraining> own_training(RecordSession& session,
                                       wire::OwnTrainingRequest const& request);

/// By name; a search puts the better fit first.
Result<wire::PeopleAnswer> people(RecordSession& session, wire::PeopleRequest const& request);

Result<wire::DuplicatesAnswer> duplicates(RecordSession& session,
                                          wire::DuplicatesRequest const& request);

/// Keeps nothing. Errors: bad_value for a key that is none.
Result<wire::NumberMarkAnswer> number_mark(RecordSession& session,
                                           wire::NumberMarkRequest const& request);

/// What the rules call for in the areas of this account, up to some days ahead (30). Errors:
/// bad_month.
Result<wire::TasksAnswer> tasks(RecordSession& session, wire::TasksRequest const& request);

/// The built-in codebook and the department's own.
Result<outreach::Codebook> codebook(RecordSession& session, wire::CodebookRequest const& request);

Result<wire::OutboxAnswer> outbox(RecordSession& session, wire::OutboxRequest const& request);
Result<wire::ReceiptsAnswer> receipts(RecordSession& session, wire::ReceiptsRequest const& request);
Result<wire::TodayAnswer> today(RecordSession& session, wire::TodayRequest const& request);

/// Errors: those of wire::read_event_text.
Result<wire::LineReadAnswer> line_read(RecordSession& session,
                                       wire::LineReadRequest const& request);

/// Gaps, broken links and forks; every line counts, in any order.
Result<wire::ChainsAnswer> chains(RecordSession& session, wire::ChainsRequest const& request);

/// What to do before anything is sent, from what the server's hello told (sync/contact.h).
Result<wire::ContactAnswer> contact(RecordSession& session, wire::ContactRequest const& request);

}  // namespace otor::app
