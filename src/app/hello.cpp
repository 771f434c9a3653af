// SPDX-License-Identifier: Apache-2.0
#include "app/hello.h"

#include <algorithm>
#include <cstdlib>

#include "app/line_writer.h"
#include "base/sha256.h"

namespace otor::app {

namespace {

constexpr std::int64_t ignored_skew_ms = 120'000;
constexpr std::size_t epoch_length = 16;
constexpr std::size_t most_cards = 5'000;
constexpr std::int64_t day_ms = 86'400'000;

bool is_day(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  return text.size() == form.size() && std::ranges::equal(text, form, [](char found, char wanted) {
           return wanted == '-' ? found == '-' : found >= '0' && found <= '9';
         });
}

}  // namespace

std::int64_t skew_of(std::optional<std::int64_t> told, std::int64_t now) {
  if (!told || *told < 0 || *told > event::last_stamp_ms) return 0;
  auto const skew = now - *told;
  return std::abs(skew) < ignored_skew_ms ? 0 : skew;
}

std::string epoch_of(Account const& account, Home const& home) {
  std::string names = "otor-epoch-1\n";
  for (auto const& area : areas_for(account, Verb::see, Matter::record, home.areas)) {
    names += area + "\n";
  }
  return sha256_hex(names).substr(0, epoch_length);
}

Result<HelloAnswer> hello(Account const& account, HelloRequest const& request, Home const& home,
                          Devices& devices, Clock const& clock) {
  if (!may_anywhere(account, Verb::write, Matter::record)) {
    return problem(ProblemKind::not_allowed, "This account records nothing.");
  }
  auto const& range = request.protocol;
  if (range.size() != 2 || range[0] > range[1] || range[0] > protocol) {
    return problem(ProblemKind::bad_value, "protocol: this server speaks 1.");
  }
  auto const device = event::parse_uuid(request.device);
  if (!device) return problem(ProblemKind::bad_value, "device: a UUID in lower case is expected.");
  auto const bound = devices.known_or_bind(*device, account.user);
  if (!bound) return std::unexpected(bound.error());
  if (bound->user != account.user) {
    return problem(ProblemKind::another_device, "This device belongs to another account.");
  }
  auto head = devices.head_of(*device);
  if (!head) return std::unexpected(head.error());
  HelloAnswer answer{std::min(range[1], protocol),
                     least_protocol,
                     clock.now_ms(),
                     home.store,
                     {},
                     bound->registered};
  if (*head) answer.known = HelloHead{(*head)->seq, std::move((*head)->hash)};
  answer.skew = skew_of(request.now, answer.now);
  answer.areas = areas_for(account, Verb::see, Matter::record, home.areas);
  answer.epoch = epoch_of(account, home);
  answer.revoked = bound->revoked;
  return answer;
}

Result<std::vector<CardsSeen>> cards_told(HelloRequest const& request, Home const& home,
                                          Clock const& clock) {
  auto cards = request.cards.value_or(std::vector<CardsSeen>{});
  std::size_t count = 0;
  // An hour of the phone's clock may lie in the day that comes.
  auto const last = told_in_west(clock.now_ms() + day_ms).substr(0, 10);
  for (auto& told : cards) {
    count += told.subjects.size();
    if (!is_day(told.day) || told.day > last) told.day = told_in_west(clock.now_ms()).substr(0, 10);
    if (std::ranges::find(home.areas, told.area) == home.areas.end()) told.area.clear();
  }
  if (count > most_cards) return problem(ProblemKind::too_large, "5,000 cards at once at most.");
  return cards;
}

}  // namespace otor::app
