// SPDX-License-Identifier: Apache-2.0
#pragma once
// The record of one soum as one file, which brings an empty phone up to a position of the feed:
//
//   otor snapshot 1\n
//   {"area":"18301","at":1234,"events":1000,"store":"…"}\n
//   and then parts: four bytes of length, the greatest first, and so many bytes of gzip, in which
//   is [{"line":"…","position":1,"received":…},…] as the phone's pages hold it
//
// What was erased comes in the last parts, each event with "erased":true, behind everything that a
// phone might hold of it; no other part has anything of it.
//
// The file of a soum up to a position changes only by an erasure, so a phone that was cut off goes
// on in the middle of it; every whole part is of use before the rest has come. The parts are packed
// and not the answer, as a range of a packed answer would depend on how it was packed.

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/accounts.h"
#include "app/ports.h"
#include "app/push.h"
#include "store/audit.h"

namespace otor::server {

struct Snapshot {
  std::string area;
  std::int64_t at = 0;  // position of the last event in it; 0 for a soum without any
  std::int64_t events = 0;
  std::string tag;  // made from the bytes, so that other bytes never go by it
  std::string bytes;
};

/// `next` is the last position of the feed at the moment in which nothing newer of the soum was
/// there: a pull goes on behind it.
struct SnapshotGiven {
  std::shared_ptr<Snapshot const> snapshot;
  std::int64_t next = 0;
};

/// The streams that an account takes as files: its soums, their departments, what is its own.
std::vector<std::string> streams_for(app::Account const& account, app::Home const& home);

/// What a phone calls a stream: of what is an account's own, the bare word.
inline std::string name_of_stream(std::string const& stream) {
  return stream.substr(0, stream.find(':'));
}

/// That an account took it; by which phone or how, the caller adds.
store::AuditRow row_of(Snapshot const& snapshot, app::Account const& account);

class Snapshots {
 public:
  Snapshots(app::EventLog& log, std::string store, std::int64_t events_in_part = 1'000)
      : log_(log), store_(std::move(store)), events_in_part_(events_in_part) {}
  /// Up to `at`, or up to the newest event of the soum. It asks nobody who may see it. Those made
  /// in the last minutes are kept, as whoever is cut off asks again for the same, until somebody is
  /// erased; one is made at a time. Errors: storage.
  Result<SnapshotGiven> of(std::string const& area, std::optional<std::int64_t> at);
  /// The same of one of its `streams_for`, by its name.
  Result<SnapshotGiven> of_account(app::Account const& account, std::string const& name,
                                   std::optional<std::int64_t> at);

 private:
  using Time = std::chrono::steady_clock::time_point;
  struct Kept {
    Time made;
    std::shared_ptr<Snapshot const> snapshot;
  };
  Result<SnapshotGiven> made(std::string const& area, std::optional<std::int64_t> at);
  Result<void> forget_outdated();

  app::EventLog& log_;
  std::string store_;
  std::int64_t events_in_part_;
  std::mutex mutex_;
  std::vector<Kept> kept_;     // the newest last
  std::int64_t erasures_ = 0;  // known when the first of them was made
};

}  // namespace otor::server
