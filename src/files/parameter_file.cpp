// SPDX-License-Identifier: Apache-2.0
#include "files/parameter_file.h"

namespace otor::files {
namespace {

law::YearRamp read_ramp(TableReader& entry) {
  auto const* node = entry.table("value");
  if (node == nullptr) return {};
  TableReader ramp(entry.problems(), std::get<TomlTable>(node->value), node->line,
                   {"first_year", "last_year", "first", "step"});
  return {ramp.whole("first_year"), ramp.whole("last_year"), ramp.whole("first"),
          ramp.whole("step")};
}

std::vector<law::Tier> read_tiers(TableReader& entry) {
  std::vector<law::Tier> tiers;
  for (auto const* node : entry.tables("value")) {
    TableReader tier(entry.problems(), std::get<TomlTable>(node->value), node->line,
                     {"from", "share"});
    tiers.push_back({tier.whole("from"), tier.share("share")});
  }
  return tiers;
}

// A unit nobody knows is told by `law::checked`, once for the whole parameter.
std::optional<law::Value> read_value(TableReader& entry, std::string_view unit) {
  if (law::fits(unit, std::int64_t{})) return entry.whole("value");
  if (law::fits(unit, Rate{})) return entry.share("value");
  if (law::fits(unit, law::YearRamp{})) return read_ramp(entry);
  if (law::fits(unit, std::vector<law::Tier>{})) return read_tiers(entry);
  if (law::fits(unit, Month{})) return entry.month("value");
  if (law::fits(unit, law::Text{})) return entry.three_languages("value");
  return {};
}

law::Source read_source(TableReader& entry) {
  auto const* node = entry.table("source");
  if (node == nullptr) return {};
  TableReader source(entry.problems(), std::get<TomlTable>(node->value), node->line,
                     {"act", "article", "url", "confidence"});
  return {source.text("act"), source.text("article"), source.text("url"),
          source.text("confidence")};
}

law::Entry read_entry(TomlNode const& node, std::string_view unit, FileProblems& problems) {
  TableReader reader(problems, std::get<TomlTable>(node.value), node.line,
                     {"date", "value", "unknown", "source", "question", "note"});
  law::Entry entry;
  entry.date = reader.date("date");
  auto const unknown = reader.flag("unknown");
  if (unknown && reader.has("value")) {
    problems.add(reader.line_of("value"), ProblemKind::bad_value,
                 "An entry that is unknown has no value.");
  } else if (!unknown) {
    entry.value = read_value(reader, unit);
  }
  entry.source = read_source(reader);
  entry.question = reader.text("question", Need::may_be_absent);
  entry.note = reader.text("note", Need::may_be_absent);
  return entry;
}

}  // namespace

ParameterFile read_parameter(TomlTable const& table, std::string_view name,
                             FileProblems& problems) {
  TableReader reader(problems, table, 1, {"title", "unit", "checked", "note", "since"});
  ParameterFile file;
  auto& parameter = file.parameter;
  parameter.name = name;
  parameter.title = reader.three_languages("title");
  parameter.unit = reader.text("unit");
  parameter.checked = reader.date("checked");
  parameter.note = reader.text("note", Need::may_be_absent);
  for (auto const* node : reader.tables("since")) {
    file.entry_lines.push_back(node->line);
    parameter.entries.push_back(read_entry(*node, parameter.unit, problems));
  }
  return file;
}

law::Question read_question(TomlTable const& table, std::string_view name, FileProblems& problems) {
  TableReader reader(problems, table, 1, {"asks", "status", "known", "reading", "checked", "urls"});
  law::Question question;
  question.name = name;
  question.status = reader.text("status");
  question.asks = reader.three_languages("asks");
  question.known = reader.text("known");
  question.reading = reader.text("reading");
  question.checked = reader.date("checked");
  question.urls = reader.texts("urls");
  return question;
}

}  // namespace otor::files
