// SPDX-License-Identifier: Apache-2.0
// An acknowledged event is never lost: a child pushes and tells over a pipe what was acknowledged;
// it is killed at some instant, the store is opened again, and everything it told must be there.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <set>
#include <thread>

#include "base/chance.h"
#include "store/audit.h"
#include "store/test_store.h"

using namespace otor;
using namespace otor::store;

namespace {

constexpr int kills = 20;
constexpr int phones = 4;

/// One phone of the child: pushes until killed.
void push_for_ever(TestHome& home, int round, int phone, int told) {
  auto const user = "tes" + std::to_string(phone);
  auto const officer = test_officer(user, {"18301"});
  auto const number = static_cast<std::uint64_t>(round * phones + phone);
  app::LineWriter writer(test_uuid(1'000 + number), user, std::to_string(number));
  for (;;) {
    std::vector<std::string> lines;
    std::string ids;
    for (int event = 0; event < 5; ++event) {
      auto written = writer.write("household_met", "18301", test_uuid(5), "{}", home.clock.now);
      ids += text_of(written.id) + "\n";
      lines.push_back(std::move(written.line));
    }
    auto const answer = app::push(officer, push_text(writer.device(), lines), home.home, home.log,
                                  home.devices, home.clock);
    // 5 * 37 bytes: below PIPE_BUF, so that phones do not mix and no write is half.
    if (answer && write(told, ids.data(), ids.size()) < 0) _exit(1);
  }
}

[[noreturn]] void child(std::string const& folder, int round, int told) {
  TestHome home(folder);
  std::vector<std::thread> threads;
  for (int phone = 0; phone < phones; ++phone) {
    threads.emplace_back([&, phone] { push_for_ever(home, round, phone, told); });
  }
  for (auto& thread : threads) thread.join();
  _exit(0);
}

std::string drained(int pipe, std::atomic<bool>& spoke) {
  std::string text;
  char buffer[4096];
  for (ssize_t size = 0; (size = read(pipe, buffer, sizeof buffer)) > 0;) {
    text.append(buffer, static_cast<std::size_t>(size));
    spoke = true;
  }
  return text;
}

/// At any instant; in every second round once something was acknowledged, however slow the machine.
void wait_to_kill(int round, std::atomic<bool> const& spoke) {
  using namespace std::chrono_literals;
  for (int tenths = 0; round % 2 == 1 && !spoke && tenths < 300; ++tenths)
    std::this_thread::sleep_for(100ms);
  std::this_thread::sleep_for(1ms *
                              (30 + chance_below(150, 11, {static_cast<std::uint64_t>(round)})));
}

std::set<std::string> ids_held(Store& store) {
  return *store.read([](Database& database) {
    std::set<std::string> ids;
    auto query = database.prepare("SELECT e.id FROM event e JOIN feed f ON f.event = e.n");
    query.query();
    while (query.step()) ids.insert(query.text(0));
    return ids;
  });
}

std::int64_t gaps(Store& store) {
  return *store.read([](Database& database) {
    auto query = database.prepare("SELECT max(position) - count(*) FROM feed");
    query.query().step();
    return query.integer(0);
  });
}

/// Events that no row of audit tells of, and events told of that are not there.
std::int64_t not_audited(Store& store) {
  return *store.read([](Database& database) {
    auto query = database.prepare(
        "SELECT abs((SELECT count(*) FROM event) - (SELECT coalesce(sum(last - first + 1), 0) FROM "
        "audit WHERE reason = 'push'))");
    query.query().step();
    return query.integer(0) + static_cast<std::int64_t>(audit_faults(database, {}).size());
  });
}

}  // namespace

TEST_CASE("killed at any instant, the store holds every acknowledged event and no gap") {
  TestFolder folder;
  std::size_t acknowledged = 0;
  for (int round = 0; round < kills; ++round) {
    int pipes[2];
    REQUIRE(pipe(pipes) == 0);
    auto const pid = fork();
    REQUIRE(pid >= 0);
    if (pid == 0) child(folder.path, round, pipes[1]);
    close(pipes[1]);
    std::string told;
    std::atomic<bool> spoke = false;
    std::thread reader([&] { told = drained(pipes[0], spoke); });
    wait_to_kill(round, spoke);
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
    reader.join();
    close(pipes[0]);
    TestHome home(folder.path);
    auto const held = ids_held(*home.store);
    for (std::size_t at = 0; at + 37 <= told.size(); at += 37) {
      ++acknowledged;
      if (!held.contains(told.substr(at, 36))) FAIL("lost: " << told.substr(at, 36));
    }
    CHECK(gaps(*home.store) == 0);
    CHECK(not_audited(*home.store) == 0);
  }
  MESSAGE("acknowledged events: " << acknowledged);
  CHECK(acknowledged > 0);
}
