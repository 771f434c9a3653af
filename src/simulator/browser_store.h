// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a browser keeps for one phone, as web/src/log uses it: the account row, and a database for
// each device with a log, receipts, pages and a few words. Transactions are whole or not at all. A
// strict one is on disk when it ends, and everything before it; a relaxed one may be lost with the
// power, and then everything after it too.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace otor::simulator {

struct LogRow {
  std::int64_t seq = 0;
  std::string id, hash, line;
  bool erased = false;  // then the line is what the server left of it, and the hash of the whole
};

/// What a server said of an own line; the numbers as they stood in the answer.
struct ReceiptRow {
  std::int64_t seq = 0;
  std::string id, status, store;
  std::optional<std::int64_t> position, received, skew, registered;
};

struct PageEntry {
  std::string line;
  std::int64_t position = 0;
  std::optional<std::int64_t> received, skew, registered;
};

struct Page {
  std::string store;
  std::vector<PageEntry> entries;
  std::string area;  // of whose file it is a part; none where it was pulled
};

/// How far the file of a soum has come (web/src/log/snapshot.ts).
struct Filling {
  std::int64_t at = 0, next = 0, size = 0, offset = 0;
  std::string tag;

  bool is_whole() const { return offset == size; }
};

struct DeviceContent {
  std::map<std::int64_t, LogRow> log;
  std::map<std::int64_t, ReceiptRow> receipts;
  std::vector<Page> pages;
  std::int64_t cursor = 0;
  std::string store, epoch;
  std::set<std::string> held;               // soums of which everything up to the cursor is here
  std::map<std::string, Filling> fillings;  // of soums whose file is on its way

  /// What others wrote, and how far it came.
  void drop_pages();
};

struct AccountRow {
  std::string user, device, token;  // no token after signing out
  std::vector<std::string> areas;
  std::vector<std::string> former;  // devices this phone no longer writes as
  std::string met_as;               // the device that met its server first, "" before
};

struct BrowserContent {
  std::optional<AccountRow> account;
  std::map<std::string, DeviceContent> devices;
};

/// The tab or the phone ended in the middle of what it did.
struct PhoneDied {};
/// No room for what the transaction wanted to add.
struct QuotaExceeded {};

class BrowserStore {
 public:
  enum class Durability { strict, relaxed };
  enum class Adds { nothing, bytes };
  using Change = std::function<void(BrowserContent&)>;

  BrowserContent const& content() const { return now_; }

  /// Throws QuotaExceeded, or PhoneDied before or after the transaction took effect.
  void transact(Durability durability, Adds adds, Change change);

  /// The phone dies at the `count`-th transaction from now: before it, or right after it.
  void die_at(std::int64_t count, bool after) { dies_in_ = count, dies_after_ = after; }
  /// The memory of the browser is lost: only what is on disk stays, and perhaps a little more.
  void lose_power(std::size_t kept);
  /// The browser cleared everything, or one database.
  void evict();
  void evict(std::string const& device);

  /// Nothing can be added until something was dropped; `firmly` not even then.
  void set_full(bool full, bool firmly) { full_ = full, firm_ = firmly; }
  void note_dropped() { full_ = full_ && firm_; }

 private:
  BrowserContent now_, durable_;
  std::vector<Change> tail_;  // relaxed transactions that are not on disk yet
  std::int64_t dies_in_ = 0;
  bool dies_after_ = false, full_ = false, firm_ = false;
};

}  // namespace otor::simulator
