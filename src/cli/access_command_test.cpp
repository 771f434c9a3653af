// SPDX-License-Identifier: Apache-2.0
#include "cli/access_command.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "server/api.h"

namespace otor::cli {

TEST_CASE("docs/access.md says what the access table says") {
  std::ostringstream page;
  page << std::ifstream("docs/access.md").rdbuf();
  CHECK_MESSAGE(page.str() == access_page(), "run: otor access > docs/access.md");
}

TEST_CASE("only these addresses are open without an account, and none of them holds a record") {
  std::set<std::string> open;
  for (auto const& route : server::Api::facts()) {
    if (route.needs.empty()) open.insert(std::string(route.path));
  }
  CHECK(open == std::set<std::string>{"/api/login", "/api/devices/recover", "/api/devices/lost",
                                      "/api/certificate", "/api/areas", "/api/programme",
                                      "/api/handbook", "/api/openapi.json", "/healthz", "/readyz",
                                      "/metrics"});
}

}  // namespace otor::cli
