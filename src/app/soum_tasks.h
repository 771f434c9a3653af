// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tasks of one soum as one phone of it would reckon them, kept in memory without the record
// they follow from. They are brought up to date by folding again only the families of whom
// something was fed since, with everybody they are linked to, and those for whom the day makes a
// difference. What comes of it is what folding the whole soum would give, to the last member.
//
// What families said at visits (app/heard.h) comes out of the same folding and is kept beside them.
//
// Who works is not asked here: a task says who would do it, and whoever reads it knows who is left.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/due_people.h"
#include "app/heard.h"
#include "app/subject_log.h"
#include "outreach/follow_up.h"

namespace otor::app {

/// A task of a family; what was typed has its register numbers masked.
struct WatchedTask {
  std::size_t rule = 0;  // its place among the rules
  event::Uuid about;
  std::optional<event::Uuid> person;
  std::string name, what;  // name: of the person
  Date due, since;
  outreach::Owners owners;
  std::int64_t put_off = 0;
  bool set_down = false;
  bool operator==(WatchedTask const&) const = default;
};

/// A household with tasks here, or one that was given to somebody, or for whom a day to come makes
/// a difference.
struct WatchedFamily {
  event::Uuid household;
  std::string head, bagh;
  std::u32string bagh_key;               // the same however it was written
  std::string order;                     // sorts by the head's name
  std::string given;                     // to whom, here; "" to nobody
  std::vector<event::Uuid> given_heads;  // what an event that gives it anew has to name
  bool here = false;                     // whether it belongs to this soum
  bool moved_in = false;                 // from another soum
  std::optional<Date> again;
  std::vector<WatchedTask> tasks;
  bool operator==(WatchedFamily const&) const = default;
};

using Rules = std::shared_ptr<std::vector<outreach::Rule> const>;
using Families = std::map<event::Uuid, std::shared_ptr<WatchedFamily const>>;
using Heard = std::map<event::Uuid, std::shared_ptr<HeardFamily const>>;

/// What it is brought up to date from.
struct TaskSources {
  EventLog& log;
  SubjectLog& subjects;
  Awaited const& awaited;
};

class SoumTasks {
 public:
  /// Folds the soum whole. Errors: storage; internal where nobody waits any more.
  static Result<SoumTasks> of(std::string soum, Rules rules, Date today,
                              TaskSources const& sources);
  /// The same as of now: what was fed since is folded in. Where much was, or the day went back, the
  /// soum is folded whole. Errors: the same; then this one is as it was.
  Result<void> bring_up(Date today, TaskSources const& sources);

  /// Whether nothing was fed since, and it was reckoned for this day. Errors: storage.
  Result<bool> is_as_of_now(Date today, EventLog& log) const;

  std::string const& soum() const { return soum_; }
  Families const& families() const { return families_; }
  /// Those who were visited here.
  Heard const& heard() const { return heard_; }
  std::int64_t position() const { return position_; }
  std::vector<outreach::Rule> const& rules() const { return *rules_; }
  /// How many tasks, visits and facts of visits it keeps.
  std::size_t size() const { return size_; }
  /// How many events were folded to make it what it is.
  std::int64_t folded() const { return folded_; }

 private:
  struct News;
  using Pair = std::pair<event::Uuid, event::Uuid>;

  Result<void> fold_whole(Date today, TaskSources const& sources);
  Result<News> news(TaskSources const& sources) const;
  Result<std::set<event::Uuid>> linked(std::set<event::Uuid> subjects,
                                       TaskSources const& sources) const;
  void note_links(event::Event const& event);
  void put(outreach::Book const& book, Date today);
  void put_heard(outreach::Household const& home, outreach::Book const& book);
  void drop(event::Uuid household);

  std::string soum_;
  Rules rules_;
  Date today_;
  std::int64_t position_ = 0, folded_ = 0;
  std::size_t size_ = 0;
  Families families_;
  Heard heard_;
  std::set<event::Uuid> shocks_;
  // Who was ever told to be the same as whom, or not to be; and in which family who spoke for
  // herself.
  std::set<Pair> tied_;
};

}  // namespace otor::app
