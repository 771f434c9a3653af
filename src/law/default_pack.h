// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law pack that is built in: the text of `wire::pack_text` for the law/ folder this program was
// built from.

#include <string_view>

namespace otor::law {

std::string_view default_pack();

}  // namespace otor::law
