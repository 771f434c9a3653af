// SPDX-License-Identifier: Apache-2.0
#pragma once
// The whole interface as OpenAPI 3.1. The shapes of requests and answers follow from the described
// structs.

#include <string>

namespace otor::server {

std::string openapi_text();

}  // namespace otor::server
