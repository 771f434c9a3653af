// SPDX-License-Identifier: Apache-2.0
#include "simulator/told.h"

#include "server/encoding.h"

namespace otor::simulator {

namespace {

constexpr std::size_t largest_part = std::size_t{32} << 20;

}  // namespace

std::size_t head_size(std::string_view bytes) {
  auto const first = bytes.find('\n');
  auto const end = first == bytes.npos ? bytes.npos : bytes.find('\n', first + 1);
  return end == bytes.npos ? 0 : end + 1;
}

std::vector<FilePart> parts_in(std::string_view bytes, std::size_t begin) {
  std::vector<FilePart> parts;
  for (auto at = begin; at + 4 <= bytes.size();) {
    std::size_t size = 0;
    for (int byte = 0; byte < 4; ++byte) size = size << 8 | static_cast<unsigned char>(bytes[at++]);
    if (at + size > bytes.size()) break;
    auto plain = server::gunzip(bytes.substr(at, size), largest_part);
    at += size;
    parts.push_back({at, plain ? std::optional(std::move(*plain)) : std::nullopt});
  }
  return parts;
}

}  // namespace otor::simulator
