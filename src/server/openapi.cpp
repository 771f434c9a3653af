// SPDX-License-Identifier: Apache-2.0
#include "server/openapi.h"

namespace otor::server {

std::string openapi_text() { return "{}"; }

}  // namespace otor::server
