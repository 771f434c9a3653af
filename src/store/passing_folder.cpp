// SPDX-License-Identifier: Apache-2.0
#include "store/passing_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "store/sqlite.h"

namespace otor::store {

namespace {

namespace files = std::filesystem;

constexpr std::string_view beginning = "passing-";

/// The folder, locked; -1 where another program works in it, or it is none of ours.
int locked(std::string const& path) {
  int const folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  struct stat facts {};
  if (folder >= 0 && ::fstat(folder, &facts) == 0 && facts.st_uid == ::geteuid() &&
      ::flock(folder, LOCK_EX | LOCK_NB) == 0)
    return folder;
  if (folder >= 0) ::close(folder);
  return -1;
}

bool is_still(std::string const& path, int folder) {
  struct stat named {
  }, held{};
  return ::stat(path.c_str(), &named) == 0 && ::fstat(folder, &held) == 0 &&
         named.st_ino == held.st_ino && named.st_dev == held.st_dev;
}

void remove_left(std::string const& in) {
  std::error_code ignored;
  for (files::directory_iterator at(in, ignored), end; at != end; at.increment(ignored)) {
    if (!at->path().filename().string().starts_with(beginning)) continue;
    int const folder = locked(at->path());
    if (folder < 0) continue;
    files::remove_all(at->path(), ignored);
    ::close(folder);
  }
}

}  // namespace

PassingFolder::PassingFolder(std::string const& in) {
  remove_left(in);
  // Between its making and its lock another program may take a new one for one that was left.
  while (held_ < 0) {
    auto name = in + "/" + std::string(beginning) + "XXXXXX";
    if (::mkdtemp(name.data()) == nullptr)
      throw StorageError("No folder can be made in \"" + in + "\": " + std::strerror(errno));
    held_ = locked(name);
    if (held_ >= 0 && !is_still(name, held_)) {
      ::close(held_);
      held_ = -1;
    }
    path_ = name;
  }
}

PassingFolder::~PassingFolder() {
  std::error_code ignored;
  files::remove_all(path_, ignored);
  ::close(held_);
}

}  // namespace otor::store
