// SPDX-License-Identifier: Apache-2.0
#pragma once
// A phone: the real record core over a modelled browser. What the page does between the two is
// written here as web/src/log does it, step for step: the append with its look at the head
// (device_log.ts), the pass of hello, push, pull and tail (sync.ts), what a new device id means
// (open_account.ts), what is erased (erasures.ts), the first file of a soum (snapshot.ts), files
// that somebody carries (phone_file.ts, receipts_file.ts). A change there is a change here. A phone
// that takes no files drops all pages at every change of soums and pulls from the start; so it was
// before there were files, and older cases go on as they were.

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "simulator/browser_store.h"
#include "simulator/core.h"
#include "simulator/planted.h"

namespace otor::simulator {

/// A part of a file that is asked for from a byte on, if it is this file still.
struct RestOf {
  std::int64_t from = 0;
  std::string tag;
};

struct Request {
  std::string path, query, token, body;
  std::optional<RestOf> rest = std::nullopt;
};

/// What the headers say of a soum's file, of which the body may be a part.
struct FileHead {
  std::string tag;
  std::int64_t size = 0, next = 0;
};

/// What server/bundle_file carries, once its code was typed: the files of an officer's soums.
struct NewsFile {
  struct Soum {
    std::string area, bytes;
    std::int64_t next = 0;
  };
  std::string user, store;
  std::set<std::string> lost;  // devices that were given up
  std::vector<Soum> soums;
  bool whole = true;  // else it does not open to its end, or the server did not sign what is in it
};

struct Answer {
  int status = 0;
  std::string body;
  FileHead file = {};
};

struct NewEvent {
  std::string kind, subject, area, body;
  std::vector<std::string> over;
};

struct MadeLine {
  std::string id, line;
};

/// What a receipt says of an own line that was erased: it is never sent again.
inline constexpr std::string_view erased_status = "erased";

/// What a person is told after "save".
enum class Saving { saved, head_moved, full, refused };

class Phone {
 public:
  Phone(std::string user, std::uint64_t seed, Planted planted);

  BrowserStore store;
  std::string const user;

  // The tab. Every call below may throw PhoneDied; then `closed` is to be called.
  void open();
  void closed();
  bool is_open() const { return core_ != nullptr; }
  bool can_send() const;
  void open_second_tab();
  bool has_second_tab() const { return second_ != nullptr; }

  Request sign_in_request() const;
  void signed_in(Answer const& answer);
  void sign_out();

  /// Makes the events and appends them in one transaction; `made` is what is said to be saved.
  Saving record(std::vector<NewEvent> const& events, std::int64_t wall,
                std::vector<MadeLine>& made);
  Saving record_in_second_tab(std::vector<NewEvent> const& events, std::int64_t wall,
                              std::vector<MadeLine>& made);
  wire::json::value card(std::string const& household) {
    return core_->call("household", id_body(household));
  }
  /// Everything its screens can show, as one text.
  std::string everything();
  /// Ids that the core says are waiting.
  std::set<std::string> core_outbox();

  // One pass. Each gives the next request, or nothing when the pass is over.
  std::optional<Request> begin_sync(bool tapped, std::int64_t wall);
  std::optional<Request> answered(Answer const& answer, std::int64_t wall);
  void no_answer();
  bool syncing() const { return pass_.stage != Stage::idle; }
  bool pass_failed() const { return failed_; }

  /// Lines without a safe receipt of the present store, of every device of this phone.
  std::vector<LogRow const*> unsafe() const;
  std::vector<LogRow const*> unsafe(std::string const& device) const;
  /// What the server keeps apart of a device's log.
  std::vector<LogRow const*> set_aside(std::string const& device) const;
  std::vector<std::string> devices() const;  // the present one first
  std::vector<std::string> entries() const;  // for log_load, as JSON
  std::int64_t page_limit = 1'000;
  bool takes_files = false;

  // phone_files.cpp
  /// How it stands to files that are carried: whether it meets its server for them at all, and
  /// whether it has a key to sign with and tells it.
  enum class Carries { nothing, unsigned_rows, signed_rows };
  Carries carries = Carries::nothing;
  /// One file for each log that has unsent rows; none before the server was met.
  std::vector<std::string> unsent_files(std::int64_t wall);
  /// Whether it was believed; then nothing else changed than that lines are safe.
  bool take_receipts_file(std::string_view text);
  /// What is newer in it of the soums that are here; whether there was anything. Of none that was
  /// not here: that is the first file of a soum, whatever brings it.
  bool take_news(NewsFile const& file);
  /// Up to which position of the feed it has what others wrote; 0 where it has nothing.
  std::int64_t place_in_feed() const { return content(account().device).cursor; }

  Program program = Program::present;
  /// The present program takes the place of an older one; the tab was closed.
  void update();

 private:
  enum class Stage { idle, meet, hello, push, file, pull, tail };
  struct Pass {
    Stage stage = Stage::idle;
    bool tapped = false;
    std::size_t device_at = 0;
    std::set<std::string> skipped;  // ids
    std::vector<LogRow> batch;
    std::int64_t after = 0;
    std::vector<std::string> areas;  // as the hello told them
    std::string file_of;             // the soum whose file is asked for
    bool lost = false;               // somebody gave this phone up: it is given nothing
  };
  /// What outlives a pass, as long as the tab lives.
  struct Pace {
    std::int64_t size = 16 * 1024;
    std::int64_t met = 0;  // when it met its server last, by its own clock
    std::string trouble;   // id that led the last batch that failed; until it is settled none grows
    std::map<std::string, int> strikes;  // failures of an event that was sent alone, by id
  };

  static std::string id_body(std::string const& id) { return "{\"id\":\"" + id + "\"}"; }
  AccountRow const& account() const { return *store.content().account; }
  DeviceContent const& content(std::string const& device) const;
  std::string random();
  void change(std::string const& device, BrowserStore::Adds adds,
              std::function<void(DeviceContent&)> made,
              BrowserStore::Durability durability = BrowserStore::Durability::strict);
  void change_account(std::function<void(AccountRow&)> made);

  void load(Core& core);
  Saving record_in(Core& core, std::vector<NewEvent> const& events, std::int64_t wall,
                   std::vector<MadeLine>& made);
  bool append(std::vector<LogRow> const& rows);
  void drop_pages(std::string const& device);
  void drop_all_pages();

  // phone_files.cpp
  std::optional<Request> begin_meeting();
  std::optional<Request> next_meeting();
  std::optional<Request> heard_meeting(Answer const& answer);
  std::string file_of(std::string const& device, std::int64_t wall);
  bool believes(wire::json::value const& block) const;
  void take_block(wire::json::value const& block);
  bool is_news(NewsFile const& file) const;
  struct Newer {
    Page page;
    std::string entries;                      // for log_load, as JSON
    std::map<std::string, std::string> gone;  // what is left of erased lines, by id
    std::set<std::string> own;                // ids of own lines that came back
  };
  Newer newer_in(NewsFile const& file);
  void keep_news(Newer const& newer, std::int64_t next);

  // phone_sync.cpp
  std::string const& pushing() const { return pushing_[pass_.device_at]; }
  std::optional<Request> say_hello();
  std::string contact_body(wire::json::value const& told) const;
  std::optional<Request> heard_hello(Answer const& answer);
  void take_new_device();
  std::optional<Request> begin_push();
  std::optional<Request> next_push();
  std::optional<Request> ask_about_set_aside();
  void take_areas(wire::json::value const& told);
  void doubt_receipts(wire::json::value const& told, wire::json::value const& verdict);
  void close_others();
  std::optional<Request> send_batch(Stage stage);
  std::optional<Request> heard_push(Answer const& answer);
  std::optional<Request> push_failed();
  bool take_receipts(Answer const& answer, std::set<std::string>& settled);
  void keep_receipts(std::string const& device, std::vector<ReceiptRow> const& rows);
  std::optional<Request> next_tail();
  std::optional<Request> heard_tail(Answer const& answer);
  std::optional<Request> end_pass();
  std::optional<Request> give_up();
  void forget_token();
  bool check_store(std::string const& told);
  std::vector<LogRow> batch_of(std::vector<LogRow const*> const& waiting) const;
  bool is_struck(std::string const& id) const;

  // phone_pull.cpp
  std::optional<Request> next_file();
  std::optional<Request> heard_file(Answer const& answer);
  void begin_file(std::string const& area, Filling const& filling);
  void keep_part(std::string const& area, std::string const& plain, Filling const& behind);
  void note_files();
  std::optional<Request> next_pull();
  std::optional<Request> heard_pull(Answer const& answer);
  bool is_in_own_log(std::int64_t seq, std::string const& id) const;
  void keep_page(wire::json::value const& answer);
  void add_entry(Page& page, std::string& entries, wire::json::value const& told, std::string line);
  bool leaves_out(std::string const& line) const;
  void obey(std::map<std::string, std::string> const& gone);
  std::string line_in(wire::json::value const& event);

  std::uint64_t seed_, drawn_ = 0;
  Planted planted_;
  std::unique_ptr<Core> core_, second_;
  Pass pass_;
  Pace pace_;
  std::vector<std::string> pushing_;
  std::set<std::string> given_out_;  // planted: ids in the files that it gave out
  std::int64_t wall_ = 0;
  bool failed_ = false;
};

}  // namespace otor::simulator
