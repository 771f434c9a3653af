// SPDX-License-Identifier: Apache-2.0
#pragma once
// The inside of one run (world.h): what will happen next, who lives in it, and how each of them is
// moved.

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <string>
#include <vector>

#include "app/line_writer.h"
#include "base/chance.h"
#include "simulator/observer.h"
#include "simulator/people.h"
#include "simulator/world.h"

namespace otor::simulator {

inline constexpr std::int64_t first_wait_ms = 2'000, longest_wait_ms = 300'000;

/// Something that will happen.
struct Coming {
  enum class What {
    action,
    to_server,
    to_phone,
    timeout,
    send,
    signal_lost,
    server_up,
    file_to_server,     // in the body of the request
    receipts_to_phone,  // in the body of the answer
    news_asked,         // somebody is at the server, who will see the phone
    news_to_phone,
    updated,
  };
  std::int64_t at = 0, order = 0;
  What what{};
  std::size_t phone = 0;
  std::int64_t number = 0;  // of the request, or index of the action
  Request request;
  Answer answer;
  std::int64_t sent = 0;
  NewsFile news = {};
  bool after(Coming const& other) const {
    return std::pair(at, order) > std::pair(other.at, other.order);
  }
};
struct Later {
  bool operator()(Coming const& one, Coming const& other) const { return one.after(other); }
};

/// How a phone stands in the world; none of it is known to its program.
struct Standing {
  std::unique_ptr<Phone> phone;
  std::optional<BrowserStore> copy;  // what somebody copied of it
  Person person;
  std::size_t account = 0;
  std::int64_t clock_off = 0;
  bool signal = false;
  bool updates = false;          // the present program is there, and begins with the next tab
  std::int64_t waiting_for = 0;  // number of the request that is out
  std::int64_t wait = first_wait_ms;
  std::int64_t sends_at = -1;
};

struct AccountState {
  std::string user;
  std::vector<std::string> areas;
  bool disabled = false;
};

class World {
 public:
  explicit World(Schedule const& schedule)
      : schedule_(schedule), areas_{"18301", "18304", "18401"},
        server_(schedule.seed, clock_, schedule.planted, areas_), observer_(clock_, areas_) {
    clock_.now = app::noon_in_west(2026, 11, 23);
    begin_ = clock_.now;
    for (std::int64_t number = 0; number < schedule.phones; ++number) add_phone();
  }

  Outcome run();

 private:
  // Drawing.
  std::uint64_t draw(char const* what, std::uint64_t who) {
    return chance(schedule_.seed, {chance_word(what), who, ++drawn_[{what, who}]});
  }
  bool one_in(std::uint64_t often, char const* what, std::uint64_t who) {
    return draw(what, who) % often == 0;
  }
  bool has(Fault fault) const { return !quiet_ && schedule_.has(fault); }

  // The queue.
  void push(Coming coming) {
    coming.order = ++order_;
    queue_.push(std::move(coming));
  }
  void happen(Coming const& coming);
  void act(Action const& action);
  void fate_of_phone(Action const& action, Standing& standing);
  void put_back(std::size_t phone);
  void fate_of_server(Action const& action);
  void erase(std::uint64_t draw);
  void come_up_again();

  // world_files.cpp
  void begin_with(Phone& phone, std::size_t number);
  void carry(std::size_t phone);
  void file_arrives(Coming const& coming);
  void hand_out_receipts(Coming const& of, std::string const& block);
  void receipts_arrive(Coming const& coming);
  void make_news(Coming const& coming);
  void news_arrive(Coming const& coming);
  /// When no pass is under way; else it is tried again later.
  bool can_take_a_file(Coming const& coming);
  void update(std::size_t phone, std::uint64_t draw);
  void replace_program(std::size_t phone);
  std::int64_t on_the_road(std::size_t phone, char const* what = "road");

  // Phones.
  void add_phone();
  void clone(std::size_t of);
  std::int64_t wall(Standing const& standing) const { return clock_.now + standing.clock_off; }
  template <class Work>
  void on_phone(std::size_t phone, Work work);
  void reopen(std::size_t phone);
  void sign_in(std::size_t phone);
  Around around(std::string const& area) const;
  void write_down(std::size_t phone, std::uint64_t draw, bool in_second_tab);
  void poison(std::string const& id);
  void send(std::size_t phone, bool tapped);
  void out(std::size_t phone, std::optional<Request> request);
  void send_later(std::size_t phone);
  void heard(Coming const& coming);

  // Server.
  void at_server(Coming const& coming);
  std::optional<Answer> ask(std::size_t phone, Request const& request);
  void server_up();
  bool put_account(AccountState const& account);

  void quieten();
  void rest();
  bool all_is_home(std::size_t phone);
  bool whole_pass(std::size_t phone);

  Schedule const& schedule_;
  std::vector<std::string> areas_;
  WorldClock clock_;
  SimServer server_;
  Observer observer_;
  std::vector<Action> plan_;
  std::vector<Standing> phones_;
  std::vector<AccountState> accounts_;
  std::priority_queue<Coming, std::vector<Coming>, Later> queue_;
  std::map<std::pair<std::string, std::uint64_t>, std::uint64_t> drawn_;
  std::optional<FaultDisk::Image> backup_;
  std::vector<std::string> blocks_;  // of receipts that the server gave for files, in their order
  std::set<std::string> chokes_;     // ids that something on the way does not let through
  std::int64_t begin_ = 0, order_ = 0, requests_ = 0;
  bool quiet_ = false;
  Outcome outcome_;
};

// Runs what a phone does, and what it means when the phone dies over it.
template <class Work>
void World::on_phone(std::size_t number, Work work) {
  auto& phone = *phones_[number].phone;
  try {
    work(phone);
  } catch (PhoneDied const&) {
    phone.closed();
    if (has(Fault::power) && one_in(2, "power", number)) {
      phone.store.lose_power(draw("kept", number) % 4);
    }
    phones_[number].waiting_for = 0;
  } catch (QuotaExceeded const&) {
    phone.no_answer();  // the page shows that it is full; what it wanted to keep comes again
    phones_[number].waiting_for = 0;
    send_later(number);
  }
  observer_.check(number, phone);
}

}  // namespace otor::simulator
