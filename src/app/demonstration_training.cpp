// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration_training.h"

#include <algorithm>

#include "wire/courses.h"

namespace otor::app {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr std::int64_t half_way = 38;  // days into the season
constexpr std::int64_t days_of_run = 2;
constexpr std::size_t hundred = 100;
constexpr std::size_t invited_next = 6;
constexpr char link[] = "https://meet.example.mn/otor";

std::string day_at(std::int64_t ms) { return told_in_west(ms).substr(0, 10); }

template <class Body>
void write(Phone& phone, std::string_view kind, event::Uuid run, Body const& body,
           std::int64_t ms) {
  phone.write(kind, event::own_area, run, wire::text_of_message(body), ms);
}

}  // namespace

DemonstrationTraining::DemonstrationTraining(DemonstrationPlan const& plan, Draws const& draws,
                                             std::int64_t first_day_ms, std::int64_t last_day_ms)
    : plan_(plan), draws_(draws), next_ms_(last_day_ms + 7 * day_ms + 9 * hour_ms) {
  if (auto courses = wire::read_courses(training::default_courses()))
    courses_ = std::move(*courses);
  runs_.push_back(held("talking", first_day_ms - 5 * day_ms + 9 * hour_ms));
  runs_.push_back(held("law", first_day_ms + half_way * day_ms + 9 * hour_ms));
}

DemonstrationTraining::Held DemonstrationTraining::held(std::string_view course,
                                                        std::int64_t first_ms) const {
  Held run;
  run.course = courses_.course(course);
  run.first_ms = first_ms;
  run.id = draws_.id(first_ms, chance_word(course), "run");
  run.plan.course = course;
  run.plan.way = event::RunWay::online;
  for (std::int64_t day = 0; day < days_of_run; ++day)
    run.plan.days.push_back(day_at(first_ms + day * day_ms));
  run.plan.from = "09:00";
  run.plan.to = "13:00";
  run.plan.link = link;
  run.plan.secret = text_of(draws_.id(first_ms, chance_word(course), "secret"));
  return run;
}

bool DemonstrationTraining::came(std::string const& user, Held const& run, std::size_t day) const {
  return draws_.below(hundred, chance_word(user + run.plan.course), "came", day) < 93;
}

std::pair<std::string, bool> DemonstrationTraining::test(std::string const& user, Held const& run,
                                                         bool after) const {
  event::TestHanded body;
  body.course = run.plan.course;
  body.sitting = after ? event::Sitting::after : event::Sitting::before;
  body.on = run.plan.days[after ? 1 : 0];
  auto const who = chance_word(user + run.plan.course);
  for (auto const& lesson : run.course->lessons) {
    for (auto const& block : lesson.blocks) {
      if (block.kind != handbook::Kind::question) continue;
      // Some questions are harder than others, some officers know more; a course helps with most.
      auto const easy = 25 + draws_.below(50, chance_word(block.code), "easy");
      auto const knows = draws_.below(20, who, "knows");
      auto const likely = std::min<std::size_t>(97, easy + knows + (after ? 28 : 0));
      auto const drawn =
          draws_.below(hundred, chance_word(user + block.code), after ? "after" : "before");
      (drawn < likely ? body.right : body.wrong).push_back(block.code);
    }
  }
  training::Test const sat{{}, body.sitting, body.on, body.right, body.wrong};
  return {wire::text_of_message(body), sat.passed(run.course->pass)};
}

void DemonstrationTraining::learn(Phone& phone, std::int64_t until_ms) {
  auto& learned = learned_[phone.officer().user];
  for (; learned < runs_.size(); ++learned) {
    auto const& run = runs_[learned];
    if (run.first_ms + days_of_run * day_ms > until_ms) return;
    if (run.course != nullptr) learn(phone, run);
  }
}

void DemonstrationTraining::learn(Phone& phone, Held const& run) {
  auto const& user = phone.officer().user;
  auto ms = run.first_ms;
  phone.write("test_handed", event::own_area, run.id, test(user, run, false).first, ms);
  for (std::size_t day = 0; day < run.plan.days.size(); ++day) {
    ms = run.first_ms + static_cast<std::int64_t>(day) * day_ms + hour_ms;
    if (!came(user, run, day)) continue;
    // Half of them type the code; of the others the trainer keeps the list.
    if (draws_.below(2, chance_word(user), "types", day) == 0)
      write(phone, "attended", run.id,
            event::Attended{run.plan.days[day],
                            training::day_code(run.plan, run.id, run.plan.days[day])},
            ms);
  }
  auto const own = draws_.id(run.first_ms, chance_word(user), "learning");
  for (auto const& lesson : run.course->lessons) {
    ms += 20 * 60'000;
    if (came(user, run, 0))
      write(phone, "lesson_read", own, event::LessonRead{run.plan.course, lesson.name, day_at(ms)},
            ms);
  }
  if (came(user, run, 1))
    phone.write("test_handed", event::own_area, run.id, test(user, run, true).first, ms + hour_ms);
  phone.send(ms + hour_ms);
}

void DemonstrationTraining::tell(Phone& desk, std::vector<Account> const& accounts,
                                 Held const& run) {
  auto const planned = run.first_ms - 10 * day_ms;
  write(desk, "run_planned", run.id, run.plan, planned);
  event::LearnersInvited invited;
  for (auto const& account : accounts)
    if (account.role == Role::officer) invited.learners.push_back(account.user);
  write(desk, "learners_invited", run.id, invited, planned);
  write(desk, "run_stated", run.id, event::RunStated{event::RunState::open}, planned);
  write(desk, "run_stated", run.id, event::RunStated{event::RunState::running}, run.first_ms);
  auto const last = run.first_ms + day_ms + 4 * hour_ms;
  for (auto const& user : invited.learners)
    for (std::size_t day = 0; day < run.plan.days.size(); ++day)
      if (draws_.below(2, chance_word(user), "types", day) != 0 || !came(user, run, day))
        write(desk, "attendance_noted", run.id,
              event::AttendanceNoted{user, run.plan.days[day], came(user, run, day)}, last);
  auto const done = last + 3 * day_ms;
  for (auto const& user : invited.learners) {
    bool const may = (came(user, run, 0) || came(user, run, 1)) && came(user, run, 1);
    if (!may || !test(user, run, true).second) continue;
    auto number =
        text_of(draws_.id(run.first_ms, chance_word(user + run.plan.course), "certificate"));
    std::ranges::transform(number, number.begin(), [](char letter) {
      return letter >= 'a' && letter <= 'f' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    number = "DEMO-" + number.substr(24, 4) + "-" + number.substr(28, 4);
    write(desk, "certificate_given", run.id,
          event::CertificateGiven{user, run.plan.course, number, day_at(done)}, done);
  }
  write(desk, "run_stated", run.id, event::RunStated{event::RunState::closed}, done);
  desk.send(done);
}

void DemonstrationTraining::trainer(std::vector<Account> const& accounts,
                                    std::vector<DemonstrationPush>& pushes) {
  auto const trainer = std::ranges::find(accounts, Role::trainer, &Account::role);
  if (trainer == accounts.end() || courses_.courses.empty()) return;
  Phone desk(*trainer, draws_.id(runs_.front().first_ms, chance_word(trainer->user), "desk"),
             "seed/" + std::to_string(plan_.seed), pushes);
  for (auto const& run : runs_)
    if (run.course != nullptr) tell(desk, accounts, run);
  auto const next = held("law", next_ms_);
  auto const now = next_ms_ - 8 * day_ms;
  write(desk, "run_planned", next.id, next.plan, now);
  event::LearnersInvited invited;
  for (auto const& account : accounts)
    if (account.role == Role::officer && invited.learners.size() < invited_next)
      invited.learners.push_back(account.user);
  write(desk, "learners_invited", next.id, invited, now);
  write(desk, "run_stated", next.id, event::RunStated{event::RunState::open}, now);
  desk.send(now);
}

}  // namespace otor::app
