// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the commands that work on a store share: opening it, and saying what went wrong.

#include <filesystem>
#include <memory>
#include <ostream>
#include <string>

#include "server/argon_passwords.h"
#include "store/store.h"

namespace otor::cli {

/// Exit code 1, with the problem on `problems`.
inline int say_no(Problem const& problem, std::ostream& problems) {
  problems << "otor: " << code(problem.kind) << ": " << problem.detail << "\n";
  return 1;
}

/// Only `otor init` and `otor restore` make a store: a folder that was misspelt holds none.
inline Result<void> must_hold_store(std::string const& data) {
  if (std::filesystem::exists(store::store_file(data))) return {};
  return problem(ProblemKind::not_found, "\"" + data + "\" holds no store; `otor init` makes one.");
}

/// Opens the store in the folder `data` and runs `work` on it, which gives Result<void>. Exit code
/// 0, or 1 with the problem.
template <class Work>
int with_store(std::string const& data, std::ostream& problems, Work work) {
  if (auto there = must_hold_store(data); !there) return say_no(there.error(), problems);
  auto const store = store::Store::open(data, server::random_uuid());
  if (!store) return say_no(store.error(), problems);
  Result<void> const done = work(**store);
  return done ? 0 : say_no(done.error(), problems);
}

}  // namespace otor::cli
