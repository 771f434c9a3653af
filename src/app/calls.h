// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one message door: `{"call":"estimate","body":{...}}` in, the answer's JSON out. The phone has
// it in three parts: what anybody may ask the law, the records of an officer, and documents.

#include <string>
#include <string_view>

#include "app/law_in_force.h"
#include "app/paper_calls.h"
#include "app/record_session.h"

namespace otor::app {

/// Answers a calculation: the body that the call gives, or `{"problem":{...}}`.
std::string answer_request(std::string_view request, LawInForce const& law);

/// Answers a call about the records that `session` holds.
std::string answer_request(std::string_view request, RecordSession& session);

/// Answers a call for a document; "own_handbook" changes what later ones are made from.
std::string answer_request(std::string_view request, Papers& papers);

}  // namespace otor::app
