// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one message door: `{"call":"estimate","body":{...}}` in, the answer's JSON out.

#include <string>
#include <string_view>

#include "app/law_in_force.h"
#include "app/record_session.h"

namespace otor::app {

/// The answer to one request: the body that the call gives, or `{"problem":{...}}`. Calculations
/// keep nothing; the calls on records read and change `session`, which the door owns.
std::string answer(std::string_view request, LawInForce const& law, RecordSession& session);

}  // namespace otor::app
