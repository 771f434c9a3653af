// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tasks of one soum as one phone of it would reckon them, kept in memory without the record
// they follow from. They are brought up to date by folding again only the families of whom
// something was fed since, with everybody they are linked to, and those for whom the day makes a
// difference. What comes of it is what folding the whole soum would give, to the last member.
//
// What families said at visits (app/heard.h) comes out of the same folding and is kept beside them,
// and so is who would have a sheet (app/sheet_family.h), where a law is given to reckon with. All
// families of the soum stand beside them as lists show them (app/soum_roll.h).
//
// Who works is not asked here: a task says who would do it, and whoever reads it knows who is left.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/awaited.h"
#include "app/heard.h"
#include "app/sheet_family.h"
#include "app/soum_roll.h"
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
using Sheets = std::map<event::Uuid, std::shared_ptr<SheetFamily const>>;

/// What a soum is folded from. `law`: null where nobody asks for sheets.
struct FoldSources {
  EventLog& log;
  Awaited const& awaited;
  LawInForce const* law = nullptr;
};

/// What it is brought up to date from.
struct TaskSources {
  EventLog& log;
  SubjectLog& subjects;
  Awaited const& awaited;
  LawInForce const* law = nullptr;

  FoldSources whole() const { return {log, awaited, law}; }
};

class SoumTasks {
 public:
  /// Folds the soum whole. Errors: storage; internal where nobody waits any more.
  static Result<SoumTasks> of(std::string soum, Rules rules, Date today,
                              TaskSources const& sources);
  /// The same, and the record it was folded from in `book`.
  static Result<SoumTasks> with_book(std::string soum, Rules rules, Date today,
                                     FoldSources const& sources, outreach::Book& book);
  /// The same as of now: what was fed since is folded in. Where much was, or the day went back, the
  /// soum is folded whole. Errors: the same; then this one is as it was.
  Result<void> bring_up(Date today, TaskSources const& sources);

  /// Whether nothing was fed since, and it was reckoned for this day. Errors: storage.
  Result<bool> is_as_of_now(Date today, EventLog& log) const;

  std::string const& soum() const { return soum_; }
  Families const& families() const { return families_; }
  /// Those who were visited here.
  Heard const& heard() const { return heard_; }
  /// Those with a task, here or where they moved to; of no soum's where no law was given.
  Sheets const& sheets() const { return sheets_; }
  /// All that belong to this soum.
  SoumRoll const& roll() const { return roll_; }
  /// These with everybody they are linked to, as far as this soum knows. Errors: storage.
  Result<std::set<event::Uuid>> linked(std::set<event::Uuid> subjects,
                                       TaskSources const& sources) const;
  /// The month for which sheets are reckoned: the one in which the soum was folded whole.
  Month month_of_sheets() const { return month_; }
  /// What struck this soum, as it stands, over or not.
  std::vector<event::ShockNoted> const& struck() const { return struck_; }
  /// Whom lines were about that can no longer be read.
  std::set<event::Uuid> const& erased() const { return erased_; }
  std::int64_t position() const { return position_; }
  std::vector<outreach::Rule> const& rules() const { return *rules_; }
  /// How many families, tasks, visits, facts of visits and people with a sheet it keeps.
  std::size_t size() const { return size_ + roll_.size(); }
  /// How many events were folded to make it what it is.
  std::int64_t folded() const { return folded_; }

 private:
  struct News;
  using Pair = std::pair<event::Uuid, event::Uuid>;

  Result<void> fold_whole(Date today, FoldSources const& sources, outreach::Book& book);
  Result<News> news(TaskSources const& sources) const;
  void note_links(event::Event const& event);
  void note_struck(outreach::Book const& book);
  void put(outreach::Book const& book, Date today, LawInForce const* law);
  void put_roll(outreach::Book const& book, std::set<event::Uuid> const& gone);
  void put_heard(outreach::Household const& home, outreach::Book const& book);
  void put_sheets(outreach::Followed const& followed, outreach::Book const& book,
                  LawInForce const& law);
  void drop(event::Uuid household);

  std::string soum_;
  Rules rules_;
  Date today_;
  std::int64_t position_ = 0, folded_ = 0;
  std::size_t size_ = 0;
  Families families_;
  Heard heard_;
  Sheets sheets_;
  SoumRoll roll_;
  Month month_;
  std::set<event::Uuid> shocks_, erased_;
  std::vector<event::ShockNoted> struck_;
  // Who was ever told to be the same as whom, or not to be; and in which family who spoke for
  // herself.
  std::set<Pair> tied_;
};

}  // namespace otor::app
