// SPDX-License-Identifier: Apache-2.0
#include "app/outlook.h"

#include <algorithm>

#include "app/cover.h"
#include "app/estimate.h"
#include "app/later.h"
#include "app/life_line.h"
#include "app/missed.h"
#include "app/more.h"
#include "app/never.h"

namespace otor::app {
namespace {

// Changes of the law that are adopted or proposed and would hold before `until`.
std::vector<wire::Pending> pending_changes(Month until, law::Law const& law) {
  std::vector<wire::Pending> pending;
  for (auto const& parameter : law.pack->parameters) {
    if (parameter.unit != "pending") continue;
    for (auto const& entry : parameter.entries) {
      if (entry.date.month <= until) pending.push_back({parameter.name, text_of(entry.date)});
    }
  }
  return pending;
}

// Every question that a part hangs on, in the order of the law.
class AllQuestions {
 public:
  explicit AllQuestions(law::Law const& law) : law_(law) {}
  void add(std::vector<std::string> const& names) {
    named_.insert(named_.end(), names.begin(), names.end());
  }
  std::vector<std::string> sorted() const {
    std::vector<std::string> names;
    for (auto const& question : law_.pack->questions) {
      if (std::ranges::find(named_, question.name) != named_.end()) names.push_back(question.name);
    }
    return names;
  }

 private:
  law::Law const& law_;
  std::vector<std::string> named_;
};

std::vector<std::string> all_questions(wire::OutlookAnswer const& answer, LawInForce const& law) {
  AllQuestions all(law.law);
  all.add(answer.estimate.questions);
  for (auto const& cover : answer.cover) all.add(cover.questions);
  all.add(answer.never.questions);
  all.add(answer.account.questions);
  if (answer.health) all.add(answer.health->questions);
  return all.sorted();
}

// Puts a part where it belongs, or keeps the first problem.
class Parts {
 public:
  template <class To, class Part>
  void take(To& to, Result<Part> part) {
    if (part) {
      to = std::move(*part);
    } else if (ok) {
      ok = std::unexpected(std::move(part.error()));
    }
  }
  Result<void> ok{};
};

}  // namespace

Result<wire::OutlookAnswer> outlook(wire::OutlookRequest const& request, LawInForce const& law) {
  auto const person_case = case_of(request);
  if (!person_case) return std::unexpected(person_case.error());
  auto const life = life_of(*person_case, law);
  if (!life) return std::unexpected(life.error());

  wire::OutlookAnswer answer;
  answer.id = request.id;
  answer.estimate = estimate_answer(*person_case, *life, Explained::yes, law);
  answer.life = life_line(*person_case, *life, request.sheep_price, law);
  Parts parts;
  parts.take(answer.later, started_later(*person_case, *life, request.later_by.value_or(60),
                                         request.sheep_price, law));
  parts.take(answer.more, declaring_more(*person_case, *life, law));
  parts.take(answer.missed, with_missed(*person_case, *life, missed_months(request), law));
  parts.take(answer.season, only_in_season(*person_case, season_months(request), law));
  if (!parts.ok) return std::unexpected(parts.ok.error());
  answer.latest = latest_starts(*person_case, *life, law);
  answer.cover = covered_meanwhile(*person_case, *life, law);
  answer.never = never_joining(*person_case, law);
  answer.account = account_method(*person_case, *life, law);
  answer.health = health_premium(person_case->on, law);
  answer.pending = pending_changes(
      answer.life.opens.value_or(benefit::horizon_of(person_case->person)), law.law);
  answer.questions = all_questions(answer, law);
  return answer;
}

}  // namespace otor::app
