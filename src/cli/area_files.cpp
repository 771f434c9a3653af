// SPDX-License-Identifier: Apache-2.0
#include "cli/area_files.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "files/plain_file.h"
#include "files/toml_tree.h"

namespace otor::cli {

namespace {

constexpr std::size_t area_columns = 13;
constexpr std::size_t aimag_columns = 5;
constexpr std::size_t largest_table = std::size_t{1} << 20;

std::vector<std::string_view> cells(std::string_view line) {
  std::vector<std::string_view> found;
  for (;;) {
    auto const comma = line.find(',');
    found.push_back(line.substr(0, comma));
    if (comma == std::string_view::npos) return found;
    line.remove_prefix(comma + 1);
  }
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "48.96833" -> 4896833, exactly.
std::optional<std::int64_t> degrees_e5(std::string_view text) {
  auto const point = text.find('.');
  if (point == std::string_view::npos) {
    auto const value = whole(text);
    return value ? std::optional(*value * 100'000) : std::nullopt;
  }
  std::string digits(text.substr(0, point));
  auto fraction = std::string(text.substr(point + 1));
  fraction.resize(5, '0');
  return whole(digits + fraction);
}

Result<app::Area> area_of(std::string_view line) {
  auto const cell = cells(line);
  auto const wrong = [&] {
    return problem(ProblemKind::bad_value,
                   "soums.csv: this line cannot be read: " + std::string(line));
  };
  if (cell.size() != area_columns) return wrong();
  auto const lat = degrees_e5(cell[5]);
  auto const lon = degrees_e5(cell[6]);
  if (!lat || !lon) return wrong();
  app::Area area;
  area.code = cell[0];
  area.aimag = cell[1];
  area.name_mn = cell[2];
  area.name_kk = cell[3];
  area.name_en = cell[4];
  area.lat_e5 = *lat;
  area.lon_e5 = *lon;
  area.herder_households = whole(cell[9]).value_or(0);
  area.sheep_price = whole(cell[11]);
  area.sheep_price_month = cell[12];
  return area;
}

Result<app::Aimag> aimag_of(std::string_view line) {
  auto const cell = cells(line);
  if (cell.size() != aimag_columns) {
    return problem(ProblemKind::bad_value,
                   "aimags.csv: this line cannot be read: " + std::string(line));
  }
  return app::Aimag{std::string(cell[0]), std::string(cell[1]), std::string(cell[2]),
                    std::string(cell[3])};
}

/// The rows of a table below its comments and its header.
template <class Row>
Result<std::vector<Row>> rows_of(std::string const& path, Result<Row> (*row_of)(std::string_view)) {
  auto const text = files::read_file(path, largest_table);
  if (!text) return std::unexpected(text.error());
  std::vector<Row> rows;
  bool header = true;
  std::string_view rest = *text;
  while (!rest.empty()) {
    auto const end = std::min(rest.find('\n'), rest.size());
    auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    if (std::exchange(header, false)) continue;
    auto row = row_of(line);
    if (!row) return std::unexpected(row.error());
    rows.push_back(std::move(*row));
  }
  return rows;
}

Result<std::vector<std::string>> words_at(files::TomlTable const& tree, char const* table,
                                          char const* key) {
  auto const* section = files::member_of(tree, table);
  auto const* members =
      section == nullptr ? nullptr : std::get_if<files::TomlTable>(&section->value);
  auto const* list = members == nullptr ? nullptr : files::member_of(*members, key);
  auto const* items = list == nullptr ? nullptr : std::get_if<files::TomlArray>(&list->value);
  std::vector<std::string> words;
  if (items != nullptr) {
    for (auto const& item : *items) {
      if (auto const* word = std::get_if<std::string>(&item.value)) words.push_back(*word);
    }
  }
  if (words.empty()) {
    return problem(ProblemKind::bad_value,
                   std::string("demo_names.toml: ") + table + "." + key + " is missing.");
  }
  return words;
}

Result<app::MadeUpNames::Language> language_of(files::TomlTable const& tree, char const* name) {
  auto women = words_at(tree, name, "female");
  if (!women) return std::unexpected(women.error());
  auto men = words_at(tree, name, "male");
  if (!men) return std::unexpected(men.error());
  auto initials = words_at(tree, "initials", name);
  if (!initials) return std::unexpected(initials.error());
  auto places = words_at(tree, "camp_words", name);
  if (!places) return std::unexpected(places.error());
  for (auto& initial : *initials) initial += ".";
  return app::MadeUpNames::Language{std::move(*women), std::move(*men), std::move(*initials),
                                    std::move(*places)};
}

}  // namespace

Result<std::vector<app::Area>> read_areas(std::string const& folder) {
  return rows_of<app::Area>(folder + "/soums.csv", area_of);
}

Result<std::vector<app::Aimag>> read_aimags(std::string const& folder) {
  return rows_of<app::Aimag>(folder + "/aimags.csv", aimag_of);
}

Result<app::MadeUpNames> read_made_up_names(std::string const& folder) {
  auto const text = files::read_file(folder + "/demo_names.toml", largest_table);
  if (!text) return std::unexpected(text.error());
  auto const tree = files::parse_toml(*text, "demo_names.toml");
  if (!tree) return std::unexpected(tree.error());
  auto mn = language_of(*tree, "mongolian");
  if (!mn) return std::unexpected(mn.error());
  auto kk = language_of(*tree, "kazakh");
  if (!kk) return std::unexpected(kk.error());
  return app::MadeUpNames{std::move(*mn), std::move(*kk)};
}

}  // namespace otor::cli
