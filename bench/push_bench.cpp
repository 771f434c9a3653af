// SPDX-License-Identifier: Apache-2.0
// How many events a second are home for good: phones push side by side into one store with durable
// commits. Beside it what nothing can beat: one thread that puts the same lines into one table, as
// many in each durable commit as the store had together. Events are changes of one household, then
// visits, each push one of them. push_bench [phones] [events a push] [seconds]
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <thread>

#include "store/test_store.h"

namespace {

using namespace otor;
using namespace otor::store;

struct Load {
  int phones, together, seconds;
};

struct Measured {
  std::int64_t events = 0, commits = 0;
  double seconds = 0, processor = 0;  // of all threads

  std::int64_t events_a_commit() const {
    return std::max<std::int64_t>(1, commits == 0 ? 0 : events / commits);
  }
};

// Runs `work(measured)` and notes how long it took.
Measured measured(auto work) {
  Measured found;
  auto const begun = std::chrono::steady_clock::now();
  auto const processor = std::clock();
  work(found);
  found.processor = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
  found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return found;
}

std::string line_of(app::LineWriter& writer, std::int64_t now) {
  return writer.write("household_changed", "18301", test_uuid(7), R"({"head":"made up"})", now)
      .line;
}

using Lines = std::vector<std::string> (*)(app::LineWriter&, int, std::int64_t);

std::vector<std::string> changes(app::LineWriter& writer, int together, std::int64_t now) {
  std::vector<std::string> lines;
  for (int event = 0; event < together; ++event) lines.push_back(line_of(writer, now));
  return lines;
}

// A visit to a household of its own; what lies between its beginning and its end are handbooks.
std::vector<std::string> visit(app::LineWriter& writer, int together, std::int64_t now) {
  static std::atomic<std::uint64_t> number = 1'000'000;
  auto const household = test_uuid(++number);
  auto const said = "{\"visit\":\"" + text_of(test_uuid(++number)) + "\"";
  std::vector<std::string> lines;
  auto const say = [&](char const* kind, std::string const& more) {
    lines.push_back(writer.write(kind, "18301", household, said + more, now).line);
  };
  say("visit_started", R"(,"way":"home"})");
  for (int event = 2; event < together; ++event)
    say("handbook_given", R"(,"count":1,"edition":"2026-11"})");
  if (together > 1) say("visit_closed", R"(,"note":"made up","stage":"considering"})");
  return lines;
}

// One phone that pushes until told to stop; gives how many events are home.
std::int64_t push_until(std::atomic<bool> const& stop, int phone, int together, Lines lines_of,
                        TestHome& home) {
  auto const user = "officer" + std::to_string(phone);
  auto const officer = test_officer(user, {"18301"});
  app::LineWriter writer(test_uuid(static_cast<std::uint64_t>(phone)), user, user);
  std::int64_t events = 0;
  while (!stop) {
    auto const lines = lines_of(writer, together, home.clock.now);
    if (app::push(officer, push_text(writer.device(), lines), home.home, home.log, home.devices,
                  home.clock)) {
      events += together;
    }
  }
  return events;
}

Measured pushing(Load const& load, Lines lines) {
  TestFolder folder;
  TestHome home(folder.path);
  auto const commits = home.store->writer().commits();
  return measured([&](Measured& found) {
    std::atomic<std::int64_t> events = 0;
    std::atomic<bool> stop = false;
    std::vector<std::thread> threads;
    for (int phone = 0; phone < load.phones; ++phone) {
      threads.emplace_back(
          [&, phone] { events += push_until(stop, phone, load.together, lines, home); });
    }
    std::this_thread::sleep_for(std::chrono::seconds(load.seconds));
    stop = true;
    for (auto& thread : threads) thread.join();
    found.events = events;
    found.commits = home.store->writer().commits() - commits;
  });
}

// The same lines without any of the work on them, `together` in each commit.
Measured bare_loop(std::int64_t together, int seconds) {
  TestFolder folder;
  auto database = Database::open(folder.path + "/bare.sqlite", Access::read_write);
  database.run("CREATE TABLE bare(n INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT");
  app::LineWriter writer(test_uuid(1), "officer", "officer");
  auto const line = line_of(writer, TestClock().now);
  auto& insert = database.cached("INSERT INTO bare(line) VALUES(?1)");
  return measured([&](Measured& found) {
    auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    while (std::chrono::steady_clock::now() < until) {
      database.run("BEGIN IMMEDIATE");
      for (std::int64_t event = 0; event < together; ++event) insert.run(line);
      database.run("COMMIT");
      found.events += together;
      ++found.commits;
    }
  });
}

void print(char const* what, Measured const& found) {
  auto const events = static_cast<double>(std::max<std::int64_t>(1, found.events));
  std::printf(
      "%-24s %8.0f events/s, %6.0f commits/s, %4lld events a commit, %6.1f us of processor "
      "an event\n",
      what, events / found.seconds, static_cast<double>(found.commits) / found.seconds,
      static_cast<long long>(found.events_a_commit()), found.processor * 1e6 / events);
}

}  // namespace

int main(int count, char** arguments) {
  Load load{32, 10, 3};
  if (count > 1) load.phones = std::atoi(arguments[1]);
  if (count > 2) load.together = std::atoi(arguments[2]);
  if (count > 3) load.seconds = std::atoi(arguments[3]);
  if (load.phones < 1 || load.together < 1 || load.seconds < 1) return 1;
  std::printf("%d phones, %d events a push, %d s\n", load.phones, load.together, load.seconds);
  auto const pushed = pushing(load, changes);
  print("pushed", pushed);
  print("pushed, visits", pushing(load, visit));
  print("bare, as many a commit", bare_loop(pushed.events_a_commit(), load.seconds));
  print("bare, one push a commit", bare_loop(load.together, load.seconds));
}
