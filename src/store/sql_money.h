// SPDX-License-Identifier: Apache-2.0
#pragma once
// Money for the road in the store: one flat row for each event about it, made of its open part,
// and what follows from these rows (money_books.h).

#include "app/money_desk.h"
#include "store/store.h"

namespace otor::store {

class SqlMoney final : public app::MoneyModel {
 public:
  explicit SqlMoney(Store& store) : store_(store) {}
  Result<std::vector<allowance::Fact>> facts(std::vector<std::string> const& areas,
                                             std::string const& scheme) override;
  Result<std::vector<allowance::Fact>> facts_of(std::vector<std::string> const& areas,
                                                std::string const& scheme,
                                                std::string const& officer) override;
  Result<std::vector<app::OfficerSum>> officer_sums(std::vector<std::string> const& areas,
                                                    std::string const& scheme,
                                                    std::string const& through) override;
  Result<std::vector<app::MonthSpent>> month_sums(std::vector<std::string> const& areas,
                                                  std::string const& scheme,
                                                  std::string const& through) override;
  Result<app::Booked> booked(std::vector<std::string> const& areas, std::string const& scheme,
                             std::string const& from, std::string const& through,
                             std::int64_t most) override;
  Result<std::vector<allowance::Entry>> entries(std::vector<std::string> const& areas,
                                                std::string const& scheme, std::string const& from,
                                                std::string const& through) override;
  Result<std::vector<allowance::Expense>> open_expenses(std::vector<std::string> const& areas,
                                                        std::string const& scheme) override;
  Result<std::vector<allowance::Expense>> compared(
      std::vector<std::string> const& areas, allowance::Scheme const& scheme,
      std::vector<allowance::Expense> const& expenses) override;
  Result<allowance::CategorySums> category_sums(std::vector<std::string> const& areas,
                                                std::string const& scheme) override;
  Result<std::map<std::string, std::string>> closed_through(std::vector<std::string> const& areas,
                                                            std::string const& scheme) override;
  Result<std::vector<allowance::Visited>> visits(std::vector<std::string> const& areas,
                                                 std::string const& officer,
                                                 std::string const& from,
                                                 std::string const& to) override;
  Result<std::map<std::string, std::int64_t>> reached(std::vector<std::string> const& areas,
                                                      std::string const& from,
                                                      std::string const& to) override;
  Result<std::vector<allowance::Visited>> visits_on(
      std::vector<std::string> const& areas,
      std::vector<allowance::Journey> const& journeys) override;
  Result<std::vector<app::OfficerWork>> work(std::vector<std::string> const& areas,
                                             std::string const& from,
                                             std::string const& to) override;
  Result<app::MoneyWords> words(std::vector<event::Uuid> const& events) override;
  Result<std::optional<std::string>> picture(std::vector<std::string> const& areas,
                                             event::Uuid expense) override;

 private:
  Store& store_;
};

inline constexpr std::string_view fact_columns =
    "event, subject, kind, area, author, received, ms, counter, scheme, officer, category, amount, "
    "day, trip, litres, odometer, receipt";

/// Of a row of these columns.
allowance::Fact fact_in(Statement const& row);

/// With what it changes in the books. On the writer's thread only.
void add_money(Database& database, allowance::Fact const& fact);

}  // namespace otor::store
