// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bytes that only the holder of a key can read: XChaCha20-Poly1305 with a random nonce, which
// stands before them. `about` says what the bytes are: it is not kept, but whoever opens them must
// say the same, so that a sealed row put in another's place does not open.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace otor::store {

inline constexpr std::size_t sealing_key_bytes = 32;
inline constexpr std::size_t sealed_more_bytes = 24 + 16;  // than what was sealed

/// 32 bytes that nobody can guess.
std::string fresh_key();

/// `key` has 32 bytes.
std::string seal(std::string_view key, std::string_view about, std::string_view text);

/// Nothing where key, `about` or a single bit is another one.
std::optional<std::string> unseal(std::string_view key, std::string_view about,
                                  std::string_view sealed);

/// Overwrites what is no longer needed.
void forget(std::string& secret);

}  // namespace otor::store
