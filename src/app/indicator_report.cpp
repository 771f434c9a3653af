// SPDX-License-Identifier: Apache-2.0
#include "app/indicator_report.h"

#include <algorithm>
#include <set>

#include "app/coverage_text.h"
#include "app/in_fives.h"
#include "app/indicator_columns.h"
#include "app/money_totals.h"
#include "app/officers_here.h"
#include "app/place_text.h"
#include "app/told_visits.h"
#include "handbook/bar_plot.h"
#include "handbook/share_plot.h"

namespace otor::app {
namespace {

constexpr std::size_t aimag_digits = 3;

using Number = std::optional<std::int64_t>;

/// One indicator of one place. What it does not have is absent; `value` absent: not known, or
/// `withheld`, with all that is made of it.
struct Cell {
  std::string as_of;
  Number value, of, share, low, high;
  Number share_low, share_high;  // of a share of those who were asked
  Number points, per_cent;       // of a goal: its rise, told both ways
  bool withheld = false;
};

/// A place that a row is of. `code`: "" for all aimags together.
struct Place {
  std::string code, name;
  std::vector<std::string> soums;
};

Number share_of(Number value, Number of) {
  if (!value || of.value_or(0) == 0) return std::nullopt;
  return coverage::share_of({*value, *of}).hundredths;
}

class Sheet {
 public:
  Sheet(ReportQuestion const& question, ReportWords const& words, IndicatorPorts const& ports)
      : words_(words), ports_(ports), format_(question.language), language_(question.language),
        from_(question.from), scheme_(question.scheme),
        through_(question.on.empty() ? ports.money.today : question.on) {
    set_places();
  }

  Result<void> fill(Report& report) {
    set_columns(report);
    put_coverages(report);
    if (auto good = put_reach(report); !good) return good;
    put_training(report);
    if (through_ >= ports_.money.today) put_tasks(report);
    return put_money(report);
  }

 private:
  void set_places() {
    auto const& soums = ports_.money.soums;
    if (soums.size() == 1) {
      places_.push_back({soums.front(), name_of(soums.front()), soums});
      return;
    }
    std::set<std::string> aimags;
    for (auto const& soum : soums) aimags.insert(soum.substr(0, aimag_digits));
    if (aimags.size() > 1) places_.push_back({"", format_.say("coverage.all"), soums});
    for (auto const& aimag : aimags) {
      Place place{aimag, name_of(aimag), {}};
      std::ranges::copy_if(soums, std::back_inserter(place.soums),
                           [&](std::string const& soum) { return soum.starts_with(aimag); });
      places_.push_back(std::move(place));
    }
  }

  std::string name_of(std::string const& code) const {
    return place_name(code, words_.areas, words_.aimags, language_);
  }

  void set_columns(Report& report) const {
    report.columns = indicator_columns(format_);
    report.rows = ReportRows(report.columns.size());
    report.wide = true;
  }

  void put(Report& report, std::string const& code, std::string const& title, char const* unit,
           Place const& place, Cell const& cell) const {
    auto const last = std::min(through_, ports_.money.today);
    auto const as_of = cell.as_of.empty() ? last : cell.as_of;
    for (auto const& word : {code, place.code, title, place.name, as_of,
                             format_.say(std::string("indicator.unit_") + unit)})
      report.rows.put(word);
    cell.withheld ? report.rows.put_withheld() : report.rows.put(cell.value);
    for (auto const number : {cell.of, cell.share, cell.low, cell.high, cell.share_low,
                              cell.share_high, cell.points, cell.per_cent})
      report.rows.put(number);
  }

  void define(Report& report, std::string const& code, std::string const& title,
              std::string says) const {
    report.definitions.push_back({code, title, std::move(says)});
  }

  std::string title_of(std::string const& key) const { return format_.say("indicator." + key); }

  /// The rows of an indicator that is called after its code.
  template <class Told>
  void put_each(Report& report, std::string const& code, char const* unit, Told told) const {
    auto const title = title_of(code);
    define(report, code, title, title_of("says_" + code));
    for (auto const& place : places_) put(report, code, title, unit, place, told(place));
  }

  // Coverage

  /// Of measures of which no place has a figure the names stand together above the table.
  void put_coverages(Report& report) const {
    std::string without;
    for (auto const& coverage : ports_.coverage) {
      bool const known = std::ranges::any_of(places_, [&](Place const& place) {
        return is_withheld(coverage, place) || moment_on(coverage, place.code, through_) != nullptr;
      });
      if (known) {
        put_coverage(report, coverage);
      } else {
        without += (without.empty() ? "" : "; ") + title_in(coverage.measure.title, language_);
      }
    }
    if (!without.empty())
      report.about.push_back(format_.say("indicator.no_figures", {{"measures", without}}));
  }

  void put_coverage(Report& report, Coverage const& coverage) const {
    auto const& measure = coverage.measure;
    auto const title = title_in(measure.title, language_);
    auto const unit = unit_of(coverage);
    define(report, measure.code, title, definition_of(coverage, language_));
    for (auto const& place : places_)
      if (std::ranges::find(coverage.areas, place.code, &CoverageArea::area) !=
          coverage.areas.end())
        put(report, measure.code, title, unit, place, covered(coverage, place));
    put_target(report, coverage, title, unit);
  }

  static bool is_withheld(Coverage const& coverage, Place const& place) {
    auto const area = std::ranges::find(coverage.areas, place.code, &CoverageArea::area);
    return area != coverage.areas.end() && area->withheld;
  }

  static char const* unit_of(Coverage const& coverage) {
    auto const found = std::ranges::find(coverage.indicators, coverage.measure.numerator,
                                         &coverage::Indicator::code);
    bool const people = found == coverage.indicators.end() || found->unit == coverage::Unit::people;
    return people ? "people" : "households";
  }

  Cell covered(Coverage const& coverage, Place const& place) const {
    Cell cell;
    cell.withheld = is_withheld(coverage, place);
    auto const* moment = moment_on(coverage, place.code, through_);
    if (moment == nullptr) return cell;
    cell.as_of = moment->numerator.as_of;
    cell.value = moment->numerator.value;
    cell.of = moment->denominator.value;
    cell.share = moment->share;
    cell.share_low = moment->low;
    cell.share_high = moment->high;
    return cell;
  }

  void put_target(Report& report, Coverage const& coverage, std::string const& measure,
                  char const* unit) const {
    bool said = false;
    auto const title = format_.say("indicator.goal", {{"measure", measure}});
    for (auto const& place : places_) {
      auto const area = std::ranges::find(coverage.areas, place.code, &CoverageArea::area);
      if (area == coverage.areas.end() || !area->target || !area->target->aim) continue;
      Cell cell;
      cell.as_of = area->target->target.by;
      cell.value = area->target->aim->missing;
      cell.share = area->target->aim->goal;
      cell.points = area->target->aim->points;
      cell.per_cent = area->target->aim->per_cent;
      auto const code = "goal-" + coverage.measure.code;
      if (!std::exchange(said, true))
        define(report, code, title,
               title_of("says_goal") + " " + how_it_was_set(area->target->target));
      put(report, code, title, unit, place, cell);
    }
  }

  /// "+5 per cent" has meant both.
  std::string how_it_was_set(coverage::Target const& target) const {
    bool const in_points = target.meant == coverage::Rise::points;
    auto const rise = points_text(target.rise);
    return in_points ? format_.say("coverage.target_meant_points", {{"rise", rise}})
                     : format_.say("coverage.target_meant_per_cent", {{"rise", rise + "%"}});
  }

  // Visits

  template <class Count>
  std::vector<Number> counted(Count count) const {
    std::vector<Number> counts;
    for (auto const& place : places_) {
      std::int64_t sum = 0;
      for (auto const& soum : place.soums) sum += count(soum);
      counts.emplace_back(sum);
    }
    return counts;
  }

  void put_counts(Report& report, std::string const& code, char const* unit,
                  std::vector<Number> const& told, std::vector<Number> const& of = {}) const {
    std::size_t at = 0;
    put_each(report, code, unit, [&](Place const&) {
      Cell cell;
      cell.value = told[at];
      cell.withheld = !told[at];
      if (!of.empty()) {
        cell.of = of[at];
        cell.share = share_of(told[at], of[at]);
      }
      ++at;
      return cell;
    });
  }

  Result<void> put_reach(Report& report) const {
    if (ports_.totals) return put_told_reach(report);
    auto const told = ports_.visits.overview(ports_.money.soums, from_, through_);
    if (!told) return std::unexpected(told.error());
    std::map<std::string, VisitSums> sums;
    for (auto const& one : told->officers) add(sums[one.area], one);
    auto const of = [&](std::int64_t VisitSums::*figure) {
      return counted([&, figure](auto const& soum) { return sums[soum].*figure; });
    };
    put_visits(report,
               {counted([&](auto const& soum) {
                  auto const found = told->households_visited.find(soum);
                  return found == told->households_visited.end() ? 0 : found->second;
                }),
                of(&VisitSums::visits), of(&VisitSums::handbooks), of(&VisitSums::calculations)});
    return {};
  }

  /// To who may see totals only.
  Result<void> put_told_reach(Report& report) const {
    auto const told = told_visits(ports_.money.soums, told_days(from_, through_), ports_.visits);
    if (!told) return std::unexpected(told.error());
    auto const of = [&](Five ToldPlace::*figure) {
      std::vector<Number> numbers;
      for (auto const& place : places_) numbers.push_back(told->in(place.code, figure).number);
      return numbers;
    };
    put_visits(report, {of(&ToldPlace::households), of(&ToldPlace::visits),
                        of(&ToldPlace::handbooks), of(&ToldPlace::calculations)});
    return {};
  }

  /// Of each place; absent: withheld.
  struct Reach {
    std::vector<Number> households, visits, handbooks, calculations;
  };

  void put_visits(Report& report, Reach const& reach) const {
    put_counts(report, "households_visited", "households", reach.households, herder_households());
    put_counts(report, "visits", "visits", reach.visits);
    put_counts(report, "handbooks", "handbooks", reach.handbooks);
    put_counts(report, "calculations", "calculations", reach.calculations);
    put_plot(report, reach.households);
  }

  /// Aimags side by side; their sum would dwarf them.
  void put_plot(Report& report, std::vector<Number> const& visited) const {
    std::vector<handbook::Bar> bars;
    for (std::size_t at = 0; at < places_.size(); ++at)
      if (!places_[at].code.empty() && visited[at])
        bars.push_back({places_[at].name, *visited[at]});
    if (bars.size() > 1) report.plots = {handbook::bar_plot(bars, title_of("households_visited"))};
  }

  /// As the statistical office counted them; nothing of a place of which a soum is not known.
  std::vector<Number> herder_households() const {
    std::vector<Number> all;
    for (auto const& place : places_) {
      Number sum = 0;
      for (auto const& soum : place.soums) {
        auto const area = std::ranges::find(words_.areas, soum, &Area::code);
        if (area == words_.areas.end() || area->herder_households == 0) sum = std::nullopt;
        if (sum) *sum += area->herder_households;
      }
      all.push_back(sum);
    }
    return all;
  }

  // Training

  bool is_of_one_soum() const { return ports_.money.soums.size() == 1; }

  void put_training(Report& report) const {
    if (is_of_one_soum()) return;  // an aimag's officers learn together
    for (auto const& course : ports_.courses.courses) {
      if (std::ranges::find(ports_.training, course.name, &wire::AimagTraining::course) !=
          ports_.training.end())
        put_course(report, course);
    }
  }

  void put_course(Report& report, training::Course const& course) const {
    auto const code = "certified-" + course.name;
    auto const& said = course.title;
    auto const title = format_.say(
        "indicator.certified", {{"course", in_language({said.mn, said.kk, said.en}, language_)}});
    define(report, code, title, title_of("says_certified"));
    for (auto const& place : places_) {
      auto const row = std::ranges::find_if(ports_.training, [&](auto const& one) {
        return one.course == course.name && one.aimag == place.code;
      });
      Cell cell;
      cell.as_of = ports_.money.today;
      if (row != ports_.training.end()) {
        cell.of = row->officers;
        cell.withheld = row->withheld;
        if (!row->withheld) cell.value = row->certified;
        cell.share = share_of(cell.value, cell.of);
      }
      put(report, code, title, "officers", place, cell);
    }
  }

  // What is to be done

  void put_tasks(Report& report) const {
    using Figure = std::int64_t StateCounts::*;
    for (auto const& [code, figure] :
         std::initializer_list<std::pair<char const*, Figure>>{{"tasks", &StateCounts::tasks},
                                                               {"overdue", &StateCounts::overdue},
                                                               {"owed", &StateCounts::owed}}) {
      put_counts(report, code, "tasks", told(counted([&, figure](std::string const& soum) {
                   auto const found = ports_.tasks.find(soum);
                   return found == ports_.tasks.end() ? std::int64_t{0} : found->second.*figure;
                 })));
    }
  }

  /// As the reader may see it: of aimags in fives, and of all together what these come to.
  std::vector<Number> told(std::vector<Number> counts) const {
    if (!ports_.totals) return counts;
    std::vector<Five> each;
    for (std::size_t at = 0; at < counts.size(); ++at) {
      if (places_[at].code.empty()) continue;
      each.push_back(in_fives(*counts[at]));
      counts[at] = each.back().number;
    }
    if (places_.front().code.empty()) counts.front() = sum_of(each).number;
    return counts;
  }

  // Money

  Result<void> put_money(Report& report) const {
    auto const scheme = scheme_of(scheme_, ports_.money);
    if (!scheme) return std::unexpected(scheme.error());
    if (*scheme == nullptr) return {};
    report.scheme = (*scheme)->code;
    auto const& name = (*scheme)->name;
    report.about.push_back(format_.say(
        "indicator.scheme", {{"scheme", in_language({name.mn, name.kk, name.en}, language_)}}));
    std::vector<Account> officers;
    std::ranges::copy_if(
        ports_.money.officers, std::back_inserter(officers),
        [&](Account const& one) { return is_counted_in(ports_.money.soums, one); });
    MoneyPorts const here{ports_.money.soums, officers, ports_.money.schemes, ports_.money.model,
                          ports_.money.today};
    auto const totals = money_totals((*scheme)->code, here);
    if (!totals) return std::unexpected(totals.error());
    auto const sums = here.model.officer_sums(here.soums, (*scheme)->code, "");
    if (!sums) return std::unexpected(sums.error());
    put_amounts(report, *totals, *sums);
    if (is_of_one_soum()) return {};  // too few officers to say what a household comes to
    put_cost(report, "cost_reached", *totals, &AimagMoney::reached);
    put_cost(report, "cost_first", *totals, &AimagMoney::first_contacts);
    put_cost(report, "cost_enrolled", *totals, &AimagMoney::enrolled);
    return {};
  }

  AimagMoney const* money_of(MoneyTotals const& totals, Place const& place) const {
    if (place.code.empty()) return &totals.all;
    auto const found = std::ranges::find(totals.aimags, place.code, &AimagMoney::aimag);
    return found == totals.aimags.end() ? nullptr : &*found;
  }

  /// Nothing where it is withheld from the reader.
  std::optional<allowance::Balance> balance_of(Place const& place, MoneyTotals const& totals,
                                               std::vector<OfficerSum> const& sums) const {
    if (ports_.totals) {
      auto const* row = money_of(totals, place);
      if (row == nullptr || row->withheld) return std::nullopt;
      return row->balance;
    }
    allowance::Balance balance;
    for (auto const& sum : sums)
      if (std::ranges::find(place.soums, sum.area) != place.soums.end()) add(balance, sum.balance);
    return balance;
  }

  void put_amounts(Report& report, MoneyTotals const& totals,
                   std::vector<OfficerSum> const& sums) const {
    auto const put_amount = [&](char const* code, auto amount) {
      put_each(report, code, "tugrug", [&](Place const& place) {
        Cell cell;
        cell.as_of = ports_.money.today;
        auto const balance = balance_of(place, totals, sums);
        cell.withheld = !balance;
        if (!balance) return cell;
        cell.value = amount(*balance);
        if (code != std::string_view("given")) cell.of = balance->paid;
        cell.share = share_of(cell.value, cell.of);
        return cell;
      });
    };
    put_amount("given", [](allowance::Balance const& balance) { return balance.paid; });
    put_amount("spent", [](allowance::Balance const& balance) { return balance.spent; });
    put_amount("waiting", [](allowance::Balance const& balance) { return balance.claimed; });
    put_amount("left", [](allowance::Balance const& balance) { return balance.left(); });
  }

  void put_cost(Report& report, char const* code, MoneyTotals const& totals,
                std::optional<Cost> AimagMoney::*cost) const {
    std::vector<handbook::RankedAmount> drawn;
    put_each(report, code, "tugrug", [&](Place const& place) {
      auto const cell = cost_cell(money_of(totals, place), cost);
      drawn.push_back({place.name, cell.value, cell.low, cell.high,
                       format_.say(cell.withheld ? "report.withheld" : "desk.unknown")});
      return cell;
    });
    bool const any = std::ranges::any_of(
        drawn, [](handbook::RankedAmount const& one) { return one.amount.has_value(); });
    if (!any || drawn.size() == 1) return;  // one bar alone says no more than its row
    report.plots.push_back(handbook::amount_plot(
        drawn, format_.say("indicator.cost_drawn", {{"what", title_of(code)}})));
  }

  Cell cost_cell(AimagMoney const* row, std::optional<Cost> AimagMoney::*cost) const {
    Cell cell;
    cell.as_of = ports_.money.today;
    // Who may see totals only is not told of fewer than five reached.
    cell.withheld = row != nullptr && (row->withheld || (ports_.totals && !(row->*cost)));
    if (row == nullptr || !(row->*cost)) return cell;
    auto const& told = *(row->*cost);
    cell.value = told.each;
    cell.of = told.count;
    cell.low = told.low;
    cell.high = told.high;
    return cell;
  }

  ReportWords const& words_;
  IndicatorPorts const& ports_;
  Format format_;
  Language language_;
  std::string from_, scheme_, through_;
  std::vector<Place> places_;
};

}  // namespace

Result<Report> indicator_report(ReportQuestion const& question, ReportWords const& words,
                                IndicatorPorts const& ports) {
  auto const kind = report_kind_of(question);
  if (!kind) return std::unexpected(kind.error());
  auto report = report_of_time(*kind, question, words, ports.money.today);
  if (ports.totals) report.about.push_back(Format(question.language).say("indicator.in_fives"));
  if (auto filled = Sheet(question, words, ports).fill(report); !filled)
    return std::unexpected(filled.error());
  return report;
}

}  // namespace otor::app
