// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads a snapshot as a phone does; for tests.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "server/encoding.h"

namespace otor::server {

/// The parts of a whole file, unpacked.
inline std::vector<std::string> snapshot_parts(std::string const& bytes) {
  std::vector<std::string> parts;
  auto at = bytes.find('\n', bytes.find('\n') + 1) + 1;
  while (at < bytes.size()) {
    REQUIRE(at + 4 <= bytes.size());
    std::size_t size = 0;
    for (int byte = 0; byte < 4; ++byte) size = size << 8 | static_cast<unsigned char>(bytes[at++]);
    REQUIRE(at + size <= bytes.size());
    auto const part = gunzip(bytes.substr(at, size), std::size_t{64} << 20);
    REQUIRE(part);
    parts.push_back(*part);
    at += size;
  }
  return parts;
}

}  // namespace otor::server
