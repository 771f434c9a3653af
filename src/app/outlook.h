// SPDX-License-Identifier: Apache-2.0
#pragma once
// The seven questions at once, for one person: what the page draws its first picture from.

#include "app/person_case.h"

namespace otor::app {

Result<wire::OutlookAnswer> outlook(wire::OutlookRequest const& request, LawInForce const& law);

/// Parameters and open questions, with titles and sources in three languages: what names the
/// sources of an answer.
wire::LawAnswer law_answer(wire::LawRequest const& request, LawInForce const& law);

}  // namespace otor::app
