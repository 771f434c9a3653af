// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http.h"

namespace otor::server {

/// Packs an answer of text for who takes it packed, whole or part by part.
void pack(HttpAnswer& answer, std::string const& accept_encoding);

}  // namespace otor::server
