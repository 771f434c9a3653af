// SPDX-License-Identifier: Apache-2.0
#include "app/findings_desk.h"

#include <algorithm>

#include "app/place_text.h"
#include "handbook/share_plot.h"

namespace otor::app {

Result<FindingsDesk> findings_desk(FindingsQuestion const& question, Language language,
                                   FindingsDeskPorts const& ports) {
  auto said = findings(question, ports.said);
  if (!said) return std::unexpected(said.error());
  FindingsDesk desk;
  desk.today = text_of(ports.said.today);
  desk.made_up = ports.made_up;
  desk.said = std::move(*said);
  for (auto const& row : desk.said.questions)
    if (auto answer = ports.answers.on(row.said.code, ports.said.today, language))
      desk.answers.push_back(std::move(*answer));
  ToldOldPorts old{{}, ports.working, ports.all, ports.answers, ports.said.today};
  for (auto const& soum : ports.said.soums)
    if (soum->soum().starts_with(question.area)) old.soums.push_back(soum);
  auto counts = told_old_counts(old, ports.said.today, ports.said.totals);
  desk.old = std::move(counts.now);
  desk.coming = std::move(counts.coming);
  return desk;
}

namespace {

constexpr std::size_t most_drawn = 6;  // of a report; its table has all

class Writer {
 public:
  explicit Writer(FindingsWords const& words) : words_(words), format_(words.language) {}

  std::string say(std::string const& key, Places const& places = {}) const {
    return format_.say(key, places);
  }

  std::string area(std::string const& code) const {
    return place_name(code, words_.areas, words_.aimags, words_.language);
  }

  std::string code(outreach::CodeSet set, std::string const& code) const {
    return code_name(words_.codebook, set, code, words_.language);
  }

  std::string name(std::string const& user) const {
    if (user.empty()) return say("task.owner_soum");
    auto const found = std::ranges::find(words_.accounts, user, &Account::user);
    return found == words_.accounts.end() ? user : found->name;
  }

  std::string part(FindingsBy by, std::string const& code) const {
    if (code.empty()) return say("findings.part_unknown");
    switch (by) {
      case FindingsBy::area: return area(code);
      case FindingsBy::age: return code;
      case FindingsBy::sex: return say("findings.sex_" + code);
      case FindingsBy::season: break;
    }
    return say("findings.season_" + code);
  }

  Report begun(char const* name, std::string const& as_of,
               std::vector<char const*> const& columns) const {
    Report report;
    report.name = name;
    report.title = say(std::string("findings.report_") + name);
    report.language = words_.language;
    report.made_up = words_.made_up;
    report.as_of = as_of;
    report.wide = true;
    for (auto const* column : columns)
      report.columns.push_back({column, say(std::string("findings.column_") + column), {}});
    report.rows = ReportRows(report.columns.size());
    return report;
  }

  Format const& format() const { return format_; }

 private:
  FindingsWords const& words_;
  Format format_;
};

std::string share_text(std::optional<std::int64_t> hundredths) {
  if (!hundredths) return {};
  auto text = std::to_string(*hundredths / 100);
  auto const rest = *hundredths % 100;
  if (rest != 0) text += (rest < 10 ? ".0" : ".") + std::to_string(rest);
  return text;
}

std::string number_text(std::optional<std::int64_t> number) {
  return number ? std::to_string(*number) : std::string();
}

void put_cell(ReportRows& rows, SaidShare const& cell, std::int64_t met, std::int64_t officers) {
  rows.put(cell.withheld ? std::string() : std::to_string(cell.households));
  rows.put(std::to_string(met));
  rows.put(std::to_string(officers));
  for (auto const one : {cell.share, cell.low, cell.high}) rows.put(share_text(one));
}

/// A row for each part and one for the whole, which alone tells `ended`.
void put_row(ReportRows& rows, FindingsAnswer const& answer, FindingRow const& row,
             std::string const& title, std::vector<std::optional<std::int64_t>> const& ended,
             Writer const& writer) {
  for (std::size_t at = 0; at <= answer.strata.size(); ++at) {
    bool const whole = at == answer.strata.size();
    auto const& cell = whole ? row.all : row.strata[at];
    rows.put(row.code);
    rows.put(title);
    rows.put(whole ? writer.say("findings.whole") : writer.part(answer.by, answer.strata[at].code));
    put_cell(rows, cell, whole ? answer.visited : answer.strata[at].households,
             whole ? answer.officers : answer.strata[at].officers);
    rows.put(whole ? number_text(row.times) : std::string());
    for (auto const& one : ended) rows.put(whole ? number_text(one) : std::string());
    rows.put(cell.withheld ? writer.say("findings.withheld_cell") : std::string());
  }
}

}  // namespace

Report findings_report(FindingsAnswer const& answer, bool questions, FindingsWords const& words) {
  Writer const writer(words);
  std::vector<char const*> columns{"code",     "title", "part", "households", "met",
                                   "officers", "share", "low",  "high",       "times"};
  if (questions) columns.insert(columns.end(), {"answered", "referred", "brought", "owed"});
  columns.push_back("withheld");
  auto report = writer.begun(questions ? "questions" : "findings", answer.to, columns);
  auto const place = answer.area.empty() ? writer.say("coverage.all") : writer.area(answer.area);
  report.about = {place + ", " + short_date(answer.from) + " – " + short_date(answer.to),
                  writer.say("findings.unit"), writer.say("findings.interval")};
  if (answer.by == FindingsBy::age || answer.by == FindingsBy::sex)
    report.about.push_back(writer.say("findings.unit_people"));
  auto const title = [&](FindingRow const& row) {
    return writer.code(questions ? outreach::CodeSet::asked : outreach::CodeSet::finding, row.code);
  };
  if (questions) {
    for (auto const& row : answer.questions)
      put_row(report.rows, answer, row.said, title(row.said),
              {row.answered, row.referred, row.brought, row.owed}, writer);
  } else {
    for (auto const& row : answer.findings)
      put_row(report.rows, answer, row, title(row), {}, writer);
  }
  return report;
}

Report findings_summary(Report begun, FindingsAnswer const& answer, bool questions,
                        FindingsWords const& words) {
  Writer const writer(words);
  auto report = std::move(begun);
  auto const column = [&](std::string const& code, CellKind kind, bool sparse) {
    bool const end = code == "low" || code == "high";
    report.columns.push_back({code, writer.say("findings.column_" + code), kind, false,
                              is_number(kind)
                                  ? writer.say(end ? "findings.interval" : "findings.says_" + code)
                                  : std::string(),
                              sparse, false});
  };
  for (auto const* code : {"code", "title"}) column(code, CellKind::text, false);
  for (auto const* code : {"households", "met"}) column(code, CellKind::count, false);
  for (auto const* code : {"share", "low", "high"}) column(code, CellKind::share, true);
  if (questions)
    for (auto const* code : {"answered", "referred", "brought", "owed"})
      column(code, CellKind::count, false);
  report.wide = questions;
  report.rows = ReportRows(report.columns.size());
  report.about.push_back(writer.say("findings.unit"));
  report.about.push_back(writer.say("findings.interval"));
  if (answer.withheld) report.about.push_back(writer.say("findings.headline_withheld") + ".");
  auto const put_told = [&](std::optional<std::int64_t> number) {
    number ? report.rows.put(*number) : report.rows.put_withheld();
  };
  std::vector<handbook::RankedShare> ranked;
  auto const put = [&](FindingRow const& row) {
    auto const set = questions ? outreach::CodeSet::asked : outreach::CodeSet::finding;
    auto const title = writer.code(set, row.code);
    report.rows.put(row.code);
    report.rows.put(title);
    put_told(row.all.withheld ? std::nullopt : std::optional(row.all.households));
    report.rows.put(answer.visited);
    for (auto const one : {row.all.share, row.all.low, row.all.high}) report.rows.put(one);
    if (ranked.size() < most_drawn && !row.all.withheld && row.all.share)
      ranked.push_back({title, *row.all.share, row.all.low, row.all.high});
  };
  if (questions) {
    for (auto const& row : answer.questions) {
      put(row.said);
      for (auto const one : {row.answered, row.referred, row.brought, row.owed}) put_told(one);
    }
  } else {
    for (auto const& row : answer.findings) put(row);
  }
  if (!ranked.empty())
    report.plots = {
        handbook::share_plot(ranked, writer.say("findings.drawn", {{"title", report.title}}))};
  return report;
}

Report told_old_report(ToldOldAnswer const& answer, FindingsWords const& words) {
  Writer const writer(words);
  auto report = writer.begun("told_old", answer.on,
                             {"soum", "bagh", "head", "question", "told", "since", "by", "owner",
                              "then", "now", "area", "household"});
  report.about = {writer.say("findings.told_unit")};
  auto const text = [](AnswerSaid const& said) {
    std::string all;
    for (auto const& one : said.words) all += (all.empty() ? "" : " ") + one;
    return all;
  };
  std::map<std::pair<std::string, std::string>, std::string> then;
  for (auto const& one : answer.then) then[{one.answer.question, one.told}] = text(one.answer);
  std::map<std::string, std::string> now;
  for (auto const& one : answer.now) now[one.question] = text(one);
  for (auto const& row : answer.rows) {
    auto const question = writer.code(outreach::CodeSet::asked, row.question);
    for (auto const& word :
         {writer.area(row.area), row.bagh, row.head, question, row.told, row.since,
          writer.name(row.by), writer.name(row.owner), then[{row.question, row.told}],
          now[row.question], row.area, text_of(row.household)})
      report.rows.put(word);
  }
  return report;
}

}  // namespace otor::app
