// SPDX-License-Identifier: Apache-2.0
#pragma once
// What several pages read out of a household in the same way.

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <cstdint>
#include <string_view>
#include <vector>

#include "app/record_session.h"
#include "wire/card_message.h"
#include "wire/entry_message.h"
#include "wire/record_message.h"

namespace otor::app {

/// What a server added to an event, out of a message.
event::Received received_of(wire::LogEntry const& entry);
event::Received received_of(wire::ReceiptNote const& receipt);

/// Facts that are only on this phone.
std::int64_t unsafe_in(std::vector<outreach::OriginRef> const& origins);
std::int64_t unsafe_in(std::map<event::Uuid, event::Register> const& withdrawn);

std::int64_t open_promises(outreach::Household const& household);

/// The day of the open promise that is due first; empty where there is none.
std::string_view nearest_promise(outreach::Household const& household);

/// Whether the household belongs to an area that is not of this account.
bool moved_away(RecordSession const& session, outreach::Household const& household);

/// Whether nothing is known of it here but that another soum asks for a household: the record is
/// that soum's own.
bool only_asked_for(RecordSession const& session, outreach::Household const& household);

std::vector<event::Uuid> ids_of(std::vector<outreach::OriginRef> const& origins);
std::vector<event::Uuid> head_ids(event::Register const& held);
std::optional<wire::Field> field_of(event::Register const& held);
std::optional<wire::ConsentCard> consent_of(outreach::Consent const& consent);

/// Who took an entry of this household, person or shock back, and why; nothing while it counts.
template <class Thing>
std::optional<wire::TakenBack> taken_back(Thing const& thing, event::Uuid entry,
                                          std::vector<outreach::OriginRef> const& heads) {
  if (!outreach::hides(thing.withdrawn, entry, heads)) return std::nullopt;
  auto const* shown = thing.withdrawn.at(entry).shown();
  auto const why = thing.reasons.find(shown->origin->id);
  return wire::TakenBack{shown->origin->author, shown->origin->at,
                         why == thing.reasons.end() ? std::nullopt : std::optional(why->second)};
}

/// What a withdrawal of an entry of this household, person or shock has to name: all that it hides
/// and what was said of it before; where it is taken back, the withdrawal alone.
template <class Thing>
std::vector<event::Uuid> named_by_withdrawal(Thing const& thing, event::Uuid entry,
                                             std::vector<outreach::OriginRef> heads) {
  if (outreach::hides(thing.withdrawn, entry, heads)) heads.clear();
  auto const held = thing.withdrawn.find(entry);
  if (held != thing.withdrawn.end()) outreach::put_heads(heads, held->second);
  outreach::tidy_up(heads);
  return ids_of(heads);
}

/// Registers and members stand in the same order: both are the members of the `..._changed` struct.
template <class Fields, std::size_t count>
Fields fields_of(std::array<event::Register, count> const& registers) {
  using Members = boost::describe::describe_members<Fields, boost::describe::mod_public>;
  static_assert(boost::mp11::mp_size<Members>::value == count);
  Fields fields;
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<count>>([&](auto index) {
    fields.*boost::mp11::mp_at_c<Members, index>::pointer = field_of(registers[index]);
  });
  return fields;
}

std::vector<wire::PromiseNote> promises_of(outreach::Household const& household,
                                           event::Uuid const* visit);
std::vector<wire::StepNote> steps_of(outreach::Household const& household,
                                     event::Uuid const* visit);
std::vector<wire::ReferralNote> referrals_of(outreach::Household const& household,
                                             event::Uuid const* visit);

/// The visits that stand, the latest first.
std::vector<wire::VisitCard> visits_of(outreach::Household const& household);

/// A page of `size` things: the first and the one behind the last.
struct PageBounds {
  std::size_t from = 0, to = 0;
};
PageBounds page_of(std::size_t size, std::optional<std::int64_t> limit,
                   std::optional<std::int64_t> offset);

}  // namespace otor::app
