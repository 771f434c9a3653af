// SPDX-License-Identifier: Apache-2.0
#include "app/worklist.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "outreach/name.h"

namespace otor::app {
namespace {

using outreach::Trigger;

constexpr std::uint32_t bit(auto word) { return 1u << static_cast<std::uint32_t>(word); }

/// A task with what the day and the staff make of it.
struct Seen {
  SoumTasks const* soum = nullptr;
  WatchedFamily const* family = nullptr;
  WatchedTask const* task = nullptr;
  std::string const* owner = nullptr;
  std::int64_t days_left = 0;
  std::uint32_t states = 0, stuck = 0;

  outreach::Rule const& rule() const { return soum->rules()[task->rule]; }
};

/// Who works, and where.
class Team {
 public:
  explicit Team(std::vector<Account> const& working) {
    for (auto const& account : working) working_.emplace(account.user, &account);
  }
  bool works(std::string_view user) const { return working_.contains(user); }
  bool works_in(std::string_view user, std::string const& soum) const {
    auto const found = working_.find(user);
    return found != working_.end() && found->second->role == Role::officer &&
           std::ranges::find(found->second->areas, soum) != found->second->areas.end();
  }

 private:
  std::unordered_map<std::string_view, Account const*> working_;
};

class Watching {
 public:
  explicit Watching(WorklistPorts const& ports)
      : ports_(ports), team_(ports.working), today_(day_number(ports.today)) {}

  Seen seen(SoumTasks const& soum, WatchedFamily const& family, WatchedTask const& task) const {
    Seen seen{&soum, &family, &task};
    seen.owner = &task.owners.one([&](std::string const& user) { return team_.works(user); });
    seen.days_left = day_number(task.due) - today_;
    if (task.set_down) {
      seen.stuck = bit(StuckWhy::set_down);
      seen.states = bit(TaskState::owed) | bit(TaskState::stuck);
      return seen;
    }
    seen.stuck = stuck(seen);
    seen.states = states(seen);
    return seen;
  }
  Team const& team() const { return team_; }

 private:
  std::uint32_t stuck(Seen const& seen) const {
    std::uint32_t why = 0;
    if (seen.days_left < -ports_.terms.overdue_days) why |= bit(StuckWhy::long_overdue);
    if (seen.task->put_off >= ports_.terms.put_off) why |= bit(StuckWhy::put_off_often);
    auto const& owners = seen.task->owners;
    if (!seen.owner->empty()) {
      bool const here = team_.works_in(*seen.owner, seen.soum->soum());
      return here ? why : why | bit(StuckWhy::officer_left);
    }
    if (!owners.named.empty() || !owners.given.empty()) return why | bit(StuckWhy::officer_left);
    if (seen.family->moved_in) return why | bit(StuckWhy::moved);
    return seen.days_left <= 0 ? why | bit(StuckWhy::nobody) : why;
  }

  static std::uint32_t states(Seen const& seen) {
    auto const when = seen.days_left < 0            ? TaskState::overdue
                      : seen.days_left <= days_soon ? TaskState::soon
                                                    : TaskState::later;
    std::uint32_t states = bit(when);
    auto const trigger = seen.rule().when;
    if (trigger == Trigger::promise_due) states |= bit(TaskState::promised);
    if (trigger == Trigger::answer_owed) states |= bit(TaskState::owed);
    if (trigger == Trigger::ready_at_income && seen.days_left > 0)
      states |= bit(TaskState::waiting);
    if (seen.stuck != 0) states |= bit(TaskState::stuck);
    return states;
  }

  WorklistPorts const& ports_;
  Team team_;
  std::int64_t today_;
};

enum class Filter { area, bagh, officer, reason, state, text };

/// Which of the filters a task does not pass, one bit each.
class Filters {
 public:
  explicit Filters(WorklistQuestion const& question) : question_(question), search_(question.text) {
    if (question.bagh) bagh_ = outreach::bagh_key(outreach::FoldedName(*question.bagh));
  }

  std::uint32_t failed_by(WatchedFamily const& family, std::string const& soum) {
    std::uint32_t failed = 0;
    if (question_.area && *question_.area != soum) failed |= bit(Filter::area);
    if (question_.bagh && bagh_ != family.bagh_key) failed |= bit(Filter::bagh);
    if (!search_.empty() && !fits(family.head)) failed |= bit(Filter::text);
    return failed;
  }
  std::uint32_t failed_by(Seen const& seen) const {
    std::uint32_t failed = 0;
    if (question_.officer && *question_.officer != *seen.owner) failed |= bit(Filter::officer);
    if (question_.reason && *question_.reason != seen.rule().code) failed |= bit(Filter::reason);
    if (question_.state && (seen.states & bit(*question_.state)) == 0) failed |= bit(Filter::state);
    return failed;
  }

 private:
  bool fits(std::string const& head) {
    auto const [place, fresh] = fits_.try_emplace(head, false);
    if (fresh) place->second = search_.fit(head) != outreach::Fit::none;
    return place->second;
  }

  WorklistQuestion const& question_;
  outreach::Search search_;
  std::u32string bagh_;
  std::unordered_map<std::string_view, bool> fits_;  // the same few thousand names come again
};

/// Baghs by what they are called, whichever way it was written; the least of the ways is shown.
struct Bagh {
  std::string written;
  std::int64_t tasks = 0;
};

template <class Word>
void put_words(std::vector<Word>& words, std::uint32_t bits) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Word>>([&](auto word) {
    if ((bits & bit(word.value)) != 0) words.push_back(word.value);
  });
}

WorklistRow row_of(Seen const& seen) {
  auto const& family = *seen.family;
  auto const& task = *seen.task;
  WorklistRow row;
  row.area = seen.soum->soum();
  row.bagh = family.bagh;
  row.head = family.head;
  row.household = family.household;
  row.person = task.person;
  row.name = task.name;
  row.rule = seen.rule().code;
  row.about = task.about;
  row.what = task.what;
  row.due = text_of(task.due);
  row.since = text_of(task.since);
  row.days_left = seen.days_left;
  row.owner = *seen.owner;
  row.named = task.owners.named;
  row.here = family.here;
  row.put_off = task.put_off;
  put_words(row.states, seen.states);
  put_words(row.stuck, seen.stuck);
  return row;
}

class Answer {
 public:
  Answer(WorklistQuestion const& question, WorklistPorts const& ports)
      : question_(question), ports_(ports), watching_(ports), filters_(question) {
    for (auto const& account : ports.all) names_.emplace(account.user, account.name);
    states_.resize(boost::mp11::mp_size<boost::describe::describe_enumerators<TaskState>>::value);
  }

  WorklistAnswer made() {
    for (auto const& soum : ports_.soums) {
      areas_[soum->soum()];
      for (auto const& [id, family] : soum->families()) take(*soum, *family);
    }
    answer_.on = text_of(ports_.today);
    answer_.terms = ports_.terms;
    answer_.found = static_cast<std::int64_t>(found_.size());
    keep_those_asked_for();
    put_counts();
    put_officers();
    return std::move(answer_);
  }

  /// Once it is made: the rows asked for, in order.
  std::vector<Seen> const& asked() const { return found_; }

 private:
  void take(SoumTasks const& soum, WatchedFamily const& family) {
    if (family.here && !family.given.empty() &&
        !watching_.team().works_in(family.given, soum.soum()))
      left_[family.given];
    auto const failed = filters_.failed_by(family, soum.soum());
    auto const before = found_.size();
    for (auto const& task : family.tasks) {
      ++answer_.tasks;
      auto const seen = watching_.seen(soum, family, task);
      note_left(seen);
      auto const all = failed | filters_.failed_by(seen);
      if (all == 0) found_.push_back(seen);
      count(seen, all);
    }
    if (found_.size() > before) ++answer_.households;
  }

  void note_left(Seen const& seen) {
    if ((seen.stuck & bit(StuckWhy::officer_left)) == 0) return;
    auto const& owners = seen.task->owners;
    auto const& gone = !seen.owner->empty() ? *seen.owner
                       : owners.given.empty() || (!owners.named.empty() && !owners.given_since)
                           ? owners.named
                           : owners.given;
    ++left_[gone];
  }

  // Counted for a filter is what every other filter lets through.
  void count(Seen const& seen, std::uint32_t failed) {
    auto const only = [&](Filter filter) { return (failed & ~bit(filter)) == 0; };
    if (only(Filter::area)) ++areas_[seen.soum->soum()];
    if (only(Filter::officer)) ++owners_[*seen.owner];
    if (only(Filter::reason)) ++reasons_[seen.rule().code];
    if (only(Filter::state))
      for (std::size_t at = 0; at < states_.size(); ++at) states_[at] += seen.states >> at & 1;
    if (!question_.area || !only(Filter::bagh)) return;
    auto& bagh = baghs_[seen.family->bagh_key];
    if (bagh.tasks++ == 0 || seen.family->bagh < bagh.written) bagh.written = seen.family->bagh;
  }

  std::string_view name_of(std::string_view user) const {
    auto const found = names_.find(user);
    return found == names_.end() ? user : found->second;
  }

  auto key(Seen const& seen) const {
    bool const by_officer = question_.order == WorklistOrder::officer;
    auto const name = by_officer ? name_of(*seen.owner) : std::string_view();
    return std::tuple(by_officer && seen.owner->empty(), name,
                      by_officer ? std::string_view(*seen.owner) : std::string_view(),
                      seen.task->due, std::string_view(seen.soum->soum()),
                      std::string_view(seen.family->order), seen.family->household, seen.task->rule,
                      seen.task->about);
  }

  void keep_those_asked_for() {
    auto const bounded = [&](std::int64_t number) {
      return static_cast<std::ptrdiff_t>(
          std::min(static_cast<std::size_t>(std::max<std::int64_t>(number, 0)), found_.size()));
    };
    auto const from = bounded(question_.skip);
    auto const to = std::min(std::ssize(found_), from + bounded(question_.limit));
    auto const before = [&](Seen const& one, Seen const& other) { return key(one) < key(other); };
    std::ranges::partial_sort(found_, found_.begin() + to, before);
    found_.erase(found_.begin() + to, found_.end());
    found_.erase(found_.begin(), found_.begin() + from);
  }

  void put_counts() {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<TaskState>>([&](auto state) {
      answer_.states.push_back({state.name, states_[static_cast<std::size_t>(state.value)]});
    });
    for (auto const& [area, tasks] : areas_) answer_.areas.push_back({area, tasks});
    for (auto const& [key, bagh] : baghs_) answer_.baghs.push_back({bagh.written, bagh.tasks});
    for (auto const& [rule, tasks] : reasons_)
      answer_.reasons.push_back({std::string(rule), tasks});
    std::ranges::stable_sort(answer_.reasons, std::greater(), &WorklistCount::tasks);
  }

  WorklistOfficer officer(std::string const& user, std::int64_t tasks) const {
    WorklistOfficer told{user,
                         user.empty() ? std::string() : std::string(name_of(user)),
                         {},
                         watching_.team().works(user),
                         tasks};
    auto const account = std::ranges::find(ports_.working, user, &Account::user);
    if (account != ports_.working.end() && account->role == Role::officer)
      std::ranges::copy_if(account->areas, std::back_inserter(told.areas),
                           [&](std::string const& area) { return areas_.contains(area); });
    return told;
  }

  void put_officers() {
    for (auto const& account : ports_.working) {
      bool const here = std::ranges::any_of(areas_, [&](auto const& area) {
        return watching_.team().works_in(account.user, area.first);
      });
      if (here) owners_[account.user];
    }
    for (auto const& [user, tasks] : owners_)
      answer_.officers.push_back(officer(std::string(user), tasks));
    std::ranges::sort(answer_.officers, {}, [](WorklistOfficer const& one) {
      return std::tuple(one.officer.empty(), std::string_view(one.name),
                        std::string_view(one.officer));
    });
    for (auto const& [user, tasks] : left_)
      answer_.left.push_back(officer(std::string(user), tasks));
  }

  WorklistQuestion const& question_;
  WorklistPorts const& ports_;
  Watching watching_;
  Filters filters_;
  WorklistAnswer answer_;
  std::vector<Seen> found_;
  std::unordered_map<std::string_view, std::string_view> names_;
  std::map<std::string, std::int64_t> areas_;
  std::map<std::string_view, std::int64_t> owners_, reasons_, left_;
  std::map<std::u32string, Bagh> baghs_;
  std::vector<std::int64_t> states_;
};

}  // namespace

WorklistAnswer worklist(WorklistQuestion const& question, WorklistPorts const& ports) {
  Answer made(question, ports);
  auto answer = made.made();
  for (auto const& seen : made.asked()) answer.rows.push_back(row_of(seen));
  return answer;
}

std::vector<WorklistRow> worklist_of(SoumTasks const& soum, WatchedFamily const& family,
                                     WorklistPorts const& ports) {
  Watching const watching(ports);
  std::vector<WorklistRow> rows;
  for (auto const& task : family.tasks) rows.push_back(row_of(watching.seen(soum, family, task)));
  return rows;
}

class FoundTasks::Inside {
 public:
  Inside(WorklistQuestion const& question, WorklistPorts ports)
      : question_(question), ports_(std::move(ports)), answer_(question_, ports_),
        told_(answer_.made()) {}
  WorklistAnswer const& told() const { return told_; }
  std::vector<Seen> const& asked() const { return answer_.asked(); }

 private:
  WorklistQuestion question_;
  WorklistPorts ports_;
  Answer answer_;
  WorklistAnswer told_;
};

FoundTasks::FoundTasks(WorklistQuestion const& question, WorklistPorts ports)
    : inside_(std::make_unique<Inside>(question, std::move(ports))) {}
FoundTasks::~FoundTasks() = default;
WorklistAnswer const& FoundTasks::told() const { return inside_->told(); }
std::size_t FoundTasks::rows() const { return inside_->asked().size(); }
WorklistRow FoundTasks::row(std::size_t at) const { return row_of(inside_->asked()[at]); }

void FoundTasks::name_each(Naming const& name) const {
  for (auto const& seen : inside_->asked())
    name(seen.soum->soum(), seen.family->household, seen.task->person);
}

namespace {

void count(StateCounts& counts, std::uint32_t states) {
  auto const one = [&](TaskState state) { return (states & bit(state)) == 0 ? 0 : 1; };
  ++counts.tasks;
  counts.overdue += one(TaskState::overdue);
  counts.soon += one(TaskState::soon);
  counts.owed += one(TaskState::owed);
  counts.promised += one(TaskState::promised);
  counts.waiting += one(TaskState::waiting);
  counts.stuck += one(TaskState::stuck);
}

/// Tells of each task of a soum.
template <class Take>
void each_task(SoumTasks const& soum, WorklistPorts const& ports, Take take) {
  Watching const watching(ports);
  for (auto const& [id, family] : soum.families())
    for (auto const& task : family->tasks) take(watching.seen(soum, *family, task));
}

}  // namespace

StateCounts counts_of(SoumTasks const& soum, WorklistPorts const& ports) {
  StateCounts counts;
  each_task(soum, ports, [&](Seen const& seen) { count(counts, seen.states); });
  return counts;
}

std::map<std::string, StateCounts> counts_by_owner(SoumTasks const& soum,
                                                   WorklistPorts const& ports) {
  std::map<std::string, StateCounts> counts;
  each_task(soum, ports, [&](Seen const& seen) { count(counts[*seen.owner], seen.states); });
  return counts;
}

std::vector<std::string> soums_of_worklist(Account const& account, Home const& home) {
  auto mine = areas_for(account, Verb::see, Matter::worklist, home.areas);
  std::erase_if(mine, [&](std::string const& area) {
    return !may(account, Verb::see, Matter::record, area);
  });
  return mine;
}

WorklistTerms terms_on(std::optional<std::vector<WorklistTerms>> const& all, Date day) {
  WorklistTerms terms;
  if (!all) return terms;
  for (auto const& one : *all)
    if (one.since <= text_of(day)) terms = one;
  return terms;
}

}  // namespace otor::app
