// SPDX-License-Identifier: Apache-2.0
#pragma once
// The calls that compute: from a JSON body to a JSON answer, with nothing kept. A table from the
// name of a message to its use case; every door (command line, HTTP, WebAssembly) answers through
// it, so the same request gives the same bytes everywhere.

#include <string>
#include <string_view>

#include "app/estimate.h"

namespace otor::app {

/// Whether `call` is one of these: due, estimate, outlook, cost, later, more, missed, cover, never,
/// law.
bool is_calculation(std::string_view call);

/// The answer to one body, always JSON: the answer itself, or `{"id":...,"problem":{...}}`.
std::string answer_calculation(std::string_view call, wire::json::value const& body,
                               Explained explained, LawInForce const& law);

/// The same from text.
std::string answer_calculation_text(std::string_view call, std::string_view body,
                                    Explained explained, LawInForce const& law);

}  // namespace otor::app
