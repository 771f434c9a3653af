// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "store/sql_training.h"
#include "store/test_store.h"

using namespace otor;
using namespace otor::store;

namespace {

std::string quoted(event::Uuid id) { return "\"" + text_of(id) + "\""; }

/// What an officer did: visits of families, each with a question that was answered and one that was
/// not.
std::vector<std::string> answered(std::string const& soum, std::uint64_t first,
                                  std::uint64_t visits, std::int64_t now) {
  app::LineWriter writer(test_uuid(first), "tes", soum);
  std::vector<std::string> lines;
  for (auto number = first + 1; number <= first + visits; ++number) {
    auto const in = [&](std::string_view kind, std::string const& more) {
      auto const body = "{\"visit\":" + quoted(test_uuid(5'000 + number)) + more + "}";
      lines.push_back(writer.write(kind, soum, test_uuid(1'000 + number), body, now).line);
    };
    in("visit_started", R"(,"way":"home")");
    in("question_asked", R"(,"code":"Q1","state":"answered")");
    in("question_asked", R"(,"code":"Q2","state":"promised")");
  }
  return lines;
}

}  // namespace

// Each answer was once looked for among the acts of all soums: 18 s of a processor for a programme.
TEST_CASE("answers of a soum are found without walking over the acts of others") {
  TestFolder folder;
  TestHome home(folder.path);
  REQUIRE(home.store->writer().run([&] {
    for (auto const& lines :
         {answered("18301", 100, 3, home.clock.now), answered("18401", 300, 40, home.clock.now)})
      for (auto const& line : lines) add_to_read_model(home.store->writing(), line, {});
  }));
  auto const walked = [&] {
    return *home.store->read([](Database& database) { return database.rows_walked(); });
  };
  auto const before = walked();
  auto const done =
      *SqlTraining(*home.store).done({"18301"}, {{"tes", "2026-11-01", "2026-11-30"}});
  CHECK(walked() == before);
  REQUIRE(done.size() == 1);
  CHECK(done[0][static_cast<std::size_t>(wire::Deed::answers)] == 3);
  CHECK(done[0][static_cast<std::size_t>(wire::Deed::visits)] == 3);
}
