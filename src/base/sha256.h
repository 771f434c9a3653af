// SPDX-License-Identifier: Apache-2.0
#pragma once
// SHA-256 (FIPS 180-4): content is named by its hash. A law pack's id and the checksums of bundles
// are made here, the same on every machine. It is not used for passwords.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace otor {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// Takes bytes piece by piece: `add` as often as wanted, `digest` once at the end.
class Sha256 {
 public:
  void add(std::string_view bytes);
  Sha256Digest digest();

 private:
  void take_block(unsigned char const* block);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> waiting_{};
  std::size_t waiting_size_ = 0;
  std::uint64_t taken_ = 0;  // bytes, all told
};

Sha256Digest sha256(std::string_view bytes);

/// The digest in 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);
std::string hex_of(Sha256Digest const& digest);

}  // namespace otor
