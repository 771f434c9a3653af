// SPDX-License-Identifier: Apache-2.0
#pragma once
// Letting in what was set aside. A line of an officer whose soum was taken away while she was out,
// or of a phone that was given up as lost, tells what happened in a ger: a head over that soum may
// let it into the record; and so what the officer learned on that phone, of which the head is told
// the days and no more. Nothing of it changes: it keeps its author, its time and its place in its
// phone's chain, and what should not have been let in is taken back entry by entry. What nothing
// proves to be its author's, what does not fit its kind and what forks a chain stays aside.

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/access.h"
#include "app/overview.h"
#include "app/push.h"
#include "event/event.h"

namespace otor::app {

/// A line that is kept aside, as it lies.
struct SetAside {
  std::string hash;
  event::Event event;
  event::Received received;
  std::string code;  // why: "device_lost", "foreign_area", ...
};

/// Why nobody lets this line in; nothing where a head may.
std::optional<Problem> stays_aside(SetAside const& line);

/// A line that was asked for and stays aside.
struct LeftAside {
  std::string hash, code, detail;
};
BOOST_DESCRIBE_STRUCT(LeftAside, (), (hash, code, detail))

class AsideLog {
 public:
  virtual ~AsideLog() = default;
  /// Lines of these streams of which something is left to read, those first that may be let in, so
  /// that no number of others hides them, phone by phone in the order of their numbers; at most
  /// `limit`. Errors: storage.
  virtual Result<std::vector<SetAside>> lines(std::vector<std::string> const& streams,
                                              std::int64_t limit) = 0;
  /// Lets those of these hashes into the record that lie aside in these streams and do not stay
  /// aside, all in one durable commit; gives the others. Errors: storage; then none was let in.
  virtual Result<std::vector<LeftAside>> let_in(std::vector<std::string> const& hashes,
                                                std::vector<std::string> const& streams,
                                                std::string const& by) = 0;
};

/// What one phone wrote about one household and was set aside for one reason; or what its officer
/// learned on it, with the area `own` and no household.
struct AsideGroup {
  std::string author, device, area, household, name, code;
  bool may = false;                // be let in
  std::string from, to;            // days of the first and the last of them
  std::int64_t visits = 0;         // that begin in them
  std::vector<std::string> lines;  // hashes
};
BOOST_DESCRIBE_STRUCT(AsideGroup, (),
                      (author, device, area, household, name, code, may, from, to, visits, lines))

struct AsideAnswer {
  std::vector<AsideGroup> groups;
  bool more = false;  // not all that lies aside was looked at
};
BOOST_DESCRIBE_STRUCT(AsideAnswer, (), (groups, more))

struct LetInRequest {
  std::vector<std::string> lines;  // hashes, 1,000 at most
};
BOOST_DESCRIBE_STRUCT(LetInRequest, (), (lines))

struct LetInAnswer {
  std::int64_t stored = 0;
  std::vector<LeftAside> left;
};
BOOST_DESCRIBE_STRUCT(LetInAnswer, (), (stored, left))

/// What lies aside in the soums of the account and in the own streams of the officers among
/// `everybody` who work in one of them, those first that may be let in. Errors: not_allowed,
/// storage.
Result<AsideAnswer> set_aside(Account const& account, std::vector<Account> const& everybody,
                              Home const& home, AsideLog& aside, ReadModel& model);

/// Errors: not_allowed; too_large; bad_value for a hash that is none; storage.
Result<LetInAnswer> let_in(Account const& account, std::vector<Account> const& everybody,
                           LetInRequest const& request, Home const& home, AsideLog& aside);

}  // namespace otor::app
