// SPDX-License-Identifier: Apache-2.0
#include "app/calls.h"

#include "app/calculation_calls.h"
#include "app/paper_calls.h"
#include "app/record_calls.h"

namespace otor::app {
namespace {

constexpr std::size_t largest_request = std::size_t{64} << 20;  // a phone loads a whole log at once

struct Call {
  std::string_view name;
  wire::json::value const* body = nullptr;
};

Result<Call> call_in(wire::json::value const& request) {
  auto const* object = request.if_object();
  auto const* call = object == nullptr ? nullptr : object->if_contains("call");
  auto const* body = object == nullptr ? nullptr : object->if_contains("body");
  if (call == nullptr || !call->is_string() || body == nullptr || object->size() != 2) {
    return problem(ProblemKind::bad_value, "A request is {\"call\":\"...\",\"body\":{...}}.");
  }
  auto const& name = *call->if_string();
  return Call{{name.data(), name.size()}, body};
}

template <class Answer>
std::string answer_with(std::string_view request, Answer answer) {
  auto const parsed = wire::parse_strict(request, {}, largest_request);
  if (!parsed) return wire::problem_text(parsed.error(), std::nullopt);
  auto const call = call_in(*parsed);
  if (!call) return wire::problem_text(call.error(), std::nullopt);
  return answer(call->name, *call->body);
}

}  // namespace

std::string answer_request(std::string_view request, LawInForce const& law) {
  return answer_with(request, [&](std::string_view name, wire::json::value const& body) {
    return answer_calculation(name, body, Explained::yes, law);
  });
}

std::string answer_request(std::string_view request, RecordSession& session) {
  if (request.size() <= largest_request) {
    if (auto answer = answer_log(session, request)) return std::move(*answer);
  }
  return answer_with(request, [&](std::string_view name, wire::json::value const& body) {
    return answer_record(session, name, body);
  });
}

std::string answer_request(std::string_view request, Papers& papers) {
  return answer_with(request, [&](std::string_view name, wire::json::value const& body) {
    if (name == "own_handbook") return take_handbook(body, papers);
    return answer_paper(name, body, papers);
  });
}

}  // namespace otor::app
