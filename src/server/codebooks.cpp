// SPDX-License-Identifier: Apache-2.0
#include "server/codebooks.h"

#include "store/sql_themes.h"
#include "wire/codebook.h"

namespace otor::server {

Result<std::vector<std::string>> own_codebooks(store::Store& store) {
  std::vector<std::string> books;
  auto own = store.note("codebook");
  if (!own) return std::unexpected(own.error());
  if (!own->empty()) books.push_back(std::move(*own));
  auto const themes = store::kept_themes(store);
  if (!themes) return std::unexpected(themes.error());
  if (!themes->empty()) books.push_back(wire::codebook_text(app::codebook_of(*themes)));
  return books;
}

Result<outreach::Codebook> whole_codebook(store::Store& store) {
  auto const books = own_codebooks(store);
  if (!books) return std::unexpected(books.error());
  auto codebook = wire::read_codebook(outreach::default_codebook());
  if (!codebook) return codebook;
  for (auto const& text : *books) {
    auto const more = wire::read_codebook(text);
    if (!more) return std::unexpected(more.error());
    if (auto good = outreach::extend(*codebook, *more); !good) return std::unexpected(good.error());
  }
  return codebook;
}

}  // namespace otor::server
