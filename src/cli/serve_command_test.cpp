// SPDX-License-Identifier: Apache-2.0
#include "cli/serve_command.h"

#include <doctest/doctest.h>

#include <set>
#include <sstream>

namespace otor::cli {

TEST_CASE("another database is refused as wrong usage, in a sentence of each language") {
  std::set<std::string> sentences;
  for (auto const language : {Language::mn, Language::kk, Language::en}) {
    std::ostringstream problems;
    CHECK(refuse_database(language, problems) == 2);
    auto const said = problems.str();
    CAPTURE(said);
    for (auto const* word : {"otor: ", "SQLite", "--data", "--database"})
      CHECK(said.find(word) != std::string::npos);
    sentences.insert(said);
  }
  CHECK(sentences.size() == 3);
}

}  // namespace otor::cli
