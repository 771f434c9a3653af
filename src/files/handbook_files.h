// SPDX-License-Identifier: Apache-2.0
#pragma once
// The handbook as a folder of TOML files: one chapter in each, in the order of their names, and
// examples.toml; below it leaflets/ and messages/, one in each. People edit these; everything else
// loads the text made of them.

#include <filesystem>
#include <optional>
#include <vector>

#include "base/problem.h"
#include "files/table_reader.h"
#include "handbook/chapter.h"
#include "law/parameter.h"
#include "outreach/codebook.h"

namespace otor::files {

/// One chapter, as lessons of a course are written too. `lines` gets the line of each block.
void read_chapter(FileProblems& problems, TomlTable const& table, handbook::Chapter& chapter,
                  std::vector<int>& lines);

TomlTable const& table_of(TomlNode const& node);
handbook::Said said_of(law::Text text);

struct HandbookFindings {
  std::vector<Problem> problems;               // each detail begins with `04_old_age.toml:12: `
  std::optional<handbook::Handbook> handbook;  // only when nothing is wrong
};

/// Lays chapters, leaflets, messages and examples of a folder over `base`: what has the name of one
/// there takes its place, what has a new name is added. Refuses what handbook::faults_of refuses,
/// unknown keys, and what would be passed over: links, folders, files that are neither .toml nor
/// .md, names that give no order. Of `base` nothing is checked again.
HandbookFindings read_handbook_files(std::filesystem::path const& directory,
                                     handbook::Named const& named, handbook::Handbook base = {});

}  // namespace otor::files
