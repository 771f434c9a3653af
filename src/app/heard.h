// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a family said in the visits of one soum: what was noted there and what was asked, with what
// it takes to count them by place, age, sex and season. No name is in it; what was typed is, with
// its register numbers masked, because themes are read out of it.

#include <optional>
#include <string>
#include <vector>

#include "base/month.h"
#include "outreach/book.h"

namespace otor::app {

/// Somebody who belongs to the family, or of whom a question or a finding is. What is not known is
/// absent.
struct HeardPerson {
  event::Uuid person;
  bool member = false;
  std::optional<event::Sex> sex;
  std::optional<Month> born;
  bool operator==(HeardPerson const&) const = default;
};

/// A finding, or a question; `words` is what was typed beside its code. `silent`: it is of somebody
/// who objected, so it is counted, and neither its words nor that it is hers are shown to anybody.
struct HeardFact {
  event::Uuid event;
  bool question = false;
  std::string code, words;
  std::optional<event::Uuid> person;
  event::Answer state{};         // of a question, as it was told at the visit
  std::optional<Date> answered;  // the day on which its promised answer was brought
  std::optional<Date> told;      // the last day on which its answer was told, there or since
  bool silent = false;
  bool operator==(HeardFact const&) const = default;
};

struct HeardVisit {
  event::Uuid visit;
  Date day;
  std::string officer;       // who began it
  bool met = true;           // somebody was there
  bool given_since = false;  // the family was given to somebody after it
  std::vector<HeardFact> facts;
  bool operator==(HeardVisit const&) const = default;
};

/// `silent`: it does not want anything written, or nobody can say that it does. `given`: to whom in
/// this soum; "" to nobody.
struct HeardFamily {
  event::Uuid household;
  std::string head, bagh, given;
  bool silent = false;
  std::vector<HeardPerson> people;
  std::vector<HeardVisit> visits;  // the earliest first
  bool operator==(HeardFamily const&) const = default;

  HeardPerson const* person(event::Uuid id) const;
  /// How much room it takes, in visits and facts.
  std::size_t size() const;
};

/// Nothing where no visit stands that was told of in this soum; "" is any.
std::optional<HeardFamily> heard_of(outreach::Household const& home, std::string_view soum,
                                    outreach::Book const& book);

}  // namespace otor::app
