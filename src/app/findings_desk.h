// SPDX-License-Identifier: Apache-2.0
#pragma once
// The page of findings and questions: what was said, each question with its current answer and the
// law behind it, and how many families were told an answer that is another now.

#include "app/findings.h"
#include "app/report.h"
#include "app/told_old.h"

namespace otor::app {

/// `answers`: of the questions that the handbook answers. `old`: told an answer that is another
/// today; `coming`: that will be another on a day ahead.
struct FindingsDesk {
  std::string today;
  bool made_up = false;
  FindingsAnswer said;
  std::vector<AnswerSaid> answers;
  std::vector<ToldOldCount> old, coming;
};
BOOST_DESCRIBE_STRUCT(FindingsDesk, (), (today, made_up, said, answers, old, coming))

struct FindingsDeskPorts {
  FindingsPorts said;
  std::vector<Account> const& working;
  std::vector<Account> const& all;
  Answering& answers;
  bool made_up = false;
};

/// Errors: those of `findings`.
Result<FindingsDesk> findings_desk(FindingsQuestion const& question, Language language,
                                   FindingsDeskPorts const& ports);

struct FindingsWords {
  std::vector<Area> const& areas;
  std::vector<Aimag> const& aimags;
  std::vector<Account> const& accounts;
  outreach::Codebook const& codebook;
  Language language{};
  bool made_up = false;
};

/// A row for each code and part, and one for the whole: of what was noted, or of what was asked.
Report findings_report(FindingsAnswer const& answer, bool questions, FindingsWords const& words);
/// The same of the whole alone, with numbers as numbers, for a report that begins as `begun` does.
Report findings_summary(Report begun, FindingsAnswer const& answer, bool questions,
                        FindingsWords const& words);
Report told_old_report(ToldOldAnswer const& answer, FindingsWords const& words);

}  // namespace otor::app
