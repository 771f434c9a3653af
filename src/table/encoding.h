// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which encoding a text has, and the text in UTF-8.

#include "table/table.h"

namespace otor::table {

struct Decoded {
  std::string text;
  Encoding encoding = Encoding::utf8;
  bool marked = false;
};

/// A mark at the beginning decides; without one, every second byte being zero tells UTF-16, and
/// what is no UTF-8 is taken for Windows-1251 where it comes out as words. What is `said` is
/// believed instead, and refused where it does not fit.
Read<Decoded> decode(std::string_view bytes, std::optional<Encoding> said);

bool is_utf8(std::string_view bytes);
/// Appends a character; no surrogate.
void append_utf8(std::string& out, char32_t letter);

}  // namespace otor::table
