// SPDX-License-Identifier: Apache-2.0
#include "store/writer.h"

#include <algorithm>
#include <future>
#include <utility>

namespace otor::store {

Writer::Writer(Database& database, Thread thread, Around around)
    : database_(database), runs_on_(thread), around_(std::move(around)),
      thread_(thread == Thread::own ? std::thread([this] { work(); }) : std::thread()) {}

Writer::~Writer() { stop(); }

void Writer::submit(Job job) {
  if (runs_on_ == Thread::callers) {
    std::vector<Job> alone;
    alone.push_back(std::move(job));
    return commit_together(alone);
  }
  {
    std::lock_guard const lock(mutex_);
    if (!stopping_ && waiting_.size() < most_waiting) {
      waiting_.push_back(std::move(job));
      changed_.notify_one();
      return;
    }
  }
  job.done(
      problem(ProblemKind::storage, "Too much waits to be written; send it again in a minute."));
}

Result<void> Writer::run(std::function<void()> write) {
  std::promise<Result<void>> promise;
  auto future = promise.get_future();
  submit({std::move(write), [&](Result<void> result) { promise.set_value(std::move(result)); }});
  return future.get();
}

void Writer::stop() {
  {
    std::lock_guard const lock(mutex_);
    stopping_ = true;
    changed_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

std::int64_t Writer::commits() const {
  std::lock_guard const lock(mutex_);
  return commits_;
}

void Writer::work() {
  for (;;) {
    auto jobs = take();
    if (jobs.empty()) return;
    commit_together(jobs);
  }
}

std::vector<Writer::Job> Writer::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
  std::vector<Job> jobs;
  while (!waiting_.empty() && jobs.size() < most_together) {
    jobs.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  return jobs;
}

Result<void> Writer::run_one(Job& job) {
  database_.run("SAVEPOINT job");
  auto result = guarded([&] { job.write(); });
  if (!result && database_.in_transaction()) database_.run("ROLLBACK TO job");
  if (database_.in_transaction()) database_.run("RELEASE job");
  return result;
}

Result<void> Writer::write_together(std::vector<Job>& jobs) {
  return guarded([&] {
    database_.run("BEGIN IMMEDIATE");
    if (around_.begun) around_.begun();
    for (auto& job : jobs) job.write();
  });
}

Result<void> Writer::write_each(std::vector<Job>& jobs, std::vector<Result<void>>& results) {
  return guarded([&] {
    database_.run("BEGIN IMMEDIATE");
    if (around_.begun) around_.begun();
    for (std::size_t index = 0; index < jobs.size(); ++index) {
      results[index] = run_one(jobs[index]);
      if (!database_.in_transaction()) throw StorageError("The store rolled the whole write back.");
    }
  });
}

void Writer::roll_back() {
  if (database_.in_transaction()) (void)guarded([&] { database_.run("ROLLBACK"); });
}

void Writer::commit_together(std::vector<Job>& jobs) {
  std::vector<Result<void>> results(jobs.size());
  // A mark before each job, to go back to it alone, costs a copy of every page the job touches, and
  // hardly a job fails: so marks are set only when one of them did.
  auto written = write_together(jobs);
  if (!written && jobs.size() > 1) {
    roll_back();
    written = write_each(jobs, results);
  }
  // A commit that failed is not tried again: what the disk did of it is not known.
  if (written) {
    written = guarded([&] {
      if (around_.ready) around_.ready();
      database_.run("COMMIT");
    });
  }
  if (written) {
    std::lock_guard const lock(mutex_);
    ++commits_;
  } else {
    std::ranges::fill(results, Result<void>(std::unexpected(written.error())));
    roll_back();
  }
  // A reading that was left open would hold this moment of the store for ever: once another program
  // wrote beside it, no transaction could begin any more.
  database_.reset_all();
  for (std::size_t index = 0; index < jobs.size(); ++index)
    jobs[index].done(std::move(results[index]));
}

}  // namespace otor::store
