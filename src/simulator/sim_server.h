// SPDX-License-Identifier: Apache-2.0
#pragma once
// The server: the real store over the disk that can fail, the real use cases, and a door as thin as
// the real one. Between them and the store stands, if wanted, a planted bug.

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/hello.h"
#include "app/login.h"
#include "app/phone_file.h"
#include "app/pull.h"
#include "simulator/fault_disk.h"
#include "simulator/phone.h"
#include "simulator/planted.h"
#include "store/erasure.h"
#include "store/sql_accounts.h"
#include "store/sql_event_log.h"
#include "store/verify.h"

namespace otor::simulator {

struct WorldClock final : app::Clock {
  std::int64_t now = 0;
  std::int64_t now_ms() const override { return now; }
};

/// What the server holds, read past every use case.
struct HeldEvent {
  std::int64_t n = 0;          // in the order of the record
  std::string id, line, area;  // the soum that this row of the feed is for
  std::int64_t position = 0, received = 0, skew = 0;
  std::optional<std::int64_t> registered;
  bool erased = false;  // then only the open part of the line is there
};

/// A line in the chain of its phone.
struct HeldLink {
  std::string device;
  std::int64_t seq = 0;
  std::string hash;
  std::optional<std::string> prev;  // as the line says it
};

/// The phone that a pull is for.
std::optional<event::Uuid> device_in(std::string_view query);

class SimServer {
 public:
  SimServer(std::uint64_t seed, WorldClock const& clock, Planted planted,
            std::vector<std::string> const& areas);
  ~SimServer();

  FaultDisk disk;
  /// Ids that this server refuses, as one of an older program does.
  std::set<std::string> refuses;

  bool up() const { return home_ != nullptr; }
  /// The answer; nothing when the power failed before it was given.
  std::optional<Answer> ask(Request const& request);
  /// Opens the store again, after the power failed or was cut.
  void start();
  void cut_power();

  /// Changes an account; false where the power failed over it.
  bool put_account(std::string const& user, std::vector<std::string> const& areas, bool disabled);

  FaultDisk::Image backup();
  /// An older copy, under a new name, with the keys of today: what was erased since is erased
  /// again.
  void restore(FaultDisk::Image const& image);

  /// Whose keys go; none where nothing is known of this household or person, or the disk did not
  /// take it.
  std::vector<event::Uuid> erase(store::ErasureOf what, event::Uuid subject);
  /// Everybody whose key is gone, also where the answer to that was lost.
  std::vector<event::Uuid> erased();

  /// Gives a phone up as lost. One that nobody knows cannot be.
  void lose(event::Uuid device);
  bool is_lost(event::Uuid device);

  /// What whoever unpacks the file of a soum reads in it.
  std::string file_opened(std::string const& area);

  /// What a head of these soums lets into the record of what lies apart.
  void let_in(std::vector<std::string> const& areas);

  /// What became of a phone's file; nothing where it is refused, or the power failed over it.
  std::optional<app::PhoneFileTaken> take_file(std::string_view text);

  /// The file of an officer's soums for her phones; nothing where the power failed over it.
  std::optional<NewsFile> news_for(std::string const& user, std::vector<std::string> const& areas);

  std::string const& store_name() const;
  enum class Place { nowhere, log, aside };
  Place place_of(std::string const& id);
  std::vector<HeldEvent> held();      // in the order of the feed
  std::set<std::string> set_aside();  // ids in quarantine
  std::vector<std::string> set_aside_lines();
  bool positions_are_whole();

  std::vector<HeldLink> links();  // by device and seq
  std::optional<std::string> hash_at(std::string const& device, std::int64_t seq);
  /// What verify says of the store; and what it would, had this line another hash.
  store::Verdict verdict();
  store::Verdict verdict_with(HeldLink const& link, std::string const& hash);

 private:
  struct Home;
  Answer answer(Request const& request);
  Answer log_in(Request const& request);
  Answer meet(Request const& request, app::Account const& account);
  app::FileDesk desk();
  Answer soum_file(Request const& request, app::Account const& account);
  void close();
  store::Store& store();

  static constexpr char const* folder = "/tmp";  // exists; the file itself lies on the disk
  static constexpr std::size_t most_told = 100'000;

  std::uint64_t seed_, drawn_ = 0;
  WorldClock const& clock_;
  Planted planted_;
  std::unique_ptr<Home> home_;
};

}  // namespace otor::simulator
