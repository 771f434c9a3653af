// SPDX-License-Identifier: Apache-2.0
#pragma once
// A folder for one test, gone when the test is.

#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "files/plain_file.h"

namespace otor::files {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("otor-test-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;

  std::filesystem::path const& path() const { return path_; }
  void put(std::string const& file, std::string_view text) const {
    std::filesystem::create_directories((path_ / file).parent_path());
    (void)write_file(path_ / file, text);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace otor::files
