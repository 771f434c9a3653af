// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one message door: `{"call":"estimate","body":{...}}` in, the answer's JSON out.

#include <string>
#include <string_view>

#include "app/law_in_force.h"

namespace otor::app {

/// The answer to one request: the body that the call gives, or `{"problem":{...}}`.
std::string answer(std::string_view request, LawInForce const& law);

}  // namespace otor::app
