// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the tests of the store share: a folder that goes away, a clock that is told the time,
// devices that write.

#include <atomic>
#include <filesystem>
#include <string>

#include "app/line_writer.h"
#include "app/ports.h"
#include "app/push.h"
#include "store/sql_accounts.h"
#include "store/sql_event_log.h"
#include "wire/event_line.h"

namespace otor::store {

class TestFolder {
 public:
  TestFolder() {
    auto name = (std::filesystem::temp_directory_path() / "otor-store-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw StorageError("There is no temporary folder.");
    path = name;
  }
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  TestFolder(TestFolder const&) = delete;
  TestFolder& operator=(TestFolder const&) = delete;
  std::string path;
};

struct TestClock final : app::Clock {
  std::atomic<std::int64_t> now{app::noon_in_west(2026, 11, 23)};
  std::int64_t now_ms() const override { return now; }
};

inline event::Uuid test_uuid(std::uint64_t number) {
  return {0x0190000000007000u, 0x8000000000000000u + number};
}

/// A store with three soums (two of one aimag, one of another) and everything that stands on it.
struct TestHome {
  explicit TestHome(std::string const& path) : store(*Store::open(path, "test-store")) {
    std::vector<app::Area> areas;
    for (auto const* code : {"18301", "18304", "18401"}) {
      areas.push_back({code, std::string(code).substr(0, 3), code, code, code});
      home.areas.emplace_back(code);
    }
    (void)accounts.put_areas(areas);
    home.store = "test-store";
  }
  std::unique_ptr<Store> store;
  TestClock clock;
  SqlAccounts accounts{*store};
  SqlDevices devices{*store, clock};
  SqlEventLog log{*store, clock};
  SqlReadModel model{*store};
  app::Home home;
};

inline app::Account test_officer(std::string user, std::vector<std::string> areas) {
  return {user, user, app::Role::officer, std::move(areas), true};
}

inline std::string push_text(event::Uuid device, std::vector<std::string> const& events) {
  std::string text = "{\"device\":\"" + text_of(device) + "\",\"events\":[";
  for (auto const& event : events) text += (text.back() == '[' ? "" : ",") + event;
  return text + "]}";
}

}  // namespace otor::store
