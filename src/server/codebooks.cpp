// SPDX-License-Identifier: Apache-2.0
#include "server/codebooks.h"

#include "app/codebook_with.h"
#include "store/sql_themes.h"
#include "wire/codebook.h"

namespace otor::server {

namespace {

Result<std::vector<std::string>> with_themes(std::string own, store::Store& store) {
  std::vector<std::string> books;
  if (!own.empty()) books.push_back(std::move(own));
  auto const themes = store::kept_themes(store);
  if (!themes) return std::unexpected(themes.error());
  if (!themes->empty()) books.push_back(wire::codebook_text(app::codebook_of(*themes)));
  return books;
}

}  // namespace

Result<std::vector<std::string>> own_codebooks(store::Store& store) {
  auto own = store.note("codebook");
  if (!own) return std::unexpected(own.error());
  return with_themes(std::move(*own), store);
}

Result<void> keep_codebook(store::Store& store, outreach::Codebook const& own) {
  auto const text = wire::codebook_text(own);
  auto const books = with_themes(text, store);
  if (!books) return std::unexpected(books.error());
  if (auto const whole = app::codebook_with(*books); !whole) return std::unexpected(whole.error());
  return store.set_note("codebook", text);
}

Result<outreach::Codebook> whole_codebook(store::Store& store) {
  auto const books = own_codebooks(store);
  if (!books) return std::unexpected(books.error());
  return app::codebook_with(*books);
}

}  // namespace otor::server
