// SPDX-License-Identifier: Apache-2.0
#include "handbook/document.h"

namespace otor::handbook {
namespace {

// The length of the mark of text direction, of the separator or of the blank without width that
// `text` begins with; nothing of it is seen, and some of it turns what stands beside it around.
std::size_t mark_length(std::string_view text) {
  if (text.starts_with("\u061c")) return 2;
  if (text.starts_with("\ufeff")) return 3;
  if (!text.starts_with("\xe2\x80") && !text.starts_with("\xe2\x81")) return 0;
  if (text.size() < 3) return 0;
  auto const last = static_cast<unsigned char>(text[2]);
  if (text[1] == '\x80') {
    if (last == 0x8b) return 3;
    bool const direction = last == 0x8e || last == 0x8f || (last >= 0xa8 && last <= 0xae);
    return direction ? 3 : 0;
  }
  return last >= 0xa0 && last <= 0xa9 ? 3 : 0;
}

}  // namespace

std::string plain_words(std::string_view text) {
  auto const whole = text;
  std::string out;
  while (!text.empty()) {
    if (auto const length = mark_length(text)) {
      text.remove_prefix(length);
      continue;
    }
    auto const byte = static_cast<unsigned char>(text.front());
    auto const next = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0;
    bool const c1 = byte == 0xc2 && next >= 0x80 && next < 0xa0;
    bool const blank = byte <= ' ' || byte == 0x7f || c1;
    if (!blank) {
      out += text.front();
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    text.remove_prefix(c1 ? 2 : 1);
  }
  if (out.ends_with(' ')) out.pop_back();
  // What was taken out may have stood between two bytes that are another such mark together.
  return out == whole ? out : plain_words(out);
}

std::string text_of(Words const& words) {
  std::string out;
  for (auto const& run : words) out += run.text;
  return out;
}

}  // namespace otor::handbook
