// SPDX-License-Identifier: Apache-2.0
#include "wire/codebook.h"

namespace otor::wire {
namespace {

// A department's own, in the form that a phone of before there were remarks reads too.
struct OwnBook {
  std::vector<outreach::Code> codes;
  std::vector<outreach::Rule> rules;
};
BOOST_DESCRIBE_STRUCT(OwnBook, (), (codes, rules))

}  // namespace

std::string codebook_text(outreach::Codebook const& book) {
  return book.remarks ? text_of_message(book) : text_of_message(OwnBook{book.codes, book.rules});
}

Result<outreach::Codebook> read_codebook(std::string_view text) {
  auto book = read_text<outreach::Codebook>(text);
  if (!book) return book;
  if (auto good = outreach::check(*book); !good) return std::unexpected(good.error());
  return book;
}

}  // namespace otor::wire
