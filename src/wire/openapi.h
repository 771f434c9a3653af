// SPDX-License-Identifier: Apache-2.0
#pragma once
// The whole HTTP interface as OpenAPI 3.1, made by the build from the described messages
// (src/files/describe_main.cpp).

#include <string_view>

namespace otor::wire {

std::string_view openapi();

}  // namespace otor::wire
