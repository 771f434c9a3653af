// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether a certificate holds: until a set time passes, or the law that was taught changes.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace otor::training {

/// `refresher`: a lesson of the course tells another figure since; read it again.
BOOST_DEFINE_ENUM_CLASS(Standing, holds, refresher, ended, withdrawn)

/// How somebody's being there is known.
BOOST_DEFINE_ENUM_CLASS(Came, list, code, absent)

/// A certificate as it was given, and what has happened to it since. Days are "2026-12-07".
struct Held {
  std::string on;
  std::int64_t valid_months = 0;       // of its course; none where no time is set
  std::optional<std::string> changed;  // the newest day on which a lesson of the course changed
  bool withdrawn = false;
};

/// The last day on which a certificate given on `on` holds; "" where the course sets no time, or
/// `on` is no day. The day on which it was given counts: two years from the 7th end on the 6th.
std::string through_of(std::string const& on, std::int64_t valid_months);

/// What was withdrawn is told as that whatever else is true of it, and what has ended is never told
/// as in need of a refresher; what was given on no day has ended. A figure that changes on the day
/// of the certificate or earlier was taught; one that changes after `today` is not told yet.
Standing standing(Held const& held, std::string const& today);

}  // namespace otor::training
