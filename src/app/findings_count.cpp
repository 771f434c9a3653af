// SPDX-License-Identifier: Apache-2.0
#include "app/findings_count.h"

#include "base/word.h"

namespace otor::app {
namespace {

constexpr std::uint64_t bit(std::size_t part) { return std::uint64_t{1} << part; }

}  // namespace

std::vector<std::string> fixed_parts(FindingsBy by) {
  std::vector<std::string> codes;
  switch (by) {
    case FindingsBy::area: return codes;
    case FindingsBy::age:
      for (auto const& band : age_bands) codes.emplace_back(band.code);
      break;
    case FindingsBy::sex: codes = {"female", "male"}; break;
    case FindingsBy::season: return {"winter", "spring", "summer", "autumn"};
  }
  codes.emplace_back();
  return codes;
}

// Children count nowhere: it is their parents who speak.
std::uint64_t FindingsCount::bands_of(HeardPerson const& person, Date day) const {
  if (!person.born) return 0;
  auto const years = age_in_months(*person.born, day.month) / 12;
  if (years < age_bands[0].from) return 0;
  if (span_.by == FindingsBy::sex) {
    if (!person.sex) return 0;
    return bit(*person.sex == event::Sex::female ? 0 : 1);
  }
  for (std::size_t at = 0; at < std::size(age_bands); ++at)
    if (years >= age_bands[at].from && years < age_bands[at].before) return bit(at);
  return 0;
}

// Where ages or sexes divide: those of its people, or that none is known.
std::uint64_t FindingsCount::parts_of(HeardFamily const& family, Date day, std::size_t part) const {
  if (span_.by == FindingsBy::area) return bit(part);
  if (span_.by == FindingsBy::season) {
    std::uint64_t parts = 0;
    for (auto const& visit : family.visits)
      if (visit.met && visit.day >= span_.from && visit.day <= span_.to)
        parts |= bit(static_cast<std::size_t>(outreach::season_of(visit.day.month)));
    return parts;
  }
  std::uint64_t parts = 0;
  for (auto const& person : family.people) parts |= bands_of(person, day);
  return parts == 0 ? bit(parts_ - 1) : parts;
}

std::size_t FindingsCount::officer(std::string const& user) {
  auto const [place, fresh] = officers_.try_emplace(user, officers_.size());
  if (fresh) {
    users_.push_back(user);
    met_.resize((place->second + 1) * (parts_ + 1));
  }
  return place->second;
}

void FindingsCount::add(std::vector<std::int32_t>& hits, std::size_t officer, std::size_t part,
                        std::int32_t households) const {
  auto const at = officer * (parts_ + 1) + part;
  if (hits.size() <= at) hits.resize((officer + 1) * (parts_ + 1));
  hits[at] += households;
}

FindingsCount::Said& FindingsCount::said_of(Codes& codes, std::string const& code) const {
  auto found = codes.find(code);
  if (found == codes.end()) {
    found = codes.emplace(code, Said{}).first;
    found->second.last.resize(parts_ + 1);
  }
  return found->second;
}

// The last part of both is that of all.
void FindingsCount::add(Apart const& apart, std::vector<std::int32_t> const& hits,
                        std::vector<std::int32_t>& to) const {
  auto const row = apart.parts + 1;
  for (std::size_t at = 0; at < hits.size(); ++at) {
    if (hits[at] == 0) continue;
    auto const part = at % row == apart.parts ? parts_ : at % row + apart.first;
    add(to, apart.officers[at / row], part, hits[at]);
  }
}

void FindingsCount::add(Apart const& apart, Codes const& codes, Codes& to) const {
  for (auto const& [code, said] : codes) {
    auto& mine = said_of(to, code);
    add(apart, said.hits, mine.hits);
    mine.times += said.times;
    mine.named += said.named;
    mine.answered += said.answered;
    mine.referred += said.referred;
    mine.brought += said.brought;
    mine.owed += said.owed;
  }
}

void FindingsCount::add(FindingsCount const& other, std::size_t part) {
  Apart apart{{}, other.parts_, part};
  for (auto const& user : other.users_) apart.officers.push_back(officer(user));
  add(apart, other.met_, met_);
  add(apart, other.findings_, findings_);
  add(apart, other.questions_, questions_);
  silent_ += other.silent_;
}

FindingsCount counted(SoumTasks const& soum, FindingsSpan const& span) {
  FindingsCount count(span, span.by == FindingsBy::area ? 1 : fixed_parts(span.by).size());
  for (auto const& [id, family] : soum.heard()) count.take(*family, 0);
  return count;
}

void FindingsCount::take(HeardFamily const& family, std::size_t part) {
  HeardVisit const* last = nullptr;
  for (auto const& visit : family.visits)
    if (visit.met && visit.day >= span_.from && visit.day <= span_.to) last = &visit;
  if (last == nullptr) return;
  if (family.silent) {
    ++silent_;
    return;
  }
  ++households_;
  auto const who = officer(last->officer);
  auto const mine = parts_of(family, last->day, part);
  add(met_, who, parts_);
  for (std::size_t at = 0; at < parts_; ++at)
    if ((mine & bit(at)) != 0) add(met_, who, at);
  for (auto const& visit : family.visits) {
    if (visit.day < span_.from || visit.day > span_.to) continue;
    for (auto const& fact : visit.facts) take(fact, visit, family, who, mine);
  }
}

// What is told of somebody counts for her own age and sex alone, where these are known.
void FindingsCount::take(HeardFact const& fact, HeardVisit const& visit, HeardFamily const& family,
                         std::size_t officer, std::uint64_t mine) {
  auto parts = mine;
  if (span_.by == FindingsBy::season)
    parts = bit(static_cast<std::size_t>(outreach::season_of(visit.day.month)));
  auto const* person = fact.person ? family.person(*fact.person) : nullptr;
  if (person != nullptr && span_.by != FindingsBy::area && span_.by != FindingsBy::season)
    if (auto const own = bands_of(*person, visit.day) & mine) parts = own;
  auto& said = said_of(fact.question ? questions_ : findings_, fact.code);
  ++said.times;
  said.named += fact.person ? 1 : 0;
  if (fact.question) {
    said.answered += fact.state == event::Answer::answered ? 1 : 0;
    said.referred += fact.state == event::Answer::referred ? 1 : 0;
    bool const promised = fact.state == event::Answer::promised;
    said.brought += promised && fact.answered ? 1 : 0;
    said.owed += promised && !fact.answered ? 1 : 0;
  }
  for (std::size_t at = 0; at <= parts_; ++at) {
    if (at < parts_ && (parts & bit(at)) == 0) continue;
    if (std::exchange(said.last[at], households_) == households_) continue;
    add(said.hits, officer, at);
  }
}

std::vector<statistics::Cluster> FindingsCount::clusters(std::size_t part, Said const* said) const {
  std::vector<statistics::Cluster> clusters;
  for (std::size_t at = part; at < met_.size(); at += parts_ + 1) {
    if (met_[at] == 0) continue;
    double const hits = said != nullptr && at < said->hits.size() ? said->hits[at] : 0;
    clusters.push_back({hits, static_cast<double>(met_[at])});
  }
  return clusters;
}

}  // namespace otor::app
