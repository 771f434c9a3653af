// SPDX-License-Identifier: Apache-2.0
#include "app/overview.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <deque>
#include <set>
#include <tuple>

#include "base/month.h"
#include "event/merge.h"
#include "outreach/register_number.h"
#include "wire/json.h"

namespace otor::app {

namespace {

/// Cells below this are withheld from the programme: a soum is small, and its people know each
/// other.
constexpr std::int64_t smallest_cell = 5;

/// A visit of that name elsewhere is another visit. What differs most is compared first.
struct VisitKey {
  event::Uuid visit, household;
  std::string_view area;  // of an act
  auto operator<=>(VisitKey const&) const = default;
};

struct Calculation {
  std::string person, first;
  std::optional<std::string> opens;
  std::optional<std::int64_t> pension, person_pays;
  event::Uuid event;  // where its words are
};
BOOST_DESCRIBE_STRUCT(Calculation, (), (person, opens, pension, person_pays, first))

struct VisitRow {
  std::string id, household, head, area, officer, at, way;
  std::optional<std::string> stage;
  std::vector<Calculation> calculations;
  std::int64_t handbooks = 0;
  std::vector<std::string> questions, findings;
  bool closed = false;
  event::Uuid household_id;
  std::int64_t moment = 0;
};
BOOST_DESCRIBE_STRUCT(VisitRow, (),
                      (id, household, head, area, officer, at, way, stage, calculations, handbooks,
                       questions, findings, closed))

struct Sums {
  std::set<event::Uuid> households;
  std::set<std::string> officers;
  std::int64_t visits = 0, handbooks = 0, calculations = 0;
  std::string last;
};

using Visits = std::map<VisitKey, VisitRow>;

std::string degrees(std::int64_t e5) {
  std::array<char, 40> text{};
  auto const whole = e5 < 0 ? -e5 : e5;
  std::snprintf(text.data(), text.size(), "%s%lld.%05lld", e5 < 0 ? "-" : "",
                static_cast<long long>(whole / 100'000), static_cast<long long>(whole % 100'000));
  return text.data();
}

void add(VisitRow& visit, Act const& act) {
  if (act.kind == "visit_started") {
    if (!visit.id.empty()) return;  // a second start of the same visit: the first one stands
    visit.id = text_of(*act.visit);
    visit.household_id = act.household;
    visit.household = text_of(act.household);
    visit.area = act.area;
    visit.officer = act.officer;
    visit.at = act.at;
    visit.way = act.word;
    visit.moment = act.moment;
  } else if (act.kind == "calculation_shown") {
    visit.calculations.push_back(
        {act.person ? text_of(*act.person) : "", act.word, {}, {}, {}, act.event});
  } else if (act.kind == "handbook_given") {
    visit.handbooks += act.number;
  } else if (act.kind == "question_asked") {
    visit.questions.push_back(act.word);
  } else if (act.kind == "finding_noted") {
    visit.findings.push_back(act.word);
  } else if (act.kind == "visit_closed") {
    visit.closed = true;
    if (!act.word.empty()) visit.stage = act.word;
  }
}

// What was withdrawn, by the merge rule: a fact, or a visit where all of it was named.
class Withdrawn {
 public:
  explicit Withdrawn(OverviewRows const& rows) {
    for (auto const& said : rows.withdrawals) {
      event::Origin origin;
      origin.id = said.event;
      origin.device = said.device;
      origin.seq = said.seq;
      origin.clock = {said.moment, 0};
      origins_.push_back(std::move(origin));
      held_[{said.household, said.entry}].take(&origins_.back(), std::int64_t{said.stands},
                                               said.over);
    }
    if (held_.empty()) return;
    for (auto const& act : rows.acts) {
      if (act.visit && !names(act, *act.visit)) kept_.insert({act.household, *act.visit});
    }
  }
  bool holds(Act const& act) const {
    if (held_.empty()) return false;
    return names(act, act.event) ||
           (act.visit && names(act, *act.visit) && !kept_.contains({act.household, *act.visit}));
  }

 private:
  bool names(Act const& act, event::Uuid entry) const {
    auto const found = held_.find({act.household, entry});
    if (found == held_.end()) return false;
    bool const stands = std::ranges::all_of(found->second.heads(), [](auto const& head) {
      return head.value == event::Value{std::int64_t{1}};
    });
    event::Origin fact;
    fact.id = act.event;
    return stands && found->second.replaces(fact);
  }

  std::deque<event::Origin> origins_;
  std::map<std::pair<event::Uuid, event::Uuid>, event::Register> held_;
  std::set<std::pair<event::Uuid, event::Uuid>> kept_;  // visits with a fact that nobody withdrew
};

Visits visits_of(OverviewRows const& rows) {
  Visits visits;
  Withdrawn const withdrawn(rows);
  std::vector<Act const*> in_order;
  in_order.reserve(rows.acts.size());
  for (auto const& act : rows.acts) in_order.push_back(&act);
  std::ranges::sort(in_order, {},
                    [](Act const* act) { return std::pair(act->moment, act->event); });
  for (auto const* act : in_order) {
    if (!act->visit || withdrawn.holds(*act)) continue;
    add(visits[{*act->visit, act->household, act->area}], *act);
  }
  std::erase_if(visits, [](auto const& entry) { return entry.second.id.empty(); });
  return visits;
}

void add(Sums& sums, VisitRow const& visit) {
  sums.households.insert(visit.household_id);
  sums.officers.insert(visit.officer);
  ++sums.visits;
  sums.handbooks += visit.handbooks;
  sums.calculations += static_cast<std::int64_t>(visit.calculations.size());
  sums.last = std::max(sums.last, visit.at);
}

/// A number, or null where it is withheld. What is not withheld is told in fives then: a difference
/// between two answers, of other days or of another moment, must not tell of one family.
void write_count(std::string& out, char const* name, std::int64_t count, bool withhold) {
  out += ",\"" + std::string(name) + "\":";
  out += withhold && count > 0 && count < smallest_cell
             ? "null"
             : std::to_string(withhold ? count - count % smallest_cell : count);
}

/// Whole years: two days asked one after the other would tell what happened between them.
OverviewQuestion in_whole_years(OverviewQuestion question) {
  if (!question.from.empty()) question.from.replace(4, std::string::npos, "-01-01");
  if (!question.to.empty()) question.to.replace(4, std::string::npos, "-12-31");
  return question;
}

void write_named(std::string& out, char const* name, std::string_view text) {
  out += ",\"" + std::string(name) + "\":";
  wire::write_string(out, text);
}

void write_place(std::string& out, Area const& area) {
  out += "{\"code\":";
  wire::write_string(out, area.code);
  write_named(out, "name_mn", area.name_mn);
  write_named(out, "name_kk", area.name_kk);
  write_named(out, "name_en", area.name_en);
  out += ",\"lat\":" + degrees(area.lat_e5) + ",\"lon\":" + degrees(area.lon_e5);
  out += ",\"herder_households\":" + std::to_string(area.herder_households);
}

std::string area_rows(std::vector<Area> const& areas, OverviewRows const& rows,
                      Visits const& visits, bool withhold) {
  std::map<std::string, Sums> sums;
  for (auto const& [key, visit] : visits) add(sums[visit.area], visit);
  std::string out;
  for (auto const& area : areas) {
    auto const& sum = sums[area.code];
    auto const known = rows.households_known.find(area.code);
    auto const size = [](auto const& set) { return static_cast<std::int64_t>(set.size()); };
    out += out.empty() ? "" : ",";
    write_place(out, area);
    write_count(out, "households_known", known == rows.households_known.end() ? 0 : known->second,
                withhold);
    write_count(out, "households_visited", size(sum.households), withhold);
    write_count(out, "visits", sum.visits, withhold);
    write_count(out, "handbooks", sum.handbooks, withhold);
    write_count(out, "calculations", sum.calculations, withhold);
    write_count(out, "officers", size(sum.officers), false);
    out += "}";
  }
  return out;
}

std::string officer_rows(std::vector<Area> const& areas, std::vector<Account> const& officers,
                         Visits const& visits) {
  std::map<std::pair<std::string, std::string>, Sums> sums;
  for (auto const& [key, visit] : visits) add(sums[{visit.officer, visit.area}], visit);
  std::string out;
  for (auto const& officer : officers) {
    if (officer.role != Role::officer) continue;
    for (auto const& area : areas) {
      if (!may(officer, Verb::write, Matter::visit, area.code)) continue;
      auto const& sum = sums[{officer.user, area.code}];
      out += out.empty() ? "{\"user\":" : ",{\"user\":";
      wire::write_string(out, officer.user);
      write_named(out, "name", officer.name);
      write_named(out, "area", area.code);
      write_count(out, "visits", sum.visits, false);
      write_count(out, "households", static_cast<std::int64_t>(sum.households.size()), false);
      write_count(out, "calculations", sum.calculations, false);
      write_count(out, "handbooks", sum.handbooks, false);
      out += ",\"last\":";
      if (sum.last.empty()) {
        out += "null";
      } else {
        wire::write_string(out, sum.last);
      }
      out += "}";
    }
  }
  return out;
}

/// Names and amounts of the visits that are shown.
Result<void> tell_words(std::vector<VisitRow*> const& shown, ReadModel& model) {
  std::vector<AreaHousehold> households;
  std::vector<event::Uuid> calculations;
  for (auto const* visit : shown) {
    households.emplace_back(visit->area, visit->household_id);
    for (auto const& calculation : visit->calculations) calculations.push_back(calculation.event);
  }
  std::ranges::sort(households);
  households.erase(std::ranges::unique(households).begin(), households.end());
  auto words = model.words(households, calculations);
  if (!words) return std::unexpected(words.error());
  for (auto* visit : shown) {
    auto const& writes = words->heads[{visit->area, visit->household_id}];
    visit->head = outreach::masked_register_numbers(shown_head(writes));
    for (auto& calculation : visit->calculations) {
      auto const found = words->calculations.find(calculation.event);
      if (found == words->calculations.end()) continue;
      auto const& act = found->second;
      calculation.first = act.word;
      calculation.opens = act.opens;
      calculation.pension = act.pension;
      calculation.person_pays = act.person_pays;
    }
  }
  return {};
}

Result<void> write_visits(std::string& out, Visits& visits, OverviewQuestion const& question,
                          ReadModel& model) {
  std::vector<VisitRow*> sorted;
  for (auto& [key, visit] : visits) sorted.push_back(&visit);
  auto const total = static_cast<std::int64_t>(sorted.size());
  auto const first = std::min(question.skip, total);
  auto const behind = std::min(total, first + question.limit);
  std::ranges::partial_sort(sorted, sorted.begin() + behind, [](auto const* a, auto const* b) {
    return std::tie(b->moment, a->id, a->household, a->area) <
           std::tie(a->moment, b->id, b->household, b->area);
  });
  std::vector<VisitRow*> const shown(sorted.begin() + first, sorted.begin() + behind);
  if (auto told = tell_words(shown, model); !told) return told;
  out += ",\"visits\":[";
  for (auto const* visit : shown) {
    if (visit != shown.front()) out += ",";
    wire::write(out, *visit);
  }
  out += "],\"next\":" + (behind < total ? std::to_string(behind) : std::string("null"));
  return {};
}

Result<void> check_day(std::string const& day) {
  if (day.empty()) return {};
  auto const date = parse_date(day);
  if (!date) return std::unexpected(date.error());
  return {};
}

}  // namespace

std::string shown_head(std::vector<HeadWrite> const& writes) {
  HeadWrite const* shown = nullptr;
  for (auto const& write : writes) {
    bool const replaced = std::ranges::any_of(writes, [&](HeadWrite const& other) {
      return std::ranges::find(other.over, write.event) != other.over.end() ||
             (other.device == write.device && write.seq < other.seq);
    });
    if (replaced) continue;
    if (shown == nullptr ||
        std::tuple(shown->moment, shown->event) < std::tuple(write.moment, write.event)) {
      shown = &write;
    }
  }
  return shown == nullptr ? "" : shown->head;
}

Result<std::string> overview(Account const& account, OverviewQuestion const& question,
                             std::vector<Area> const& areas, std::vector<Account> const& officers,
                             ReadModel& model) {
  bool const totals = may_anywhere(account, Verb::count, Matter::totals);
  if (!totals && !may_anywhere(account, Verb::see, Matter::overview)) {
    return problem(ProblemKind::not_allowed, "This account does not see the overview.");
  }
  for (auto const& day : {question.from, question.to}) {
    if (auto good = check_day(day); !good) return std::unexpected(good.error());
  }
  std::vector<Area> seen;
  std::vector<std::string> codes;
  for (auto const& area : areas) {
    if (!(totals ? may(account, Verb::count, Matter::totals, area.code)
                 : may(account, Verb::see, Matter::overview, area.code))) {
      continue;
    }
    seen.push_back(area);
    codes.push_back(area.code);
  }
  auto const asked = totals ? in_whole_years(question) : question;
  auto const rows = model.overview(codes, asked.from, asked.to);
  if (!rows) return std::unexpected(rows.error());
  auto visits = visits_of(*rows);
  std::string out = "{\"areas\":[" + area_rows(seen, *rows, visits, totals) + "]";
  if (!totals) {
    out += ",\"officers\":[" + officer_rows(seen, officers, visits) + "]";
    if (auto told = write_visits(out, visits, question, model); !told)
      return std::unexpected(told.error());
  }
  return out + "}";
}

std::string areas_json(std::vector<Area> const& areas, std::vector<Aimag> const& aimags) {
  std::string out;
  for (auto const& area : areas) {
    out += out.empty() ? "" : ",";
    write_place(out, area);
    write_named(out, "aimag", area.aimag);
    out += ",\"sheep_price\":" +
           (area.sheep_price ? std::to_string(*area.sheep_price) : std::string("null"));
    write_named(out, "sheep_price_month", area.sheep_price_month);
    out += "}";
  }
  out = "{\"areas\":[" + out + "],\"aimags\":";
  wire::write(out, aimags);
  return out + "}";
}

}  // namespace otor::app
