// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law as a folder of TOML files, one small file per parameter, its name the file's stem; open
// questions in folders named `question`, and the titles of the acts in acts.toml. People edit
// these; everything else loads the pack made of them.

#include <filesystem>
#include <optional>
#include <vector>

#include "base/problem.h"
#include "law/parameter.h"

namespace otor::files {

/// What reading found: the pack, or everything that is wrong, each detail beginning with
/// `wage/minimum_wage.toml:12: `.
struct LawFindings {
  std::vector<Problem> problems;  // the first hundred
  std::optional<law::Pack> pack;  // only when nothing is wrong; its id is set
  std::vector<law::Text> acts;    // the titles of a folder's acts; the pack names them in English
};

/// Reads a country's folder (law/mn), or the folder above it (law). The country is the folder's
/// name where that has two letters, otherwise "mn". Links and files that are neither .toml nor .md
/// are refused; hidden files are passed over. Every act that an entry names is declared in
/// acts.toml, and no other.
LawFindings read_law(std::filesystem::path const& directory);

/// Reads a law folder or a pack file, whichever stands there.
LawFindings read_law_or_pack(std::filesystem::path const& path);

/// The same for a program that only wants the pack: all problems in one, line by line.
Result<law::Pack> load_law(std::filesystem::path const& path);

}  // namespace otor::files
