// SPDX-License-Identifier: Apache-2.0
#pragma once
// Database files that nobody but the account that serves may read.

#include <filesystem>
#include <string>
#include <system_error>

namespace otor::store {

/// On a disk in memory there is nothing to protect, so that this fails is no matter.
inline void for_owner_only(std::string const& path) {
  namespace files = std::filesystem;
  std::error_code ignored;
  for (auto const* tail : {"", "-wal", "-shm"}) {
    files::permissions(path + tail, files::perms::owner_read | files::perms::owner_write, ignored);
  }
}

}  // namespace otor::store
