// SPDX-License-Identifier: Apache-2.0
#include "cli/wrapped.h"

#include <algorithm>

namespace otor::cli {
namespace {

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t indent, std::size_t hanging,
                    std::size_t width) {
  std::string out(indent, ' ');
  std::size_t used = indent;
  bool fresh = true;
  while (!text.empty()) {
    auto const space = text.find(' ');
    auto const word = text.substr(0, space);
    if (!fresh && used + 1 + letters_in(word) > width) {
      out += "\n" + std::string(indent + hanging, ' ');
      used = indent + hanging;
      fresh = true;
    }
    if (!fresh) out += ' ', ++used;
    out += word;
    used += letters_in(word);
    fresh = false;
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  }
  return out + "\n";
}

}  // namespace otor::cli
