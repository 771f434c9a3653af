// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a department settles for itself and the screens only repeat: whom to call, which handbook is
// given, how long records are kept, which consent is read aloud, the schemes of money for the road,
// the targets of coverage.
// Each is dated; the last entry whose day has come holds. What nobody has settled stands there as
// not known.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "allowance/scheme.h"
#include "coverage/target.h"

namespace otor::app {

struct Aimag {
  std::string code, name_mn, name_kk, name_en;
};
BOOST_DESCRIBE_STRUCT(Aimag, (), (code, name_mn, name_kk, name_en))

/// Where a herder of this aimag asks to see, correct or erase what was written.
struct Telephone {
  std::string aimag, since;           // since: a day
  std::optional<std::string> number;  // absent: not known
};
BOOST_DESCRIBE_STRUCT(Telephone, (), (aimag, since, number))

struct HandbookEdition {
  std::string since;
  std::optional<std::string> edition;
};
BOOST_DESCRIBE_STRUCT(HandbookEdition, (), (since, edition))

struct KeepingTime {
  std::string since;
  std::optional<std::int64_t> years;
};
BOOST_DESCRIBE_STRUCT(KeepingTime, (), (since, years))

/// Names the text under [consent] in text/; a changed text gets a new version.
struct ConsentVersion {
  std::string since, version;
};
BOOST_DESCRIBE_STRUCT(ConsentVersion, (), (since, version))

/// From when on a task counts as stuck: after so many days overdue, put off so many times.
struct WorklistTerms {
  std::string since;
  std::int64_t overdue_days = 30, put_off = 2;
};
BOOST_DESCRIBE_STRUCT(WorklistTerms, (), (since, overdue_days, put_off))

/// `allowances` and `worklist` are absent in what an older program kept.
struct Programme {
  bool made_up = false;  // a demonstration: no number in it is anybody's
  std::vector<Aimag> aimags;
  std::vector<Telephone> telephones;
  std::vector<HandbookEdition> handbooks;
  std::vector<KeepingTime> keeping;
  std::vector<ConsentVersion> consents;
  std::optional<std::vector<allowance::Scheme>> allowances;
  std::optional<std::vector<WorklistTerms>> worklist;
  std::vector<coverage::Target> targets;  // of the desk alone: kept by themselves, told to no phone
};
BOOST_DESCRIBE_STRUCT(Programme, (),
                      (made_up, aimags, telephones, handbooks, keeping, consents, allowances,
                       worklist))

/// The key under which the store keeps it, as JSON.
inline constexpr char programme_note[] = "programme";
/// The same of its targets of coverage.
inline constexpr char targets_note[] = "targets";

}  // namespace otor::app
