// SPDX-License-Identifier: Apache-2.0
#pragma once
// Money for the road as phone and desk show it: one book from one ledger.

#include <map>

#include "wire/allowance_message.h"

namespace otor::app {

/// Words that stand in no account: notes, reasons, answers, by the event that said them.
using MoneyWords = std::map<event::Uuid, std::string>;

/// What an event about money says in words; nothing where it says none.
std::optional<std::string> words_of_money(event::Body const& body);

/// Everything a book is made of.
struct MoneyView {
  allowance::Ledger const& ledger;
  std::vector<allowance::Visited> const& visits;
  MoneyWords const& words;
  std::vector<allowance::Expense> const& compared;  // those of others with the same receipt too
};

/// The book of an officer; `area`: the soum whose closings hold for her.
wire::AllowanceBook book_of(allowance::Scheme const& scheme, std::string const& officer,
                            std::string const& area, MoneyView const& view);

wire::ExpenseRow row_of(allowance::Expense const& expense, allowance::Flags const& flags,
                        MoneyWords const& words);

}  // namespace otor::app
