// SPDX-License-Identifier: Apache-2.0
#pragma once
// Handbooks in the store: one row for each movement that an officer told, what was given on each
// visit that stands, and which events are a department's own.

#include "app/shelf.h"
#include "store/store.h"

namespace otor::store {

class SqlStock final : public app::StockModel, public app::ShelfModel {
 public:
  explicit SqlStock(Store& store) : store_(store) {}
  Result<std::vector<app::OfficerStock>> stock(std::vector<std::string> const& areas,
                                               std::string const& from,
                                               std::string const& to) override;
  Result<std::vector<app::ShelfFact>> shelf(std::vector<std::string> const& departments) override;

 private:
  Store& store_;
};

/// Of an event that is none of these, nothing. On the writer's thread only.
void add_stock(Database& database, event::Event const& event, event::Received const& received);

}  // namespace otor::store
