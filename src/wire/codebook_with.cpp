// SPDX-License-Identifier: Apache-2.0
// Apart from reading one: what makes the built-in codebook reads codebooks too, before there is it.
#include "wire/codebook.h"

namespace otor::wire {

Result<outreach::Codebook> codebook_with(std::span<std::string const> own) {
  auto book = read_codebook(outreach::default_codebook());
  if (!book) return book;
  for (auto const& text : own) {
    auto const more = read_codebook(text);
    if (!more) return std::unexpected(more.error());
    if (auto added = outreach::extend(*book, *more); !added) return std::unexpected(added.error());
  }
  return book;
}

}  // namespace otor::wire
