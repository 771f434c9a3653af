// SPDX-License-Identifier: Apache-2.0
#pragma once
// HMAC-SHA-256 (RFC 2104): a hash that only the holder of a key can make or check.

#include "base/sha256.h"

namespace otor {

Sha256Digest hmac_sha256(std::string_view key, std::string_view bytes);

}  // namespace otor
