// SPDX-License-Identifier: Apache-2.0
#include "app/findings.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/findings_count.h"
#include "app/withheld.h"
#include "outreach/name.h"

namespace otor::app {
namespace {

constexpr std::int64_t fewest = 5, whole_per_cent = 100;
constexpr std::size_t fewest_officers = 5;
constexpr std::size_t most_parts = 60;  // bits of one number, and some to spare
constexpr double hundredths = 10'000;
constexpr std::size_t aimag_digits = 3;

std::int64_t in_fives(std::int64_t count) { return count / fewest * fewest; }

std::optional<std::int64_t> told(std::int64_t count, bool totals) {
  if (!totals) return count;
  if (count > 0 && count < fewest) return std::nullopt;
  return in_fives(count);
}

Result<FindingsSpan> span_of(FindingsQuestion const& question, FindingsPorts const& ports) {
  auto from = question.from, to = question.to;
  if (to.empty()) to = text_of(ports.today);
  if (from.empty()) {
    auto const year_ago = ports.today.month - 12;
    from = text_of(date_of_day(day_number({year_ago, ports.today.day}) + 1));
  }
  auto first = parse_date(from), last = parse_date(to);
  if (!first) return std::unexpected(first.error());
  if (!last) return std::unexpected(last.error());
  if (ports.totals) {
    first->month = month_of(first->month.year(), 1);
    first->day = 1;
    last = Date{month_of(last->month.year(), 12), 31};
  }
  if (*last < *first) return problem(ProblemKind::bad_value, "from: it lies after the day in to.");
  return FindingsSpan{*first, *last, question.by};
}

/// The parts into which areas divide, and which one a household is in.
class Places {
 public:
  Places(FindingsQuestion const& question, FindingsPorts const& ports) {
    if (question.by != FindingsBy::area) {
      codes_ = fixed_parts(question.by);
      return;
    }
    std::set<std::string> all;
    for (auto const& soum : ports.soums) all.insert(soum->soum().substr(0, aimag_digits));
    bool const aimags = ports.totals || all.size() > 1;
    if (question.area.size() > aimag_digits) {
      put_baghs(*ports.soums.front());
      return;
    }
    for (auto const& soum : ports.soums)
      place(aimags ? soum->soum().substr(0, aimag_digits) : soum->soum());
  }

  bool are_baghs() const { return !baghs_.empty(); }
  std::size_t bagh_of(HeardFamily const& family) const { return baghs_.at(key_of(family)); }
  std::size_t of(SoumTasks const& soum) const {
    auto found = places_.find(soum.soum());
    if (found == places_.end()) found = places_.find(soum.soum().substr(0, aimag_digits));
    return found == places_.end() ? 0 : found->second;
  }
  std::vector<std::string> const& codes() const { return codes_; }

 private:
  static std::u32string key_of(HeardFamily const& family) {
    return outreach::bagh_key(outreach::FoldedName(family.bagh));
  }
  void place(std::string const& code) {
    if (places_.try_emplace(code, codes_.size()).second) codes_.push_back(code);
  }

  // However it was written; the least of the ways is shown. Of very many only the first have a part
  // of their own.
  void put_baghs(SoumTasks const& soum) {
    std::map<std::u32string, std::string> written;
    for (auto const& [id, family] : soum.heard()) {
      auto const [place, fresh] = written.try_emplace(key_of(*family), family->bagh);
      if (!fresh && family->bagh < place->second) place->second = family->bagh;
    }
    for (auto const& [key, bagh] : written) {
      if (!key.empty() && codes_.size() < most_parts) {
        baghs_.emplace(key, codes_.size());
        codes_.push_back(bagh);
      }
    }
    auto const rest = codes_.size();
    for (auto const& [key, bagh] : written)
      if (baghs_.try_emplace(key, rest).second && codes_.size() == rest) codes_.emplace_back();
  }

  std::vector<std::string> codes_;
  std::map<std::string, std::size_t> places_;
  std::map<std::u32string, std::size_t> baghs_;
};

SaidShare share_of(std::vector<statistics::Cluster> const& clusters) {
  SaidShare said;
  double hits = 0, of = 0;
  for (auto const& one : clusters) {
    hits += one.hits;
    of += one.of;
  }
  said.households = std::llround(hits);
  if (of == 0) return said;
  said.share = std::llround(hits / of * hundredths);
  if (clusters.size() < fewest_officers) return said;
  if (auto const interval = statistics::share_in_clusters(clusters)) {
    said.low = std::llround(interval->low * hundredths);
    said.high = std::llround(interval->high * hundredths);
  }
  return said;
}

/// Fewer than five said it, or fewer than five of those who were met did not.
bool too_few(std::int64_t hits, std::int64_t of) {
  return of < fewest || (hits > 0 && hits < fewest) || (hits > 0 && of - hits < fewest);
}

void withhold(SaidShare& said) {
  if (said.withheld) said = {0, {}, {}, {}, true};
  said.households = in_fives(said.households);
  for (auto* one : {&said.share, &said.low, &said.high})
    if (*one) *one = std::llround(static_cast<double>(**one) / whole_per_cent) * whole_per_cent;
}

class Answer {
 public:
  Answer(FindingsQuestion const& question, FindingsPorts const& ports, FindingsSpan span)
      : ports_(ports), span_(span), places_(question, ports), count_(span, places_.codes().size()) {
    answer_.area = question.area;
    answer_.from = text_of(span.from);
    answer_.to = text_of(span.to);
    answer_.by = question.by;
    answer_.totals = ports.totals;
  }

  FindingsAnswer made() {
    for (auto const& soum : ports_.soums) count(soum);
    put_strata();
    for (auto const& [code, said] : count_.findings())
      answer_.findings.push_back(row_of(outreach::CodeSet::finding, code, said));
    for (auto const& [code, said] : count_.questions()) {
      answer_.questions.push_back(asked_row(code, said));
    }
    std::ranges::stable_sort(answer_.findings, std::greater(), rank_of);
    std::ranges::stable_sort(answer_.questions, std::greater(),
                             [](AskedRow const& row) { return rank_of(row.said); });
    if (answer_.withheld) {
      answer_.findings.clear();
      answer_.questions.clear();
    }
    return std::move(answer_);
  }

 private:
  void count(std::shared_ptr<SoumTasks const> const& soum) {
    if (places_.are_baghs()) {
      for (auto const& [id, family] : soum->heard()) count_.take(*family, places_.bagh_of(*family));
      return;
    }
    auto const at = places_.of(*soum);
    if (ports_.count) return count_.add(*ports_.count(soum, span_), at);
    count_.add(counted(*soum, span_), at);
  }

  static std::int64_t rank_of(FindingRow const& row) { return row.all.households; }

  static std::int64_t sum_of(std::vector<statistics::Cluster> const& clusters) {
    double of = 0;
    for (auto const& one : clusters) of += one.of;
    return std::llround(of);
  }

  void put_strata() {
    auto const& codes = places_.codes();
    auto const all = count_.clusters(codes.size());
    answer_.visited = sum_of(all);
    answer_.officers = std::ssize(all);
    answer_.silent = told(count_.silent(), ports_.totals);
    for (std::size_t at = 0; at < codes.size(); ++at) {
      auto const clusters = count_.clusters(at);
      met_.push_back(sum_of(clusters));
      answer_.strata.push_back({codes[at], met_.back(), std::ssize(clusters), false});
    }
    met_.push_back(answer_.visited);
    if (!ports_.totals) return;
    answer_.withheld = answer_.visited < fewest;
    for (auto& stratum : answer_.strata) stratum.withheld = stratum.households < fewest;
    if (auto* least = one_more_to_withhold(std::span(answer_.strata), &SaidStratum::households))
      least->withheld = true;
    for (auto& stratum : answer_.strata) {
      stratum.households = stratum.withheld ? 0 : in_fives(stratum.households);
      if (stratum.withheld) stratum.officers = 0;
    }
    answer_.visited = in_fives(answer_.visited);
  }

  /// How a question ended goes with the question: its parts would tell of the whole.
  AskedRow asked_row(std::string const& code, FindingsCount::Said const& said) {
    AskedRow row{row_of(outreach::CodeSet::asked, code, said), {}, {}, {}, {}};
    if (row.said.all.withheld) return row;
    row.answered = told(said.answered, ports_.totals);
    row.referred = told(said.referred, ports_.totals);
    row.brought = told(said.brought, ports_.totals);
    row.owed = told(said.owed, ports_.totals);
    return row;
  }

  FindingRow row_of(outreach::CodeSet set, std::string const& code,
                    FindingsCount::Said const& said) {
    FindingRow row;
    row.code = code;
    for (auto const& one : ports_.codebook.codes) {
      if (one.set != set || one.code != code) continue;
      row.group = one.group;
      row.title = one.title;
    }
    row.times = told(said.times, ports_.totals);
    row.named = told(said.named, ports_.totals);
    auto const parts = places_.codes().size();
    row.all = share_of(count_.clusters(parts, &said));
    for (std::size_t at = 0; at < parts; ++at)
      row.strata.push_back(share_of(count_.clusters(at, &said)));
    if (ports_.totals) hide_few(row);
    return row;
  }

  // A cell of a part that is withheld goes with it.
  void hide_few(FindingRow& row) const {
    auto const parts = row.strata.size();
    row.all.withheld = too_few(row.all.households, met_[parts]);
    for (std::size_t at = 0; at < parts; ++at)
      row.strata[at].withheld = row.all.withheld || answer_.strata[at].withheld ||
                                too_few(row.strata[at].households, met_[at]);
    if (auto* least = one_more_to_withhold(std::span(row.strata), &SaidShare::households))
      least->withheld = true;
    for (auto& cell : row.strata) withhold(cell);
    withhold(row.all);
    if (row.all.withheld) row.times = row.named = std::nullopt;
  }

  FindingsPorts const& ports_;
  FindingsSpan span_;
  Places places_;
  FindingsCount count_;
  FindingsAnswer answer_;
  std::vector<std::int64_t> met_;  // of each part, then of all
};

}  // namespace

Result<FindingsAnswer> findings(FindingsQuestion const& question, FindingsPorts const& ports) {
  auto const span = span_of(question, ports);
  if (!span) return std::unexpected(span.error());
  std::set<std::string> areas;
  FindingsPorts asked{{}, ports.codebook, ports.today, ports.totals, ports.count};
  for (auto const& soum : ports.soums) {
    auto const& code = soum->soum();
    areas.insert(code.substr(0, aimag_digits));
    if (!ports.totals) areas.insert(code);
    if (code.starts_with(question.area)) asked.soums.push_back(soum);
  }
  if (!question.area.empty() && !areas.contains(question.area))
    return problem(ProblemKind::not_found, "area: this account sees no such area.");
  auto answer = Answer(question, asked, *span).made();
  answer.areas.assign(areas.begin(), areas.end());
  return answer;
}

}  // namespace otor::app
