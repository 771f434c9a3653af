// SPDX-License-Identifier: Apache-2.0
#include "app/codebook_with.h"

#include "wire/codebook.h"

namespace otor::app {

Result<outreach::Codebook> codebook_with(std::span<std::string const> own) {
  auto book = wire::read_codebook(outreach::default_codebook());
  if (!book) return book;
  for (auto const& text : own) {
    auto const more = wire::read_codebook(text);
    if (!more) return std::unexpected(more.error());
    if (auto added = outreach::extend(*book, *more); !added) return std::unexpected(added.error());
  }
  return book;
}

}  // namespace otor::app
