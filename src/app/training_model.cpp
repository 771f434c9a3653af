// SPDX-License-Identifier: Apache-2.0
#include "app/training_model.h"

#include <algorithm>
#include <set>
#include <span>

#include "app/account_name.h"
#include "app/officers_here.h"
#include "app/training_effect.h"
#include "app/withheld.h"
#include "base/month.h"

namespace otor::app {
namespace {

using training::Certificate;
using training::Learner;
using training::Run;

Result<Runs> runs_in(WhichFacts const& which, TrainingPorts const& ports) {
  auto facts = ports.model.facts(which);
  if (!facts) return std::unexpected(facts.error());
  return training::runs_of(std::move(*facts));
}

bool is_held(Run const& run) { return run.state != event::RunState::draft; }

wire::LearnerRun learner_run(Run const& run, Learner const& learner, TrainingPorts const& ports) {
  auto const& plan = run.plan;
  auto const* course = ports.courses.courses.course(plan.course);
  wire::LearnerRun told{run.id,
                        plan.course,
                        name_of(run.trainer, ports),
                        run.state,
                        plan.way,
                        plan.from,
                        plan.to,
                        plan.place.value_or(""),
                        plan.link.value_or(""),
                        run.last(),
                        {},
                        score_of(learner.before, course),
                        score_of(learner.after, course)};
  for (auto const& day : plan.days) {
    auto const came = learner.days.find(day);
    told.days.push_back({day, training::day_tag(run.id, day, training::day_code(plan, run.id, day)),
                         came == learner.days.end() ? std::nullopt : std::optional(came->second)});
  }
  return told;
}

/// The newest certificate of each course and learner.
std::map<std::pair<std::string, std::string>, Certificate> certificates_in(Runs const& runs) {
  std::map<std::pair<std::string, std::string>, Certificate> newest;
  for (auto const& [_, run] : runs) {
    for (auto const& [user, learner] : run.learners) {
      if (!learner.certificate) continue;
      auto const [held, fresh] = newest.try_emplace({user, run.plan.course}, *learner.certificate);
      // One that was withdrawn gives way to any that was not.
      auto const rank = [](Certificate const& one) { return std::tuple(!one.withdrawn, one.on); };
      if (!fresh && rank(held->second) < rank(*learner.certificate))
        held->second = *learner.certificate;
    }
  }
  return newest;
}

std::string aimag_of(Account const& account) {
  return account.areas.empty() ? "" : account.areas.front().substr(0, 3);
}

}  // namespace

std::string name_of(std::string const& user, TrainingPorts const& ports) {
  return account_name(ports.everybody, user);
}

std::optional<wire::TestScore> score_of(std::optional<training::Test> const& test,
                                        training::Course const* course) {
  if (!test) return std::nullopt;
  return wire::TestScore{test->on, std::ssize(test->right), test->of(),
                         course != nullptr && test->passed(course->pass)};
}

std::map<std::string, Date> const& Certificates::changes(training::Course const& course) {
  auto const held = changes_.find(course.name);
  if (held != changes_.end()) return held->second;
  auto const today = parse_date(ports_.today);
  return changes_[course.name] =
             newest_changes(course, today ? today->month : Month{}, ports_.courses);
}

std::map<std::string, std::string> Certificates::changed_since(training::Course const& course,
                                                               std::string const& on) {
  std::map<std::string, std::string> found;
  for (auto const& [lesson, date] : changes(course))
    if (auto const day = text_of(date); day > on && day <= ports_.today) found[lesson] = day;
  return found;
}

Result<std::map<Certificates::Lesson, std::string>> Certificates::read_by(
    std::string const& learner) {
  WhichFacts which;
  which.read_by = learner;
  auto const facts = ports_.model.facts(which);
  if (!facts) return std::unexpected(facts.error());
  std::map<Lesson, std::string> last;
  for (auto const& fact : *facts) {
    auto const* read = std::get_if<event::LessonRead>(&fact.said);
    if (read == nullptr) continue;
    auto& day = last[{read->course, read->lesson}];
    day = std::max(day, read->on);
  }
  return last;
}

Result<wire::CertificateRow> Certificates::row(Certificate const& certificate) {
  wire::CertificateRow row{certificate.number,
                           certificate.course,
                           certificate.learner,
                           name_of(certificate.learner, ports_),
                           certificate.on,
                           {},
                           training::Standing::holds,
                           {}};
  training::Held held{certificate.on, 0, std::nullopt, certificate.withdrawn.has_value()};
  if (auto const* course = ports_.courses.courses.course(certificate.course)) {
    held.valid_months = course->valid_months;
    row.through = training::through_of(certificate.on, course->valid_months);
    auto const changed = changed_since(*course, certificate.on);
    std::map<Lesson, std::string> read;
    if (!changed.empty()) {
      auto told = read_by(certificate.learner);
      if (!told) return std::unexpected(told.error());
      read = std::move(*told);
    }
    for (auto const& [lesson, day] : changed) {
      auto const again = read.find({course->name, lesson});
      if (again != read.end() && again->second >= day) continue;
      row.read_again.push_back(lesson);
      held.changed = std::max(held.changed, std::optional(day));
    }
  }
  row.standing = training::standing(held, ports_.today);
  return row;
}

Result<std::optional<Certificate>> certificate_of(std::string const& number,
                                                  TrainingPorts const& ports) {
  WhichFacts which;
  which.number = number;
  auto const runs = runs_in(which, ports);
  if (!runs) return std::unexpected(runs.error());
  for (auto const& [_, run] : *runs)
    for (auto const& [user, learner] : run.learners)
      if (learner.certificate && learner.certificate->number == number) return learner.certificate;
  return std::optional<Certificate>();
}

Result<wire::MyTraining> my_training(std::string const& user, TrainingPorts const& ports) {
  WhichFacts which;
  which.learner = user;
  auto const runs = runs_in(which, ports);
  if (!runs) return std::unexpected(runs.error());
  wire::MyTraining mine{ports.today, {}, {}};
  for (auto const& [_, run] : *runs) {
    auto const learner = run.learners.find(user);
    if (is_held(run) && learner != run.learners.end() && learner->second.invited)
      mine.runs.push_back(learner_run(run, learner->second, ports));
  }
  std::ranges::sort(mine.runs, std::greater<>{}, [](wire::LearnerRun const& run) {
    return std::pair(run.days.front().day, text_of(run.run));
  });
  Certificates certificates(ports);
  for (auto const& [whose, certificate] : certificates_in(*runs)) {
    if (whose.first != user) continue;
    auto row = certificates.row(certificate);
    if (!row) return std::unexpected(row.error());
    mine.certificates.push_back(std::move(*row));
  }
  return mine;
}

Result<std::optional<wire::CertificateSeen>> certificate_seen(std::string const& number,
                                                              Language language,
                                                              TrainingPorts const& ports) {
  auto const found = certificate_of(number, ports);
  if (!found) return std::unexpected(found.error());
  if (!*found) return std::optional<wire::CertificateSeen>();
  auto const row = Certificates(ports).row(**found);
  if (!row) return std::unexpected(row.error());
  auto const* course = ports.courses.courses.course(row->course);
  auto const account = std::ranges::find(ports.everybody, row->learner, &Account::user);
  return wire::CertificateSeen{
      row->name,     row->on,
      row->through,  course == nullptr ? row->course : course->title.in(language),
      row->standing, account != ports.everybody.end() && account->made_up};
}

Result<wire::TrainedOfficers> trained_officers(std::vector<std::string> const& soums,
                                               TrainingPorts const& ports) {
  auto const all_runs = ports.model.runs();
  if (!all_runs) return std::unexpected(all_runs.error());
  auto const& runs = **all_runs;
  wire::TrainedOfficers told{ports.today, {}};
  Certificates certificates(ports);
  auto const all = certificates_in(runs);
  for (auto const& account : ports.accounts) {
    if (!is_counted_in(soums, account)) continue;
    wire::TrainedOfficer officer{account.user, account.name, account.areas.front(), {}, {}};
    for (auto const& [whose, certificate] : all) {
      if (whose.first != account.user) continue;
      auto row = certificates.row(certificate);
      if (!row) return std::unexpected(row.error());
      officer.certificates.push_back(std::move(*row));
    }
    for (auto const& [_, run] : runs) {
      auto const learner = run.learners.find(account.user);
      bool const waits =
          learner != run.learners.end() && learner->second.invited &&
          (run.state == event::RunState::open || run.state == event::RunState::running);
      if (waits) officer.invited.push_back(run.plan.course);
    }
    told.officers.push_back(std::move(officer));
  }
  return told;
}

namespace {

/// One course in one aimag, or in all.
class Counting {
 public:
  Counting(std::string aimag, training::Course const& course, Runs const& runs,
           TrainingPorts const& ports)
      : aimag_(std::move(aimag)), course_(course) {
    for (auto const& account : ports.accounts)
      if (account.role == Role::officer && (aimag_.empty() || aimag_of(account) == aimag_))
        officers_.insert(account.user);
    for (auto const& [_, run] : runs)
      if (is_held(run) && run.plan.course == course.name) take(run);
  }

  wire::AimagTraining row() const {
    wire::AimagTraining row{aimag_, course_.name, false, std::ssize(officers_), 0, 0, 0, {}};
    if (row.officers < fewest_told) {
      row.withheld = true;
      return row;
    }
    row.invited = std::ssize(invited_);
    row.came = std::ssize(came_);
    row.certified = std::ssize(certified_);
    auto const gain = training::gain_of(both_, course_);
    if (gain && gain->of >= fewest_told) row.gain = gain;
    return row;
  }

  std::vector<Trainee> trainees() const {
    std::vector<Trainee> all;
    for (auto const& [user, days] : certified_) all.push_back({user, days.first, days.second});
    return all;
  }

 private:
  void take(Run const& run) {
    for (auto const& [user, learner] : run.learners) {
      if (!officers_.contains(user)) continue;
      if (learner.invited) invited_.insert(user);
      if (run.days_there(learner) > 0) came_.insert(user);
      if (learner.certificate && !learner.certificate->withdrawn)
        certified_[user] = {run.plan.days.front(), run.plan.days.back()};
      if (learner.before && learner.after) both_.push_back({&*learner.before, &*learner.after});
    }
  }

  std::string aimag_;
  training::Course const& course_;
  std::set<std::string> officers_, invited_, came_;
  std::map<std::string, std::pair<std::string, std::string>> certified_;
  std::vector<training::BothTests> both_;  // in the runs that were given
};

struct Counted {
  std::vector<wire::AimagTraining> rows;
  std::vector<Trainee> trainees;  // each once
};

Result<Counted> counted(TrainingPorts const& ports) {
  auto const all_runs = ports.model.runs();
  if (!all_runs) return std::unexpected(all_runs.error());
  auto const& runs = **all_runs;
  std::set<std::string> aimags;
  for (auto const& account : ports.accounts)
    if (account.role == Role::officer) aimags.insert(aimag_of(account));
  Counted totals;
  std::map<std::string, Trainee> trainees;
  for (auto const& course : ports.courses.courses.courses) {
    bool const was_held = std::ranges::any_of(runs, [&](auto const& run) {
      return is_held(run.second) && run.second.plan.course == course.name;
    });
    if (!was_held) continue;  // of a course that nobody was asked to there is nothing to tell
    auto const first = totals.rows.size();
    for (auto const& aimag : aimags)
      totals.rows.push_back(Counting(aimag, course, runs, ports).row());
    if (auto* least = one_more_to_withhold(std::span(totals.rows).subspan(first)))
      *least = {least->aimag, least->course, true, least->officers, 0, 0, 0, {}};
    Counting const together("", course, runs, ports);
    totals.rows.push_back(together.row());
    // Whoever took several courses is looked at around the last that is long enough ago: before the
    // first of all, many have not been on the road yet.
    for (auto const& trainee : together.trainees()) {
      auto const [held, fresh] = trainees.try_emplace(trainee.user, trainee);
      bool const later = trainee.first > held->second.first && !is_early(trainee, ports.today);
      if (!fresh && (later || is_early(held->second, ports.today))) held->second = trainee;
    }
  }
  for (auto const& [_, trainee] : trainees) totals.trainees.push_back(trainee);
  return totals;
}

}  // namespace

Result<std::vector<wire::AimagTraining>> training_rows(TrainingPorts const& ports) {
  auto all = counted(ports);
  if (!all) return std::unexpected(all.error());
  return std::move(all->rows);
}

Result<wire::TrainingTotals> training_totals(TrainingPorts const& ports) {
  auto all = counted(ports);
  if (!all) return std::unexpected(all.error());
  auto effect = effect_on(all->trainees, ports);
  if (!effect) return std::unexpected(effect.error());
  wire::TrainingTotals totals;
  totals.rows = std::move(all->rows);
  totals.effect = std::move(*effect);
  return totals;
}

Result<Run> run_of(event::Uuid id, TrainingPorts const& ports) {
  auto runs = runs_in({id}, ports);
  if (!runs) return std::unexpected(runs.error());
  auto const found = runs->find(id);
  if (found == runs->end()) return problem(ProblemKind::not_found, "There is no such run.");
  return std::move(found->second);
}

}  // namespace otor::app
