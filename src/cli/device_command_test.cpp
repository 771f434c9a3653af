// SPDX-License-Identifier: Apache-2.0
#include "cli/device_command.h"

#include <doctest/doctest.h>

#include <sstream>

#include "files/temporary_folder.h"
#include "server/api.h"
#include "store/sql_event_log.h"

using namespace otor;

TEST_CASE("a device is listed, given up once, and a wrong id changes nothing") {
  files::TemporaryFolder folder;
  auto const data = folder.path().string();
  auto const id = "01934f6e-8c00-7abc-8def-000000000001";
  {
    auto store = store::Store::open(data, "01934f6e-8c00-7abc-8def-0000000000aa");
    REQUIRE(store);
    server::SystemClock clock;
    REQUIRE(store::SqlDevices(**store, clock).known_or_bind(*event::parse_uuid(id), "tes"));
  }
  std::ostringstream out, problems;
  CHECK(cli::device_lose({data, "", "no-uuid"}, out, problems) == 1);
  CHECK(cli::device_lose({data, "", "01934f6e-8c00-7abc-8def-000000000009"}, out, problems) == 1);
  CHECK(cli::device_list({data, "", ""}, out, problems) == 0);
  CHECK(out.str().find("lost") == std::string::npos);
  CHECK(cli::device_lose({data, "", id}, out, problems) == 0);
  CHECK(cli::device_lose({data, "", id}, out, problems) == 0);
  std::ostringstream listed;
  CHECK(cli::device_list({data, "tes", ""}, listed, problems) == 0);
  CHECK(listed.str().find("tes  since ") != std::string::npos);
  CHECK(listed.str().find("  lost ") != std::string::npos);
  std::ostringstream nobody;
  CHECK(cli::device_list({data, "ulgii", ""}, nobody, problems) == 0);
  CHECK(nobody.str().empty());
}
