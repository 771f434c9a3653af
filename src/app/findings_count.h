// SPDX-License-Identifier: Apache-2.0
#pragma once
// Households that said something, counted by officer and part in one pass over what was heard.

#include <map>
#include <unordered_map>

#include "app/findings.h"
#include "statistics/interval.h"

namespace otor::app {

/// The days asked for, both included, and by what is divided.
struct FindingsSpan {
  Date from, to;
  FindingsBy by{};
  auto operator<=>(FindingsSpan const&) const = default;
};

/// Sets of parts are bits; there are never more than 64.
class FindingsCount {
 public:
  /// `parts`: how many; the last but one of ages and sexes is of what is not known.
  FindingsCount(FindingsSpan span, std::size_t parts) : span_(span), parts_(parts) {}

  /// A household; `part`: its own where areas divide.
  void take(HeardFamily const& family, std::size_t part);
  /// What was counted apart by the same days and the same kind of parts; its first part is `part`
  /// here. The order in which counts are added is that of their officers.
  void add(FindingsCount const& other, std::size_t part);

  /// One code: households by officer and part (the last is all of them), and times.
  struct Said {
    std::vector<std::int32_t> hits;
    std::vector<std::int64_t> last;  // the household that counted last
    std::int64_t times = 0, named = 0, answered = 0, referred = 0, brought = 0, owed = 0;
  };
  using Codes = std::map<std::string, Said, std::less<>>;
  Codes const& findings() const { return findings_; }
  Codes const& questions() const { return questions_; }
  std::int64_t silent() const { return silent_; }

  /// Households met in a part, by officer; `parts` stands for all.
  std::vector<statistics::Cluster> clusters(std::size_t part, Said const* said = nullptr) const;

 private:
  /// Counts made apart: which officers here theirs are, and which part their first is.
  struct Apart {
    std::vector<std::size_t> officers;
    std::size_t parts, first;
  };

  std::uint64_t parts_of(HeardFamily const& family, Date day, std::size_t part) const;
  std::uint64_t bands_of(HeardPerson const& person, Date day) const;
  std::size_t officer(std::string const& user);
  void add(std::vector<std::int32_t>& hits, std::size_t officer, std::size_t part,
           std::int32_t households = 1) const;
  void add(Apart const& apart, std::vector<std::int32_t> const& hits,
           std::vector<std::int32_t>& to) const;
  void add(Apart const& apart, Codes const& codes, Codes& to) const;
  Said& said_of(Codes& codes, std::string const& code) const;
  void take(HeardFact const& fact, HeardVisit const& visit, HeardFamily const& family,
            std::size_t officer, std::uint64_t mine);

  FindingsSpan span_;
  std::size_t parts_;
  std::unordered_map<std::string, std::size_t> officers_;
  std::vector<std::string> users_;  // of the officers
  std::vector<std::int32_t> met_;
  Codes findings_, questions_;
  std::int64_t households_ = 0, silent_ = 0;
};

/// One soum, all in one part where areas divide.
FindingsCount counted(SoumTasks const& soum, FindingsSpan const& span);

/// How many parts there are of ages, sexes or seasons, with what is not known; their codes.
std::vector<std::string> fixed_parts(FindingsBy by);

}  // namespace otor::app
