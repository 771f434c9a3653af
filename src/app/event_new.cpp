// SPDX-License-Identifier: Apache-2.0
// Making the next event of this device.
#include <algorithm>

#include "app/record_calls.h"
#include "outreach/register_number.h"
#include "wire/parted_line.h"

namespace otor::app {
namespace {

constexpr std::size_t least_random = 32;

bool is_random(std::string const& text) {
  return text.size() >= least_random && text.find_first_not_of("0123456789abcdef") == text.npos;
}

// Members that are null are left out: an event says only what was said.
Result<std::string> said(wire::Verbatim const& body) {
  auto value = wire::parse_strict(body.text);
  if (!value) return std::unexpected(value.error());
  if (auto* object = value->if_object()) {
    for (auto member = object->begin(); member != object->end();) {
      member = member->value().is_null() ? object->erase(member) : member + 1;
    }
  }
  std::string text;
  if (auto written = wire::write_canonical(text, *value); !written)
    return std::unexpected(written.error());
  return text;
}

// Clocks of others count as far as the wall allows now; the rest may count later.
event::Stamp next_stamp(RecordSession& session, std::int64_t wall_ms) {
  event::HybridClock clock(session.head ? session.head->clock : event::Stamp{});
  event::Stamp greatest;
  std::erase_if(session.seen, [&](event::Stamp seen) {
    bool const counts = seen.ms <= wall_ms + event::one_day_ms;
    if (counts) greatest = std::max(greatest, seen);
    return counts;
  });
  session.seen.push_back(greatest);
  clock.adopt(greatest, wall_ms);
  return clock.make(wall_ms);
}

std::string prev_of(std::optional<OwnHead> const& head) {
  if (!head) return {};
  return head->hash ? *head->hash : event::hash_of(head->line);
}

// 128 bits that stand nowhere else, so that a hash that outlives the line confirms no guess of it.
// A page that sends too few gets a line without.
std::string_view salt_in(std::string_view random) {
  constexpr std::size_t salt_digits = 32;
  random.remove_prefix(least_random);
  return random.size() < salt_digits ? std::string_view() : random.substr(0, salt_digits);
}

/// A register number has no place in an event: only its mark has, or nothing once it is taken off.
bool holds_no_number(event::Body const& body) {
  auto const* changed = std::get_if<event::PersonChanged>(&body);
  auto const* mark = changed && changed->number_mark ? &*changed->number_mark : nullptr;
  return mark == nullptr || mark->empty() || outreach::is_number_mark(*mark);
}

std::vector<event::Uuid> sorted(std::vector<event::Uuid> over) {
  std::ranges::sort(over);
  over.erase(std::ranges::unique(over).begin(), over.end());
  return over;
}

/// In a soum of hers, her own stream, or that of her department.
bool works_in(RecordOwner const& owner, std::string const& area) {
  return area == event::own_area || std::ranges::any_of(owner.areas, [&](auto const& soum) {
           return soum == area || (event::is_department(area) && soum.starts_with(area));
         });
}

}  // namespace

Result<wire::EventNewAnswer> event_new(RecordSession& session,
                                       wire::EventNewRequest const& request) {
  if (!is_random(request.random)) {
    return problem(ProblemKind::bad_value,
                   "random: 32 or more hex digits in lower case are expected.");
  }
  auto const& owner = *session.owner;
  if (!works_in(owner, request.area)) {
    return problem(ProblemKind::foreign_area,
                   "area: this account does not work in " + request.area + ".");
  }
  auto const body = said(request.body);
  if (!body) return std::unexpected(body.error());
  auto const ids = std::string_view(request.random).substr(0, least_random);  // the rest is salt
  event::Envelope envelope;
  envelope.id = event::uuid_v7(request.wall_ms, ids, "event");
  envelope.device = owner.device;
  envelope.seq = session.head ? session.head->seq + 1 : 1;
  envelope.prev = prev_of(session.head);
  envelope.clock = next_stamp(session, request.wall_ms);
  envelope.author = owner.user;
  envelope.area = request.area;
  envelope.subject =
      request.subject ? *request.subject : event::uuid_v7(request.wall_ms, ids, "subject");
  envelope.kind = request.kind;
  envelope.at = request.at;
  if (request.over) envelope.over = sorted(*request.over);
  auto line = wire::line_of(envelope, *body);
  if (!wire::part(line).closed.empty())
    line = wire::line_of(envelope, *body, salt_in(request.random));
  auto made = wire::read_line(std::move(line));
  if (!made) return std::unexpected(std::move(made.error()));
  if (auto const* unfit = std::get_if<event::Unfit>(&made->body)) {
    return problem(ProblemKind::unfit_body, unfit->why);
  }
  if (!holds_no_number(made->body))
    return problem(ProblemKind::unfit_body, "number_mark: the mark of a number is expected.");
  auto hash = event::hash_of(made->line);
  return wire::EventNewAnswer{made->line, wire::Verbatim{made->line}, std::move(hash)};
}

}  // namespace otor::app
