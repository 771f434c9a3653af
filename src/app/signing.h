// SPDX-License-Identifier: Apache-2.0
#pragma once
// Signatures that can be checked without a network: ECDSA on P-256 with SHA-256, r and s of 32
// bytes each; points uncompressed; both base64url. The door implements them.

#include <string>
#include <string_view>

#include "base/problem.h"
#include "event/uuid.h"

namespace otor::app {

/// Signs in the server's name.
class Signer {
 public:
  virtual ~Signer() = default;
  /// Errors: internal.
  virtual Result<std::string> sign(std::string_view bytes) const = 0;
};

/// Checks what others signed.
class Signatures {
 public:
  virtual ~Signatures() = default;
  virtual bool is_point(std::string_view point) const = 0;
  /// Whether the key with this public point signed these bytes.
  virtual bool is_good(std::string_view point, std::string_view bytes,
                       std::string_view signature) const = 0;
};

/// What a phone signs when it writes a line: whose, at which place, and the hash of all of it.
inline std::string signed_line(event::Uuid device, std::int64_t seq, std::string_view hash) {
  return "otor-signed-line-1\n" + text_of(device) + "\n" + std::to_string(seq) + "\n" +
         std::string(hash);
}

}  // namespace otor::app
