// SPDX-License-Identifier: Apache-2.0
#include "store/held_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace otor::store {

Result<HeldFolder> HeldFolder::take(std::string const& folder) {
  int const opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened >= 0 && ::flock(opened, LOCK_EX | LOCK_NB) == 0) return HeldFolder(opened);
  int const why = errno;
  if (opened >= 0) ::close(opened);
  if (why == EWOULDBLOCK) {
    return problem(ProblemKind::bad_value,
                   "Another otor serves or makes the store in \"" + folder + "\"; only one can.");
  }
  return problem(ProblemKind::storage,
                 "\"" + folder + "\" cannot be opened: " + std::strerror(why) + ".");
}

HeldFolder::HeldFolder(HeldFolder&& from) noexcept : folder_(std::exchange(from.folder_, -1)) {}

HeldFolder::~HeldFolder() {
  if (folder_ >= 0) ::close(folder_);
}

}  // namespace otor::store
