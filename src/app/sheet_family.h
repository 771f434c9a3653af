// SPDX-License-Identifier: Apache-2.0
#pragma once
// What it takes to know who of a family is due a sheet on any day of one month, without the record
// it follows from: whom its tasks are about, and of each why she would have none.
//
// A task of a person of age is hers. Any other is the family's: of those to whom a calculation was
// shown, or where nobody was shown one, of all who are of age.

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/law_in_force.h"
#include "base/month.h"
#include "outreach/follow_up.h"

namespace otor::app {

/// Why somebody who is due has no sheet. A consent in doubt is none.
BOOST_DEFINE_ENUM_CLASS(LeftOut, no_consent, consent_refused, consent_withdrawn, consent_doubtful,
                        no_contact, not_interested, no_sex_or_birth, not_reckoned, moved, withdrawn,
                        nobody_of_age, printed_already)

/// Somebody whom a task of the family is about; the name with its register numbers masked.
struct SheetPerson {
  event::Uuid person;
  std::vector<event::Uuid> linked;  // the other subjects that are the same person
  std::string name;
  bool family = false;         // the family's tasks are hers
  std::optional<LeftOut> why;  // besides a sheet that she has already
  bool operator==(SheetPerson const&) const = default;

  bool is(event::Uuid id) const;
};

/// `first`: the day of its first task, whichever soum has that.
struct SheetFamily {
  event::Uuid household;
  std::string head, area;  // area: where it belongs
  Date first;
  std::vector<SheetPerson> people, withdrawn;  // each by id; of a family of this soum alone
  bool operator==(SheetFamily const&) const = default;

  std::size_t size() const { return 1 + people.size() + withdrawn.size(); }
};

/// What a soum's sheets hang on besides the record.
struct SheetTerms {
  std::string const& soum;
  Month month;
  LawInForce const& law;
};

/// `tasks`: those of this household, none that was set down; at least one.
SheetFamily sheet_family(outreach::Household const& home,
                         std::span<outreach::Task const* const> tasks, outreach::Book const& book,
                         SheetTerms const& terms);

}  // namespace otor::app
