// SPDX-License-Identifier: Apache-2.0
#include "app/area_forms.h"

#include <algorithm>
#include <cctype>

#include "base/month.h"
#include "wire/geojson.h"
#include "wire/json.h"

namespace otor::app {
namespace {

Problem no_areas() {
  return {ProblemKind::bad_value, "format: this report has no row for each soum."};
}

/// "202611", "2026Q4" or "2026"; nothing for another time.
std::string period_of(Report const& report) {
  auto const first = parse_date(report.from), last = parse_date(report.as_of);
  if (!first || !last || first->day != 1) return {};
  bool const whole = date_of_day(day_number(*last) + 1).day == 1;
  if (!whole) return {};
  auto const months = (last->month - first->month) + 1;
  auto const year = std::to_string(first->month.year());
  auto const month = first->month.month_of_year();
  if (months == 1) return year + (month < 10 ? "0" : "") + std::to_string(month);
  if (months == 3 && month % 3 == 1) return year + "Q" + std::to_string((month + 2) / 3);
  return months == 12 && month == 1 ? year : std::string();
}

std::string element_of(std::string code) {
  std::ranges::transform(code, code.begin(), [](unsigned char letter) {
    return static_cast<char>(std::toupper(letter));
  });
  return "OTOR_" + code;
}

struct DataValue {
  std::string dataElement, period, orgUnit, value;
};
BOOST_DESCRIBE_STRUCT(DataValue, (), (dataElement, period, orgUnit, value))
struct DataValueSet {
  std::string dataElementIdScheme = "CODE", orgUnitIdScheme = "CODE";
  std::vector<DataValue> dataValues;
};
BOOST_DESCRIBE_STRUCT(DataValueSet, (), (dataElementIdScheme, orgUnitIdScheme, dataValues))

/// A value; of one that is withheld, that it is: DHIS2 takes no value for one that is not told.
void put_value(DataValueSet& set, Report const& report, std::string const& element,
               std::string const& period, std::string const& place,
               std::pair<std::size_t, std::size_t> cell) {
  auto const [row, column] = cell;
  if (report.rows.withheld(row, column)) {
    set.dataValues.push_back({element + "_WITHHELD", period, place, "1"});
  } else if (report.rows.known(row, column)) {
    set.dataValues.push_back({element, period, place, number_of(report, row, column)});
  }
}

void put_areas(DataValueSet& set, Report const& report, std::string const& period) {
  for (std::size_t row = 0; row < report.rows.size(); ++row)
    for (std::size_t column = 0; column < report.columns.size(); ++column)
      if (is_number(report.columns[column].kind))
        put_value(set, report, element_of(report.columns[column].code), period,
                  report.rows.word(row, 0), {row, column});
}

/// A figure of an earlier day would be told as one of this time.
bool is_of_time(Report const& report, std::string const& day) {
  return report.from <= day && day <= report.as_of;
}

void put_indicators(DataValueSet& set, Report const& report, std::string const& period) {
  auto const column = [&](char const* code) {
    return static_cast<std::size_t>(std::ranges::find(report.columns, code, &ReportColumn::code) -
                                    report.columns.begin());
  };
  auto const day = column("as_of"), value = column("value"), of = column("of");
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    auto const& place = report.rows.word(row, 1);
    if (place.empty() || !is_of_time(report, report.rows.word(row, day))) continue;
    auto const element = element_of(report.rows.word(row, 0));
    for (auto const& [name, at] : {std::pair(element, value), std::pair(element + "_OF", of)})
      put_value(set, report, name, period, place, {row, at});
  }
}

/// In a data package, where a number would stand; its schema says so.
constexpr std::string_view withheld_mark = "withheld";

/// The cells of a row behind the first `from`, as members of an object.
std::string members(Report const& report, std::size_t row, std::size_t from) {
  std::string out;
  for (auto column = from; column < report.columns.size(); ++column) {
    if (column > from) out += ',';
    wire::write_string(out, report.columns[column].code);
    out += ':';
    if (!is_number(report.columns[column].kind)) {
      wire::write_string(out, report.rows.word(row, column));
    } else if (report.rows.withheld(row, column)) {
      wire::write_string(out, withheld_mark);
    } else {
      out += report.rows.known(row, column) ? number_of(report, row, column) : "null";
    }
  }
  return out;
}

void put_feature(std::string& out, Report const& report, std::size_t row, Area const& area,
                 std::vector<geography::Border> const& borders) {
  out += R"({"type":"Feature","id":)";
  wire::write_string(out, area.code);
  out += ",\"geometry\":";
  auto const border = std::ranges::find(borders, area.code, &geography::Border::code);
  if (border != borders.end()) {
    wire::write_geometry(out, geography::polygons_of(border->outline));
  } else {
    out += R"({"type":"Point","coordinates":[)" + degrees(area.lon_e5) + "," +
           degrees(area.lat_e5) + "]}";
  }
  out += ",\"properties\":{" + members(report, row, 1) + "}}";
}

struct PackageField {
  std::string name, title, type;
  std::optional<std::string> description;
};
BOOST_DESCRIBE_STRUCT(PackageField, (), (name, title, type, description))
struct PackageSchema {
  std::vector<PackageField> fields;
  std::vector<std::string> missingValues;
};
BOOST_DESCRIBE_STRUCT(PackageSchema, (), (fields, missingValues))
struct PackageResource {
  std::string name, title, description, profile = "tabular-data-resource";
  wire::Verbatim data;
  PackageSchema schema;
};
BOOST_DESCRIBE_STRUCT(PackageResource, (), (name, title, description, profile, data, schema))
struct Package {
  std::string name, title, profile = "tabular-data-package";
  std::vector<PackageResource> resources;
};
BOOST_DESCRIBE_STRUCT(Package, (), (name, title, profile, resources))

std::string_view field_type(CellKind kind) {
  switch (kind) {
    case CellKind::text: return "string";
    case CellKind::day: return "date";
    case CellKind::tugrug:
    case CellKind::count: return "integer";
    case CellKind::share:
    case CellKind::points: return "number";
  }
  return "any";
}

/// A sentence for each thing that it says of itself: what it counts, and what its rows do.
std::string description_of(Report const& report) {
  std::string text;
  for (auto const& sentence : report.about) text += (text.empty() ? "" : " ") + sentence;
  for (auto const& row : report.definitions) text += "\n" + row.heading + ": " + row.says;
  return text;
}

PackageResource resource_of(Report const& report) {
  PackageResource resource;
  resource.name = report.name;
  resource.title = report.title;
  resource.description = description_of(report);
  for (auto const& column : report.columns)
    resource.schema.fields.push_back(
        {column.code, column.heading, std::string(field_type(column.kind)),
         column.says.empty() ? std::nullopt : std::optional(column.says)});
  resource.schema.missingValues = {"", std::string(withheld_mark)};
  std::string rows = "[";
  for (std::size_t row = 0; row < report.rows.size(); ++row)
    rows += (row > 0 ? ",{" : "{") + members(report, row, 0) + "}";
  resource.data = {rows + "]"};
  return resource;
}

}  // namespace

Result<std::string> data_value_set(Report const& report) {
  if (!report.of_areas && !report.of_indicators)
    return problem(ProblemKind::bad_value,
                   "format: this report has no row for each soum or indicator.");
  auto const period = period_of(report);
  if (period.empty())
    return problem(ProblemKind::bad_value, "from, on: DHIS2 takes a whole month, quarter or year.");
  DataValueSet set;
  if (report.of_indicators) {
    put_indicators(set, report, period);
  } else {
    put_areas(set, report, period);
  }
  return wire::text_of_message(set) + "\n";
}

Result<std::string> geojson(Report const& report, std::vector<Area> const& areas,
                            std::vector<geography::Border> const& borders) {
  if (!report.of_areas) return std::unexpected(no_areas());
  std::string out = R"({"type":"FeatureCollection","title":)";
  wire::write_string(out, report.title);
  out += ",\"about\":";
  wire::write(out, report.about);
  out += ",\"features\":[";
  bool first = true;
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    auto const area = std::ranges::find(areas, report.rows.word(row, 0), &Area::code);
    if (area == areas.end()) continue;
    out += first ? "" : ",";
    first = false;
    put_feature(out, report, row, *area, borders);
  }
  return out + "]}\n";
}

std::string data_package(std::string const& name, std::string const& title,
                         std::span<Report const> reports) {
  Package package{"otor-" + name, title};
  for (auto const& report : reports) package.resources.push_back(resource_of(report));
  return wire::text_of_message(package) + "\n";
}

std::string data_package(Report const& report) {
  return data_package(report.name, report.title, {&report, 1});
}

}  // namespace otor::app
