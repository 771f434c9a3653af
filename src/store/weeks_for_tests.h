// SPDX-License-Identifier: Apache-2.0
#pragma once
// Weeks of visits as tests draw them, and the plain fold over all their acts.

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/told_visit.h"
#include "store/test_store.h"
#include "wire/parted_line.h"

namespace otor::store {

inline constexpr std::int64_t day_ms = 86'400'000;
inline std::vector<std::string> const soums{"18301", "18304"}, officers{"bor", "sar", "tes"},
    stages{"considering", "ready_at_income", "enrolling", "paying", "not_interested"};

inline std::string quoted(event::Uuid id) { return "\"" + text_of(id) + "\""; }

inline std::uint64_t drawn_below(std::uint64_t count) {
  return *rc::gen::inRange<std::uint64_t>(0, count);
}

/// A visit at home to each of so many families, by one officer.
inline std::vector<std::string> visits_at_home(app::LineWriter& writer, std::uint64_t count,
                                               std::int64_t now) {
  std::vector<std::string> lines;
  for (std::uint64_t number = 0; number < count; ++number) {
    auto const body = "{\"visit\":" + quoted(test_uuid(5'000 + number)) + R"(,"way":"home"})";
    lines.push_back(
        writer.write("visit_started", soums[0], test_uuid(1'000 + number), body, now).line);
  }
  return lines;
}

/// What three officers say of four families in two soums, over three weeks: visits that more than
/// one tells of, that are taken back, and taken back before they were told of. Families are told to
/// be one, and not to be: what is counted are records, until somebody takes one back.
class Weeks {
 public:
  std::vector<std::string> drawn() {
    for (std::uint64_t at = 0; at < officers.size(); ++at)
      writers_.emplace_back(test_uuid(1 + at), officers[at], officers[at]);
    for (std::uint64_t visit = 0, last = drawn_below(24); visit < last; ++visit) tell(visit);
    return std::exchange(lines_, {});
  }

 private:
  event::Uuid say(std::string_view kind, std::string const& body,
                  std::vector<event::Uuid> over = {}) {
    std::ranges::sort(over);
    auto const now = app::noon_in_west(2026, 11, 1) + static_cast<std::int64_t>(day_) * day_ms +
                     static_cast<std::int64_t>(lines_.size()) * 1'000;
    auto written = writers_[officer_].write(kind, soum_, family_, body, now, std::move(over));
    lines_.push_back(std::move(written.line));
    return written.id;
  }
  void tell(std::uint64_t number) {
    auto const visit = test_uuid(100 + number);
    family_ = test_uuid(10 + drawn_below(4));
    soum_ = soums[drawn_below(2)];
    day_ = drawn_below(21);
    officer_ = drawn_below(3);
    if (drawn_below(2) == 0) say("household_met", "{}");
    if (drawn_below(3) == 0) tell_of_sameness();
    auto const in = [&](std::string_view kind, std::string const& more) {
      return say(kind, "{\"visit\":" + quoted(visit) + more + "}");
    };
    std::vector<event::Uuid> said{in("visit_started", R"(,"way":"home")"),
                                  in("handbook_given", drawn_handbooks())};
    officer_ = drawn_below(4) == 0 ? drawn_below(3) : officer_;
    if (drawn_below(3) == 0) {
      day_ = drawn_below(21);
      said.push_back(in("visit_started", R"(,"way":"phone")"));
    }
    for (auto count = drawn_below(4); count > 0; --count) {
      auto const which = std::to_string(1 + drawn_below(3));
      said.push_back(drawn_below(2) == 0
                         ? in("finding_noted", R"(,"code":"B)" + which + "\"")
                         : in("question_asked",
                              R"(,"code":"Q)" + which + R"(","text":"","state":"answered")"));
    }
    if (auto const stage = drawn_below(6); stage < stages.size())
      said.push_back(in("visit_closed", R"(,"stage":")" + stages[stage] + "\""));
    if (drawn_below(3) != 0) return;
    auto const taken = drawn_below(2) == 0 ? visit : said[drawn_below(said.size())];
    say("entry_withdrawn", "{\"entry\":" + quoted(taken) + "}", said);
  }

  static std::string drawn_handbooks() {
    return R"(,"count":)" + std::to_string(1 + drawn_below(3)) + R"(,"edition":")" +
           std::to_string(1 + drawn_below(2)) + "\"";
  }

  void tell_of_sameness() {
    auto const other = test_uuid(10 + drawn_below(4));
    if (other == family_) return;
    auto const* same = drawn_below(3) == 0 ? "false" : "true";
    say("sameness_told", "{\"other\":" + quoted(other) + ",\"same\":" + same + "}");
  }

  std::vector<app::LineWriter> writers_;
  std::vector<std::string> lines_;
  event::Uuid family_;
  std::string soum_;
  std::uint64_t day_ = 0, officer_ = 0;
};

inline std::vector<std::string> shuffled(std::vector<std::string> lines) {
  for (std::size_t at = lines.size(); at > 1; --at)
    std::swap(lines[at - 1], lines[drawn_below(at)]);
  return lines;
}

/// All visits that stand, out of every act of each.
inline std::vector<app::ToldVisit> folded_visits(std::vector<std::string> const& lines) {
  std::map<std::tuple<event::Uuid, event::Uuid, std::string>, std::vector<app::Act>> acts;
  std::map<event::Uuid, std::vector<app::Withdrawal>> withdrawals;
  for (auto const& line : lines) {
    auto const event = *wire::read_open(line);
    if (auto const said = app::withdrawal_of(event, {}))
      withdrawals[said->household].push_back(*said);
    auto const act = app::act_of(event, {});
    if (act && act->visit) acts[{act->household, *act->visit, act->area}].push_back(*act);
  }
  std::vector<app::ToldVisit> visits;
  for (auto const& [key, told] : acts)
    if (auto visit = app::told_visit(told, withdrawals[std::get<0>(key)]))
      visits.push_back(std::move(*visit));
  return visits;
}

inline void add_all(TestHome& home, std::vector<std::string> const& lines) {
  auto const added = home.store->writer().run([&] {
    for (auto const& line : lines) add_to_read_model(home.store->writing(), line, {});
  });
  if (!added) throw StorageError("The lines could not be added.");
}

inline std::string any_day() {
  auto const day = drawn_below(26);
  auto const text = std::to_string(day);
  return day == 0 ? "" : "2026-11-" + (day < 10 ? "0" + text : text);
}

}  // namespace otor::store
