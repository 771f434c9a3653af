// SPDX-License-Identifier: Apache-2.0
#include "outreach/remarks.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "base/word.h"

namespace otor::outreach {
namespace {

using Group = std::vector<SeenVisit const*>;

constexpr std::size_t month_length = 7;  // "2026-11"

template <class Of>
auto distinct(Group const& group, Of of) {
  std::set<std::decay_t<decltype(of(*group.front()))>> found;
  for (auto const* visit : group) found.insert(of(*visit));
  return found;
}

std::size_t families_in(Group const& group) {
  return distinct(group, [](SeenVisit const& visit) { return visit.household; }).size();
}

Remark remark_of(RemarkRule const& rule, Group group) {
  std::ranges::sort(group, {}, [](SeenVisit const* visit) {
    return std::tie(visit->day, visit->visit, visit->household, visit->area);
  });
  Remark remark{rule.code, {}, {}, static_cast<std::int64_t>(families_in(group))};
  for (auto& officer : distinct(group, [](SeenVisit const& visit) { return visit.officer; }))
    remark.officers.push_back(officer);
  for (auto const* visit : group) remark.visits.push_back(*visit);
  return remark;
}

/// The groups of visits with one key that `is_one` says are a remark.
template <class KeyOf, class IsOne>
void put(std::vector<Remark>& found, Group const& visits, RemarkRule const& rule, KeyOf key_of,
         IsOne is_one) {
  std::map<std::decay_t<decltype(key_of(*visits.front()))>, Group> groups;
  for (auto const* visit : visits) groups[key_of(*visit)].push_back(visit);
  for (auto& [key, group] : groups)
    if (is_one(group)) found.push_back(remark_of(rule, std::move(group)));
}

void same_day(std::vector<Remark>& found, Group const& visits, RemarkRule const& rule) {
  put(
      found, visits, rule,
      [](SeenVisit const& visit) { return std::pair(visit.household, visit.day); },
      [](Group const& group) {
        return distinct(group, [](SeenVisit const& visit) { return visit.officer; }).size() > 1;
      });
}

void same_noted(std::vector<Remark>& found, Group const& visits, RemarkRule const& rule) {
  auto const codes = static_cast<std::size_t>(rule.codes.value_or(0));
  auto const count = static_cast<std::size_t>(rule.count.value_or(0));
  Group many;
  std::ranges::copy_if(visits, std::back_inserter(many),
                       [=](SeenVisit const* visit) { return visit->noted.size() >= codes; });
  put(
      found, many, rule,
      [](SeenVisit const& visit) {
        return std::tuple(visit.officer, visit.day.substr(0, month_length), visit.noted);
      },
      [=](Group const& group) { return families_in(group) >= count; });
}

void many_in_day(std::vector<Remark>& found, Group const& visits, RemarkRule const& rule) {
  auto const count = static_cast<std::size_t>(rule.count.value_or(0));
  put(
      found, visits, rule,
      [](SeenVisit const& visit) { return std::pair(visit.officer, visit.day); },
      [=](Group const& group) { return families_in(group) >= count; });
}

void add_codes(std::set<std::string>& noted, std::vector<std::string> const& codes, CodeSet set) {
  for (auto const& code : codes) noted.insert(word_of(set) + "." + code);
}

}  // namespace

std::vector<Remark> remarks(std::vector<SeenVisit> const& visits,
                            std::vector<RemarkRule> const& rules) {
  std::vector<Remark> found;
  Group all;
  for (auto const& visit : visits) all.push_back(&visit);
  for (auto const& rule : rules) {
    switch (rule.when) {
      case RemarkTrigger::same_day: same_day(found, all, rule); break;
      case RemarkTrigger::same_noted: same_noted(found, all, rule); break;
      case RemarkTrigger::many_in_day: many_in_day(found, all, rule); break;
    }
  }
  std::ranges::stable_sort(found, [](Remark const& one, Remark const& other) {
    auto const& first = one.visits.front();
    auto const& second = other.visits.front();
    return std::tie(other.to(), one.rule, one.officers, first.visit, first.household) <
           std::tie(one.to(), other.rule, other.officers, second.visit, second.household);
  });
  return found;
}

std::vector<std::string> noted_of(std::vector<std::string> const& findings,
                                  std::vector<std::string> const& questions) {
  std::set<std::string> noted;
  add_codes(noted, findings, CodeSet::finding);
  add_codes(noted, questions, CodeSet::asked);
  return {noted.begin(), noted.end()};
}

}  // namespace otor::outreach
