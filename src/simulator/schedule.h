// SPDX-License-Identifier: Apache-2.0
#pragma once
// What one run is: a seed, how many phones for how many days, which faults may happen, and which of
// the planned actions are left out. Everything else follows. Its text is a case:
//
//     # what it showed
//     seed 4711
//     phones 3
//     days 4
//     events 6
//     households 4
//     page 20
//     faults lost cut server_crash
//     drop 3-9 12

#include <boost/describe.hpp>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "simulator/planted.h"

namespace otor::simulator {

BOOST_DEFINE_ENUM_CLASS(Fault,
                        // between phone and server
                        lost, doubled, late, cut, no_network,
                        // the server
                        server_crash, server_full, restore,
                        // the phone
                        killed, power, evicted, evicted_one, phone_full, second_tab, clone,
                        clock_jump, clock_years,
                        // people and programs
                        area_moves, account_off, sign_out, unknown_kind, poison, erasure,
                        lost_phone, household_moves, soum_files, put_back,
                        // files and programs that come late
                        carried, app_update)

struct Schedule {
  std::uint64_t seed = 1;
  std::int64_t phones = 3, days = 3, events = 6, households = 4, page = 20;
  std::set<Fault> faults;
  std::set<std::int64_t> drop;  // numbers of planned actions that do not happen
  Planted planted = Planted::none;

  bool has(Fault fault) const { return faults.contains(fault); }
  bool operator==(Schedule const&) const = default;
};

/// The schedule of a seed: every seed turns other faults on, so that rare pairs meet.
Schedule schedule_of(std::uint64_t seed);

std::string text_of(Schedule const& schedule);
/// Errors: bad_value, with the line.
Result<Schedule> read_schedule(std::string_view text);

/// What a person or fate does, and when.
struct Action {
  enum class Kind {
    record,     // somebody writes something down
    network,    // there is a signal for a while
    sync,       // somebody taps "send now"
    kill,       // the tab is closed, or ends in the middle of a transaction
    cut,        // the phone's power goes
    evict,      // the browser clears everything
    evict_one,  // the browser clears one database
    fill,
    second_tab,
    clone,
    clock,
    sign_out,
    lose,  // somebody gives the phone up as lost, and it may turn up again
    // of the server
    crash,
    fill_disk,
    backup,
    restore,
    move_area,
    switch_account,
    erase,   // of the server: a family asked for it
    let_in,  // a head lets in what was set aside
    // of a phone again
    copy,      // somebody copies all that it keeps
    put_back,  // and that copy takes the place of what it keeps now
    carry,     // somebody takes what is unsent to the server, as a file
    update,    // its program is replaced by the present one
  };
  std::int64_t number = 0, at = 0;  // at: ms since the beginning
  Kind kind{};
  std::int64_t phone = 0;
  std::uint64_t draw = 0;
};

inline constexpr std::int64_t minute_ms = 60'000;
inline constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

/// In the order of time. The dropped ones are left out; the others keep their numbers.
std::vector<Action> plan_of(Schedule const& schedule);

}  // namespace otor::simulator
