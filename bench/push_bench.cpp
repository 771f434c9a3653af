// SPDX-License-Identifier: Apache-2.0
// How many events a second are home for good: phones push side by side into one store with durable
// commits. Beside it what nothing can beat: one thread that puts the same lines into one table, as
// many in each durable commit as the store had together, and one push in each. Events are changes
// of one household, then visits, each push one of them or more. What phones do was done before the
// clock starts.
// push_bench [phones] [events] [pushes of each phone] [changes or visits alone] [visits a push]
// `events`: in a push of changes, and in a visit.
// push_bench bare EVENTS: the limit alone, of lines from the standard input, so many a commit.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string_view>
#include <thread>

#include "store/test_store.h"

namespace {

using namespace otor;
using namespace otor::store;

struct Load {
  int phones, together, pushes;
  int visits = 1;  // in a push
};

struct Measured {
  std::int64_t events = 0, commits = 0;
  double seconds = 0;
  double processor = 0, writer = 0;  // of all threads; of the one that writes

  std::int64_t events_a_commit() const {
    return std::max<std::int64_t>(1, commits == 0 ? 0 : events / commits);
  }
  double events_a_second() const { return static_cast<double>(events) / seconds; }
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

using Lines = std::vector<std::string> (*)(app::LineWriter&, Load const&, std::int64_t);

std::vector<std::string> changes(app::LineWriter& writer, Load const& load, std::int64_t now) {
  std::vector<std::string> lines;
  for (int event = 0; event < load.together; ++event) lines.push_back(line_of(writer, now));
  return lines;
}

/// Ids as phones make them: visits' begin with the time, households' are of any earlier time.
event::Uuid visit_id(std::int64_t now, std::uint64_t number) {
  return {static_cast<std::uint64_t>(now) << 16U | 0x7000U, 0x8000000000000000U + number};
}
event::Uuid household_id(std::uint64_t number) {
  return {0x0190000000007000U + (number * 0x9E3779B97F4A7C15U >> 24U << 16U),
          0x8000000000000000U + number};
}

// A visit to a household of its own: between its beginning and its end what a visit tells, over and
// over again where more is sent together.
void visit(app::LineWriter& writer, int together, std::int64_t now,
           std::vector<std::string>& lines) {
  static std::uint64_t number = 0;
  auto const household = household_id(++number);
  auto const said = "{\"visit\":\"" + text_of(visit_id(now, number)) + "\"";
  auto const her = ",\"person\":\"" + text_of(test_uuid(number)) + "\"";
  std::pair<char const*, std::string> const told[] = {
      {"consent_given", R"(,"how":"spoken","language":"mn","version":"1"})"},
      {"person_told", her + R"(,"subjects":["old_age","pay_by_phone","state_share"]})"},
      {"calculation_shown",
       her + R"(,"first":"herder","opens":"2055-01","pack":"mn@2026-11-01","pension":600000,)" +
           R"("person_pays":1000000,"request":{"born":"1990-03","income":400000}})"},
      {"handbook_given", R"(,"count":1,"edition":"2026-11"})"},
      {"question_asked", her + R"(,"code":"Q2","state":"answered"})"},
      {"question_asked", R"(,"code":"Q9","state":"promised"})"},
      {"finding_noted", R"(,"code":"B1"})"},
      {"finding_noted", R"(,"code":"D5","note":"made up"})"},
  };
  auto const say = [&](char const* kind, std::string const& more) {
    lines.push_back(writer.write(kind, "18301", household, said + more, now).line);
  };
  say("visit_started", R"(,"way":"home"})");
  for (int event = 2; event < together; ++event) {
    auto const& [kind, body] = told[static_cast<std::size_t>(event - 2) % std::size(told)];
    say(kind, body);
  }
  if (together > 1) say("visit_closed", R"(,"note":"made up","stage":"considering"})");
}

// Those of a day or a week at once, an hour between two of them.
std::vector<std::string> visits(app::LineWriter& writer, Load const& load, std::int64_t now) {
  constexpr std::int64_t hour = 3'600'000;
  std::vector<std::string> lines;
  for (int left = load.visits; left > 0; --left)
    visit(writer, load.together, now - left * hour, lines);
  return lines;
}

struct Phone {
  app::Account officer;
  std::vector<std::string> lines;
  std::vector<std::string> pushes;  // the same lines
};

std::vector<Phone> phones_of(Load const& load, Lines lines_of) {
  constexpr std::int64_t minute = 60'000;
  auto const noon = TestClock().now.load();
  std::vector<Phone> phones;
  for (int number = 0; number < load.phones; ++number) {
    auto const user = "officer" + std::to_string(number);
    app::LineWriter writer(test_uuid(static_cast<std::uint64_t>(number)), user, user);
    auto& phone = phones.emplace_back(test_officer(user, {"18301"}));
    for (int push = 0; push < load.pushes; ++push) {
      // As phones do that were at work this morning: the ids of events begin with the time.
      auto const lines = lines_of(writer, load, noon - (load.pushes - push) * minute);
      phone.pushes.push_back(push_text(writer.device(), lines));
      phone.lines.insert(phone.lines.end(), lines.begin(), lines.end());
    }
  }
  return phones;
}

/// How long the thread that writes has had a processor.
double writer_seconds(Store& store) {
  timespec time{};
  (void)store.writer().run([&] { clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time); });
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

void push_all(Phone const& phone, TestHome& home) {
  for (auto const& push : phone.pushes) {
    auto const receipts =
        app::push(phone.officer, push, home.home, home.log, home.devices, home.clock);
    if (!receipts || receipts->find("\"status\":\"stored\"") == std::string::npos) std::abort();
  }
}

Measured pushing(Load const& load, std::vector<Phone> const& phones) {
  TestFolder folder;
  TestHome home(folder.path);
  auto const commits = home.store->writer().commits();
  auto const writer = writer_seconds(*home.store);
  return measured([&](Measured& found) {
    std::vector<std::thread> threads;
    for (auto const& phone : phones) threads.emplace_back([&] { push_all(phone, home); });
    for (auto& thread : threads) thread.join();
    for (auto const& phone : phones) found.events += std::ssize(phone.lines);
    found.commits = home.store->writer().commits() - commits;
    found.writer = writer_seconds(*home.store) - writer;
  });
}

// Lines without any of the work on them, `together` in each commit.
Measured bare_loop(std::vector<std::string> const& lines, std::int64_t together) {
  TestFolder folder;
  auto database = Database::open(folder.path + "/bare.sqlite", Access::read_write);
  database.run("CREATE TABLE bare(n INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT");
  auto& insert = database.cached("INSERT INTO bare(line) VALUES(?1)");
  return measured([&](Measured& found) {
    for (auto const& line : lines) {
      if (found.events % together == 0) database.run("BEGIN IMMEDIATE");
      insert.run(line);
      if (++found.events % together != 0) continue;
      database.run("COMMIT");
      ++found.commits;
    }
    if (database.in_transaction()) database.run("COMMIT");
  });
}

void print(char const* what, Measured const& found) {
  auto const events = static_cast<double>(found.events);
  std::printf("%-24s %8.0f events/s, %6.0f commits/s, %4lld events a commit, %6.1f us an event",
              what, found.events_a_second(), static_cast<double>(found.commits) / found.seconds,
              static_cast<long long>(found.events_a_commit()), found.processor * 1e6 / events);
  if (found.writer > 0) std::printf(", %.1f of the writer", found.writer * 1e6 / events);
  std::printf("\n");
}

void compare(char const* what, Load const& load, Lines lines_of) {
  auto const phones = phones_of(load, lines_of);
  auto const pushed = pushing(load, phones);
  std::vector<std::string> lines;
  for (auto const& phone : phones)
    lines.insert(lines.end(), phone.lines.begin(), phone.lines.end());
  auto const as_many = bare_loop(lines, pushed.events_a_commit());
  auto const one_push = bare_loop(lines, std::ssize(phones.front().lines) / load.pushes);
  auto const share = [&](Measured const& bare) {
    return 100 * pushed.events_a_second() / bare.events_a_second();
  };
  print(what, pushed);
  print("bare, as many a commit", as_many);
  print("bare, one push a commit", one_push);
  std::printf("%-24s %.0f %% of bare with one push a commit, %.0f %% of as many a commit\n", what,
              share(one_push), share(as_many));
}

/// The limit alone, of the lines that come in.
int bare_alone(std::int64_t together) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(std::cin, line);) lines.push_back(line);
  if (lines.empty() || together < 1) return 1;
  print("bare, one push a commit", bare_loop(lines, together));
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 3 && arguments[1] == std::string_view("bare"))
    return bare_alone(std::atoi(arguments[2]));
  Load load{32, 10, 200};
  if (count > 1) load.phones = std::atoi(arguments[1]);
  if (count > 2) load.together = std::atoi(arguments[2]);
  if (count > 3) load.pushes = std::atoi(arguments[3]);
  if (count > 5) load.visits = std::atoi(arguments[5]);
  std::string_view const only = count > 4 ? arguments[4] : "";
  if (load.phones < 1 || load.together < 1 || load.pushes < 1 || load.visits < 1) return 1;
  std::printf("%d phones, %d pushes of each, of %d events or %d visits of as many\n", load.phones,
              load.pushes, load.together, load.visits);
  if (only != "visits") compare("changes", load, changes);
  if (only != "changes") compare("visits", load, visits);
}
