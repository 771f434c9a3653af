// SPDX-License-Identifier: Apache-2.0
#include "cli/scheme_file.h"

#include <algorithm>
#include <utility>

namespace otor::cli {

namespace {

using files::FileProblems;
using files::TableReader;

/// A list that may be absent.
std::vector<files::TomlNode const*> tables(TableReader& table, std::string_view key) {
  return table.has(key) ? table.tables(key) : std::vector<files::TomlNode const*>{};
}

TableReader table_of(FileProblems& problems, files::TomlNode const& node,
                     std::initializer_list<std::string_view> keys) {
  return {problems, std::get<files::TomlTable>(node.value), node.line, keys};
}

allowance::Words name_of(TableReader& table) {
  auto text = table.three_languages("name");
  return {std::move(text.mn), std::move(text.kk), std::move(text.en)};
}

std::vector<allowance::Dated> dated(FileProblems& problems, TableReader& table, char const* key) {
  std::vector<allowance::Dated> values;
  for (auto const* node : tables(table, key)) {
    auto entry = table_of(problems, *node, {"since", "value", "source"});
    values.push_back({text_of(entry.date("since")), entry.whole("value"), entry.text("source")});
  }
  return values;
}

allowance::Category category_of(FileProblems& problems, files::TomlNode const& node) {
  auto table =
      table_of(problems, node,
               {"code", "name", "limit", "per_day", "receipt", "petrol", "travel", "explained"});
  allowance::Category category;
  category.code = table.text("code");
  category.name = name_of(table);
  if (table.has("limit")) category.limit = table.whole("limit");
  category.per_day = dated(problems, table, "per_day");
  category.receipt = table.flag("receipt");
  category.petrol = table.flag("petrol");
  category.travel = table.flag("travel");
  category.explained = table.flag("explained");
  return category;
}

allowance::Scheme scheme_of(FileProblems& problems, files::TomlNode const& node) {
  auto table = table_of(problems, node,
                        {"code", "name", "currency", "from", "to", "amount", "planned_each",
                         "source", "category", "fuel_norm", "fuel_tolerance", "journey_days"});
  allowance::Scheme scheme;
  scheme.code = table.text("code");
  scheme.name = name_of(table);
  scheme.currency = table.text("currency");
  scheme.from = text_of(table.date("from"));
  scheme.to = text_of(table.date("to"));
  scheme.amount = table.whole("amount");
  scheme.planned_each = table.whole("planned_each");
  scheme.source = table.text("source");
  for (auto const* category : tables(table, "category"))
    scheme.categories.push_back(category_of(problems, *category));
  scheme.fuel_norm = dated(problems, table, "fuel_norm");
  scheme.fuel_tolerance = table.whole("fuel_tolerance");
  scheme.journey_days = table.whole("journey_days");
  if (problems.any()) return scheme;
  if (auto const fault = allowance::fault_of(scheme))
    problems.add(node.line, ProblemKind::bad_value, *fault);
  return scheme;
}

}  // namespace

std::vector<allowance::Scheme> read_schemes(FileProblems& problems, TableReader& top) {
  std::vector<allowance::Scheme> schemes;
  for (auto const* node : tables(top, "allowance")) {
    auto scheme = scheme_of(problems, *node);
    if (allowance::scheme_in(schemes, scheme.code) != nullptr)
      problems.add(node->line, ProblemKind::bad_value, scheme.code + " stands twice.");
    schemes.push_back(std::move(scheme));
  }
  return schemes;
}

}  // namespace otor::cli
