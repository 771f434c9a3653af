// SPDX-License-Identifier: Apache-2.0
#pragma once
// A step of a calculation in words: the rule with its numbers, its value, and where the law was
// read.

#include "base/format.h"
#include "law/law.h"
#include "wire/outlook_message.h"

namespace otor::app {

/// The text of the law's own words in one language.
std::string const& in_language(law::Text const& text, Language language);

/// The title of an act in one language. An act of another pack than the built-in one may have none:
/// then it is told by its name.
std::string act_title(std::string const& act, Language language);

std::string rule_text(wire::Step const& step, Format const& format);
std::string value_text(wire::Step const& step, Format const& format);

/// "2027.01: 59 months × ₮77,500": the runs that a price was added up from.
std::vector<std::string> run_lines(wire::Step const& step, Format const& format);

/// Where an entry of the law was read: "Minimum wage, 2027.01.01"; the act; "Article 5.", or
/// nothing where the article is not found yet. Where the law has no such entry, the reference.
struct SourceText {
  std::string title, act, article;
};
SourceText source_of(std::string_view reference, Format const& format, law::Law const& law);

/// "Minimum wage, 2027.01.01. ACT. Article 5." of "minimum_wage@2027-01-01", or that the article is
/// not found yet.
std::string source_text(std::string_view reference, Format const& format, law::Law const& law);

/// Each act once, with all that was read in it: "ACT. Article 5.", or "ACT*" where the article is
/// not found yet, which `why.no_article` tells below.
struct ActRead {
  std::string act, titles;
};
std::vector<ActRead> acts_read(std::vector<std::string> const& references, Format const& format,
                               law::Law const& law);

/// The questions of `names` that are not closed, in words.
std::vector<std::string> open_questions(std::vector<std::string> const& names, Language language,
                                        law::Law const& law);

/// "This road stays closed: ..."
std::string closed_text(wire::RouteAnswer const& route, Format const& format);

}  // namespace otor::app
