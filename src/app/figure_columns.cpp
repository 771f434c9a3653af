// SPDX-License-Identifier: Apache-2.0
#include "app/figure_columns.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

#include "outreach/name.h"

namespace otor::app {

namespace {

constexpr std::size_t rows_for_titles = 30;

/// As titles are compared: letters and digits only.
std::u32string title_key(std::string_view text) {
  auto key = outreach::fine_key(text);
  std::erase_if(key, [](char32_t letter) {
    return std::u32string_view(U"_,:;()[]/\"'*№#").contains(letter);
  });
  return key;
}

struct Titles {
  ColumnRole role;
  std::vector<std::string_view> words;
};

std::vector<Titles> const lists = {
    {ColumnRole::code,
     {"код", "сумын код", "аймаг, сумын код", "нэгжийн код", "code", "soum code", "area code",
      "area", "nso code", "pcode", "adm2 pcode", "коды", "сұм коды", "сұмын коды"}},
    {ColumnRole::name,
     {"сум",       "сумын нэр",    "сум, дүүрэг", "нэгжийн нэр", "soum",      "soum name",
      "area name", "name mn",      "name kk",     "name en",     "district",  "adm2 en",
      "adm2 mn",   "сұм",          "сұм аты",     "сұмның аты",  "сұм атауы", "сұмын",
      "сұмын аты", "сұмынның аты", "сұмын атауы"}},
    {ColumnRole::aimag,
     {"аймаг", "аймгийн нэр", "аймгийн код", "aimag", "aimag name", "province", "adm1 en",
      "adm1 mn", "аймақ", "аймақ аты"}},
    {ColumnRole::day,
     {"огноо", "өдөр", "он сар өдөр", "тоолсон өдөр", "date", "day", "as of", "күні", "күн"}},
    {ColumnRole::value,
     {"тоо", "утга", "хүний тоо", "өрхийн тоо", "value", "count", "number", "figure", "саны",
      "мәні", "адам саны", "үй саны"}},
    {ColumnRole::begin,
     {"эхэлсэн", "эхэлсэн өдөр", "эхэлсэн огноо", "эхэлсэн сар", "эхний өдөр", "эхний сар", "begin",
      "begins", "start", "start date", "from", "first day", "first month", "басталған күні",
      "басталған айы", "бірінші күні", "бірінші айы"}},
    {ColumnRole::end,
     {"дууссан", "дууссан өдөр", "дууссан огноо", "дууссан сар", "сүүлийн өдөр", "сүүлийн сар",
      "end", "ends", "end date", "to", "until", "last day", "last month", "аяқталған күні",
      "аяқталған айы", "соңғы күні", "соңғы айы"}},
    {ColumnRole::kind,
     {"төрөл", "даатгалын төрөл", "даатгуулагчийн төрөл", "kind", "type", "insured as", "түрі",
      "сақтандыру түрі"}},
    {ColumnRole::person,
     {"регистр", "регистрийн дугаар", "рд", "регистрийн №", "иргэний регистр", "register",
      "register number", "овог"}},
    {ColumnRole::person,
     {"эцгийн нэр", "эцэг эхийн нэр", "овог нэр", "өөрийн нэр", "иргэний нэр", "утас",
      "утасны дугаар", "төрсөн өдөр"}},
    {ColumnRole::person,
     {"төрсөн огноо", "phone", "telephone", "phone number", "surname", "family name", "first name",
      "given name"}},
    {ColumnRole::person,
     {"last name", "full name", "birth date", "date of birth", "dob", "national id", "иин", "жсн"}},
    {ColumnRole::person, {"тегі", "аты жөні", "туған күні", "телефон", "телефон нөмірі"}},
};

std::map<std::u32string, ColumnRole> const& known_titles() {
  static auto const by_key = [] {
    std::map<std::u32string, ColumnRole> found;
    for (auto const& list : lists)
      for (auto const word : list.words) found.emplace(title_key(word), list.role);
    return found;
  }();
  return by_key;
}

/// Whether columns of this role stand in tables of spells alone, or never in them.
bool fits(ColumnRole role, bool of_spells) {
  switch (role) {
    case ColumnRole::begin:
    case ColumnRole::end:
    case ColumnRole::kind: return of_spells;
    case ColumnRole::day:
    case ColumnRole::value: return !of_spells;
    default: return true;
  }
}

/// What the title of a column says of it.
FigureColumn recognised(std::string_view title, coverage::Definitions const& definitions) {
  FigureColumn column;
  column.title = trimmed(title);
  auto const key = title_key(title);
  if (key.empty()) return column;
  for (auto const& indicator : definitions.indicators) {
    for (auto const* name :
         {&indicator.code, &indicator.title.mn, &indicator.title.kk, &indicator.title.en}) {
      if (key != title_key(*name)) continue;
      column.role = ColumnRole::value;
      column.indicator = indicator.code;
      return column;
    }
  }
  auto const known = known_titles().find(key);
  if (known != known_titles().end()) column.role = known->second;
  return column;
}

bool says_area(ColumnRole role) { return role == ColumnRole::code || role == ColumnRole::name; }

/// The place of the row with the titles; the first row where none is recognised.
std::size_t titles_at(table::Table const& table, SaidColumns const& said,
                      coverage::Definitions const& definitions) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (said.header ? table.rows[row].line == *said.header : row == rows_for_titles)
      return said.header ? row : 0;
    if (said.header) continue;
    auto const& cells = table.rows[row].cells;
    bool const names_areas = std::ranges::any_of(cells, [&](table::Cell const& cell) {
      return says_area(recognised(cell.text, definitions).role);
    });
    if (names_areas && cells.size() > 1) return row;
  }
  return 0;
}

std::size_t width_of(table::Table const& table) {
  std::size_t width = 0;
  for (auto const& row : table.rows) width = std::max(width, row.cells.size());
  return width;
}

/// "4=value:herders" taken into the columns. False where it cannot be.
bool take(std::string_view said, std::vector<FigureColumn>& columns) {
  std::size_t number = 0;
  auto const [end, error] = std::from_chars(said.data(), said.data() + said.size(), number);
  auto rest = said.substr(static_cast<std::size_t>(end - said.data()));
  if (error != std::errc() || number < 1 || number > columns.size() || !rest.starts_with('='))
    return false;
  rest.remove_prefix(1);
  auto& column = columns[number - 1];
  auto const colon = rest.find(':');
  auto const word = std::string(rest.substr(0, colon));
  ColumnRole role{};
  if (!boost::describe::enum_from_string(word.c_str(), role) || role == ColumnRole::person)
    return false;
  bool const of_person = column.role == ColumnRole::person;
  column.role = of_person ? ColumnRole::person : role;  // that it is one cannot be talked away
  column.indicator = colon == std::string_view::npos ? "" : std::string(rest.substr(colon + 1));
  return true;
}

bool holds(Columns const& columns, ColumnRole role) {
  return std::ranges::find(columns.all, role, &FigureColumn::role) != columns.all.end();
}

void check_columns(Columns& columns, coverage::Definitions const& definitions, bool of_spells) {
  auto const add = [&](Why why) {
    if (std::ranges::find(columns.faults, why) == columns.faults.end())
      columns.faults.push_back(why);
  };
  std::map<std::string, int> seen;
  bool area = false;
  for (auto const& column : columns.all) {
    if (column.role == ColumnRole::ignored) continue;
    if (column.role == ColumnRole::person) add(Why::person_column);
    area = area || says_area(column.role);
    bool const known = coverage::indicator_of(definitions, column.indicator) != nullptr;
    if (column.role == ColumnRole::value && !known) add(Why::unknown_indicator);
    auto const what = column.role == ColumnRole::value
                          ? "value:" + column.indicator
                          : std::to_string(static_cast<int>(column.role));
    if (column.role != ColumnRole::person && ++seen[what] > 1) add(Why::column_twice);
  }
  if (!area) add(Why::no_area_column);
  if (!of_spells && !holds(columns, ColumnRole::value)) add(Why::no_value_column);
  if (of_spells && !holds(columns, ColumnRole::begin)) add(Why::no_begin_column);
  if (of_spells && !holds(columns, ColumnRole::end)) add(Why::no_end_column);
  if (!columns.needless.empty()) add(Why::needless_column);
}

/// Whether a column holds nothing, or counts the rows: 1, 2, 3 …
bool only_counts(table::Table const& table, std::size_t first_row, std::size_t place) {
  std::size_t count = 0;
  for (auto row = first_row; row < table.rows.size(); ++row) {
    auto const& cells = table.rows[row].cells;
    auto const text = place < cells.size() ? trimmed(cells[place].text) : std::string_view();
    ++count;
    if (!text.empty() && text != std::to_string(count)) return false;
  }
  return true;
}

void find_needless(table::Table const& table, Columns& columns) {
  for (auto& column : columns.all) {
    auto const place = static_cast<std::size_t>(column.column - 1);
    if (column.role != ColumnRole::ignored || only_counts(table, columns.first_row, place))
      continue;
    columns.needless.push_back(column.column);
    column.sample.clear();
  }
}

/// A register number anywhere tells of people, whatever the title says.
void find_people(table::Table const& table, Columns& columns) {
  for (auto row = columns.first_row; row < table.rows.size(); ++row) {
    auto const& cells = table.rows[row].cells;
    for (std::size_t place = 0; place < cells.size(); ++place)
      if (is_register_number(cells[place].text)) columns.all[place].role = ColumnRole::person;
  }
}

}  // namespace

Columns columns_of(table::Table const& table, SaidColumns const& said,
                   coverage::Definitions const& definitions) {
  Columns columns;
  bool const titled = said.header != 0;
  auto const titles = titled ? titles_at(table, said, definitions) : 0;
  columns.first_row = titled ? titles + 1 : 0;
  columns.header = titled ? table.rows[titles].line : 0;
  columns.all.resize(width_of(table));
  for (std::size_t place = 0; place < columns.all.size(); ++place) {
    auto const cell = [&](std::size_t row) {
      return row < table.rows.size() && place < table.rows[row].cells.size()
                 ? table.rows[row].cells[place].text
                 : std::string();
    };
    auto& column = columns.all[place];
    if (titled) column = recognised(cell(titles), definitions);
    column.column = static_cast<std::int64_t>(place) + 1;
    column.sample = cell(columns.first_row);
  }
  for (auto const& one : said.columns)
    if (!take(one, columns.all)) columns.faults.push_back(Why::no_column);
  find_people(table, columns);
  for (auto& column : columns.all) {
    if (!fits(column.role, said.of_spells())) column.role = ColumnRole::ignored;
    if (column.role == ColumnRole::value && column.indicator.empty())
      column.indicator = said.indicator;
    // Nothing of anybody is repeated.
    if (column.role == ColumnRole::person) column.sample.clear();
  }
  if (said.of_spells()) find_needless(table, columns);
  check_columns(columns, definitions, said.of_spells());
  return columns;
}

}  // namespace otor::app
