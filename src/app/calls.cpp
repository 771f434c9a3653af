// SPDX-License-Identifier: Apache-2.0
#include "app/calls.h"

#include "app/calculation_calls.h"
#include "app/record_calls.h"

namespace otor::app {
namespace {

constexpr std::size_t largest_request = std::size_t{64} << 20;  // a phone loads a whole log at once

}  // namespace

std::string answer(std::string_view request, LawInForce const& law, RecordSession& session) {
  auto const parsed = wire::parse_strict(request, {}, largest_request);
  if (!parsed) return wire::problem_text(parsed.error(), std::nullopt);
  auto const* object = parsed->if_object();
  auto const* call = object == nullptr ? nullptr : object->if_contains("call");
  auto const* body = object == nullptr ? nullptr : object->if_contains("body");
  if (call == nullptr || !call->is_string() || body == nullptr || object->size() != 2) {
    return wire::problem_text(
        {ProblemKind::bad_value, "A request is {\"call\":\"...\",\"body\":{...}}."}, std::nullopt);
  }
  auto const& name = *call->if_string();
  if (is_record_call({name.data(), name.size()})) {
    return answer_record(session, {name.data(), name.size()}, *body);
  }
  return answer_calculation({name.data(), name.size()}, *body, Explained::yes, law);
}

}  // namespace otor::app
