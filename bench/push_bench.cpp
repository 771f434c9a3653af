// SPDX-License-Identifier: Apache-2.0
// How many events a second are home for good: phones push side by side into one store with durable
// commits. push_bench [phones] [events a push] [seconds]
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "store/test_store.h"

int main(int count, char** arguments) {
  using namespace otor;
  using namespace otor::store;
  int const phones = count > 1 ? std::atoi(arguments[1]) : 32;
  int const together = count > 2 ? std::atoi(arguments[2]) : 10;
  int const seconds = count > 3 ? std::atoi(arguments[3]) : 3;
  TestFolder folder;
  TestHome home(folder.path);
  std::atomic<std::int64_t> events = 0;
  std::atomic<bool> stop = false;
  auto const push_for_a_while = [&](int phone) {
    auto const user = "officer" + std::to_string(phone);
    auto const officer = test_officer(user, {"18301"});
    app::LineWriter writer(test_uuid(static_cast<std::uint64_t>(phone)), user, user);
    while (!stop) {
      std::vector<std::string> lines;
      for (int event = 0; event < together; ++event) {
        lines.push_back(writer
                            .write("household_changed", "18301", test_uuid(7),
                                   R"({"head":"made up"})", home.clock.now)
                            .line);
      }
      if (app::push(officer, push_text(writer.device(), lines), home.home, home.log, home.devices,
                    home.clock)) {
        events += together;
      }
    }
  };
  auto const commits = home.store->writer().commits();
  std::vector<std::thread> threads;
  for (int phone = 0; phone < phones; ++phone) threads.emplace_back(push_for_a_while, phone);
  std::this_thread::sleep_for(std::chrono::seconds(seconds));
  stop = true;
  for (auto& thread : threads) thread.join();
  std::printf("%d phones, %d events a push: %lld events/s, %lld commits/s\n", phones, together,
              static_cast<long long>(events / seconds),
              static_cast<long long>((home.store->writer().commits() - commits) / seconds));
}
