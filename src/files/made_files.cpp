// SPDX-License-Identifier: Apache-2.0
#include "files/made_files.h"

#include <iostream>

#include "files/plain_file.h"

namespace otor::files {
namespace {

// The first `size` bytes, or up to three more: a piece never ends inside a character.
std::string_view piece_of(std::string_view text, std::size_t size) {
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) ++size;
  return text.substr(0, size);
}

}  // namespace

std::string literal_of(std::string_view text) {
  std::string out = "\"";
  for (auto const letter : text) {
    auto const byte = static_cast<unsigned char>(letter);
    if (byte >= 0x20 && byte != 0x7f && letter != '"' && letter != '\\' && letter != '?') {
      out += letter;
      continue;
    }
    out += '\\';
    for (int shift = 6; shift >= 0; shift -= 3) out += static_cast<char>('0' + (byte >> shift & 7));
  }
  return out + '"';
}

std::string text_source(std::string_view text, std::string_view from, std::string_view header,
                        std::string_view room, std::string_view name) {
  auto const size = std::to_string(text.size());
  auto out = "// Made from " + std::string(from) + ". Do not edit.\n#include \"" +
             std::string(header) + "\"\n\nnamespace otor::" + std::string(room) +
             " {\n\nstd::string_view " + std::string(name) + "() {\n  return std::string_view(\n";
  while (!text.empty()) {
    auto const piece = piece_of(text, 2000);
    out += "      " + literal_of(piece) + "\n";
    text.remove_prefix(piece.size());
  }
  return out + "      , " + size + ");\n}\n\n}  // namespace otor::" + std::string(room) + "\n";
}

bool write_made(std::filesystem::path const& path, std::string_view bytes) {
  auto const written = write_file_if_changed(path, bytes);
  if (!written) std::cerr << written.error().detail << '\n';
  return written.has_value();
}

}  // namespace otor::files
