// SPDX-License-Identifier: Apache-2.0
// The file of unsent records that somebody hands over: whatever comes, it is read without a crash,
// and one that is called whole has the rows that it says.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "app/phone_file.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const file = otor::app::read_phone_file(text);
  if (!file) return 0;
  if (file->whole && static_cast<std::int64_t>(file->rows.size()) != file->header.rows)
    std::abort();
  return 0;
}
