// SPDX-License-Identifier: Apache-2.0
#include "app/record_calls.h"

#include <algorithm>
#include <array>

namespace otor::app {
namespace {

template <class Request, class Answer, Result<Answer> (*use_case)(RecordSession&, Request const&)>
Result<std::string> call(RecordSession& session, wire::json::value const& body) {
  auto const request = wire::read<Request>(body);
  if (!request) return std::unexpected(request.error());
  auto const answer = use_case(session, *request);
  if (!answer) return std::unexpected(answer.error());
  return wire::text_of_message(*answer);
}

struct Row {
  std::string_view name;
  Result<std::string> (*call)(RecordSession&, wire::json::value const&);
};

constexpr std::string_view opening = "log_open";

constexpr std::array rows{
    Row{opening, call<wire::LogOpenRequest, wire::Done, log_open>},
    Row{"log_load", call<wire::LogLoadRequest, wire::LogLoadAnswer, log_load>},
    Row{"event_new", call<wire::EventNewRequest, wire::EventNewAnswer, event_new>},
    Row{"households", call<wire::HouseholdsRequest, wire::HouseholdsAnswer, households>},
    Row{"household", call<wire::HouseholdRequest, wire::HouseholdCard, household>},
    Row{"entries", call<wire::EntriesRequest, wire::EntriesAnswer, entries>},
    Row{"shocks", call<wire::ShocksRequest, wire::ShocksAnswer, shocks>},
    Row{"remarks", call<wire::RemarksRequest, wire::RemarksAnswer, own_remarks>},
    Row{"lessons", call<wire::LessonsRequest, wire::LessonsDesk, held_lessons>},
    Row{"meeting", call<wire::MeetingRequest, wire::MeetingPage, held_meeting>},
    Row{"stock", call<wire::StockRequest, wire::StockAnswer, stock>},
    Row{"allowance", call<wire::AllowanceRequest, wire::AllowanceAnswer, own_allowance>},
    Row{"expense_check", call<wire::ExpenseCheckRequest, wire::ExpenseCheckAnswer, expense_check>},
    Row{"training", call<wire::OwnTrainingRequest, wire::OwnTraining, own_training>},
    Row{"people", call<wire::PeopleRequest, wire::PeopleAnswer, people>},
    Row{"duplicates", call<wire::DuplicatesRequest, wire::DuplicatesAnswer, duplicates>},
    Row{"number_mark", call<wire::NumberMarkRequest, wire::NumberMarkAnswer, number_mark>},
    Row{"tasks", call<wire::TasksRequest, wire::TasksAnswer, tasks>},
    Row{"codebook", call<wire::CodebookRequest, outreach::Codebook, codebook>},
    Row{"outbox", call<wire::OutboxRequest, wire::OutboxAnswer, outbox>},
    Row{"receipts", call<wire::ReceiptsRequest, wire::ReceiptsAnswer, receipts>},
    Row{"today", call<wire::TodayRequest, wire::TodayAnswer, today>},
    Row{"other_now", call<wire::OtherNowRequest, wire::OtherNowAnswer, other_now>},
    Row{"line_read", call<wire::LineReadRequest, wire::LineReadAnswer, line_read>},
    Row{"chains", call<wire::ChainsRequest, wire::ChainsAnswer, chains>},
    Row{"contact", call<wire::ContactRequest, wire::ContactAnswer, contact>},
};

}  // namespace

bool is_record_call(std::string_view name) {
  return std::ranges::find(rows, name, &Row::name) != rows.end();
}

std::optional<std::string> answer_log(RecordSession& session, std::string_view request) {
  if (!session.owner) return std::nullopt;
  auto entries = wire::LogText::in(request);
  if (!entries) return std::nullopt;
  auto const answer = log_load(session, *entries, request.size());
  return answer ? std::optional(wire::text_of_message(*answer)) : std::nullopt;
}

std::string answer_record(RecordSession& session, std::string_view name,
                          wire::json::value const& body) {
  auto const row = std::ranges::find(rows, name, &Row::name);
  if (row == rows.end()) {
    return wire::problem_text({ProblemKind::unknown_call, "There is no such call."}, std::nullopt);
  }
  if (!session.owner && name != opening) {
    return wire::problem_text({ProblemKind::not_signed_in, "log_open comes first."}, std::nullopt);
  }
  auto answer = row->call(session, body);
  return answer ? std::move(*answer) : wire::problem_text(answer.error(), std::nullopt);
}

}  // namespace otor::app
