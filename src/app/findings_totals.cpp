// SPDX-License-Identifier: Apache-2.0
#include "app/findings_totals.h"

#include <algorithm>
#include <cmath>

#include "app/in_fives.h"
#include "base/month.h"

namespace otor::app {
namespace {

constexpr std::int64_t fewest = 5, whole_per_cent = 100;
constexpr double hundredths = 10'000, least_share = 0.5 / hundredths;
constexpr std::size_t aimag_digits = 3;

using Said = FindingsCount::Said;

/// One aimag in a time.
struct Counts {
  FindingsCount all;
  std::vector<Counts> parts;
};

struct Aimag {
  std::string code;
  Counts counts;
};

/// Households that were met, and those of them that said it.
struct Cell {
  Five met, said;
};

std::int64_t met_in(FindingsCount const& count, std::size_t part) {
  double of = 0;
  for (auto const& one : count.clusters(part)) of += one.of;
  return std::llround(of);
}

std::int64_t said_in(FindingsCount const& count, std::size_t part, Said const& said) {
  double hits = 0;
  for (auto const& one : count.clusters(part, &said)) hits += one.hits;
  return std::llround(hits);
}

/// Households, of which one may count in several parts of a time.
template <class Count>
Five of_households(Counts const& counts, Count count) {
  std::vector<Five> parts;
  for (auto const& part : counts.parts) parts.push_back(of_households(part, count));
  return in_fives(count(counts.all), parts);
}

/// What happened at one time and no other.
template <class Count>
Five of_times(Counts const& counts, Count count) {
  if (counts.parts.empty()) return in_fives(count(counts.all));
  std::vector<Five> parts;
  for (auto const& part : counts.parts) parts.push_back(of_times(part, count));
  return sum_of(parts);
}

class Totals {
 public:
  Totals(FindingsAnswer& answer, ToldTime const& told, FindingsPorts const& ports)
      : answer_(answer), ports_(ports),
        whole_(answer.by == FindingsBy::area ? 1 : fixed_parts(answer.by).size()) {
    std::map<std::string, std::vector<std::shared_ptr<SoumTasks const>>> soums;
    for (auto const& soum : ports.soums)
      soums[soum->soum().substr(0, aimag_digits)].push_back(soum);
    for (auto const& [code, here] : soums) aimags_.push_back({code, counted(here, told)});
  }

  void put() {
    for (auto& stratum : answer_.strata) put(stratum, at_of(stratum));
    auto const visited = met(aimags(), whole_);
    answer_.withheld = !visited.number;
    answer_.visited = visited.number.value_or(0);
    answer_.silent = sum([](Aimag const& aimag) {
                       return of_households(
                           aimag.counts, [](FindingsCount const& count) { return count.silent(); });
                     }).number;
    if (answer_.withheld) {
      answer_.findings.clear();
      answer_.questions.clear();
    }
    for (auto& row : answer_.findings) put(row, &FindingsCount::findings);
    for (auto& row : answer_.questions) put(row);
  }

 private:
  using Codes = FindingsCount::Codes const& (FindingsCount::*)() const;
  using Some = std::vector<Aimag const*>;

  Counts counted(std::vector<std::shared_ptr<SoumTasks const>> const& soums,
                 ToldTime const& time) const {
    FindingsSpan const span{*parse_date(time.from), *parse_date(time.to), answer_.by};
    Counts counts{FindingsCount(span, whole_), {}};
    for (auto const& soum : soums)
      counts.all.add(ports_.count ? *ports_.count(soum, span) : app::counted(*soum, span), 0);
    for (auto const& part : time.parts) counts.parts.push_back(counted(soums, part));
    return counts;
  }

  std::size_t at_of(SaidStratum const& stratum) const {
    return static_cast<std::size_t>(&stratum - answer_.strata.data());
  }

  Some aimags() const {
    Some all;
    for (auto const& aimag : aimags_) all.push_back(&aimag);
    return all;
  }

  /// Which aimags a part of the answer is of, and which part of theirs.
  std::pair<Some, std::size_t> of_part(std::size_t at) const {
    if (answer_.by != FindingsBy::area) return {aimags(), at};
    auto const found = std::ranges::find(aimags_, answer_.strata[at].code, &Aimag::code);
    return {{&*found}, whole_};
  }

  template <class Told>
  Five sum(Told told) const {
    std::vector<Five> each;
    for (auto const& aimag : aimags_) each.push_back(told(aimag));
    return sum_of(each);
  }

  static Five met(Counts const& counts, std::size_t part) {
    return of_households(counts, [&](FindingsCount const& count) { return met_in(count, part); });
  }

  static Five met(Some const& aimags, std::size_t part) {
    std::vector<Five> each;
    for (auto const* aimag : aimags) each.push_back(met(aimag->counts, part));
    return sum_of(each);
  }

  /// Where all but fewer than five said it, that alone: how many there were is told of those met.
  static Cell cell(Counts const& counts, std::size_t part, Codes codes, std::string const& code) {
    auto const of = met_in(counts.all, part);
    std::vector<Five> parts, of_parts;
    for (auto const& one : counts.parts) {
      auto const told = cell(one, part, codes, code);
      of_parts.push_back(told.met);
      parts.push_back(told.said);
    }
    auto const found = (counts.all.*codes)().find(code);
    auto const hits =
        found == (counts.all.*codes)().end() ? 0 : said_in(counts.all, part, found->second);
    Cell told{in_fives(of, of_parts), in_fives(hits, parts)};
    if (hits >= fewest && of - hits < fewest)
      told.said = {std::nullopt, told.met.twice - (fewest - 1), fewest, told.met.most};
    return told;
  }

  /// Of those aimags in which enough were met.
  static Cell cell(Some const& aimags, std::size_t part, Codes codes, std::string const& code) {
    std::vector<Five> met, said;
    for (auto const* aimag : aimags) {
      auto const told = cell(aimag->counts, part, codes, code);
      if (!told.met.number) continue;
      met.push_back(told.met);
      said.push_back(told.said);
    }
    return {sum_of(met), sum_of(said)};
  }

  void put(SaidStratum& stratum, std::size_t at) const {
    auto const [aimags, part] = of_part(at);
    auto const told = met(aimags, part);
    stratum.withheld = told.number.value_or(0) < fewest;
    stratum.households = told.number.value_or(0);
    if (stratum.withheld) stratum.officers = 0;
  }

  void put(FindingRow& row, Codes codes) const {
    for (std::size_t at = 0; at < row.strata.size(); ++at) {
      auto const [aimags, part] = of_part(at);
      tell(row.strata[at], cell(aimags, part, codes, row.code));
    }
    tell(row.all, cell(aimags(), whole_, codes, row.code));
    row.times = told_of(row, codes, &Said::times);
    row.named = told_of(row, codes, &Said::named);
  }

  void put(AskedRow& row) const {
    put(row.said, &FindingsCount::questions);
    for (auto const& [told, counted] :
         {std::pair(&row.answered, &Said::answered), std::pair(&row.referred, &Said::referred),
          std::pair(&row.brought, &Said::brought), std::pair(&row.owed, &Said::owed)})
      *told = told_of(row.said, &FindingsCount::questions, counted);
  }

  std::optional<std::int64_t> told_of(FindingRow const& row, Codes codes,
                                      std::int64_t Said::*counted) const {
    if (row.all.withheld) return std::nullopt;
    return sum([&](Aimag const& aimag) {
             return of_times(aimag.counts, [&](FindingsCount const& count) {
               auto const found = (count.*codes)().find(row.code);
               return found == (count.*codes)().end() ? 0 : found->second.*counted;
             });
           })
        .number;
  }

  static double log_odds(double share) { return std::log(share / (1 - share)); }

  /// An end of an interval around another share, rounded outwards.
  static std::int64_t moved(std::int64_t end, double from, double to, double (*outwards)(double)) {
    auto const odds =
        log_odds(static_cast<double>(end) / hundredths) + log_odds(to) - log_odds(from);
    auto const share = hundredths / (1 + std::exp(-odds));
    return std::llround(outwards(share / whole_per_cent)) * whole_per_cent;
  }

  static void tell(SaidShare& said, Cell const& told) {
    if (!said.share) return;  // nobody was met
    if (told.met.twice == 0) return withhold(said);
    if (told.said == Five{}) {
      said = {0, 0, {}, {}, false};
      return;
    }
    if (told.said.number.value_or(0) < fewest || told.met.twice - told.said.twice < 2 * fewest)
      return withhold(said);
    auto const share = static_cast<double>(told.said.twice) / static_cast<double>(told.met.twice);
    if (said.low && said.high) {
      auto const counted = std::max(least_share, static_cast<double>(*said.share) / hundredths);
      said.low = moved(*said.low, counted, share, std::floor);
      said.high = moved(*said.high, counted, share, std::ceil);
    }
    said.households = *told.said.number;
    said.share = std::llround(share * hundredths / whole_per_cent) * whole_per_cent;
  }

  static void withhold(SaidShare& said) { said = {0, {}, {}, {}, true}; }

  FindingsAnswer& answer_;
  FindingsPorts const& ports_;
  std::size_t whole_;  // of the parts of an aimag, the one that stands for all
  std::vector<Aimag> aimags_;
};

}  // namespace

ToldTime told_time(FindingsQuestion const& question, FindingsSpan const& asked,
                   FindingsPorts const& ports) {
  auto const last = text_of(asked.to);
  auto told = told_days(question.from.empty() ? last : text_of(asked.from), last);
  if (question.from.empty() || question.by != FindingsBy::area) told = whole_year(told);
  if (!told.from.empty()) return in_parts(told, "", "");
  auto first = ports.today;
  for (auto const& soum : ports.soums)
    for (auto const& [id, family] : soum->heard())
      for (auto const& visit : family->visits) first = std::min(first, visit.day);
  told = in_parts(told, text_of(first), text_of(ports.today));
  told.from = told.parts.front().from;
  told.to = told.parts.back().to;
  return told;
}

void tell_totals(FindingsAnswer& answer, ToldTime const& told, FindingsPorts const& ports) {
  Totals(answer, told, ports).put();
}

}  // namespace otor::app
