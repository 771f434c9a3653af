// SPDX-License-Identifier: Apache-2.0
#include "app/report.h"

#include <algorithm>

#include "app/season.h"
#include "app/told_time.h"
#include "base/word.h"

namespace otor::app {
namespace {

using allowance::AccountKind;
using allowance::Balance;
using allowance::Entry;
using allowance::Expense;
using allowance::ExpenseState;

/// What stands in a statement: a payment, a return or an expense.
struct StatementLine {
  std::string day, what, receipt, state;
  std::int64_t given = 0, returned = 0, claimed = 0, counted = 0;
};

/// The state that an expense had when its money lay on this account.
ExpenseState state_on(AccountKind account, Expense const& expense) {
  bool const waits = expense.stands() && expense.state != ExpenseState::approved;
  switch (account) {
    case AccountKind::spent: return ExpenseState::approved;
    case AccountKind::claimed: return waits ? expense.state : ExpenseState::claimed;
    default: return expense.stands() ? ExpenseState::refused : expense.state;
  }
}

class Making {
 public:
  Making(ReportQuestion const& question, ReportWords const& words, MoneyPorts const& ports,
         allowance::Scheme const& scheme)
      : question_(question), words_(words), ports_(ports), scheme_(scheme),
        format_(question.language) {
    for (auto const& area : words.areas) soums_.emplace(area.code, &area);
    for (auto const kind :
         {AccountKind::fund, AccountKind::hand, AccountKind::claimed, AccountKind::spent})
      accounts_.emplace(kind, format_.say("report.account_" + word_of(kind)));
  }

  Report begun(ReportKind const& kind) const {
    auto report = report_begun(kind, question_, words_);
    report.scheme = scheme_.code;
    report.as_of = question_.on.empty() ? ports_.today : question_.on;
    report.about.push_back(in_words(scheme_.name, scheme_.code));
    report.about.push_back(
        format_.say(question_.on.empty() ? "report.as_of_now" : "report.as_of_booked",
                    {{"day", short_date(report.as_of)}}));
    if (!question_.from.empty())
      report.about.push_back(
          format_.say("report.booked_from", {{"day", short_date(question_.from)}}));
    put_source(report, words_);
    return report;
  }

  Result<void> fill(Report& report) const {
    if (report.name == "allowance-balances") return balances(report);
    if (report.name == "allowance-ledger") return ledger(report);
    if (report.name == "allowance-months") return months(report);
    return statement(report);
  }

 private:
  Result<void> balances(Report& report) const {
    auto const sums = ports_.model.officer_sums(ports_.soums, scheme_.code, question_.on);
    if (!sums) return std::unexpected(sums.error());
    columns(report, {"officer", "user", "soum"},
            {{"given", "indicator.says_given"},
             {"returned", "report.says_returned"},
             {"waiting", "indicator.says_waiting"},
             {"spent", "indicator.says_spent"},
             {"left", "indicator.says_left"}});
    report.wide = true;
    std::map<std::string, Balance> balances;
    for (auto const& sum : *sums) add(balances[sum.officer], sum.balance);
    for (auto const& [user, name, area] : officers_with_money(booked_in(*sums), ports_)) {
      for (auto const& word : {name, user, soum(area)}) report.rows.put(word);
      auto const balance = balances[user];
      for (auto const amount :
           {balance.paid, balance.returned, balance.claimed, balance.spent, balance.left()})
        report.rows.put(amount);
    }
    return {};
  }

  Result<void> ledger(Report& report) const {
    auto const told = entries();
    if (!told) return std::unexpected(told.error());
    columns(report, {"day", "officer", "user", "soum", "from", "to", "category", "event"},
            {{"amount", "report.says_amount"}});
    report.wide = true;
    auto const names = names_of();
    for (auto const& entry : told->first) {
      auto const name = names.find(entry.officer);
      report.rows.put(entry.day);
      report.rows.put(name == names.end() ? entry.officer : name->second);
      report.rows.put(entry.officer);
      report.rows.put(soum(entry.area));
      report.rows.put(accounts_.at(entry.from));
      report.rows.put(accounts_.at(entry.to));
      report.rows.put(category(entry.category));
      report.rows.put(text_of(entry.event));
      report.rows.put(entry.amount);
    }
    report.more = told->entries - std::ssize(told->first);
    report.sums.resize(report.columns.size());
    report.sums.back() = told->amount;
    return {};
  }

  /// All of them, or the first without those behind being read.
  Result<Booked> entries() const {
    if (question_.most)
      return ports_.model.booked(ports_.soums, scheme_.code, question_.from, question_.on,
                                 *question_.most);
    auto all = ports_.model.entries(ports_.soums, scheme_.code, question_.from, question_.on);
    if (!all) return std::unexpected(all.error());
    Booked told{std::move(*all)};
    told.entries = std::ssize(told.first);
    return told;
  }

  Result<void> months(Report& report) const {
    auto const months = ports_.model.month_sums(ports_.soums, scheme_.code, question_.on);
    if (!months) return std::unexpected(months.error());
    columns(report, {"month", "category"},
            {{"waiting", "report.says_months_waiting"}, {"spent", "report.says_months_spent"}});
    for (auto const& month : *months) {
      report.rows.put(month.month);
      report.rows.put(category(month.category));
      report.rows.put(month.claimed);
      report.rows.put(month.spent);
    }
    return {};
  }

  Result<void> statement(Report& report) const {
    auto facts = ports_.model.facts_of(ports_.soums, scheme_.code, question_.officer);
    if (!facts) return std::unexpected(facts.error());
    auto const ledger = allowance::Ledger::of(std::move(*facts));
    auto const officers = officers_with_money(booked_in(ledger), ports_);
    auto const officer = std::ranges::find(officers, question_.officer, &OfficerPlace::user);
    if (officer == officers.end())
      return problem(ProblemKind::not_found, "There is no such officer in these soums.");
    columns(report, {"day", "what", "receipt", "state"},
            {{"given", "indicator.says_given"},
             {"returned", "report.says_returned"},
             {"claimed", "report.says_claimed"},
             {"counted", "report.says_counted"}});
    report.columns[6].summed = false;  // what was refused is among it
    report.about.insert(report.about.begin() + 1,
                        format_.say("report.of_officer", {{"name", officer->name},
                                                          {"user", officer->user},
                                                          {"soum", soum(officer->area)}}));
    for (auto const& line : lines_of(officer->user, ledger)) {
      for (auto const& word : {line.day, line.what, line.receipt, line.state})
        report.rows.put(word);
      for (auto const amount : {line.given, line.returned, line.claimed, line.counted})
        report.rows.put(amount);
    }
    report.rest = Rest{format_.say("report.column_left"), {4}, {5, 7}};
    report.signatures = {format_.say("report.sign_officer"), format_.say("report.sign_accountant")};
    return {};
  }

  bool counts(Entry const& entry) const {
    return question_.on.empty() || entry.day <= question_.on;
  }

  /// An amount: its code, and the key of what it counts.
  using Amount = std::pair<char const*, char const*>;

  void columns(Report& report, std::initializer_list<char const*> of_words,
               std::initializer_list<Amount> of_amounts) const {
    for (auto const* code : of_words) {
      auto const kind = code == std::string_view("day") ? CellKind::day : CellKind::text;
      report.columns.push_back({code, format_.say(std::string("report.column_") + code), kind});
    }
    for (auto const& [code, says] : of_amounts)
      report.columns.push_back({code, format_.say(std::string("report.column_") + code),
                                CellKind::tugrug, true, format_.say(says)});
    report.rows = ReportRows(report.columns.size());
  }

  std::string in_words(allowance::Words const& words, std::string const& code) const {
    auto const& text = question_.language == Language::mn   ? words.mn
                       : question_.language == Language::kk ? words.kk
                                                            : words.en;
    return text.empty() ? code : text;
  }

  std::string category(std::string const& code) const {
    auto const* found = scheme_.category(code);
    return found == nullptr ? code : in_words(found->name, code);
  }

  std::string soum(std::string const& code) const {
    auto const found = soums_.find(code);
    if (found == soums_.end()) return code;
    auto const& area = *found->second;
    return in_words({area.name_mn, area.name_kk, area.name_en}, code);
  }

  std::map<std::string, std::string> names_of() const {
    std::map<std::string, std::string> names;
    for (auto const& officer : ports_.officers) names.emplace(officer.user, officer.name);
    return names;
  }

  std::vector<StatementLine> lines_of(std::string const& officer,
                                      allowance::Ledger const& ledger) const {
    std::vector<StatementLine> lines;
    std::map<event::Uuid, AccountKind> lies;  // the money of an expense
    for (auto const& entry : ledger.entries()) {
      if (entry.officer != officer || !counts(entry)) continue;
      if (!entry.category.empty()) {
        lies[entry.subject] = entry.to;
        continue;
      }
      bool const given = entry.from == AccountKind::fund;
      lines.push_back({entry.day, format_.say(given ? "report.advance" : "report.rest_returned"),
                       "", "", given ? entry.amount : 0, given ? 0 : entry.amount});
    }
    for (auto const& expense : ledger.expenses()) {
      auto const account = lies.find(expense.id);
      if (account != lies.end()) lines.push_back(line_of(expense, account->second));
    }
    std::ranges::stable_sort(lines, {}, &StatementLine::day);
    return lines;
  }

  StatementLine line_of(Expense const& expense, AccountKind account) const {
    auto receipt = expense.receipt;
    if (receipt.empty() && expense.pictured) receipt = format_.say("report.pictured");
    return {expense.on,
            category(expense.category),
            std::move(receipt),
            format_.say("report.state_" + word_of(state_on(account, expense))),
            0,
            0,
            expense.amount,
            account == AccountKind::hand ? 0 : expense.amount};
  }

  ReportQuestion const& question_;
  ReportWords const& words_;
  MoneyPorts const& ports_;
  allowance::Scheme const& scheme_;
  Format format_;
  std::unordered_map<std::string_view, Area const*> soums_;
  std::map<AccountKind, std::string> accounts_;
};

std::optional<SeasonOfYear> season_told(Report const& report, std::string const& today) {
  return season_of_days(report.from, report.as_of, today);
}

/// Which time it is of; a whole season is called by its name.
void say_time(Report& report, Format const& format, std::string const& today) {
  auto const day = short_date(report.as_of);
  Places places{{"from", short_date(report.from)}, {"day", day}};
  auto const season = season_told(report, today);
  if (season) places.push_back({"season", season_text(*season, format)});
  report.about.push_back(report.from.empty() ? format.say("report.through", {{"day", day}})
                         : season            ? format.say("report.of_season", places)
                                             : format.say("report.between", places));
  if (season && still_runs(*season, today))
    report.about.push_back(format.say("report.season_so_far", {{"day", short_date(today)}}));
}

}  // namespace

Report report_begun(ReportKind const& kind, ReportQuestion const& question,
                    ReportWords const& words) {
  Report report;
  report.name = kind.name;
  report.title = sentence(question.language, kind.title);
  report.language = question.language;
  report.made_up = words.made_up;
  report.from = question.from;
  report.position = words.position;
  report.settings = words.settings;
  report.made = words.made;
  report.law = words.law;
  report.about = {std::string(sentence(question.language, kind.says))};
  return report;
}

Report report_of_time(ReportKind const& kind, ReportQuestion const& question,
                      ReportWords const& words, std::string const& today) {
  auto report = report_begun(kind, question, words);
  Format const format(question.language);
  report.as_of = question.on.empty() ? today : question.on;
  report.of_areas = kind.of_areas;
  report.of_indicators = kind.of_indicators;
  say_time(report, format, today);
  put_source(report, words);
  return report;
}

std::string title_with_season(std::string title, Report const& report) {
  auto const season = season_told(report, report.made);
  if (!season) return title;
  Format const format(report.language);
  Places const places{{"title", std::move(title)},
                      {"season", season_text(*season, format)},
                      {"day", short_date(report.made)}};
  return format.say(
      still_runs(*season, report.made) ? "report.title_so_far" : "report.title_of_season", places);
}

ReportQuestion in_told_time(ReportQuestion question, std::string const& today) {
  for (auto const& day : {question.from, question.on})
    if (!day.empty() && !parse_date(day)) return question;  // it is refused
  auto const kind = std::ranges::find(report_kinds(), question.name, &ReportKind::name);
  if (question.on.empty() && question.from.empty()) return question;
  if (question.on.empty()) question.on = today;
  bool const as_of_day = kind != report_kinds().end() && !kind->from_day;
  auto const told = as_of_day ? whole_year(told_days(question.on, question.on))
                              : told_days(question.from, question.on);
  if (!as_of_day) question.from = told.from;
  question.on = told.to.empty() ? today : std::min(told.to, today);
  return question;
}

void put_source(Report& report, ReportWords const& words) {
  Format const format(report.language);
  report.about.push_back(format.say("report.source", {{"position", grouped(words.position)},
                                                      {"settings", grouped(words.settings)},
                                                      {"day", short_date(words.made)},
                                                      {"law", words.law.substr(0, 12)}}));
  if (words.lost.erased > 0)
    report.about.push_back(
        format.say("report.erased_since", {{"gone", grouped(words.lost.erased)}}));
  if (words.lost.settings_from > 0)
    report.about.push_back(
        format.say("report.settings_since", {{"position", grouped(words.lost.settings_from)}}));
}

Result<Report> report(ReportQuestion const& question, ReportWords const& words,
                      MoneyPorts const& ports) {
  auto const kind = report_kind_of(question);
  if (!kind) return std::unexpected(kind.error());
  auto const scheme = scheme_of(question.scheme, ports);
  if (!scheme) return std::unexpected(scheme.error());
  if (*scheme == nullptr) return problem(ProblemKind::not_found, "There is no scheme yet.");
  Making const making(question, words, ports, **scheme);
  auto made = making.begun(*kind);
  if (auto filled = making.fill(made); !filled) return std::unexpected(filled.error());
  return made;
}

Result<std::vector<std::string>> soums_in(std::string_view area,
                                          std::vector<std::string> const& soums) {
  std::vector<std::string> found;
  bool const whole = area.empty() || area.size() == 3 || area.size() == 5;
  if (whole)
    std::ranges::copy_if(soums, std::back_inserter(found),
                         [&](std::string const& soum) { return soum.starts_with(area); });
  if (found.empty() && !area.empty())
    return problem(ProblemKind::not_found, "There is no such aimag or soum here.");
  return found;
}

}  // namespace otor::app
