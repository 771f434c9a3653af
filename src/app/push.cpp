// SPDX-License-Identifier: Apache-2.0
#include "app/push.h"

#include <algorithm>

#include "app/hello.h"
#include "app/pull.h"
#include "wire/event_line.h"
#include "wire/json.h"

namespace otor::app {

namespace {

constexpr std::size_t longest_echo = 100;

bool is_here(Home const& home, std::string_view area) {
  return std::ranges::find(home.areas, area) != home.areas.end();
}

/// The soum besides its author's that an event is for.
std::optional<std::string_view> other_area(event::Body const& body) {
  if (auto const* moved = std::get_if<event::HouseholdMoved>(&body)) return moved->area;
  if (auto const* asked = std::get_if<event::HandOverRequested>(&body)) return asked->from;
  return std::nullopt;
}

Pushed kept_nowhere(std::optional<event::Event> event, Problem why) {
  return {std::move(event), Pushed::Place::nowhere, std::move(why)};
}

/// The id of something that is not an event, as far as it has one: the phone must know which is
/// meant.
std::string echoed_id(std::string_view text) {
  auto const value = wire::parse_strict(text);
  if (!value || !value->is_object()) return {};
  auto const* id = value->as_object().if_contains("id");
  if (id == nullptr || !id->is_string() || id->as_string().size() > longest_echo) return {};
  return {id->as_string().data(), id->as_string().size()};
}

void write_receipt(std::string& out, sync::Receipt const& receipt, Pushed const& pushed,
                   std::string_view text) {
  out += "{\"id\":";
  wire::write_string(out, pushed.event ? text_of(receipt.id) : echoed_id(text));
  out += ",\"status\":\"";
  out += boost::describe::enum_to_string(receipt.status, "refused");
  out += "\"";
  if (receipt.position) out += ",\"position\":" + std::to_string(*receipt.position);
  if (receipt.problem) {
    out += ",\"problem\":{\"code\":";
    wire::write_string(out, code(receipt.problem->kind));
    out += ",\"detail\":";
    wire::write_string(out, receipt.problem->detail);
    out += "}";
  }
  if (receipt.received) out += ",\"received\":" + std::to_string(*receipt.received);
  if (receipt.registered && pushed.event &&
      holds_back(pushed.event->envelope.clock, receipt.skew, *receipt.registered)) {
    out += ",\"registered\":" + std::to_string(*receipt.registered);
  }
  if (receipt.skew != 0) out += ",\"skew\":" + std::to_string(receipt.skew);
  out += "}";
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

}  // namespace

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
  if (!is_here(home, envelope.area) || !may(account, Verb::write, Matter::record, envelope.area)) {
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
  if (auto const to = other_area(event->body); to && !is_here(home, *to)) {
    auto why =
        Problem{ProblemKind::foreign_area, "There is no soum " + std::string(*to) + " here."};
    return {std::move(*event), Pushed::Place::quarantine, std::move(why)};
  }
  return {std::move(*event), Pushed::Place::log, std::nullopt};
}

Result<std::string> push(Account const& account, std::string_view text, Home const& home,
                         EventLog& log, Devices& devices, Clock const& clock) {
  if (!may_anywhere(account, Verb::write, Matter::record)) {
    return problem(ProblemKind::not_allowed, "This account records nothing.");
  }
  auto const body = read_push_body(text);
  if (!body) return std::unexpected(body.error());
  auto const bound = devices.known_or_bind(body->device, account.user);
  if (!bound) return std::unexpected(bound.error());
  std::vector<Pushed> events;
  for (auto const& event : body->events) {
    auto judged = judge(account, body->device, wire::read_event_text(std::string(event)), home);
    judge_device(account, *bound, judged);
    events.push_back(std::move(judged));
  }
  auto const receipts = log.append(events, skew_of(body->now, clock.now_ms()));
  if (!receipts) return std::unexpected(receipts.error());
  std::string out = "{\"receipts\":[";
  for (std::size_t index = 0; index < receipts->size(); ++index) {
    if (index > 0) out += ",";
    write_receipt(out, (*receipts)[index], events[index], body->events[index]);
  }
  out += "],\"store\":";
  wire::write_string(out, home.store);
  return out + "}";
}

}  // namespace otor::app
