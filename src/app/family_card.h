// SPDX-License-Identifier: Apache-2.0
#pragma once
// All that is known of one family, at the head's desk: the card that a phone of her soums would
// fold, in the same message, with what is to be done for it. Only this family is folded, and those
// it is linked to.

#include "app/told_old.h"
#include "app/worklist.h"
#include "wire/card_message.h"

namespace otor::app {

/// Register numbers are masked in whatever was typed, and no mark of one is in it. `tasks`: of the
/// soums of the account; `officers`: what the accounts that the card names are called.
struct FamilyCard {
  std::string on;
  wire::HouseholdCard card;
  std::vector<WorklistRow> tasks;
  std::vector<ToldOfficer> officers;
};
BOOST_DESCRIBE_STRUCT(FamilyCard, (), (on, card, tasks, officers))

/// `desk.soums`: of those that the account may see, the ones that were told of the family;
/// `areas`: all that it may see.
struct FamilyPorts {
  WorklistPorts desk;
  std::vector<std::string> areas;
  TaskSources sources;
};

/// Errors: not_found, also for one that none of these soums was told of, and one that was erased;
/// storage.
Result<FamilyCard> family_card(event::Uuid household, FamilyPorts const& ports);

}  // namespace otor::app
