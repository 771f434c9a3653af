// SPDX-License-Identifier: Apache-2.0
#pragma once
// What training is read from: the events of runs, and what officers did before and after.

#include <array>
#include <map>
#include <memory>

#include "app/accounts.h"
#include "app/course.h"
#include "training/run.h"
#include "wire/training_message.h"

namespace otor::app {

/// Days of an officer, both included.
struct OfficerTime {
  std::string officer, from, to;
};

/// How often each of `wire::Deed` was done, in its order.
using DeedCounts = std::array<std::int64_t, 4>;

/// Which events: all but lessons read, those of one run, of every run that somebody has to do with,
/// of the run in which a certificate was given; or the lessons that somebody read.
struct WhichFacts {
  std::optional<event::Uuid> run = std::nullopt;
  std::string learner = {}, number = {}, read_by = {};
};

using Runs = std::map<event::Uuid, training::Run>;

class TrainingModel {
 public:
  virtual ~TrainingModel() = default;
  /// Every run that was planned, as it stands now; never changed once it is given out. Errors:
  /// storage.
  virtual Result<std::shared_ptr<Runs const>> runs() = 0;
  /// Errors: storage.
  virtual Result<std::vector<training::Fact>> facts(WhichFacts const& which) = 0;
  /// What was done in these soums, for each of these times. Errors: storage.
  virtual Result<std::vector<DeedCounts>> done(std::vector<std::string> const& areas,
                                               std::vector<OfficerTime> const& times) = 0;
};

struct TrainingPorts {
  CourseSources const& courses;
  std::vector<Account> const& everybody;  // for their names
  std::vector<Account> const& accounts;   // those of them that work
  std::vector<std::string> const& areas;
  TrainingModel& model;
  std::string today;
};

/// Certificates as they stand today.
class Certificates {
 public:
  explicit Certificates(TrainingPorts const& ports) : ports_(ports) {}
  /// What its learner has read again since the law changed is no reason for a refresher. Errors:
  /// storage.
  Result<wire::CertificateRow> row(training::Certificate const& certificate);

 private:
  using Lesson = std::pair<std::string, std::string>;  // of a course
  std::map<std::string, Date> const& changes(training::Course const& course);
  /// Lessons whose law has changed since `on`, with the day of that.
  std::map<std::string, std::string> changed_since(training::Course const& course,
                                                   std::string const& on);
  /// The last day on which somebody read each lesson.
  Result<std::map<Lesson, std::string>> read_by(std::string const& learner);

  TrainingPorts const& ports_;
  std::map<std::string, std::map<std::string, Date>> changes_;  // by course and lesson
};

std::string name_of(std::string const& user, TrainingPorts const& ports);

std::optional<wire::TestScore> score_of(std::optional<training::Test> const& test,
                                        training::Course const* course);

/// The certificate of this number; nothing where there is none. Errors: storage.
Result<std::optional<training::Certificate>> certificate_of(std::string const& number,
                                                            TrainingPorts const& ports);

/// Errors: storage.
Result<wire::MyTraining> my_training(std::string const& user, TrainingPorts const& ports);
Result<std::optional<wire::CertificateSeen>> certificate_seen(std::string const& number,
                                                              Language language,
                                                              TrainingPorts const& ports);
/// Officers of these soums.
Result<wire::TrainedOfficers> trained_officers(std::vector<std::string> const& soums,
                                               TrainingPorts const& ports);
Result<wire::TrainingTotals> training_totals(TrainingPorts const& ports);
/// Its rows alone: what courses changed is not counted.
Result<std::vector<wire::AimagTraining>> training_rows(TrainingPorts const& ports);

/// One run as it is laid out in a calendar or on a certificate. Errors: not_found, storage.
Result<training::Run> run_of(event::Uuid run, TrainingPorts const& ports);

}  // namespace otor::app
