// SPDX-License-Identifier: Apache-2.0
#include "app/findings.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/findings_count.h"
#include "app/findings_totals.h"
#include "outreach/name.h"

namespace otor::app {
namespace {

constexpr std::size_t fewest_officers = 5;
constexpr std::size_t most_parts = 60;  // bits of one number, and some to spare
constexpr double hundredths = 10'000;
constexpr std::size_t aimag_digits = 3;

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
    answer_.silent = count_.silent();
    for (std::size_t at = 0; at < codes.size(); ++at) {
      auto const clusters = count_.clusters(at);
      answer_.strata.push_back({codes[at], sum_of(clusters), std::ssize(clusters), false});
    }
  }

  AskedRow asked_row(std::string const& code, FindingsCount::Said const& said) const {
    return {row_of(outreach::CodeSet::asked, code, said), said.answered, said.referred,
            said.brought, said.owed};
  }

  FindingRow row_of(outreach::CodeSet set, std::string const& code,
                    FindingsCount::Said const& said) const {
    FindingRow row;
    row.code = code;
    for (auto const& one : ports_.codebook.codes) {
      if (one.set != set || one.code != code) continue;
      row.group = one.group;
      row.title = one.title;
    }
    row.times = said.times;
    row.named = said.named;
    auto const parts = places_.codes().size();
    row.all = share_of(count_.clusters(parts, &said));
    for (std::size_t at = 0; at < parts; ++at)
      row.strata.push_back(share_of(count_.clusters(at, &said)));
    return row;
  }

  FindingsPorts const& ports_;
  FindingsSpan span_;
  Places places_;
  FindingsCount count_;
  FindingsAnswer answer_;
};

/// The most frequent first, as far as the reader is told.
void rank(FindingsAnswer& answer) {
  auto const households = [](FindingRow const& row) { return row.all.households; };
  std::ranges::stable_sort(answer.findings, std::greater(), households);
  std::ranges::stable_sort(answer.questions, std::greater(),
                           [&](AskedRow const& row) { return households(row.said); });
}

}  // namespace

Result<FindingsAnswer> findings(FindingsQuestion const& question, FindingsPorts const& ports) {
  auto span = span_of(question, ports);
  if (!span) return std::unexpected(span.error());
  auto const told = ports.totals ? told_time(question, *span, ports) : ToldTime();
  if (ports.totals) span = FindingsSpan{*parse_date(told.from), *parse_date(told.to), question.by};
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
  if (ports.totals) tell_totals(answer, told, asked);
  rank(answer);
  answer.areas.assign(areas.begin(), areas.end());
  return answer;
}

}  // namespace otor::app
