// SPDX-License-Identifier: Apache-2.0
#pragma once
// The handbook of a month: every figure put in, what changed marked, as a document. And what of it
// goes stale.

#include <map>

#include "app/law_in_force.h"
#include "base/sentences.h"
#include "handbook/chapter.h"
#include "outreach/codebook.h"

namespace otor::app {

/// Whom to call in one soum; empty where it is to be written by hand.
struct Contact {
  std::string soum, officer, telephone;
};

/// Months in which a change is news where nobody says how old the edition before is.
inline constexpr std::int32_t usual_reach = 12;

struct EditionOf {
  Month month;
  Month compared_with;            // figures that changed after this month are marked
  std::string number;             // of the edition, or empty
  std::string page;               // address of the page: a code on the cover; or empty
  std::vector<Contact> contacts;  // empty: lines to write on
  // of one sheep where the handbook is used; none: pictures show coins
  std::optional<Tugrug> sheep_price;
};

/// What an edition is made from.
struct EditionSources {
  handbook::Handbook const& handbook;
  outreach::Codebook const& codebook;
  LawInForce const& law;
};

/// Always a whole document: a figure that is not known says so in its place.
handbook::Document edition(EditionOf const& of, Language language, EditionSources const& sources);

/// A leaflet of one page: "poster", "card". Errors: not_found for a name that none has.
Result<handbook::Document> leaflet(std::string_view name, EditionOf const& of, Language language,
                                   EditionSources const& sources);

/// What the handbook says to one question of the codebook, as the edition of `month` says it;
/// nothing where it has no answer.
struct AnswerTo {
  std::string chapter;  // its name
  std::vector<handbook::Block> blocks;
  bool open = false;                 // the law does not settle it
  std::vector<std::string> sources;  // what its figures rest on: "minimum_wage@2025-04-01"
};
AnswerTo answer_to(std::string_view question, Month month, Language language,
                   EditionSources const& sources);

/// Of every question that it answers, by its code.
std::map<std::string, AnswerTo> answers_of(Month month, Language language,
                                           EditionSources const& sources);

/// A lesson of a course, in the form of a chapter, as it is told in `month`; what changed in the
/// `reach` months before is marked.
handbook::Document lesson(handbook::Chapter const& chapter, Month month, Language language,
                          EditionSources const& sources, std::int32_t reach = usual_reach);

/// Of each block of a chapter what law alone tells in it, line by line: the rows of a history, the
/// items of `changes` and `open`, a picture in words. Empty for all others.
std::vector<std::vector<std::string>> lines_of(handbook::Chapter const& chapter, Month month,
                                               Language language, EditionSources const& sources);

/// A sentence of the handbook in which a figure differs, or a line that law alone tells.
struct Stale {
  std::string chapter;    // title, in the language asked
  std::string reference;  // "minimum_wage", as it stands in the braces; of a line its block's kind
  std::string was, now;   // "–" for a line that was not, or is no more
  std::size_t block = 0;  // of its chapter, from one
};

/// What of an edition of `printed_for`, made with `printed_with`, is told otherwise by the law
/// `now` in `month`; and behind it, of the lessons of courses. In their order, each reference of a
/// block once.
std::vector<Stale> stale(handbook::Handbook const& handbook, Language language,
                         LawInForce const& printed_with, Month printed_for, LawInForce const& now,
                         Month month, std::vector<handbook::Chapter> const& lessons = {});

}  // namespace otor::app
