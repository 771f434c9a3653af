// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "store/test_store.h"

using namespace otor;
using namespace otor::store;

// An aimag has a hundred thousand acts in a year: folding all of them took a quarter of a second.
TEST_CASE("an overview asks for fewer pages than there are acts in it") {
  TestFolder folder;
  TestHome home(folder.path);
  auto const officer = test_officer("o", {"18301"});
  app::LineWriter writer(test_uuid(1), "o", "read model");
  std::vector<std::string> lines;
  constexpr std::uint64_t visits = 300;
  auto const write = [&](std::uint64_t visit, char const* kind, std::string const& more) {
    auto const body = R"({"visit":")" + text_of(test_uuid(5'000 + visit)) + "\"" + more + "}";
    lines.push_back(writer.write(kind, "18301", test_uuid(100 + visit), body, home.clock.now).line);
  };
  for (std::uint64_t visit = 0; visit < visits; ++visit) {
    lines.push_back(
        writer.write("household_met", "18301", test_uuid(100 + visit), "{}", home.clock.now).line);
    write(visit, "visit_started", R"(,"way":"home")");
    for (auto const* code : {"Q1", "Q2", "Q3"})
      write(visit, "question_asked",
            R"(,"code":")" + std::string(code) + R"(","state":"answered")");
    write(visit, "finding_noted", R"(,"code":"B1")");
    write(visit, "visit_closed", R"(,"stage":"considering")");
  }
  REQUIRE(app::push(officer, push_text(writer.device(), lines), home.home, home.log, home.devices,
                    home.clock));
  auto const pages = [&] {
    return *home.store->read([](Database& database) { return database.pages_asked(); });
  };
  auto const before = pages();
  auto const rows = *home.model.overview({"18301"}, "", "");
  auto const asked = pages() - before;
  REQUIRE(rows.officers.size() == 1);
  CHECK(rows.officers[0].visits == visits);
  CHECK(rows.households_known.at("18301") == visits);
  CHECK(asked < static_cast<std::int64_t>(visits * 6));  // each visit has six
}
