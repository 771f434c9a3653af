// SPDX-License-Identifier: Apache-2.0
#pragma once
// `otor sheets`: the personal sheets of all who are due a follow-up, out of a store, as one PDF.

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "app/law_in_force.h"
#include "base/sentences.h"

namespace otor::cli {

struct PileOptions {
  std::string data, as, until;
  std::vector<std::string> areas;
  std::optional<std::string> officer;
  std::filesystem::path file;
  std::string paper = "a4", page;
};

/// What the head `as` would print from her desk: the same people, refusals and bound. The audit is
/// told that the server's command line did it, before the file has its name; who is left out is
/// counted on `err`.
int pile_of_sheets(PileOptions const& options, Language language, app::LawInForce const& law,
                   std::ostream& err);

}  // namespace otor::cli
