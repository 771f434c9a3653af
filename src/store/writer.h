// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one writer. Requests wait in a queue; the writer takes all that wait, runs them in one
// transaction, commits once, and only then tells each of them. Many waiting requests cost one
// durable commit, and because nobody else writes, a position that is visible has all lower ones
// visible before it.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "base/problem.h"
#include "store/sqlite.h"

namespace otor::store {

class Writer {
 public:
  struct Job {
    // Inside the transaction; may throw: then only this job is undone. Where another of the same
    // transaction throws, it is undone and called once more.
    std::function<void()> write;
    std::function<void(Result<void>)>
        done;  // after the commit, on the writer's thread; must not throw
  };

  /// A server has many who ask, and a thread that writes for them. Where one asks at a time,
  /// `callers` needs none: every job is written and told before `submit` returns.
  enum class Thread { own, callers };
  /// Called in each transaction, when it has begun and before it is committed; they may throw.
  struct Around {
    std::function<void()> begun, ready;
  };
  explicit Writer(Database& database, Thread thread = Thread::own, Around around = {});
  ~Writer();
  Writer(Writer const&) = delete;
  Writer& operator=(Writer const&) = delete;

  /// Refused with `storage` at once when too many wait already or the writer has stopped.
  void submit(Job job);
  /// Submits and waits for the commit.
  Result<void> run(std::function<void()> write);
  /// Commits what waits, then ends the thread. Safe to call twice.
  void stop();

  std::int64_t commits() const;

 private:
  void work();
  std::vector<Job> take();
  void commit_together(std::vector<Job>& jobs);
  Result<void> write_together(std::vector<Job>& jobs);
  Result<void> write_each(std::vector<Job>& jobs, std::vector<Result<void>>& results);
  void roll_back();
  Result<void> run_one(Job& job);

  static constexpr std::size_t most_waiting = 4096;
  static constexpr std::size_t most_together = 512;

  Database& database_;
  Thread runs_on_;
  Around around_;
  std::deque<Job> waiting_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::int64_t commits_ = 0;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace otor::store
