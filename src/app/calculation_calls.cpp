// SPDX-License-Identifier: Apache-2.0
#include "app/calculation_calls.h"

#include <algorithm>
#include <array>
#include <boost/json/monotonic_resource.hpp>

#include "app/cover.h"
#include "app/due.h"
#include "app/later.h"
#include "app/life_line.h"
#include "app/missed.h"
#include "app/more.h"
#include "app/never.h"
#include "app/outlook.h"

namespace otor::app {
namespace {

using wire::json::value;
using UseCase = Result<std::string> (*)(value const&, Explained, LawInForce const&);

// Reads the request, runs the use case, writes the answer.
template <auto use_case, class Request>
Result<std::string> run(value const& body, Explained, LawInForce const& law) {
  auto const request = wire::read<Request>(body);
  if (!request) return std::unexpected(request.error());
  auto const answer = use_case(*request, law);
  if (!answer) return std::unexpected(answer.error());
  return wire::text_of_message(*answer);
}

// One of the seven questions alone: its part, with the questions of the law that the case hangs on.
template <auto use_case>
Result<std::string> run_part(value const& body, Explained, LawInForce const& law) {
  auto request = wire::read<wire::OutlookRequest>(body);
  if (!request) return std::unexpected(request.error());
  auto const asked = considered(std::move(*request), law);
  if (!asked) return std::unexpected(asked.error());
  auto answer = use_case(*asked, law);
  if (!answer) return std::unexpected(answer.error());
  answer->id = asked->request.id;
  answer->questions = law.law.names_of(asked->life.estimate.questions);
  answer->law = law.note;
  return wire::text_of_message(*answer);
}

Result<std::string> run_estimate(value const& body, Explained explained, LawInForce const& law) {
  auto const request = wire::read<wire::EstimateRequest>(body);
  if (!request) return std::unexpected(request.error());
  auto const answer = estimate(*request, explained, law);
  if (!answer) return std::unexpected(answer.error());
  return wire::text_of_message(*answer);
}

Result<std::string> run_law(value const& body, Explained, LawInForce const& law) {
  auto const request = wire::read<wire::LawRequest>(body);
  if (!request) return std::unexpected(request.error());
  return wire::text_of_message(law_answer(*request, law));
}

struct Row {
  std::string_view call;
  UseCase use_case;
};

constexpr std::array table{
    Row{"due", run<due, wire::DueRequest>},
    Row{"estimate", run_estimate},
    Row{"outlook", run<outlook, wire::OutlookRequest>},
    Row{"cost", run_part<cost>},
    Row{"later", run_part<later>},
    Row{"more", run_part<more>},
    Row{"missed", run_part<missed>},
    Row{"cover", run_part<cover>},
    Row{"never", run_part<never>},
    Row{"law", run_law},
};

Row const* row_for(std::string_view call) {
  auto const found = std::ranges::find(table, call, &Row::call);
  return found == table.end() ? nullptr : &*found;
}

// The id of a body that could be parsed, even where the rest of it is wrong.
std::optional<wire::RequestId> id_of(value const& body) {
  auto const* object = body.if_object();
  auto const* id = object == nullptr ? nullptr : object->if_contains("id");
  if (id == nullptr || id->is_null()) return std::nullopt;
  auto read = wire::read<wire::RequestId>(*id);
  return read ? std::optional(std::move(*read)) : std::nullopt;
}

}  // namespace

bool is_calculation(std::string_view call) { return row_for(call) != nullptr; }

std::string answer_calculation(std::string_view call, value const& body, Explained explained,
                               LawInForce const& law) {
  auto const* row = row_for(call);
  if (row == nullptr) {
    return wire::problem_text({ProblemKind::unknown_call, "There is no such call."}, id_of(body));
  }
  auto answer = row->use_case(body, explained, law);
  return answer ? std::move(*answer) : wire::problem_text(answer.error(), id_of(body));
}

std::string answer_calculation_text(std::string_view call, std::string_view body,
                                    Explained explained, LawInForce const& law) {
  // Small requests are parsed without a single allocation.
  unsigned char buffer[8192];
  boost::json::monotonic_resource memory(buffer, sizeof buffer);
  auto const parsed = wire::parse_strict(body, &memory);
  if (!parsed) return wire::problem_text(parsed.error(), std::nullopt);
  return answer_calculation(call, *parsed, explained, law);
}

}  // namespace otor::app
