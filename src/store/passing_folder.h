// SPDX-License-Identifier: Apache-2.0
#pragma once
// A folder for as long as something is made in it, for its owner only. It goes with this object;
// where the program is killed, the next one that makes such a folder in the same place removes it.

#include <string>

namespace otor::store {

class PassingFolder {
 public:
  /// Throws StorageError where none can be made.
  explicit PassingFolder(std::string const& in);
  ~PassingFolder();
  PassingFolder(PassingFolder const&) = delete;
  PassingFolder& operator=(PassingFolder const&) = delete;

  std::string const& path() const { return path_; }

 private:
  std::string path_;
  int held_ = -1;  // a lock tells that it is in use
};

}  // namespace otor::store
