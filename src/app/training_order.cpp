// SPDX-License-Identifier: Apache-2.0
// Orders of a trainer, as the events they come to.
#include <algorithm>
#include <set>

#include "app/order_problem.h"
#include "app/trainer_desk.h"
#include "base/hex.h"
#include "base/month.h"
#include "event/time_of_day.h"

namespace otor::app {
namespace {

using event::RunState;
using training::Run;
using wire::TrainingOrderKind;

constexpr std::size_t most_days = 60, most_learners = 500, longest_words = 1'000;
constexpr std::size_t secret_bytes = 16, number_letters = 12, letters_in_group = 4;
constexpr std::string_view number_alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// "7Q2M-KD4X-9HTB": sixty bits of chance, in letters that nobody takes for another.
std::string fresh_number(Chance& chance) {
  std::string number;
  for (char const byte : chance.bytes(number_letters)) {
    if (number.size() % (letters_in_group + 1) == letters_in_group) number += '-';
    number += number_alphabet[static_cast<unsigned char>(byte) % number_alphabet.size()];
  }
  return number;
}

class Order {
 public:
  Order(wire::TrainingOrder const& order, Account const& account, TrainingPorts const& ports,
        Chance& chance)
      : order_(order), account_(account), ports_(ports), chance_(chance) {}

  Result<TrainingEvents> events() {
    if (order_.what == TrainingOrderKind::plan && !order_.run) {
      made_.run = event::uuid_v7(0, text_of(order_.key), "run");
      auto const there = run_of(made_.run, ports_);
      if (there) return std::move(made_);  // the same order, sent again
      if (there.error().kind != ProblemKind::not_found) return std::unexpected(there.error());
    } else {
      if (!order_.run) return missing("run");
      made_.run = *order_.run;
      auto run = run_of(made_.run, ports_);
      if (!run) return std::unexpected(run.error());
      run_ = std::move(*run);
    }
    auto const done = carry_out();
    if (!done) return std::unexpected(done.error());
    return std::move(made_);
  }

 private:
  Result<void> carry_out() {
    switch (order_.what) {
      case TrainingOrderKind::plan: return plan();
      case TrainingOrderKind::state: return state();
      case TrainingOrderKind::invite: return invite();
      case TrainingOrderKind::take_off: return take_off();
      case TrainingOrderKind::attendance: return attendance();
      case TrainingOrderKind::practice: return practice();
      case TrainingOrderKind::certify: return certify();
      case TrainingOrderKind::withdraw: return withdraw();
    }
    return bad("what: no such order.");
  }

  template <class Body>
  void add(char const* kind, Body const& body) {
    made_.events.push_back(
        {kind, std::string(event::own_area), made_.run, wire::text_of_message(body)});
  }

  Result<void> must_not_be(RunState state, char const* what) const {
    if (run_.state == state) return bad(std::string("state: this run is ") + what + ".");
    return {};
  }
  Result<void> must_be_held() const {
    if (run_.state == RunState::draft) return bad("state: this run is a draft still.");
    return {};
  }

  Result<void> words_fit() const {
    for (auto const* words : {&order_.place, &order_.link, &order_.note, &order_.why})
      if (*words && (*words)->size() > longest_words) return bad("words: 1,000 bytes at most.");
    return {};
  }

  Result<std::vector<std::string>> days() const {
    if (!order_.days || order_.days->empty()) return missing("days");
    if (order_.days->size() > most_days) return bad("days: 60 at most.");
    for (auto const& day : *order_.days)
      if (!parse_date(day)) return problem(ProblemKind::bad_month, "days: a day is expected.");
    auto days = *order_.days;
    std::ranges::sort(days);
    if (std::ranges::adjacent_find(days) != days.end()) return bad("days: one stands twice.");
    return days;
  }

  Result<void> plan() {
    if (auto fit = words_fit(); !fit) return fit;
    if (auto open = must_not_be(RunState::closed, "closed"); !open) return open;
    if (!order_.course) return missing("course");
    if (ports_.courses.courses.course(*order_.course) == nullptr)
      return problem(ProblemKind::not_found, "There is no such course.");
    if (run_.state != RunState::draft && *order_.course != run_.plan.course)
      return bad("course: people were invited to another one.");
    auto const when = days();
    if (!when) return std::unexpected(when.error());
    if (!order_.from || !order_.to) return missing(order_.from ? "to" : "from");
    if (!event::is_time_of_day(*order_.from) || !event::is_time_of_day(*order_.to) ||
        *order_.from >= *order_.to)
      return bad("from, to: times like 09:00 are expected, the second later than the first.");
    if (!order_.way) return missing("way");
    // A day that somebody attended stays.
    for (auto const& [_, learner] : run_.learners)
      for (auto const& [day, came] : learner.days)
        if (came != training::Came::absent && std::ranges::find(*when, day) == when->end())
          return bad("days: somebody was there on " + day + ".");
    event::RunPlanned body{*order_.course, *order_.way, *when,        *order_.from,
                           *order_.to,     {},          order_.place, order_.link};
    body.secret = hex_of(chance_.bytes(secret_bytes));
    if (body.place && body.place->empty()) body.place.reset();
    if (body.link && body.link->empty()) body.link.reset();
    // It becomes something to press on officers' phones.
    if (body.link && !body.link->starts_with("https://"))
      return bad("link: an address that begins with https:// is expected.");
    add("run_planned", body);
    return {};
  }

  Result<void> state() {
    if (!order_.state) return missing("state");
    if (*order_.state == run_.state) return {};
    if (!training::may_become(run_.state, *order_.state))
      return bad("state: a run goes from draft to open, running and closed; from open also back.");
    if (*order_.state == RunState::running && ports_.today < run_.plan.days.front())
      return bad("state: its first day is " + run_.plan.days.front() + ".");
    add("run_stated", event::RunStated{*order_.state});
    return {};
  }

  Result<std::vector<std::string>> learners(bool known) const {
    if (!order_.learners || order_.learners->empty()) return missing("learners");
    if (order_.learners->size() > most_learners) return bad("learners: 500 at most.");
    std::set<std::string> told;
    for (auto const& user : *order_.learners) {
      auto const account = std::ranges::find(ports_.accounts, user, &Account::user);
      bool const can = account != ports_.accounts.end() &&
                       (account->role == Role::officer || account->role == Role::head ||
                        account->role == Role::trainer);
      if (known ? !run_.learners.contains(user) : !can)
        return problem(ProblemKind::not_found, "learners: there is no " + user + ".");
      if (!told.insert(user).second) return bad("learners: " + user + " stands twice.");
    }
    return *order_.learners;
  }

  Result<void> invite() {
    if (auto open = must_not_be(RunState::closed, "closed"); !open) return open;
    auto const users = learners(false);
    if (!users) return std::unexpected(users.error());
    event::LearnersInvited body;
    for (auto const& user : *users) {
      auto const held = run_.learners.find(user);
      if (held == run_.learners.end() || !held->second.invited) body.learners.push_back(user);
    }
    if (!body.learners.empty()) add("learners_invited", body);
    return {};
  }

  Result<void> take_off() {
    if (auto open = must_not_be(RunState::closed, "closed"); !open) return open;
    auto const users = learners(true);
    if (!users) return std::unexpected(users.error());
    for (auto const& user : *users)
      if (run_.learners.at(user).invited) add("learner_taken_off", event::LearnerTakenOff{user});
    return {};
  }

  Result<void> attendance() {
    if (auto held = must_be_held(); !held) return held;
    if (auto open = must_not_be(RunState::closed, "closed"); !open) return open;
    if (!order_.day || !order_.came) return missing(order_.day ? "came" : "day");
    if (!run_.has_day(*order_.day)) return bad("day: this run is not held on it.");
    if (ports_.today < *order_.day) return bad("day: that day has not come.");
    auto const users = learners(true);
    if (!users) return std::unexpected(users.error());
    for (auto const& user : *users) {
      if (user == account_.user)
        return problem(ProblemKind::not_allowed, "Nobody notes her own attendance.");
      auto const& days = run_.learners.at(user).days;
      auto const noted = days.find(*order_.day);
      bool const same =
          noted != days.end() && (noted->second != training::Came::absent) == *order_.came;
      if (!same) add("attendance_noted", event::AttendanceNoted{user, *order_.day, *order_.came});
    }
    return {};
  }

  Result<void> practice() {
    if (auto held = must_be_held(); !held) return held;
    if (auto fit = words_fit(); !fit) return fit;
    auto const users = learners(true);
    if (!users) return std::unexpected(users.error());
    if (users->size() != 1) return bad("learners: one is observed at a time.");
    if (users->front() == account_.user)
      return problem(ProblemKind::not_allowed, "Nobody observes herself.");
    event::PracticeObserved body{users->front(), order_.seen.value_or(std::vector<std::string>{}),
                                 order_.missed.value_or(std::vector<std::string>{}), order_.note};
    if (body.note && body.note->empty()) body.note.reset();
    std::set<std::string> points;
    for (auto const* list : {&body.seen, &body.missed}) {
      for (auto const& point : *list) {
        if (!points.insert(point).second) return bad("seen: " + point + " stands twice.");
        if (std::ranges::find(ports_.courses.courses.checklist, point, &training::Point::code) ==
            ports_.courses.courses.checklist.end())
          return problem(ProblemKind::not_found, "seen: there is no point " + point + ".");
      }
    }
    if (points.empty()) return missing("seen");
    add("practice_observed", body);
    return {};
  }

  Result<void> certify() {
    if (auto held = must_be_held(); !held) return held;
    auto const users = learners(true);
    if (!users) return std::unexpected(users.error());
    auto const* course = ports_.courses.courses.course(run_.plan.course);
    for (auto const& user : *users) {
      if (user == account_.user)
        return problem(ProblemKind::not_allowed, "Nobody certifies herself.");
      auto const& certificate = run_.learners.at(user).certificate;
      if (certificate && !certificate->withdrawn) continue;
      if (course == nullptr || !run_.may_certify(user, course->pass))
        return bad("learners: " + user +
                   " was not there on half of the days, or did not pass the test after.");
      add("certificate_given",
          event::CertificateGiven{user, run_.plan.course, fresh_number(chance_), ports_.today});
    }
    return {};
  }

  Result<void> withdraw() {
    if (auto fit = words_fit(); !fit) return fit;
    if (!order_.number) return missing("number");
    if (!order_.why || order_.why->empty()) return bad("why: whoever withdraws one says why.");
    for (auto const& [_, learner] : run_.learners) {
      auto const& held = learner.certificate;
      if (!held || held->number != *order_.number) continue;
      if (!held->withdrawn)
        add("certificate_withdrawn", event::CertificateWithdrawn{*order_.number, *order_.why});
      return {};
    }
    return problem(ProblemKind::not_found, "No certificate of this run has this number.");
  }

  wire::TrainingOrder const& order_;
  Account const& account_;
  TrainingPorts const& ports_;
  Chance& chance_;
  Run run_;
  TrainingEvents made_;
};

}  // namespace

Result<TrainingEvents> events_of(wire::TrainingOrder const& order, Account const& account,
                                 TrainingPorts const& ports, Chance& chance) {
  return Order(order, account, ports, chance).events();
}

}  // namespace otor::app
