// SPDX-License-Identifier: Apache-2.0
#include "app/push.h"

#include <algorithm>
#include <chrono>

#include "app/hello.h"
#include "wire/event_line.h"

namespace otor::app {

namespace {

bool is_here(Home const& home, std::string_view area) {
  return std::ranges::find(home.areas, area) != home.areas.end();
}

bool is_department_here(Home const& home, std::string_view area) {
  return event::is_department(area) &&
         std::ranges::any_of(home.areas, [&](auto const& soum) { return soum.starts_with(area); });
}

/// The soum besides its author's that an event is for.
std::optional<std::string_view> other_area(event::Body const& body) {
  if (auto const* moved = std::get_if<event::HouseholdMoved>(&body)) return moved->area;
  if (auto const* asked = std::get_if<event::HandOverRequested>(&body)) return asked->from;
  return std::nullopt;
}

/// Whether there is such a moment, however far from ours: a wall clock may be wrong, but shows no
/// thirteenth month. Its form was read before.
bool is_on_a_clock(std::string_view at) {
  auto const two = [&](std::size_t from) { return (at[from] - '0') * 10 + (at[from + 1] - '0'); };
  using namespace std::chrono;
  year_month_day const day{year(two(0) * 100 + two(2)), month(static_cast<unsigned>(two(5))),
                           std::chrono::day(static_cast<unsigned>(two(8)))};
  auto const zone = at.size() - 5;  // "07:00"
  return day.ok() && two(11) < 24 && two(14) < 60 && two(17) <= 60 &&
         (at.back() == 'Z' || (two(zone) < 24 && two(zone + 3) < 60));
}

Pushed kept_nowhere(std::optional<event::Event> event, Problem why) {
  return {std::move(event), Pushed::Place::nowhere, std::move(why)};
}

/// What comes from a device of somebody else is not taken; from a revoked one it is kept aside.
void judge_device(Account const& account, BoundDevice const& bound, Pushed& pushed) {
  if (!pushed.event) return;
  if (bound.user != account.user) {
    pushed.place = Pushed::Place::nowhere;
    pushed.why = Problem{ProblemKind::another_device, "This device belongs to another account."};
  } else if (bound.revoked && pushed.place == Pushed::Place::log) {
    pushed.place = Pushed::Place::quarantine;
    pushed.why = Problem{ProblemKind::device_lost, "This device was given up as lost."};
  }
}

/// As the access table and the rules of its kind say, whoever holds the device.
Pushed judge(Account const& account, event::Uuid device, Result<event::Event> event,
             Home const& home) {
  if (!event) return kept_nowhere(std::nullopt, std::move(event.error()));
  auto const& envelope = event->envelope;
  if (envelope.device != device) {
    return kept_nowhere(std::move(*event),
                        {ProblemKind::another_device, "This event is of another device."});
  }
  if (envelope.author != account.user) {
    return kept_nowhere(std::move(*event),
                        {ProblemKind::not_allowed, "The author is another account."});
  }
  // In no soum: what kinds may lie there, and whose they are, the access table says.
  bool const elsewhere =
      envelope.area == event::own_area || is_department_here(home, envelope.area);
  if (!elsewhere && (!is_here(home, envelope.area) ||
                     !may(account, Verb::write, Matter::record, envelope.area))) {
    return {std::move(*event), Pushed::Place::quarantine,
            Problem{ProblemKind::foreign_area, "This area is not among the author's areas."}};
  }
  if (!may(account, Verb::write, matter_of(event->body), envelope.area)) {
    return {std::move(*event), Pushed::Place::quarantine,
            Problem{ProblemKind::not_allowed, "This account does not record what this kind says."}};
  }
  if (auto const* unfit = std::get_if<event::Unfit>(&event->body)) {
    auto why = Problem{ProblemKind::unfit_body, unfit->why};
    return {std::move(*event), Pushed::Place::quarantine, std::move(why)};
  }
  if (!is_on_a_clock(envelope.at)) {
    return {std::move(*event), Pushed::Place::quarantine,
            Problem{ProblemKind::unfit_body, "at: no clock shows such a moment."}};
  }
  if (auto const to = other_area(event->body); to && !is_here(home, *to)) {
    auto why =
        Problem{ProblemKind::foreign_area, "There is no soum " + std::string(*to) + " here."};
    return {std::move(*event), Pushed::Place::quarantine, std::move(why)};
  }
  bool const owned = only_owned(account, Verb::write, matter_of(event->body), envelope.area);
  return {std::move(*event), Pushed::Place::log, std::nullopt, {}, owned};
}

}  // namespace

Pushed judge_line(Account const& account, event::Uuid device, BoundDevice const* bound,
                  std::string_view line, Home const& home) {
  auto judged = judge(account, device, wire::read_event_text(std::string(line)), home);
  if (bound != nullptr) judge_device(account, *bound, judged);
  if (judged.event) judged.hash = event::hash_of(judged.event->line);
  return judged;
}

Result<std::string> push(Account const& account, std::string_view text, Home const& home,
                         EventLog& log, Devices& devices, Clock const& clock) {
  if (!may_anywhere(account, Verb::write, Matter::record) &&
      !may_anywhere(account, Verb::write, Matter::training)) {
    return problem(ProblemKind::not_allowed, "This account records nothing.");
  }
  auto const body = read_push_body(text);
  if (!body) return std::unexpected(body.error());
  auto const bound = devices.known_or_bind(body->device, account.user);
  if (!bound) return std::unexpected(bound.error());
  Taken taken;
  for (auto const& event : body->events)
    taken.events.push_back(judge_line(account, body->device, &*bound, event, home));
  auto receipts = log.append(taken.events, skew_of(body->now, clock.now_ms()));
  if (!receipts) return std::unexpected(receipts.error());
  taken.receipts = std::move(*receipts);
  auto out = receipts_text(body->device, taken, body->events, home.store);
  if (home.signer == nullptr) return out;
  auto const sig = home.signer->sign(signed_part(out));
  if (!sig) return out;  // what is stored is stored: the signature is a gift
  out.pop_back();
  return out + ",\"sig\":\"" + *sig + "\"}";
}

}  // namespace otor::app
