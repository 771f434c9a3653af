// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands behind the door. Each module has one: otor.wasm computes, records.wasm keeps an
// officer's records. They are apart so that someone who only wants to calculate does not load the
// officer's part.

#include <string>
#include <string_view>

namespace otor::wasm {

std::string answer(std::string_view request);

}  // namespace otor::wasm
