// SPDX-License-Identifier: Apache-2.0
#include "app/report_text.h"

#include <algorithm>
#include <cmath>

#include "app/csv_cell.h"
#include "base/money.h"
#include "base/month.h"
#include "handbook/paragraph.h"
#include "handbook/svg.h"
#include "wire/json.h"

namespace otor::app {
namespace {

using namespace handbook;

/// A drawing as a page shows it; what it says stands in it as well.
struct Plot {
  std::string svg, says;
  std::int64_t width = 0;
};
BOOST_DESCRIBE_STRUCT(Plot, (), (svg, says, width))

/// `rows`, `sums` and `withheld` as JSON: their cells are of two kinds.
struct ReportMessage {
  std::string report, title;
  std::vector<std::string> about;
  std::string from, as_of, scheme, language;
  bool made_up = false;
  std::int64_t position = 0, settings = 0;
  std::string made, law;
  std::vector<ReportColumn> columns;
  wire::Verbatim rows;
  std::int64_t more = 0;
  wire::Verbatim sums, withheld;
  std::vector<ReportDefinition> definitions;
  std::vector<Plot> plots;
  std::optional<std::int64_t> rest;
};
BOOST_DESCRIBE_STRUCT(ReportMessage, (),
                      (report, title, about, from, as_of, scheme, language, made_up, position,
                       settings, made, law, columns, rows, more, sums, withheld, definitions, plots,
                       rest))

bool is_amount(ReportColumn const& column) { return is_number(column.kind); }

std::string rows_json(Report const& report) {
  std::string out = "[";
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    for (std::size_t column = 0; column < report.columns.size(); ++column) {
      out += column > 0 ? "," : row > 0 ? ",[" : "[";
      if (is_amount(report.columns[column])) {
        out += report.rows.known(row, column) ? std::to_string(report.rows.amount(row, column))
                                              : "null";
      } else {
        wire::write_string(out, report.rows.word(row, column));
      }
    }
    out += ']';
  }
  return out + "]";
}

std::string sums_json(Report const& report) {
  std::string out = "[";
  for (std::size_t column = 0; column < report.columns.size(); ++column) {
    if (column > 0) out += ',';
    out += report.columns[column].summed ? std::to_string(sum_of(report, column)) : "null";
  }
  return out + "]";
}

/// The cells that are withheld, as `[row,column]`.
std::string withheld_json(Report const& report) {
  std::string out = "[";
  for (std::size_t row = 0; row < report.rows.size(); ++row)
    for (std::size_t column = 0; column < report.columns.size(); ++column)
      if (is_amount(report.columns[column]) && report.rows.withheld(row, column))
        out += (out.size() > 1 ? ",[" : "[") + std::to_string(row) + "," + std::to_string(column) +
               "]";
  return out + "]";
}

std::string withheld_word(Report const& report) {
  return std::string(sentence(report.language, "report.withheld"));
}

std::string shown(Report const& report, std::size_t row, std::size_t column) {
  switch (report.columns[column].kind) {
    case CellKind::text: return plain_words(report.rows.word(row, column));
    case CellKind::day: return short_date(report.rows.word(row, column));
    case CellKind::tugrug:
    case CellKind::count:
    case CellKind::share:
    case CellKind::points: break;
  }
  if (report.rows.withheld(row, column)) return withheld_word(report);
  if (!report.rows.known(row, column)) return report.columns[column].sparse ? "" : "?";
  auto const amount = report.rows.amount(row, column);
  auto const kind = report.columns[column].kind;
  if (kind == CellKind::share) return number_of(report, row, column) + "%";
  if (kind == CellKind::points) return (amount > 0 ? "+" : "") + number_of(report, row, column);
  return amount == 0 && kind == CellKind::tugrug ? "–" : grouped(amount);  // as books have it
}

/// Of numbers that no row has.
bool is_empty(Report const& report, std::size_t column) {
  if (!report.columns[column].sparse) return false;
  for (std::size_t row = 0; row < report.rows.size(); ++row)
    if (report.rows.known(row, column) || report.rows.withheld(row, column)) return false;
  return report.rows.size() > 0;
}

/// The columns that people are shown.
std::vector<std::size_t> shown_columns(Report const& report) {
  std::vector<std::size_t> shown;
  for (std::size_t column = 0; column < report.columns.size(); ++column)
    if (!report.columns[column].for_programs && !is_empty(report, column)) shown.push_back(column);
  return shown;
}

Table table_of(Report const& report) {
  Table table;
  auto const columns = shown_columns(report);
  table.amounts = true;
  table.named = static_cast<std::size_t>(std::ranges::count_if(
      columns, [&](std::size_t column) { return !is_amount(report.columns[column]); }));
  for (auto const column : columns) table.head.push_back({{report.columns[column].heading}});
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    auto& cells = table.rows.emplace_back();
    for (auto const column : columns) cells.push_back({{shown(report, row, column)}});
  }
  if (!has_sums(report)) return table;
  auto& sums = table.rows.emplace_back();
  for (auto const column : columns)
    sums.push_back(
        {{report.columns[column].summed ? grouped(sum_of(report, column)) : std::string(), true}});
  sums.front() = {{Format(report.language).say("report.sum"), true}};
  return table;
}

void put_signatures(Report const& report, std::vector<Block>& blocks) {
  if (report.signatures.empty()) return;
  Columns columns;
  for (auto const& label : report.signatures)
    columns.columns.push_back({1, {{Lines{label, 2}, {}}}});
  blocks.push_back({std::move(columns), {}});
}

/// Columns that mean the same stand together: their headings, and what they count.
std::vector<std::pair<std::string, std::string>> defined_together(Report const& report) {
  std::vector<std::pair<std::string, std::string>> all;
  for (std::size_t at = 0; at < report.columns.size(); ++at) {
    auto const& column = report.columns[at];
    if (column.says.empty() || is_empty(report, at)) continue;
    auto const same =
        std::ranges::find(all, column.says, &std::pair<std::string, std::string>::second);
    if (same == all.end()) {
      all.emplace_back(column.heading, column.says);
    } else {
      same->first += ", " + column.heading;
    }
  }
  return all;
}

void put_definitions(Report const& report, std::vector<Block>& blocks) {
  List definitions;
  for (auto const& [headings, says] : defined_together(report))
    definitions.items.push_back({{{headings + ": ", true}, {plain_words(says)}}, {}});
  for (auto const& row : report.definitions)
    definitions.items.push_back({{{row.heading + ": ", true}, {plain_words(row.says)}}, {}});
  if (definitions.items.empty()) return;
  blocks.push_back({Heading{Level::section,
                            std::string(sentence(report.language, "report.definitions")),
                            {},
                            {},
                            {}},
                    {}});
  blocks.push_back({std::move(definitions), {}});
}

}  // namespace

std::string report_json(Report const& report) {
  ReportMessage message{report.name,
                        report.title,
                        report.about,
                        report.from,
                        report.as_of,
                        report.scheme,
                        code_of(report.language),
                        report.made_up,
                        report.position,
                        report.settings,
                        report.made,
                        report.law,
                        report.columns,
                        {rows_json(report)},
                        report.more,
                        {sums_json(report)},
                        {withheld_json(report)},
                        report.definitions,
                        {},
                        {}};
  for (auto const& plot : report.plots)
    message.plots.push_back({svg::picture_of(plot), plot.says, std::llround(plot.width)});
  if (report.rest) message.rest = amount_of(report, *report.rest);
  return wire::text_of_message(message) + "\n";
}

std::string report_json(WholeReport const& whole) {
  std::string out = "{\"report\":";
  wire::write_string(out, whole.name);
  out += ",\"title\":";
  wire::write_string(out, whole.title);
  out += ",\"parts\":[";
  for (auto const& part : whole.parts) {
    if (&part != &whole.parts.front()) out += ',';
    out += report_json(part);
  }
  return out + "]}\n";
}

std::string csv_head(Report const& report) {
  std::string out = "\ufeff";
  for (std::size_t column = 0; column < report.columns.size(); ++column) {
    if (column > 0) out += ',';
    put_csv(out, report.columns[column].heading);
  }
  return out + "\r\n";
}

std::string csv_rows(Report const& report) {
  std::string out;
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    for (std::size_t column = 0; column < report.columns.size(); ++column) {
      if (column > 0) out += ',';
      if (is_amount(report.columns[column])) {
        if (report.rows.withheld(row, column)) {
          put_csv(out, withheld_word(report));
        } else if (report.rows.known(row, column)) {
          out += number_of(report, row, column);
        }
      } else {
        put_csv(out, report.rows.word(row, column));
      }
    }
    out += "\r\n";
  }
  return out;
}

std::string report_csv(Report const& report) { return csv_head(report) + csv_rows(report); }

namespace {

// Of a page that lies across a drawing is wider than a reader wants it: so its words have about the
// size of the rows, and a part begins on the page of its heading.
constexpr double across = 0.7;

/// How many plots from one on stand side by side: up to three that are narrow.
std::size_t beside(std::vector<handbook::Drawing> const& plots, std::size_t from, double size) {
  for (std::size_t count = 3; count > 1; --count) {
    auto const narrow = [&](handbook::Drawing const& plot) {
      return plot.share * size * static_cast<double>(count) <= 1;
    };
    if (from + count <= plots.size() &&
        std::all_of(plots.begin() + static_cast<std::ptrdiff_t>(from),
                    plots.begin() + static_cast<std::ptrdiff_t>(from + count), narrow))
      return count;
  }
  return 1;
}

/// What a plot shows stands below it.
void put_plots(Report const& report, double size, std::vector<Block>& blocks) {
  auto const put = [&](handbook::Drawing plot, double share, std::vector<Block>& into) {
    auto caption = paragraph({{plain_words(plot.says)}}, Part::caption);
    plot.share = share;
    into.push_back({std::move(plot), {}});
    into.push_back(std::move(caption));
  };
  auto const& plots = report.plots;
  for (std::size_t at = 0; at < plots.size();) {
    auto const count = beside(plots, at, size);
    if (count == 1) {
      put(plots[at], plots[at].share * size, blocks);
    } else {
      handbook::Columns row;
      for (auto one = at; one < at + count; ++one)
        put(plots[one], plots[one].share * size * static_cast<double>(count),
            row.columns.emplace_back().blocks);
      blocks.push_back({std::move(row), {}});
    }
    at += count;
  }
}

Result<Document> laid(Report const& report, bool wide) {
  if (report.rows.size() > most_rows_on_paper)
    return problem(ProblemKind::too_large, std::to_string(report.rows.size()) +
                                               " rows; on paper at most " +
                                               std::to_string(most_rows_on_paper) + ".");
  Document document;
  Format const format(report.language);
  document.language = code_of(report.language);
  document.title = report.title;
  document.subject = report.about.front();
  document.foot = report.title + " · " + short_date(report.as_of);
  if (auto const day = parse_date(report.as_of)) document.made = *day;
  if (report.made_up) document.watermark = format.say("report.made_up");
  auto& blocks = document.blocks;
  blocks.push_back({Heading{Level::section, report.title, {}, {}, {}}, {}});
  for (auto const& sentence : report.about)
    blocks.push_back(paragraph({{plain_words(sentence)}}, Part::small));
  put_plots(report, wide ? across : 1, blocks);
  if (report.rows.size() > 0) {
    blocks.push_back({table_of(report), {}});
  } else {
    blocks.push_back(paragraph({{format.say("reports.nothing")}}, Part::body));
  }
  put_definitions(report, blocks);
  if (report.rest)
    blocks.push_back(paragraph(
        {{report.rest->label + ": " + format.money({amount_of(report, *report.rest)}), true}},
        Part::lead));
  put_signatures(report, blocks);
  return document;
}

}  // namespace

Result<Document> report_document(Report const& report) { return laid(report, report.wide); }

Result<Document> report_document(WholeReport const& whole) {
  Document document;
  for (auto const& part : whole.parts) {
    auto part_laid = laid(part, true);
    if (!part_laid) return part_laid;
    if (&part == &whole.parts.front()) {
      document = *part_laid;
      document.blocks = {{Heading{Level::chapter, whole.title, {}, {}, {}}, {}},
                         paragraph({{plain_words(whole.says)}}, Part::small)};
      document.title = whole.title;
      document.subject = whole.says;
      document.foot = whole.title + " · " + short_date(part.as_of);
    }
    std::ranges::move(part_laid->blocks, std::back_inserter(document.blocks));
  }
  return document;
}

}  // namespace otor::app
