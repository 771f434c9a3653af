// SPDX-License-Identifier: Apache-2.0
#pragma once
// All families of one soum as lists show them, in little room: whoever looks for one among a
// million people walks over them. Names stand in it once each, folded for searching as a phone
// folds them; what was typed has its register numbers masked.

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/month.h"
#include "outreach/book.h"
#include "outreach/kept_names.h"

namespace otor::app {

/// One family. `officer`: to whom it was given in this soum, or else who visited it last, ""
/// where nobody did; `silent`: it does not want anything written, or nobody can say that it does;
/// `names`: of those told to belong to it, and of their fathers, each once.
struct RollFamily {
  event::Uuid household;
  std::string head, bagh, officer;
  std::vector<std::string> names;
  std::int64_t members = 0;
  std::optional<Date> last_visit;
  std::optional<event::Stage> stage;
  bool silent = false;
  bool operator==(RollFamily const&) const = default;
};

/// Nothing where it does not belong to this soum, or was a mistake.
std::optional<RollFamily> roll_family(outreach::Household const& home, std::string_view soum,
                                      outreach::Book const& book);

class SoumRoll {
 public:
  using Place = outreach::KeptNames::Place;
  static constexpr std::int32_t never = INT32_MIN;
  static constexpr std::int8_t not_told = -1;

  struct Line {
    event::Uuid household;
    std::uint64_t order = 0;  // the first bytes of how the head sorts
    Place head = 0, bagh = 0, officer = 0;
    std::uint32_t names = 0;          // where its names begin in the list of all
    std::int32_t last_visit = never;  // days since 1970
    std::uint16_t named = 0, members = 0;
    std::int8_t stage = not_told;
    bool silent = false;
  };

  /// Takes families away, then puts others.
  void replace(std::set<event::Uuid> const& gone, std::vector<RollFamily> const& fresh);

  /// Sorted by the head's name.
  std::span<Line const> lines() const { return lines_; }
  std::size_t size() const { return lines_.size(); }
  outreach::KeptNames const& names() const { return names_; }
  std::span<Place const> names_of(Line const& line) const {
    return std::span(members_).subspan(line.names, line.named);
  }
  RollFamily family(Line const& line) const;

  /// Whether one stands before the other in a list by name; they may be of two soums.
  static bool before(SoumRoll const& one_roll, Line const& one, SoumRoll const& other_roll,
                     Line const& other);

 private:
  Line line_of(RollFamily const& family);

  outreach::KeptNames names_;
  std::vector<Line> lines_;
  std::vector<Place> members_;
};

}  // namespace otor::app
