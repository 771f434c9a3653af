// SPDX-License-Identifier: Apache-2.0
#pragma once
// The record: events, their positions in the feed, and what was set aside. Each event is checked
// alone inside the one transaction of the writer; the read model is kept in step in the same
// transaction.

#include "app/devices.h"
#include "app/overview.h"
#include "app/ports.h"
#include "store/store.h"

namespace otor::store {

class SqlEventLog final : public app::EventLog {
 public:
  SqlEventLog(Store& store, app::Clock const& clock) : store_(store), clock_(clock) {}
  Result<std::vector<sync::Receipt>> append(std::vector<app::Pushed> const& events,
                                            std::int64_t skew) override;
  Result<app::Page> after(std::int64_t position, std::vector<std::string> const& areas,
                          std::int64_t limit) override;
  Result<std::int64_t> erasures() override;

 private:
  Store& store_;
  app::Clock const& clock_;
};

class SqlDevices final : public app::Devices {
 public:
  SqlDevices(Store& store, app::Clock const& clock) : store_(store), clock_(clock) {}
  Result<app::BoundDevice> known_or_bind(event::Uuid device, std::string_view user) override;
  Result<std::optional<sync::ChainHead>> head_of(event::Uuid device) override;
  Result<std::optional<app::BoundDevice>> known(event::Uuid device) override;
  Result<std::string> keep_key(event::Uuid device, std::string_view point) override;
  Result<std::vector<app::SeqSpan>> missing_of(event::Uuid device) override;
  Result<bool> is_lost(event::Uuid device) override;
  Result<app::ChainState> chain_of(event::Uuid device) override;
  Result<std::vector<app::KnownDevice>> all(std::string const& user) override;
  Result<void> revoke(event::Uuid device, std::string const& actor) override;

 private:
  Store& store_;
  app::Clock const& clock_;
};

class SqlReadModel final : public app::ReadModel {
 public:
  explicit SqlReadModel(Store& store) : store_(store) {}
  Result<app::OverviewSums> overview(std::vector<std::string> const& areas, std::string const& from,
                                     std::string const& to) override;
  Result<std::vector<app::WeekSums>> weeks(std::vector<std::string> const& areas,
                                           std::string const& from, std::string const& to) override;
  Result<std::vector<app::StageMove>> stage_moves(std::vector<std::string> const& areas,
                                                  std::string const& from,
                                                  std::string const& through) override;
  Result<app::NotedSums> noted(std::vector<std::string> const& areas,
                               app::OverviewQuestion const& question) override;
  Result<std::vector<app::ToldVisit>> visits(std::vector<std::string> const& areas,
                                             app::OverviewQuestion const& question) override;
  Result<app::OverviewWords> words(std::vector<app::AreaHousehold> const& households,
                                   std::vector<event::Uuid> const& calculations) override;
  /// Throws the read model away and computes it from the record.
  Result<void> rebuild();

 private:
  Store& store_;
};

/// The number of the last event that is kept; 0 where there is none.
Result<std::int64_t> last_event(Store& store);

/// Tables that follow from the record.
inline constexpr std::string_view read_model_tables[] = {
    "act",         "withdrawal",      "visit",         "handbook_given", "visit_chained",
    "visit_week",  "household_count", "visit_noted",   "money",          "household_crossed",
    "money_entry", "money_sum",       "money_expense", "money_day",      "handbook_moved",
    "reflection",  "training",        "call_back",     "handbook_booked"};

/// Another shape of these tables, or another meaning of a row, is another number; a store in which
/// an older one stands makes all of them again when it is opened.
inline constexpr std::string_view read_model_shape = "8";
inline constexpr std::string_view read_model_shape_meta = "read_model_shape",
                                  read_model_through_meta = "read_model_through";

/// Adds the rows of what the tables lack: of everything where they have another shape, else of what
/// a program stored that knows nothing of these tables. On the writer's thread, in a transaction.
void catch_up_read_model(Database& database);

/// Notes that the tables hold the rows of all events.
void note_read_model(Database& database);

/// Received, skew and the device's registration, in three columns from `column` on.
event::Received received_in(Statement const& row, int column);

/// Adds the rows of one event, which follow from the open part of its line: nothing in them is
/// about anybody. On the writer's thread only.
void add_to_read_model(Database& database, std::string const& open,
                       event::Received const& received);

}  // namespace otor::store
