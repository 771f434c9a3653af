// SPDX-License-Identifier: Apache-2.0
#pragma once
// The first word of a contact: phone and server tell each other where they stand, before anything
// is sent. What follows from it the phone decides (sync/contact.h).

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/access.h"
#include "app/devices.h"
#include "app/number_keys.h"
#include "app/ports.h"
#include "app/push.h"
#include "event/event.h"

namespace otor::app {

/// The protocol spoken here, and the least that is answered in full. Below it a phone may still
/// push: work from any phone ever given out is taken.
inline constexpr std::int64_t protocol = 1;
inline constexpr std::int64_t least_protocol = 1;

struct HelloHead {
  std::int64_t seq = 0;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(HelloHead, (), (seq, hash))

/// Cards that were opened on the phone on one day, of households whose soum the card said. They are
/// told here and not as events: the record is about families, and every phone of a soum carries it.
struct CardsSeen {
  std::string day, area;  // "2026-11-26", "18301"
  std::vector<event::Uuid> subjects;
};
BOOST_DESCRIBE_STRUCT(CardsSeen, (), (day, area, subjects))

struct HelloRequest {
  std::vector<std::int64_t> protocol;  // the least and the greatest that the phone speaks
  std::optional<std::string> app;      // version of the phone's program
  std::string device;
  std::optional<std::int64_t> now;  // the phone's wall clock
  std::optional<HelloHead> head;    // its newest line
  std::optional<std::int64_t> after;
  std::optional<std::string> store;
  std::optional<std::vector<CardsSeen>> cards;  // what the phone has not told yet
};
BOOST_DESCRIBE_STRUCT(HelloRequest, (), (protocol, app, device, now, head, after, store, cards))

struct HelloAnswer {
  std::int64_t protocol = 1, minimum = 1;
  std::int64_t now = 0;
  std::string store;
  std::optional<HelloHead> known;  // the newest event of the device that is held here
  std::int64_t registered = 0;     // when the device became known
  std::int64_t skew = 0;           // how much the phone's clock lacks; 0 below two minutes
  std::vector<std::string> areas;  // soums whose records the account may see
  std::string epoch;               // names these areas; changes when they do
  bool revoked = false;
  std::optional<HelloHead> audit;  // newest row of the audit; a phone that keeps it is a witness
  std::vector<NumberKey> number_keys;  // of the aimags of these areas; none for a phone given up
};
BOOST_DESCRIBE_STRUCT(HelloAnswer, (),
                      (protocol, minimum, now, store, known, registered, skew, areas, epoch,
                       revoked, audit, number_keys))

/// Errors: not_allowed for an account that records nothing; bad_value for a range of protocols that
/// is none or lies above this one; another_device; storage.
Result<HelloAnswer> hello(Account const& account, HelloRequest const& request, Home const& home,
                          Devices& devices, Clock const& clock);

/// Cards as the audit keeps them. What cannot be is put right, not refused, or nobody would ever be
/// told of it: a day that is none, or has not come yet, is that of the telling; a soum that is not
/// here is none. Errors: too_large.
Result<std::vector<CardsSeen>> cards_told(HelloRequest const& request, Home const& home,
                                          Clock const& clock);

/// Names the areas whose records the account may see: equal areas, equal epochs.
std::string epoch_of(Account const& account, Home const& home);

/// A server's time minus what a phone told; 0 below two minutes, and for a time that cannot be.
std::int64_t skew_of(std::optional<std::int64_t> told, std::int64_t now);

}  // namespace otor::app
