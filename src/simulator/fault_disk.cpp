// SPDX-License-Identifier: Apache-2.0
#include "simulator/fault_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

#include "base/chance.h"

namespace otor::simulator {

namespace {

constexpr std::size_t sector = 512;

/// SQLite's idea of an open file; it allocates it and calls back with it.
struct Open {
  sqlite3_file base;
  FaultDisk* disk;
  DiskFile* file;
  int shared_mask, exclusive_mask;  // of the wal-index
};

Open& open_of(sqlite3_file* file) { return *reinterpret_cast<Open*>(file); }

void put_change(std::string& bytes, DiskFile::Change const& change) {
  if (change.truncates) return bytes.resize(std::min(bytes.size(), change.offset));
  auto const end = change.offset + change.bytes.size();
  if (bytes.size() < end) bytes.resize(end);
  std::memcpy(bytes.data() + change.offset, change.bytes.data(), change.bytes.size());
}

int change(Open& open, DiskFile::Change made) {
  if (!open.disk->spend()) return SQLITE_IOERR_WRITE;
  put_change(open.file->now, made);
  open.file->unsynced.push_back(std::move(made));
  return SQLITE_OK;
}

int close_file(sqlite3_file* file) {
  auto& open = open_of(file);
  open.file->levels.erase(file);
  return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* out, int amount, sqlite3_int64 offset) {
  auto& open = open_of(file);
  if (open.disk->failed()) return SQLITE_IOERR_READ;
  auto const& bytes = open.file->now;
  auto const from = static_cast<std::size_t>(offset), wanted = static_cast<std::size_t>(amount);
  auto const there = from < bytes.size() ? std::min(wanted, bytes.size() - from) : 0;
  if (there > 0) std::memcpy(out, bytes.data() + from, there);
  if (there == wanted) return SQLITE_OK;
  std::memset(static_cast<char*>(out) + there, 0, wanted - there);
  return SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, void const* bytes, int amount, sqlite3_int64 offset) {
  auto& open = open_of(file);
  auto const from = static_cast<std::size_t>(offset), size = static_cast<std::size_t>(amount);
  if (open.disk->full() && from + size > open.file->now.size()) return SQLITE_FULL;
  return change(open, {from, std::string(static_cast<char const*>(bytes), size), false});
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  return change(open_of(file), {static_cast<std::size_t>(size), {}, true});
}

int sync_file(sqlite3_file* file, int) {
  auto& open = open_of(file);
  if (!open.disk->spend()) return SQLITE_IOERR_FSYNC;
  if (open.disk->lying()) return SQLITE_OK;
  for (auto const& made : open.file->unsynced) put_change(open.file->synced, made);
  open.file->unsynced.clear();
  return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(open_of(file).file->now.size());
  return open_of(file).disk->failed() ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

int others_hold(Open& open, sqlite3_file* file, int least) {
  for (auto const& [who, level] : open.file->levels) {
    if (who != file && level >= least) return 1;
  }
  return 0;
}

int lock_file(sqlite3_file* file, int level) {
  auto& open = open_of(file);
  auto const in_the_way = level >= SQLITE_LOCK_EXCLUSIVE  ? SQLITE_LOCK_SHARED
                          : level >= SQLITE_LOCK_RESERVED ? SQLITE_LOCK_RESERVED
                                                          : SQLITE_LOCK_PENDING;
  if (others_hold(open, file, in_the_way)) return SQLITE_BUSY;
  open.file->levels[file] = std::max(open.file->levels[file], level);
  return SQLITE_OK;
}

int unlock_file(sqlite3_file* file, int level) {
  open_of(file).file->levels[file] = level;
  return SQLITE_OK;
}

int check_reserved(sqlite3_file* file, int* reserved) {
  *reserved = others_hold(open_of(file), file, SQLITE_LOCK_RESERVED);
  return SQLITE_OK;
}

int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return static_cast<int>(sector); }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  auto& pages = open_of(file).file->shared_memory;
  auto const wanted = static_cast<std::size_t>(page);
  *out = nullptr;
  if (wanted >= pages.size() && extend == 0) return SQLITE_OK;
  while (wanted >= pages.size()) {
    pages.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
  }
  *out = pages[wanted].get();
  return SQLITE_OK;
}

int take_shared(Open& open, void const* who, int offset, int count) {
  for (int at = offset; at < offset + count; ++at) {
    if (open.file->exclusive[at] != nullptr && open.file->exclusive[at] != who) return SQLITE_BUSY;
  }
  for (int at = offset; at < offset + count; ++at) {
    if ((open.shared_mask & 1 << at) == 0) ++open.file->shared[at];
    open.shared_mask |= 1 << at;
  }
  return SQLITE_OK;
}

int take_exclusive(Open& open, void const* who, int offset, int count) {
  for (int at = offset; at < offset + count; ++at) {
    auto const mine = (open.shared_mask & 1 << at) != 0 ? 1 : 0;
    bool const taken = open.file->exclusive[at] != nullptr && open.file->exclusive[at] != who;
    if (taken || open.file->shared[at] > mine) return SQLITE_BUSY;
  }
  for (int at = offset; at < offset + count; ++at) {
    open.file->exclusive[at] = who;
    open.exclusive_mask |= 1 << at;
  }
  return SQLITE_OK;
}

void give_back(Open& open, int offset, int count) {
  for (int at = offset; at < offset + count; ++at) {
    if ((open.shared_mask & 1 << at) != 0) --open.file->shared[at];
    if ((open.exclusive_mask & 1 << at) != 0) open.file->exclusive[at] = nullptr;
    open.shared_mask &= ~(1 << at);
    open.exclusive_mask &= ~(1 << at);
  }
}

int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  auto& open = open_of(file);
  if ((flags & SQLITE_SHM_UNLOCK) != 0) return give_back(open, offset, count), SQLITE_OK;
  return (flags & SQLITE_SHM_SHARED) != 0 ? take_shared(open, file, offset, count)
                                          : take_exclusive(open, file, offset, count);
}

void barrier(sqlite3_file*) {}

int unmap_shared(sqlite3_file* file, int remove) {
  auto& open = open_of(file);
  give_back(open, 0, SQLITE_SHM_NLOCK);
  if (remove != 0) open.file->shared_memory.clear();
  return SQLITE_OK;
}

sqlite3_io_methods const io = {
    2,         close_file,   read_file,       write_file,  truncate_file,
    sync_file, file_size,    lock_file,       unlock_file, check_reserved,
    control,   sector_size,  characteristics, map_shared,  lock_shared,
    barrier,   unmap_shared, nullptr,         nullptr};

FaultDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultDisk*>(vfs->pAppData); }

int open_file(sqlite3_vfs* vfs, char const* name, sqlite3_file* file, int flags, int* out) {
  auto& open = open_of(file);
  auto& disk = disk_of(vfs);
  open.base.pMethods = nullptr;
  if (disk.failed()) return SQLITE_CANTOPEN;
  auto const path =
      name == nullptr ? "temporary-" + std::to_string(disk.draw()) : std::string(name);
  if (!disk.exists(path) && (flags & SQLITE_OPEN_CREATE) == 0 && name != nullptr) {
    return SQLITE_CANTOPEN;
  }
  open = Open{{&io}, &disk, disk.file(path), 0, 0};
  if (out != nullptr) *out = flags;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, char const* name, int) {
  auto& disk = disk_of(vfs);
  if (!disk.spend()) return SQLITE_IOERR_DELETE;
  if (!disk.exists(name)) return SQLITE_IOERR_DELETE_NOENT;
  disk.remove(name);
  return SQLITE_OK;
}

int access_file(sqlite3_vfs* vfs, char const* name, int, int* found) {
  *found = disk_of(vfs).exists(name) ? 1 : 0;
  return disk_of(vfs).failed() ? SQLITE_IOERR_ACCESS : SQLITE_OK;
}

int full_path(sqlite3_vfs*, char const* name, int room, char* out) {
  sqlite3_snprintf(room, out, "%s", name);
  return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int count, char* out) {
  for (int at = 0; at < count; ++at) out[at] = static_cast<char>(disk_of(vfs).draw());
  return count;
}

int sleep_not(sqlite3_vfs*, int microseconds) { return microseconds; }
int last_error(sqlite3_vfs*, int, char*) { return 0; }

int julian_ms(sqlite3_vfs*, sqlite3_int64* out) {
  *out = 212'000'000'000'000;  // nothing here depends on SQLite's clock
  return SQLITE_OK;
}

int julian_days(sqlite3_vfs*, double* out) {
  *out = 2'460'000;
  return SQLITE_OK;
}

}  // namespace

struct FaultDisk::Methods {
  sqlite3_vfs vfs{};
};

FaultDisk::FaultDisk(std::uint64_t seed) : seed_(seed), methods_(std::make_unique<Methods>()) {
  auto& vfs = methods_->vfs;
  vfs.iVersion = 2;
  vfs.szOsFile = sizeof(Open);
  vfs.mxPathname = 512;
  vfs.zName = "otor-fault-disk";
  vfs.pAppData = this;
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  vfs.xAccess = access_file;
  vfs.xFullPathname = full_path;
  vfs.xRandomness = randomness;
  vfs.xSleep = sleep_not;
  vfs.xCurrentTime = julian_days;
  vfs.xGetLastError = last_error;
  vfs.xCurrentTimeInt64 = julian_ms;
  sqlite3_vfs_register(&vfs, 1);
}

FaultDisk::~FaultDisk() { sqlite3_vfs_unregister(&methods_->vfs); }

std::uint64_t FaultDisk::draw() { return chance(seed_, {chance_word("disk"), ++drawn_}); }

DiskFile* FaultDisk::file(std::string const& name) {
  auto& found = files_[name];
  if (!found) found = std::make_unique<DiskFile>();
  return found.get();
}

bool FaultDisk::spend() {
  if (!failed_ && fails_in_ > 0 && --fails_in_ == 0) failed_ = true;
  return !failed_;
}

void FaultDisk::come_back() {
  for (auto& [name, file] : files_) {
    for (auto& made : file->unsynced) {
      auto const fate = draw() % 4;  // two lost, one kept, one torn
      if (fate < 2) continue;
      auto const sectors = (made.bytes.size() + sector - 1) / sector;
      if (fate == 3 && sectors > 0) {
        made.bytes.resize(std::min(made.bytes.size(), draw() % sectors * sector));
      }
      put_change(file->synced, made);
    }
    auto bytes = std::move(file->synced);
    *file = DiskFile{};
    file->now = bytes;
    file->synced = std::move(bytes);
  }
  failed_ = false;
  fails_in_ = 0;
  full_ = false;
}

FaultDisk::Image FaultDisk::image() const {
  Image image;
  for (auto const& [name, file] : files_) image.emplace(name, file->now);
  return image;
}

void FaultDisk::put(Image const& image) {
  files_.clear();
  fails_in_ = 0;
  for (auto const& [name, bytes] : image) {
    auto* made = file(name);
    made->synced = bytes;
    made->now = bytes;
  }
}

}  // namespace otor::simulator
