// SPDX-License-Identifier: Apache-2.0
#pragma once
// A pile of personal sheets to be handed out: for each officer a list of names to tick off, and
// behind it the sheets in the order of the list.

#include <functional>
#include <string>
#include <vector>

#include "app/due_people.h"
#include "app/programme.h"
#include "base/sentences.h"
#include "handbook/document.h"
#include "wire/document_message.h"

namespace otor::app {

/// What a head asks for. Left out: all her soums and officers, the usual days ahead, Mongolian, A4.
struct SheetsRequest {
  std::optional<std::vector<std::string>> areas;
  std::optional<std::string> officer;  // "" is the soum
  std::optional<std::string> until;    // "2026-12-11"
  std::optional<Language> language;
  std::optional<std::string> paper;  // a4, a5
};
BOOST_DESCRIBE_STRUCT(SheetsRequest, (), (areas, officer, until, language, paper))

/// Errors: bad_month for what is no day.
Result<DueQuestion> question_of(std::vector<std::string> areas, std::string_view until, Date today);

struct PileWords {
  Language language = Language::mn;
  std::string page;  // address of the public calculator, for the codes; may be empty
  Programme programme;
  bool made_up = false;
};

/// Sets a document behind those before it.
using SetDocument = std::function<Result<void>(handbook::Document const&)>;

/// What the file is called; it names nobody.
handbook::Document pile_title(DueQuestion const& question, PileWords const& words);

/// Errors: too_large for more than `most_sheets`.
Result<void> within_most(std::int64_t sheets);

/// Hands out the documents one by one, and gives the number of sheets. Whose sheet cannot be set is
/// named on a last page. Errors: not_found for a pile of nobody; too_large for more than
/// `most_sheets`, before anything is set; internal where nobody waits any more; storage of `set`.
Result<std::int64_t> pile(DuePeople const& people, DueQuestion const& question,
                          DueTerms const& terms, PileWords const& words, LawInForce const& law,
                          Awaited const& awaited, SetDocument const& set);

/// The number of the department of an aimag on a day; "" where it is not known.
std::string telephone_of(Programme const& programme, std::string_view aimag, Date day);

}  // namespace otor::app
