// SPDX-License-Identifier: Apache-2.0
#pragma once
// Handbooks at the head's desk: what came to each officer, went back, was lost, was given on visits
// and is left, by edition; and where more was given than came. The officer sees the same numbers
// on her phone first (app/stock.cpp).

#include "app/accounts.h"
#include "wire/entry_message.h"

namespace otor::app {

/// An edition as it was told, by a text or by a number; 3 and "3" are one.
std::string edition_of(event::Told const& edition);

/// Adds a movement; `left` is put right by `reckon`.
void move(wire::StockRow& row, event::HandbooksMoved const& fact);
void reckon(wire::StockRow& row);

/// What one officer told in some soums of one edition; `stock.left` is not reckoned yet. Given:
/// on visits that stand.
struct OfficerStock {
  std::string officer, area;  // area: where she told it last
  wire::StockRow stock;
};

class StockModel {
 public:
  virtual ~StockModel() = default;
  /// By officer and edition, of the days from..to, both included and "" where open; what was given
  /// on the day of its visit. Errors: storage.
  virtual Result<std::vector<OfficerStock>> stock(std::vector<std::string> const& areas,
                                                  std::string const& from,
                                                  std::string const& to) = 0;
};

struct HandbookRow {
  std::string officer, name, area;
  wire::StockRow stock;  // left below nothing: so many more were given than came
};
BOOST_DESCRIBE_STRUCT(HandbookRow, (), (officer, name, area, stock))

struct HandbookDesk {
  std::vector<HandbookRow> officers;     // by soum, name, edition
  std::vector<wire::StockRow> editions;  // of all of them
  std::int64_t above = 0;                // given beyond what came, officer by officer
};
BOOST_DESCRIBE_STRUCT(HandbookDesk, (), (officers, editions, above))

/// What moved and was given on the days from..to, both included and "" where open; what is left,
/// and what was given above, is as of now. `officers`: the accounts of the store. Errors: storage.
Result<HandbookDesk> handbook_desk(std::vector<std::string> const& soums,
                                   std::vector<Account> const& officers, StockModel& model,
                                   std::string const& from = {}, std::string const& to = {});

/// The row of an officer, with nothing in it yet. `told_in`: where it is told of her.
HandbookRow row_for(std::string const& officer, std::string const& told_in,
                    std::vector<std::string> const& soums, std::vector<Account> const& officers);
void sort(HandbookDesk& desk);

}  // namespace otor::app
