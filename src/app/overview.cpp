// SPDX-License-Identifier: Apache-2.0
#include "app/overview.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>
#include <tuple>

#include "app/told_visits.h"
#include "base/month.h"
#include "outreach/register_number.h"
#include "wire/json.h"

namespace otor::app {

namespace {

struct Calculation {
  std::string person, first;
  std::optional<std::string> opens;
  std::optional<std::int64_t> pension, person_pays;
};
BOOST_DESCRIBE_STRUCT(Calculation, (), (person, opens, pension, person_pays, first))

struct VisitRow {
  std::string id, household, head, area, officer, at, way;
  std::optional<std::string> stage;
  std::vector<Calculation> calculations;
  std::int64_t handbooks = 0;
  std::vector<std::string> questions, findings;
  bool closed = false;
};
BOOST_DESCRIBE_STRUCT(VisitRow, (),
                      (id, household, head, area, officer, at, way, stage, calculations, handbooks,
                       questions, findings, closed))

struct NotedCode {
  std::string code;
  std::int64_t visits = 0;
};
BOOST_DESCRIBE_STRUCT(NotedCode, (), (code, visits))

/// `visits`: of the days, soums and officer; `listed`: of these, with the codes asked for.
struct Noted {
  std::int64_t visits = 0, listed = 0;
  std::vector<NotedCode> questions, findings;
};
BOOST_DESCRIBE_STRUCT(Noted, (), (visits, listed, questions, findings))

/// null: open.
struct Counted {
  std::optional<std::string> from, to;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (from, to))

/// null: withheld.
void write_count(std::string& out, char const* name, std::optional<std::int64_t> count) {
  out += ",\"" + std::string(name) + "\":" + (count ? std::to_string(*count) : "null");
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

std::int64_t count_in(std::map<std::string, std::int64_t> const& counts, std::string const& area) {
  auto const found = counts.find(area);
  return found == counts.end() ? 0 : found->second;
}

/// What is counted in each soum, in the order of the soums, and in all of them.
struct Column {
  char const* name;
  Fives counts;
};

Fives exact(std::vector<std::int64_t> const& counts) {
  return {{counts.begin(), counts.end()}, std::accumulate(counts.begin(), counts.end(), 0LL)};
}

template <class Count>
std::vector<std::int64_t> of_each(std::vector<Area> const& areas, Count count) {
  std::vector<std::int64_t> counts;
  for (auto const& area : areas) counts.push_back(count(area.code));
  return counts;
}

Column column_of_officers(std::vector<Area> const& areas, OverviewSums const& told) {
  std::map<std::string, std::int64_t> officers;
  std::set<std::string> all;
  for (auto const& of_officer : told.officers) {
    ++officers[of_officer.area];
    all.insert(of_officer.officer);
  }
  Column column{"officers", exact(of_each(areas, [&](auto& code) { return officers[code]; }))};
  column.counts.all = std::ssize(all);
  return column;
}

std::vector<Column> columns_of(std::vector<Area> const& areas, OverviewSums const& told) {
  std::map<std::string, VisitSums> sums;
  for (auto const& of_officer : told.officers) add(sums[of_officer.area], of_officer);
  auto const column = [&](char const* name, auto count) {
    return Column{name, exact(of_each(areas, count))};
  };
  auto const of = [&](std::int64_t VisitSums::*member) {
    return [&sums, member](std::string const& code) { return sums[code].*member; };
  };
  return {
      column("households_known", [&](auto& code) { return count_in(told.households_known, code); }),
      column("households_visited",
             [&](auto& code) { return count_in(told.households_visited, code); }),
      column("visits", of(&VisitSums::visits)),
      column("handbooks", of(&VisitSums::handbooks)),
      column("calculations", of(&VisitSums::calculations)),
      column_of_officers(areas, told)};
}

/// The same for whoever sees totals only.
std::vector<Column> told_columns(std::vector<Area> const& areas, ToldVisits const& told) {
  auto const column = [&](char const* name, Five ToldPlace::*figure) {
    Column made{name, {}};
    for (auto const& soum : told.soums) made.counts.each.push_back((soum.*figure).number);
    made.counts.all = told.in("", figure).number;
    return made;
  };
  return {column("households_known", &ToldPlace::known),
          column("households_visited", &ToldPlace::households),
          column("visits", &ToldPlace::visits),
          column("handbooks", &ToldPlace::handbooks),
          column("calculations", &ToldPlace::calculations),
          column_of_officers(areas, told.sums)};
}

/// "areas":[…],"all":{…}
std::string area_rows(std::vector<Area> const& areas, std::vector<Column> const& columns) {
  std::string out = "\"areas\":[";
  for (std::size_t at = 0; at < areas.size(); ++at) {
    out += at == 0 ? "" : ",";
    write_place(out, areas[at]);
    for (auto const& column : columns) write_count(out, column.name, column.counts.each[at]);
    out += "}";
  }
  std::int64_t herder_households = 0;
  for (auto const& area : areas) herder_households += area.herder_households;
  out += "],\"all\":{\"herder_households\":" + std::to_string(herder_households);
  for (auto const& column : columns) write_count(out, column.name, column.counts.all);
  return out + "}";
}

std::string officer_rows(std::vector<Area> const& areas, std::vector<Account> const& officers,
                         OverviewSums const& told) {
  std::map<std::pair<std::string, std::string>, VisitSums> sums;
  for (auto const& of_officer : told.officers)
    sums[{of_officer.officer, of_officer.area}] = of_officer;
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
      write_count(out, "households", sum.households);
      write_count(out, "visits", sum.visits);
      write_count(out, "handbooks", sum.handbooks);
      write_count(out, "calculations", sum.calculations);
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
Result<OverviewWords> words_of(std::vector<ToldVisit> const& shown, ReadModel& model) {
  std::vector<AreaHousehold> households;
  std::vector<event::Uuid> calculations;
  for (auto const& visit : shown) {
    households.emplace_back(visit.area, visit.household);
    for (auto const& act : visit.calculations) calculations.push_back(act.event);
  }
  std::ranges::sort(households);
  households.erase(std::ranges::unique(households).begin(), households.end());
  return model.words(households, calculations);
}

Calculation calculation_of(Act const& act, OverviewWords const& words) {
  auto const person = act.person ? text_of(*act.person) : "";
  auto const found = words.calculations.find(act.event);
  if (found == words.calculations.end()) return {person, act.word, {}, {}, {}};
  auto const& told = found->second;
  return {person, told.word, told.opens, told.pension, told.person_pays};
}

VisitRow row_of(ToldVisit const& visit, OverviewWords const& words) {
  VisitRow row;
  row.id = text_of(visit.visit);
  row.household = text_of(visit.household);
  if (auto const heads = words.heads.find({visit.area, visit.household});
      heads != words.heads.end()) {
    row.head = outreach::masked_register_numbers(shown_head(heads->second));
  }
  row.area = visit.area;
  row.officer = visit.officer;
  row.at = visit.at;
  row.way = visit.way;
  if (!visit.stage.empty()) row.stage = visit.stage;
  for (auto const& act : visit.calculations) row.calculations.push_back(calculation_of(act, words));
  row.handbooks = visit.handbooks;
  row.questions = visit.questions;
  row.findings = visit.findings;
  row.closed = visit.closed;
  return row;
}

/// The most frequent first.
std::vector<NotedCode> most_frequent(std::map<std::string, std::int64_t> const& counts) {
  std::vector<NotedCode> codes;
  for (auto const& [code, visits] : counts) codes.push_back({code, visits});
  std::ranges::stable_sort(codes, std::greater(), &NotedCode::visits);
  return codes;
}

Result<void> write_noted(std::string& out, std::vector<std::string> const& areas,
                         OverviewQuestion const& question, ReadModel& model) {
  auto const sums = model.noted(areas, question);
  if (!sums) return std::unexpected(sums.error());
  out += "\"noted\":";
  wire::write(out, Noted{sums->visits, sums->listed, most_frequent(sums->questions),
                         most_frequent(sums->findings)});
  out += ",";
  return {};
}

/// The page of visits that was asked for. One more is read, to know whether another page follows.
Result<void> write_visits(std::string& out, std::vector<std::string> const& areas,
                          OverviewQuestion const& question, ReadModel& model) {
  auto asked = question;
  ++asked.limit;
  auto shown = model.visits(areas, asked);
  if (!shown) return std::unexpected(shown.error());
  bool const more = static_cast<std::int64_t>(shown->size()) > question.limit;
  if (more) shown->pop_back();
  auto const words = words_of(*shown, model);
  if (!words) return std::unexpected(words.error());
  out += "\"visits\":[";
  for (auto const& visit : *shown) {
    if (&visit != &shown->front()) out += ",";
    wire::write(out, row_of(visit, *words));
  }
  out +=
      "],\"next\":" + (more ? std::to_string(question.skip + question.limit) : std::string("null"));
  return {};
}

void write_days(std::string& out, OverviewQuestion const& question) {
  auto const day = [](std::string const& text) {
    return text.empty() ? std::nullopt : std::optional(text);
  };
  out += "\"counted\":";
  wire::write(out, Counted{day(question.from), day(question.to)});
  out += ",";
}

std::vector<std::string> codes_of(std::vector<Area> const& areas) {
  std::vector<std::string> codes;
  for (auto const& area : areas) codes.push_back(area.code);
  return codes;
}

/// What stands above the visits.
Result<void> write_sums(std::string& out, std::vector<Area> const& areas,
                        std::vector<Account> const& officers, OverviewQuestion const& question,
                        ReadModel& model) {
  auto const told = model.overview(codes_of(areas), question.from, question.to);
  if (!told) return std::unexpected(told.error());
  write_days(out, question);
  out += area_rows(areas, columns_of(areas, *told));
  out += ",\"officers\":[" + officer_rows(areas, officers, *told) + "],";
  return {};
}

/// All that whoever sees totals only is told.
Result<void> write_totals(std::string& out, std::vector<Area> const& areas,
                          OverviewQuestion const& question, ReadModel& model) {
  auto const days = told_days(question.from, question.to);
  auto const told = told_visits(codes_of(areas), days, model);
  if (!told) return std::unexpected(told.error());
  write_days(out, {days.from, days.to});
  out += area_rows(areas, told_columns(areas, *told));
  return {};
}

/// What a head is told: on the first page all, behind it visits alone.
Result<void> write_seen(std::string& out, std::vector<Area> const& areas,
                        std::vector<Account> const& officers, OverviewQuestion const& question,
                        ReadModel& model) {
  std::vector<std::string> asked;
  for (auto const& area : areas)
    if (area.code.starts_with(question.only.area)) asked.push_back(area.code);
  if (question.skip == 0) {
    if (auto told = write_sums(out, areas, officers, question, model); !told) return told;
    if (auto told = write_noted(out, asked, question, model); !told) return told;
  }
  return write_visits(out, asked, question, model);
}

Result<void> check_day(std::string const& day) {
  if (day.empty()) return {};
  auto const date = parse_date(day);
  if (!date) return std::unexpected(date.error());
  return {};
}

}  // namespace

void add(VisitSums& sums, VisitSums const& more) {
  sums.visits += more.visits;
  sums.households += more.households;
  sums.handbooks += more.handbooks;
  sums.calculations += more.calculations;
  sums.last = std::max(sums.last, more.last);
}

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
  for (auto const& area : areas)
    if (totals ? may(account, Verb::count, Matter::totals, area.code)
               : may(account, Verb::see, Matter::overview, area.code))
      seen.push_back(area);
  std::string out = "{";
  auto const told = totals ? write_totals(out, seen, question, model)
                           : write_seen(out, seen, officers, question, model);
  if (!told) return std::unexpected(told.error());
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
