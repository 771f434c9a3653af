// SPDX-License-Identifier: Apache-2.0
#pragma once
// How near to being insured a household says it is.

#include <string_view>

namespace otor::outreach {

/// Of a word of event::Stage: the more, the nearer. Who is not interested, whose payments lapsed
/// and who told nothing are equally far.
int nearness_of(std::string_view stage);

}  // namespace otor::outreach
