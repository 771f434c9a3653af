// SPDX-License-Identifier: Apache-2.0
#include "wire/codebook.h"

namespace otor::wire {

std::string codebook_text(outreach::Codebook const& book) { return text_of_message(book); }

Result<outreach::Codebook> read_codebook(std::string_view text) {
  auto book = read_text<outreach::Codebook>(text);
  if (!book) return book;
  if (auto good = outreach::check(*book); !good) return std::unexpected(good.error());
  return book;
}

}  // namespace otor::wire
