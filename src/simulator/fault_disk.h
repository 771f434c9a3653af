// SPDX-License-Identifier: Apache-2.0
#pragma once
// A disk in memory under SQLite, on which the power can fail. What was written and not synced is
// then kept, lost or torn, each write for itself, so that writes also seem to change their order.
// While one exists it is the disk of every store that is opened.
//
// Not modelled: a disk that lies about a sync (except as a planted bug), a directory that forgets a
// file's name, bytes that rot.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace otor::simulator {

/// The bytes of one file: those that a power cut cannot take, and what happened to it since.
struct DiskFile {
  struct Change {
    std::size_t offset = 0;
    std::string bytes;
    bool truncates = false;  // then `offset` is the new length
  };
  std::string synced, now;
  std::vector<Change> unsynced;

  // Locks, as SQLite's wal-index and main file need them among connections of one process.
  std::vector<std::unique_ptr<char[]>> shared_memory;
  int shared[8] = {};
  void const* exclusive[8] = {};
  std::map<void const*, int> levels;
};

class FaultDisk {
 public:
  using Image = std::map<std::string, std::string>;  // name, bytes

  explicit FaultDisk(std::uint64_t seed);
  ~FaultDisk();
  FaultDisk(FaultDisk const&) = delete;
  FaultDisk& operator=(FaultDisk const&) = delete;

  /// The power fails at the `count`-th write, sync, truncation or deletion from now, 1 being the
  /// next. From then on everything fails.
  void fail_after(std::int64_t count) { fails_in_ = count; }
  bool failed() const { return failed_; }
  /// The power fails now.
  void fail() { failed_ = true; }
  /// The power is back. Every store must be closed.
  void come_back();

  /// Writes that would lengthen a file fail while the disk is full.
  void set_full(bool full) { full_ = full; }
  /// Planted: a sync that does nothing.
  void set_lying(bool lying) { lying_ = lying; }

  /// Every file as it stands, with no transaction open.
  Image image() const;
  /// The files are these and no others. Every store must be closed.
  void put(Image const& image);

  // What the methods given to SQLite need.
  DiskFile* file(std::string const& name);  // made where there is none
  bool exists(std::string const& name) const { return files_.contains(name); }
  void remove(std::string const& name) { files_.erase(name); }
  bool spend();  // counts one change; false when the power is gone
  bool full() const { return full_; }
  bool lying() const { return lying_; }
  std::uint64_t draw();

 private:
  std::map<std::string, std::unique_ptr<DiskFile>> files_;
  std::uint64_t seed_, drawn_ = 0;
  std::int64_t fails_in_ = 0;
  bool failed_ = false, full_ = false, lying_ = false;
  struct Methods;
  std::unique_ptr<Methods> methods_;
};

}  // namespace otor::simulator
