// SPDX-License-Identifier: Apache-2.0
#include "app/told_old.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "app/told_answers.h"

namespace otor::app {
namespace {

constexpr std::int64_t fewest = 5;

/// An answer that a family was told last.
struct Told : ToldAnswer {
  SoumTasks const* soum = nullptr;
  HeardFamily const* family = nullptr;
};

template <class Take>
void each_told(std::vector<std::shared_ptr<SoumTasks const>> const& soums, Take take) {
  for (auto const& soum : soums)
    for (auto const& [id, family] : soum->heard())
      for (auto const& answer : told_answers(*family)) take(Told{answer, soum.get(), family.get()});
}

struct Old {
  Told told;
  Date since;
};

auto key(Old const& one) {
  return std::tuple(std::string_view(one.told.soum->soum()),
                    std::string_view(one.told.family->bagh), one.told.day,
                    one.told.family->household, one.told.fact->event);
}

std::string owner_of(Told const& told, std::vector<Account> const& working) {
  auto const works = [&](std::string const& user) {
    auto const account = std::ranges::find(working, user, &Account::user);
    return account != working.end() && account->role == Role::officer &&
           std::ranges::find(account->areas, told.soum->soum()) != account->areas.end();
  };
  outreach::Owners const owners{told.visit->officer, told.family->given, told.visit->given_since};
  return owners.one(works);
}

ToldOldRow row_of(Old const& old, std::vector<Account> const& working) {
  auto const& [told, since] = old;
  ToldOldRow row;
  row.area = told.soum->soum();
  row.bagh = told.family->bagh;
  row.head = told.family->head;
  row.household = told.family->household;
  row.about = told.fact->event;
  row.person = told.fact->person;
  row.question = told.fact->code;
  row.told = text_of(told.day);
  row.since = text_of(since);
  row.by = told.visit->officer;
  row.owner = owner_of(told, working);
  return row;
}

std::optional<std::int64_t> number(std::int64_t count, bool totals) {
  if (!totals) return count;
  if (count > 0 && count < fewest) return std::nullopt;
  return count / fewest * fewest;
}

struct Tally {
  std::int64_t old = 0, told = 0;
  Date since;
};

std::vector<ToldOldCount> counts_of(std::map<std::pair<Date, std::string>, Tally> const& tallies,
                                    bool totals) {
  std::vector<ToldOldCount> counts;
  for (auto const& [of, tally] : tallies)
    if (tally.old > 0)
      counts.push_back(
          {of.second, text_of(tally.since), number(tally.old, totals), number(tally.told, totals)});
  return counts;
}

void put_officers(ToldOldAnswer& answer, std::vector<Account> const& all) {
  std::set<std::string> named;
  for (auto const& row : answer.rows) named.insert({row.by, row.owner});
  for (auto const& account : all)
    if (named.contains(account.user)) answer.officers.push_back({account.user, account.name});
}

/// Texts of answers for the rows that are told.
void put_texts(ToldOldAnswer& answer, Date on, Language language, Answering& book) {
  std::set<std::pair<std::string, std::string>> then;
  std::set<std::string> now;
  for (auto const& row : answer.rows) {
    then.emplace(row.question, row.told);
    now.insert(row.question);
  }
  for (auto const& code : now)
    if (auto said = book.on(code, on, language)) answer.now.push_back(std::move(*said));
  for (auto const& [code, day] : then) {
    if (auto said = book.on(code, *parse_date(day), language))
      answer.then.push_back({day, std::move(*said)});
  }
}

}  // namespace

ToldOldCounts told_old_counts(ToldOldPorts const& ports, Date on, bool totals) {
  auto const changes = ports.answers.changes(on);
  std::map<std::pair<Date, std::string>, Tally> now, coming;
  each_told(ports.soums, [&](Told const& told) {
    auto const found = changes->find(told.fact->code);
    if (found == changes->end()) return;
    auto const old = last_change(found->second, told.day, on);
    auto& tally = now[{Date{}, found->first}];
    ++tally.told;
    if (old) {
      ++tally.old;
      tally.since = std::max(tally.since, *old);
    }
    auto const next = std::ranges::upper_bound(found->second, on);
    if (next == found->second.end()) return;
    auto& later = coming[{*next, found->first}];
    ++later.told;
    ++later.old;
    later.since = *next;
  });
  return {counts_of(now, totals), counts_of(coming, totals)};
}

Result<ToldOldAnswer> told_old(ToldOldQuestion const& question, Language language,
                               ToldOldPorts const& ports) {
  auto const on = question.on.empty() ? ports.today : parse_date(question.on);
  if (!on) return std::unexpected(on.error());
  if (*on < ports.today) return problem(ProblemKind::bad_value, "on: it lies before today.");
  ToldOldPorts asked{{}, ports.working, ports.all, ports.answers, ports.today};
  for (auto const& soum : ports.soums)
    if (soum->soum().starts_with(question.area)) asked.soums.push_back(soum);
  auto const changes = ports.answers.changes(*on);
  std::vector<Old> found;
  each_told(asked.soums, [&](Told const& told) {
    if (!question.question.empty() && told.fact->code != question.question) return;
    auto const days = changes->find(told.fact->code);
    if (days == changes->end()) return;
    if (auto const since = last_change(days->second, told.day, *on))
      found.push_back({told, *since});
  });
  ToldOldAnswer answer;
  answer.on = text_of(*on);
  answer.found = std::ssize(found);
  auto const first = std::clamp<std::int64_t>(question.skip, 0, answer.found);
  auto const last = std::min(answer.found, first + std::max<std::int64_t>(question.limit, 0));
  std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(last), {}, key);
  for (auto at = first; at < last; ++at)
    answer.rows.push_back(row_of(found[static_cast<std::size_t>(at)], ports.working));
  put_texts(answer, *on, language, ports.answers);
  put_officers(answer, ports.all);
  return answer;
}

}  // namespace otor::app
