// SPDX-License-Identifier: Apache-2.0
#pragma once
// Themes that no codebook has yet: a head reads what officers typed beside findings and questions,
// looks for words, and adds a code of her aimag's own. From then on phones offer it. What was typed
// stays as it was.

#include "app/accounts.h"
#include "app/soum_tasks.h"

namespace otor::app {

inline constexpr std::int64_t usual_notes = 50, most_notes = 200;

/// What was typed where no code of a codebook says it ("other" says nothing); all that was typed
/// where `coded`. `text`: words that are to be in it, in any order, however they are spelled.
struct NotesQuestion {
  std::string area, from, to, text;  // days, both included; "" is open
  bool questions = false;            // of questions, else of findings
  bool coded = false;
  std::int64_t limit = usual_notes, skip = 0;
};
BOOST_DESCRIBE_STRUCT(NotesQuestion, (), (area, from, to, text, questions, coded, limit, skip))

/// Something typed at a visit, with its register numbers masked.
struct NoteRow {
  std::string area, bagh, day, officer, code, words;
  event::Uuid household, about;
};
BOOST_DESCRIBE_STRUCT(NoteRow, (), (area, bagh, day, officer, code, words, household, about))

/// A word and those that begin like it, by how many of the notes found have one. `begins`: what to
/// search for, to find all of them.
struct WordCount {
  std::string word, begins;
  std::int64_t notes = 0;
};
BOOST_DESCRIBE_STRUCT(WordCount, (), (word, begins, notes))

/// `found` notes of `households`; the latest first.
struct NotesAnswer {
  std::int64_t notes = 0, found = 0, households = 0;
  std::vector<NoteRow> rows;
  std::vector<WordCount> words;
};
BOOST_DESCRIBE_STRUCT(NotesAnswer, (), (notes, found, households, rows, words))

/// Errors: bad_month for a day that is none; bad_value for words that are too long.
Result<NotesAnswer> notes(NotesQuestion const& question,
                          std::vector<std::shared_ptr<SoumTasks const>> const& soums,
                          outreach::Codebook const& codebook);

/// A code that was added at a desk: who, and when in milliseconds since 1970. `key`: of the order.
struct Theme {
  outreach::CodeSet set{};
  std::string code, group;
  outreach::Title title;
  std::string by;
  std::int64_t at_ms = 0;
  event::Uuid key;
};
BOOST_DESCRIBE_STRUCT(Theme, (), (set, code, group, title, by, at_ms, key))

/// `code`: absent for a new one; with it the titles of that one are put right.
struct ThemeOrder {
  outreach::CodeSet set{};
  std::string aimag, group;
  outreach::Title title;
  event::Uuid key;
  std::optional<std::string> code;
};
BOOST_DESCRIBE_STRUCT(ThemeOrder, (), (set, aimag, group, title, key, code))

/// Who may add codes to which aimags, and which groups there are.
struct ThemeList {
  std::vector<Theme> themes;
};
BOOST_DESCRIBE_STRUCT(ThemeList, (), (themes))

inline constexpr std::size_t most_themes = 200;  // of one aimag and set

/// What the themes are with this order, and which one it is about. The same order again, known by
/// its key, changes nothing. Errors: not_allowed where the account may not write codes of that
/// aimag; bad_value for a title that is empty, too long, holds a register number or is another
/// code's, for a group that there is not, for too many; not_found for a code that is none of these.
struct OrderedTheme {
  std::vector<Theme> themes;
  std::string code;
};
Result<OrderedTheme> order_theme(ThemeOrder const& order, Account const& account,
                                 std::vector<Theme> themes, outreach::Codebook const& codebook,
                                 std::int64_t now_ms);

/// As phones load them beside the built-in ones.
outreach::Codebook codebook_of(std::vector<Theme> const& themes);

/// The key under which the store keeps them, as JSON.
inline constexpr char themes_note[] = "themes";

}  // namespace otor::app
