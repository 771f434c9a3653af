// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the handbook answers to each question of herders on a day, which entries of the law the
// answer rests on, and on which days another value of one of these came into force.

#include <map>
#include <memory>

#include "app/edition.h"
#include "app/told_answers.h"

namespace otor::app {

/// An entry of the law under an answer. `article` is empty where none was seen; `next`: the first
/// day on which another value is known to hold.
struct AnswerLaw {
  std::string title, act, article, since;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(AnswerLaw, (), (title, act, article, since, next))

/// `open`: the law does not settle it.
struct AnswerSaid {
  std::string question;
  std::string chapter;  // of the handbook
  std::vector<std::string> words;
  bool open = false;
  std::vector<AnswerLaw> laws;
};
BOOST_DESCRIBE_STRUCT(AnswerSaid, (), (question, chapter, words, open, laws))

class Answering {
 public:
  virtual ~Answering() = default;
  /// Days on which the answer to a question became another, or is known to; nothing where no answer
  /// of the handbook rests on the law. As it is told in the month of `day`.
  virtual std::shared_ptr<std::map<std::string, ChangeDays> const> changes(Date day) = 0;
  /// The answer as it was told on a day. Nothing where the handbook has none.
  virtual std::optional<AnswerSaid> on(std::string const& question, Date day,
                                       Language language) = 0;
};

/// Keeps the answers of the months it was asked of. One thread at a time; a door with many threads
/// puts a lock around it.
class AnswerBook final : public Answering {
 public:
  /// All that `sources` names outlives it.
  explicit AnswerBook(EditionSources const& sources) : sources_(sources) {}

  std::shared_ptr<std::map<std::string, ChangeDays> const> changes(Date day) override;
  std::optional<AnswerSaid> on(std::string const& question, Date day, Language language) override;

 private:
  using MonthAndLanguage = std::pair<std::int32_t, Language>;
  using Answers = std::shared_ptr<std::map<std::string, AnswerTo> const>;

  Answers of(Month month, Language language);
  ChangeDays changes_of(AnswerTo const& answer) const;

  EditionSources sources_;
  std::map<MonthAndLanguage, Answers> answers_;
  std::map<std::int32_t, std::shared_ptr<std::map<std::string, ChangeDays> const>> changes_;
};

}  // namespace otor::app
