// SPDX-License-Identifier: Apache-2.0
#include "files/plain_file.h"

#include <unistd.h>

#include <fstream>
#include <system_error>

namespace otor::files {
namespace fs = std::filesystem;

Result<std::string> read_file(fs::path const& path, std::size_t largest) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    return problem(ProblemKind::not_found, "There is no file " + path.string() + ".");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) return problem(ProblemKind::storage, path.string() + " cannot be opened.");
  std::string bytes;
  char block[16384];
  while (file.read(block, sizeof block) || file.gcount() > 0) {
    bytes.append(block, static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > largest) {
      return problem(ProblemKind::too_large,
                     path.string() + " is larger than " + std::to_string(largest) + " bytes.");
    }
  }
  if (file.bad()) return problem(ProblemKind::storage, path.string() + " cannot be read.");
  return bytes;
}

namespace {

Result<void> write_in_place(fs::path const& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (file) return {};
  return problem(ProblemKind::storage, path.string() + " cannot be written.");
}

}  // namespace

bool may_be_replaced(fs::path const& path) {
  std::error_code error;
  auto const status = fs::symlink_status(path, error);
  return !fs::exists(status) || fs::is_regular_file(status);
}

Result<void> write_file(fs::path const& path, std::string_view bytes) {
  if (!may_be_replaced(path)) return write_in_place(path, bytes);
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  auto beside = path;
  beside += ".new" + std::to_string(::getpid());
  if (auto written = write_in_place(beside, bytes); !written) {
    fs::remove(beside, error);
    return written;
  }
  fs::rename(beside, path, error);
  if (!error) return {};
  auto const why = error.message();
  fs::remove(beside, error);
  return problem(ProblemKind::storage, path.string() + " cannot be written: " + why + ".");
}

Result<void> write_file_if_changed(fs::path const& path, std::string_view bytes) {
  auto const there = read_file(path, bytes.size());
  if (there && *there == bytes) return {};
  return write_file(path, bytes);
}

}  // namespace otor::files
