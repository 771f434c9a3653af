// SPDX-License-Identifier: Apache-2.0
#include "app/quality_report.h"

#include <algorithm>

#include "app/place_text.h"
#include "base/word.h"

namespace otor::app {
namespace {

constexpr std::size_t date_letters = 10;
constexpr std::int64_t hundredths_in_thousandth = 10;  // of a per cent

struct Column {
  char const* code;
  std::string key;  // of its heading
  CellKind kind = CellKind::text;
};
using Columns = std::vector<Column>;

class Teller {
 public:
  Teller(char const* name, char const* title, std::string const& today, QualityWords const& words)
      : format(words.language), words_(words) {
    report_.name = name;
    report_.title = format.say(title);
    report_.language = words.language;
    report_.made_up = words.made_up;
    report_.as_of = today;
  }

  void about(std::string sentence) { report_.about.push_back(std::move(sentence)); }
  void columns(Columns const& columns) {
    for (auto const& [code, key, kind] : columns)
      report_.columns.push_back({code, format.say(key), kind});
  }
  /// Yes, no, not sure, and the share with its interval.
  void columns_of_share(std::string const& what) {
    for (auto const* said : {"yes", "no", "unsure"})
      share_column(what, said, std::string("quality.answer_") + said, CellKind::count);
    for (auto const* part : {"share", "low", "high"})
      share_column(what, part, std::string("quality.column_") + part, CellKind::share);
  }
  void begin_rows() { report_.rows = ReportRows(report_.columns.size()); }
  void put(std::vector<std::string> const& cells) {
    for (auto const& cell : cells) report_.rows.put(cell);
  }
  void put(std::vector<std::int64_t> const& cells) {
    for (auto const cell : cells) report_.rows.put(cell);
  }
  void put(CallShare const& share) {
    put(std::vector{share.yes, share.no, share.unsure});
    for (auto const part : {share.share, share.low, share.high})
      report_.rows.put(part ? std::optional(*part * hundredths_in_thousandth) : std::nullopt);
  }
  Report made() { return std::move(report_); }

  std::string soum(std::string const& code) const {
    return place_name(code, words_.areas, {}, words_.language);
  }
  /// Of "finding.A1"; the code of one that the book has not.
  std::string noted(std::string const& code) const {
    auto const point = code.find('.');
    auto const set =
        code.starts_with("asked") ? outreach::CodeSet::asked : outreach::CodeSet::finding;
    auto const name = code.substr(point + 1);
    for (auto const& one : words_.codebook.codes)
      if (one.set == set && one.code == name) return title_in(one.title, words_.language);
    return name;
  }

  Format format;

 private:
  void share_column(std::string const& what, char const* part, std::string const& key,
                    CellKind kind) {
    report_.columns.push_back(
        {what + "_" + part, format.say("quality." + what) + ": " + format.say(key), kind});
  }

  QualityWords const& words_;
  Report report_;
};

std::string telephone(CallRow const& row, Format const& format) {
  if (row.telephone) return *row.telephone;
  if (row.state == CallState::gone) return {};
  if (row.no_consent) return format.say("quality.no_consent");
  return format.say(row.no_calls ? "quality.no_calls" : "quality.no_telephone");
}

void put_call(Teller& teller, CallRow const& row) {
  auto const& format = teller.format;
  auto const said = [&](std::optional<event::Recalled> const& answer) {
    return answer ? format.say("quality.answer_" + word_of(*answer)) : std::string();
  };
  // What is told of a family is told by the last of those who reached somebody there, else by the
  // last who tried.
  auto const reached = std::ranges::find(row.tries, event::CallOutcome::reached, &CallTry::outcome);
  auto const* last = row.tries.empty() ? nullptr : &row.tries.front();
  if (reached != row.tries.end()) last = &*reached;
  bool const gone = row.state == CallState::gone;
  teller.put({teller.soum(row.area), row.day.empty() ? "" : short_date(row.day), row.head,
              telephone(row, format), format.say("quality.state_" + word_of(row.state)),
              last == nullptr ? "" : short_date(last->on), last == nullptr ? "" : last->by,
              last == nullptr ? "" : said(last->visited),
              last == nullptr ? "" : said(last->handbook),
              last == nullptr ? "" : said(last->content), row.area,
              gone ? std::string() : text_of(row.household), text_of(row.visit)});
  teller.put(std::vector<std::int64_t>{std::ssize(row.tries)});
}

std::string said_of(wire::RemarkRow const& row, Format const& format) {
  return format.count("remark.said_" + word_of(row.when), row.families,
                      {{"day", short_date(row.from)}});
}

std::string looked_for(wire::RemarkRow const& row, Format const& format) {
  return format.say("remark.rule_" + word_of(row.when),
                    {{"least", std::to_string(row.least.value_or(0))},
                     {"codes", std::to_string(row.codes.value_or(0))}});
}

std::string explained(wire::RemarkRow const& row, Format const& format) {
  std::vector<std::string> said;
  for (auto const& one : row.words)
    said.push_back(format.say("remark.said", {{"who", one.author},
                                              {"day", short_date(one.at.substr(0, date_letters))},
                                              {"words", one.note}}));
  return said.empty() ? format.say("remark.not_explained") : joined(said, "; ");
}

}  // namespace

Report draws_report(QualityDesk const& desk, QualityWords const& words) {
  Teller teller("call_backs", "quality.draws", desk.today, words);
  teller.about(teller.format.say("quality.says"));
  teller.columns({{"by", "quality.column_by"},
                  {"on", "quality.column_on"},
                  {"seed", "quality.column_seed"},
                  {"from", "quality.from"},
                  {"to", "quality.to"},
                  {"soum", "worklist.column_soum"},
                  {"draw", "quality.column_draw"},
                  {"share_drawn", "quality.share", CellKind::share},
                  {"frame", "quality.column_frame", CellKind::count},
                  {"drawn", "quality.column_drawn", CellKind::count},
                  {"reached", "quality.state_reached", CellKind::count},
                  {"refused", "quality.state_refused", CellKind::count},
                  {"not_reached", "quality.state_not_reached", CellKind::count},
                  {"open", "quality.state_open", CellKind::count},
                  {"gone", "quality.state_gone", CellKind::count}});
  for (auto const* what : {"visited", "handbook", "content"}) teller.columns_of_share(what);
  teller.begin_rows();
  for (auto const& draw : desk.draws) {
    std::vector<std::string> soums;
    for (auto const& area : draw.areas) soums.push_back(teller.soum(area));
    teller.put({draw.by, short_date(draw.on), draw.seed, short_date(draw.from), short_date(draw.to),
                joined(soums, "; "), text_of(draw.draw)});
    teller.put(std::vector{draw.share * hundredths_in_thousandth, draw.frame, draw.drawn,
                           draw.reached, draw.refused, draw.not_reached, draw.open, draw.gone});
    for (auto const* share : {&draw.visited, &draw.handbook, &draw.content}) teller.put(*share);
  }
  return teller.made();
}

Report calls_report(QualityDesk const& desk, QualityWords const& words) {
  Teller teller("call_backs_families", "quality.list", desk.today, words);
  teller.about(teller.format.say("quality.list_means"));
  teller.columns({{"soum", "worklist.column_soum"},
                  {"day", "quality.column_day"},
                  {"head", "worklist.column_head"},
                  {"telephone", "quality.column_telephone"},
                  {"state", "quality.outcome"},
                  {"called", "quality.column_called"},
                  {"caller", "quality.column_caller"},
                  {"visited", "quality.visited"},
                  {"handbook", "quality.handbook"},
                  {"content", "quality.content"},
                  {"area", "worklist.column_area"},
                  {"household", "worklist.column_household"},
                  {"visit", "quality.column_visit"},
                  {"tries", "quality.column_tries", CellKind::count}});
  teller.begin_rows();
  for (auto const& row : desk.rows) put_call(teller, row);
  return teller.made();
}

Report remarks_report(RemarksDesk const& desk, QualityWords const& words) {
  Teller teller("remarks", "remark.title_desk", desk.today, words);
  teller.about(teller.format.say("remark.says_desk"));
  teller.columns({{"remark", "quality.column_remark"},
                  {"rule", "quality.column_rule"},
                  {"officers", "quality.column_officers"},
                  {"noted", "quality.column_noted"},
                  {"explained", "quality.column_explained"},
                  {"soum", "worklist.column_soum"},
                  {"day", "quality.column_day"},
                  {"head", "worklist.column_head"},
                  {"officer", "quality.column_officer"},
                  {"code", "quality.column_code"},
                  {"area", "worklist.column_area"},
                  {"household", "worklist.column_household"},
                  {"visit", "quality.column_visit"}});
  teller.begin_rows();
  for (auto const& row : desk.remarks) {
    std::vector<std::string> noted;
    for (auto const& code : row.noted) noted.push_back(teller.noted(code));
    for (auto const& visit : row.visits)
      teller.put({said_of(row, teller.format), looked_for(row, teller.format),
                  joined(row.officers, "; "), joined(noted, "; "), explained(row, teller.format),
                  teller.soum(visit.area), short_date(visit.day), visit.head, visit.officer,
                  row.rule, visit.area, text_of(visit.household), text_of(visit.visit)});
  }
  return teller.made();
}

}  // namespace otor::app
