// SPDX-License-Identifier: Apache-2.0
#include "base/hmac.h"

#include <algorithm>
#include <array>

namespace otor {
namespace {

constexpr std::size_t block = 64;

std::string_view bytes_of(Sha256Digest const& digest) {
  return {reinterpret_cast<char const*>(digest.data()), digest.size()};
}

}  // namespace

Sha256Digest hmac_sha256(std::string_view key, std::string_view bytes) {
  auto const shorter = key.size() > block ? sha256(key) : Sha256Digest{};
  if (key.size() > block) key = bytes_of(shorter);
  std::array<char, block> inner{}, outer{};
  std::ranges::copy(key, inner.begin());
  std::ranges::copy(key, outer.begin());
  for (char& byte : inner) byte ^= 0x36;
  for (char& byte : outer) byte ^= 0x5c;
  Sha256 first;
  first.add({inner.data(), block});
  first.add(bytes);
  auto const middle = first.digest();
  Sha256 second;
  second.add({outer.data(), block});
  second.add(bytes_of(middle));
  return second.digest();
}

}  // namespace otor
