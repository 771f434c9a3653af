// SPDX-License-Identifier: Apache-2.0
#pragma once
// The handbook as people write it: chapters of blocks, in three languages, with references where
// figures are to stand (handbook/reference.h), and the made-up people of its examples. People edit
// content/handbook; programs load the text made of it (wire/handbook.h).

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "base/problem.h"
#include "base/sentences.h"
#include "benefit/old_age.h"
#include "handbook/document.h"

namespace otor::handbook {

/// A sentence in three languages.
struct Said {
  std::string mn, kk, en;
  std::string const& in(Language language) const {
    return language == Language::mn ? mn : language == Language::kk ? kk : en;
  }
};
BOOST_DESCRIBE_STRUCT(Said, (), (mn, kk, en))

/// As many sentences in each of the three languages.
struct SaidList {
  std::vector<std::string> mn, kk, en;
  std::vector<std::string> const& in(Language language) const {
    return language == Language::mn ? mn : language == Language::kk ? kk : en;
  }
};
BOOST_DESCRIBE_STRUCT(SaidList, (), (mn, kk, en))

enum class Kind {
  lead,  // one large opening sentence
  heading,
  text,
  list,
  steps,
  box,
  table,
  answer,    // to a question of the codebook
  picture,   // the life line of an example
  history,   // of a parameter, made from the law
  changes,   // what changed in the last `count` months, and what is to come, made from the law
  open,      // the open questions of the law
  contacts,  // whom to call, per soum
  lines,     // to write on by hand
  message,   // a text message
  dialogue,  // of a course: a conversation with choices
  exercise,  // of a course: a calculation that the engine makes
  question   // of a course's test
};
BOOST_DESCRIBE_ENUM(Kind, lead, heading, text, list, steps, box, table, answer, picture, history,
                    changes, open, contacts, lines, message, dialogue, exercise, question)

struct ChapterBlock {
  Kind kind{};
  std::optional<Said> said;       // the words of one paragraph, caption, label
  std::optional<SaidList> items;  // of list and steps; the head of a table; options of a question
  std::vector<SaidList> rows;
  std::optional<Said> title;  // of a box
  std::optional<Frame> mark;  // of a box
  std::string code;           // the question, parameter or example that is meant
  bool open = false;          // an answer that the law does not settle
  // Lines to write on; months that `changes` reaches back; the right option of a question, from 1.
  std::int64_t count = 0;
  std::optional<Said> why;  // of a question: what makes it right
};
BOOST_DESCRIBE_STRUCT(ChapterBlock, (),
                      (kind, said, items, rows, title, mark, code, open, count, why))

struct Chapter {
  std::string name;  // "04_old_age"
  std::string icon, script;
  Said title;
  std::vector<ChapterBlock> blocks;
};
BOOST_DESCRIBE_STRUCT(Chapter, (), (name, icon, script, title, blocks))

/// A made-up person whose life line is reckoned for the month of the edition.
struct Example {
  std::string name;
  benefit::Sex sex{};
  std::int64_t age = 0;  // whole years in the month of the edition
  std::int64_t children = 0;
  std::int64_t start = 1;  // months after the month of the edition
  benefit::Payer as{};
  std::optional<Tugrug> income;  // absent: the minimum wage
  std::int64_t paid_years = 0;   // as a herder at the minimum, up to December of the year before
  Said title;
};
BOOST_DESCRIBE_STRUCT(Example, (), (name, sex, age, children, start, as, income, paid_years, title))

struct Handbook {
  std::vector<Chapter> chapters;
  std::vector<Chapter> leaflets;  // papers of one page beside it: poster, card
  std::vector<Chapter> messages;  // text messages, each a block with its title
  std::vector<Example> examples;

  /// The chapters, then the leaflets, then the messages.
  std::vector<Chapter const*> all() const;
};
BOOST_DESCRIBE_STRUCT(Handbook, (), (chapters, leaflets, messages, examples))

/// One thing that is wrong in one block; `chapter` is its place in Handbook::all.
struct Fault {
  std::size_t chapter = 0, block = 0;
  std::string what;
};

/// What names of references may mean.
struct Named {
  std::vector<std::string> parameters, questions;  // sorted
};

/// A reference that names nothing, references that differ between the languages, a letter or hyphen
/// right behind a reference in Mongolian or Kazakh (a suffix would break vowel harmony), rows of
/// another length than the head of their table, a block without what its kind needs, a place to
/// fill in where nobody fills it, a message that is too long before anything is filled in,
/// `changes` that reach back less than a month or more than a hundred years.
std::vector<Fault> faults_of(Handbook const& handbook, Named const& named);

/// Every sentence of a block with its references, in one language.
std::vector<std::string> sentences_of(ChapterBlock const& block, Language language);

/// The text of the built-in handbook, made from content/handbook.
std::string_view default_handbook();

}  // namespace otor::handbook
