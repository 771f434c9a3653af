// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tasks of soums and what was said there, in memory between questions, up to date at each:
// never on disk, never more than a bound, and nothing of a soum in which somebody was erased since.

#include <condition_variable>
#include <mutex>
#include <thread>

#include "server/kept_findings.h"
#include "server/soum_counts.h"
#include "store/sql_event_log.h"
#include "store/sql_subject_log.h"

namespace otor::server {

class Worklists {
 public:
  using Tasks = std::shared_ptr<app::SoumTasks const>;

  /// Tasks, visits and their facts that are kept at the most; soums that nobody asked for the
  /// longest go first.
  static constexpr std::size_t most_tasks = 4'000'000;

  /// `law`: null where nobody asks for sheets.
  explicit Worklists(store::Store& store, app::Clock const& clock, std::size_t most = most_tasks,
                     app::LawInForce const* law = nullptr)
      : store_(store), log_(store, clock), subjects_(store), law_(law), most_(most) {}
  ~Worklists();

  /// The tasks of these soums as of now, by the rules of the store. Errors: those of SoumTasks.
  Result<std::vector<Tasks>> of(std::vector<std::string> const& soums, Date today,
                                app::Awaited const& awaited);

  /// The same with sheets reckoned for the month of `today`. In a new month a soum is folded whole
  /// for it once.
  Result<std::vector<Tasks>> with_sheets(std::vector<std::string> const& soums, Date today,
                                         app::Awaited const& awaited);

  /// How the tasks of each of these soums stand. One soum after the other is brought up, so that no
  /// more of them are held than there is room for. Errors: those of `of`.
  Result<std::map<std::string, app::StateCounts>> counts(std::vector<std::string> const& soums,
                                                         app::WorklistPorts const& ports,
                                                         app::Awaited const& awaited);

  /// Counts what was said in a soum that `of` gave, or knows it still; as long as this is there.
  app::CountSoum counting() {
    return [this](Tasks const& soum, app::FindingsSpan const& span) {
      return findings_.of(soum, span);
    };
  }

  app::SubjectLog& subjects() { return subjects_; }
  /// Brings every soum up to date by itself, at once and then again and again, giving way to all
  /// other work. `today` is asked each time; a soum for which there is no room, or that cannot be
  /// read, is left to whoever asks for it. Ends with this.
  void keep_up(std::vector<std::string> soums, std::function<Date()> today);

  /// How many tasks, visits and facts are kept, and of how many soums.
  std::pair<std::size_t, std::size_t> kept() const;

 private:
  /// One soum. Who brings it up to date holds `mutex`; what is given out is never changed.
  struct Place {
    std::mutex mutex;
    Tasks tasks;
    app::Rules rules;
    std::vector<event::Uuid> erased;  // before it was folded
    std::uint64_t asked = 0;
  };
  using Erased = std::vector<event::Uuid>;

  /// What all soums of one question are brought up to date with.
  struct Now {
    app::Rules rules;
    Date today;
    bool sheets = false;  // whether they have to be of this month
    Erased erased;
    app::TaskSources sources;
  };

  Result<app::Rules> rules();
  Result<Now> now(Date today, app::Awaited const& awaited);
  std::shared_ptr<Place> place_of(std::string const& soum);
  Result<std::vector<Tasks>> all_of(std::vector<std::string> const& soums, Now const& now);
  Result<Tasks> brought_up(Place& place, std::string const& soum, Now const& now);
  Result<void> forget_erased(Place& place, std::string const& soum, Erased const& erased);
  void keep_within(Place const& place, std::string const& soum);
  std::shared_ptr<Place> place_with_room(std::string const& soum);
  void work(std::stop_token const& stop, std::vector<std::string> const& soums,
            std::function<Date()> const& today);

  store::Store& store_;
  store::SqlEventLog log_;
  store::SqlSubjectLog subjects_;
  app::LawInForce const* law_;
  std::size_t most_;
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Place>> places_;
  std::map<std::string, std::size_t> sizes_;  // of each soum that is kept
  std::uint64_t asked_ = 0;
  std::string own_rules_;  // the department's codebook out of which rules_ was made
  app::Rules rules_;
  SoumCounts counts_;
  KeptFindings findings_;
  std::condition_variable_any wake_;
  std::jthread worker_;  // the last member: it goes before what it works with
};

}  // namespace otor::server
