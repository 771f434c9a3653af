// SPDX-License-Identifier: Apache-2.0
#pragma once
// Training at the trainer's desk: the runs of courses, one of them whole, and the orders that plan
// and hold them. Every trainer sees and helps with every run; who did what stays in the record.

#include "app/desk_log.h"
#include "app/training_model.h"

namespace otor::app {

/// Errors of these: storage; not_found for a run that there is not.
Result<wire::TrainerDesk> trainer_desk(TrainingPorts const& ports);
Result<wire::RunDesk> run_desk(event::Uuid run, TrainingPorts const& ports);

/// The events of an order, and the run they are about. No events: it was carried out before.
struct TrainingEvents {
  event::Uuid run;
  std::vector<DeskEvent> events;
};

/// Errors: missing_key, bad_value, bad_month for a day that is none, not_found, not_allowed,
/// storage.
Result<TrainingEvents> events_of(wire::TrainingOrder const& order, Account const& account,
                                 TrainingPorts const& ports, Chance& chance);

}  // namespace otor::app
