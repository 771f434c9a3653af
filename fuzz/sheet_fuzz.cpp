// SPDX-License-Identifier: Apache-2.0
// Whatever is asked for a sheet, and whatever stands in braces: a problem, or a document whose
// words can be set.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "app/sheet.h"
#include "handbook/reference.h"
#include "law/default_pack.h"
#include "wire/codebook.h"

namespace {

otor::app::LawInForce const& law() {
  static auto const loaded = *otor::app::LawInForce::from_pack(otor::law::default_pack());
  return loaded;
}

otor::outreach::Codebook const& codes() {
  static auto const read = *otor::wire::read_codebook(otor::outreach::default_codebook());
  return read;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  (void)otor::handbook::pieces_of(text);
  auto const request = otor::wire::read_text<otor::wire::SheetRequest>(text);
  if (!request) return 0;
  auto const made =
      otor::app::sheet(*request, otor::Language::kk, "https://example.mn", codes(), law());
  if (made && otor::handbook::plain_words(made->title) != made->title) std::abort();
  return 0;
}
