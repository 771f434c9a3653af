// SPDX-License-Identifier: Apache-2.0
#include "app/trainer_desk.h"

#include <algorithm>
#include <set>

#include "app/act.h"
#include "app/training_effect.h"
#include "base/word.h"
#include "training/results.h"

namespace otor::app {
namespace {

using training::Learner;
using training::Run;

std::int64_t pass_of(Run const& run, TrainingPorts const& ports) {
  auto const* course = ports.courses.courses.course(run.plan.course);
  return course == nullptr ? 0 : course->pass;
}

wire::RunRow row_of(Run const& run, TrainingPorts const& ports) {
  auto const& plan = run.plan;
  wire::RunRow row{run.id,
                   plan.course,
                   run.trainer,
                   name_of(run.trainer, ports),
                   run.state,
                   plan.way,
                   plan.from,
                   plan.to,
                   plan.place.value_or(""),
                   plan.link.value_or(""),
                   plan.days,
                   0,
                   0,
                   0,
                   0,
                   0};
  for (auto const& [_, learner] : run.learners) {
    row.invited += std::int64_t{learner.invited};
    row.before += std::int64_t{learner.before.has_value()};
    row.after += std::int64_t{learner.after.has_value()};
    row.passed += std::int64_t{learner.after && learner.after->passed(pass_of(run, ports))};
    row.certificates += std::int64_t{learner.certificate && !learner.certificate->withdrawn};
  }
  return row;
}

std::vector<wire::PersonToTrain> people_of(TrainingPorts const& ports) {
  std::vector<wire::PersonToTrain> people;
  for (auto const& account : ports.accounts) {
    bool const learns = account.role == Role::officer || account.role == Role::head ||
                        account.role == Role::trainer;
    if (!learns) continue;
    people.push_back({account.user, account.name, std::string(word_of(account.role)),
                      account.areas.empty() ? "" : account.areas.front()});
  }
  std::ranges::sort(people, {}, [](auto const& one) { return std::pair(one.area, one.name); });
  return people;
}

/// Who trained whom, out of all runs.
class Cascade {
 public:
  Cascade(std::vector<Run const*> const& runs, TrainingPorts const& ports) {
    std::map<std::string, std::vector<Run const*>> by_trainer;
    std::map<std::string, std::string> trained_by;
    for (auto const* run : runs) {
      by_trainer[run->trainer].push_back(run);
      for (auto const& [user, learner] : run->learners)
        if (learner.certificate && !learner.certificate->withdrawn) trained_by[user] = run->trainer;
    }
    for (auto const& [trainer, held] : by_trainer) {
      wire::Trained row{
          trainer, name_of(trainer, ports), trained_by[trainer], std::ssize(held), 0, 0, 0, 0};
      std::vector<training::BeforeAfter> pairs;
      for (auto const* run : held) add(*run, row, pairs);
      if (auto const change = training::mean_change(pairs)) {
        row.before = change->before;
        row.after = change->after;
      }
      rows.push_back(std::move(row));
    }
  }

  std::vector<wire::Trained> rows;

 private:
  static void add(Run const& run, wire::Trained& row, std::vector<training::BeforeAfter>& pairs) {
    for (auto const& [_, learner] : run.learners) {
      row.learners += std::int64_t{learner.invited};
      row.certificates += std::int64_t{learner.certificate && !learner.certificate->withdrawn};
      if (learner.before && learner.after)
        pairs.push_back({learner.before->share(), learner.after->share()});
    }
  }
};

Result<wire::LearnerRow> learner_row(Run const& run, std::string const& user,
                                     Learner const& learner, TrainingPorts const& ports,
                                     Certificates& certificates) {
  auto const* course = ports.courses.courses.course(run.plan.course);
  auto const account = std::ranges::find(ports.everybody, user, &Account::user);
  wire::LearnerRow row;
  row.user = user;
  row.name = name_of(user, ports);
  if (account != ports.everybody.end() && !account->areas.empty())
    row.area = account->areas.front();
  row.invited = learner.invited;
  for (auto const& day : run.plan.days) {
    auto const came = learner.days.find(day);
    row.days.push_back(
        {day, came == learner.days.end() ? std::nullopt : std::optional(came->second)});
  }
  row.before = score_of(learner.before, course);
  row.after = score_of(learner.after, course);
  row.not_counted = learner.not_counted;
  row.wrong_codes = learner.wrong_codes;
  if (learner.practice)
    row.practice =
        wire::PracticeRow{name_of(learner.practice->by, ports), day_of(learner.practice->ms),
                          learner.practice->note, learner.practice->seen, learner.practice->missed};
  if (learner.certificate) {
    auto told = certificates.row(*learner.certificate);
    if (!told) return std::unexpected(told.error());
    row.certificate = std::move(*told);
  }
  if (learner.after && course != nullptr) row.again = lessons_again(*learner.after, *course);
  row.may_certify = run.may_certify(user, pass_of(run, ports));
  return row;
}

std::vector<Trainee> trainees_of(Run const& run) {
  std::vector<Trainee> trainees;
  for (auto const& [user, learner] : run.learners) {
    if (run.days_there(learner) > 0)
      trainees.push_back({user, run.plan.days.front(), run.plan.days.back()});
  }
  return trainees;
}

}  // namespace

Result<wire::TrainerDesk> trainer_desk(TrainingPorts const& ports) {
  auto const runs = ports.model.runs();
  if (!runs) return std::unexpected(runs.error());
  wire::TrainerDesk desk{ports.today, {}, people_of(ports), {}};
  std::vector<Run const*> all;
  for (auto const& [_, run] : **runs) {
    desk.runs.push_back(row_of(run, ports));
    all.push_back(&run);
  }
  std::ranges::sort(desk.runs, std::greater<>{}, [](wire::RunRow const& run) {
    return std::pair(run.days.front(), text_of(run.run));
  });
  desk.cascade = Cascade(all, ports).rows;
  return desk;
}

Result<wire::RunDesk> run_desk(event::Uuid id, TrainingPorts const& ports) {
  auto const run = run_of(id, ports);
  if (!run) return std::unexpected(run.error());
  wire::RunDesk desk;
  desk.today = ports.today;
  desk.run = row_of(*run, ports);
  desk.pass = pass_of(*run, ports);
  for (auto const& day : run->plan.days) {
    auto const came = std::ranges::count_if(
        run->learners, [&](auto const& one) { return one.second.came_on(day); });
    desk.days.push_back({day, training::day_code(run->plan, run->id, day), came});
  }
  Certificates certificates(ports);
  for (auto const& [user, learner] : run->learners) {
    bool const shown = learner.invited || !learner.days.empty() || learner.before ||
                       learner.after || learner.not_counted > 0 || learner.wrong_codes > 0 ||
                       learner.certificate;
    if (!shown) continue;
    auto row = learner_row(*run, user, learner, ports, certificates);
    if (!row) return std::unexpected(row.error());
    desk.learners.push_back(std::move(*row));
  }
  std::ranges::sort(desk.learners, {},
                    [](auto const& one) { return std::pair(one.name, one.user); });
  auto const* course = ports.courses.courses.course(run->plan.course);
  if (course != nullptr) desk.results = training::results_of({&*run}, *course);
  auto effect = effect_on(trainees_of(*run), ports);
  if (!effect) return std::unexpected(effect.error());
  desk.effect = std::move(*effect);
  return desk;
}

}  // namespace otor::app
