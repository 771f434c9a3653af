// SPDX-License-Identifier: Apache-2.0
#pragma once
// The handbook of a month as PDF, and what of an edition has gone stale.

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>

#include "app/law_in_force.h"
#include "base/sentences.h"

namespace otor::cli {

struct HandbookOptions {
  std::filesystem::path file;          // "-" is standard output
  std::string month;                   // of the edition; this one if empty
  std::string compared_with;           // marks what changed after it; a year before if empty
  std::string number, page;            // of the edition; address for the code on its cover
  std::string facts, aimag;            // folder of soums.csv; whose soums are listed
  std::optional<std::int64_t> sheep;   // price of one, for the pictures
  std::string leaflet, paper = "a4";   // a leaflet instead of the book, and its paper
  std::filesystem::path content;       // a folder with chapters of a department's own
  bool booklet = false;                // two pages on a sheet, in the order in which it is folded
  std::filesystem::path printed_with;  // --check: the law that the edition was made with
  std::string printed_for;             // --check: the month of the edition
};

int handbook_print(HandbookOptions const& options, Language language, Month this_month,
                   app::LawInForce const& law, std::ostream& err);

/// Lists what of the edition of `printed_for` is told otherwise by the law of the month. Exit code:
/// 0 where nothing is, 1 where something is stale, or is wrong.
int handbook_check(HandbookOptions const& options, Language language, Month this_month,
                   app::LawInForce const& law, std::ostream& out, std::ostream& err);

}  // namespace otor::cli
