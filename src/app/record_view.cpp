// SPDX-License-Identifier: Apache-2.0
#include "app/record_view.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace otor::app {
namespace {

std::optional<std::int64_t> milliseconds(std::optional<wire::Verbatim> const& told) {
  if (!told) return std::nullopt;
  std::int64_t ms = 0;
  auto const end = told->text.data() + told->text.size();
  auto const read = std::from_chars(told->text.data(), end, ms);
  return read.ec == std::errc{} && read.ptr == end ? std::optional(ms) : std::nullopt;
}

bool was_moved(outreach::Household const& household) {
  return household.field(outreach::HouseholdField::area).shown() != nullptr;
}

}  // namespace

event::Received received_of(wire::LogEntry const& entry) {
  return {milliseconds(entry.received), entry.skew.value_or(0), milliseconds(entry.registered)};
}

event::Received received_of(wire::ReceiptNote const& receipt) {
  return {milliseconds(receipt.received), receipt.skew.value_or(0),
          milliseconds(receipt.registered)};
}

std::int64_t unsafe_in(std::vector<outreach::OriginRef> const& origins) {
  return std::ranges::count_if(origins, [](auto const* origin) { return !origin->safe; });
}

std::int64_t unsafe_in(std::map<event::Uuid, event::Register> const& withdrawn) {
  std::vector<outreach::OriginRef> origins;
  for (auto const& [entry, held] : withdrawn) outreach::put_heads(origins, held);
  return unsafe_in(origins);
}

std::int64_t open_promises(outreach::Household const& household) {
  return std::ranges::count_if(household.promises,
                               [&](auto const& row) { return household.is_open(row.second); });
}

std::string_view nearest_promise(outreach::Household const& household) {
  std::string_view nearest;
  for (auto const& [id, promise] : household.promises) {
    if (!household.is_open(promise)) continue;
    auto const& by = promise.made->fact.by;
    if (nearest.empty() || by < nearest) nearest = by;
  }
  return nearest;
}

bool moved_away(RecordSession const& session, outreach::Household const& household) {
  auto const& areas = session.owner->areas;
  bool const told = was_moved(household) || !household.requests.empty();
  return told && std::ranges::find(areas, household.area()) == areas.end();
}

bool only_asked_for(RecordSession const& session, outreach::Household const& household) {
  return !was_moved(household) && moved_away(session, household);
}

std::vector<event::Uuid> ids_of(std::vector<outreach::OriginRef> const& origins) {
  std::vector<event::Uuid> ids;
  ids.reserve(origins.size());
  for (auto const* origin : origins) ids.push_back(origin->id);
  std::ranges::sort(ids);
  return ids;
}

std::vector<event::Uuid> head_ids(event::Register const& held) {
  std::vector<event::Uuid> ids;
  for (auto const& head : held.heads()) ids.push_back(head.origin->id);
  return ids;
}

std::optional<wire::Field> field_of(event::Register const& held) {
  auto const* shown = held.shown();
  if (shown == nullptr) return std::nullopt;
  wire::Field field{shown->value, shown->origin->author, shown->origin->at, head_ids(held), {}};
  for (auto const& head : held.heads()) {
    if (head.value != shown->value) {
      field.others.push_back({head.value, head.origin->author, head.origin->at});
    }
  }
  return field;
}

std::optional<wire::ConsentCard> consent_of(outreach::Consent const& consent) {
  auto const* shown = consent.shown();
  if (shown == nullptr) return std::nullopt;
  return wire::ConsentCard{shown->word,           consent.holds(),   consent.state.differs(),
                           shown->version,        shown->language,   shown->how,
                           shown->origin->author, shown->origin->at, head_ids(consent.state)};
}

std::vector<wire::PromiseNote> promises_of(outreach::Household const& household,
                                           event::Uuid const* visit) {
  std::vector<wire::PromiseNote> notes;
  for (auto const& [id, promise] : household.promises) {
    if (!household.stands(promise.made)) continue;
    auto const& made = promise.made->fact;
    if (visit != nullptr && made.visit != *visit) continue;
    notes.push_back({id, made.what, made.by, made.visit, household.is_kept(promise)});
  }
  std::ranges::sort(notes, [](auto const& one, auto const& other) {
    return std::tie(one.kept, one.by, one.promise) < std::tie(other.kept, other.by, other.promise);
  });
  return notes;
}

std::vector<wire::StepNote> steps_of(outreach::Household const& household,
                                     event::Uuid const* visit) {
  std::vector<wire::StepNote> notes;
  for (auto const& [id, step] : household.steps) {
    if (!household.stands(step.agreed)) continue;
    auto const& fact = step.agreed->fact;
    if (visit != nullptr && fact.visit != *visit) continue;
    notes.push_back({id, fact.what, fact.by, fact.owner, fact.visit, !step.done.empty()});
  }
  std::ranges::sort(notes, [](auto const& one, auto const& other) {
    return std::tie(one.done, one.by, one.step) < std::tie(other.done, other.by, other.step);
  });
  return notes;
}

std::vector<wire::ReferralNote> referrals_of(outreach::Household const& household,
                                             event::Uuid const* visit) {
  std::vector<wire::ReferralNote> notes;
  for (auto const& [id, referral] : household.referrals) {
    if (!household.stands(referral.made)) continue;
    auto const& made = referral.made->fact;
    if (visit != nullptr && made.visit != *visit) continue;
    wire::ReferralNote note{id, made.to, made.why, made.person, made.visit, {}, {}};
    for (auto const* closed : outreach::in_order(referral.closed)) {
      note.outcome = closed->fact.outcome;
      note.note = closed->fact.note;
    }
    notes.push_back(std::move(note));
  }
  return notes;
}

PageBounds page_of(std::size_t size, std::optional<std::int64_t> limit,
                   std::optional<std::int64_t> offset) {
  constexpr std::int64_t usual_limit = 200;
  auto const all = static_cast<std::int64_t>(size);
  auto const from = std::clamp<std::int64_t>(offset.value_or(0), 0, all);
  auto const count = std::clamp<std::int64_t>(limit.value_or(usual_limit), 0, all - from);
  return {static_cast<std::size_t>(from), static_cast<std::size_t>(from + count)};
}

}  // namespace otor::app
