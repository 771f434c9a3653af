// SPDX-License-Identifier: Apache-2.0
#include "store/sql_figures.h"

#include <boost/describe/enum_from_string.hpp>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "base/word.h"
#include "store/audit.h"
#include "store/rows.h"

namespace otor::store {

namespace {

constexpr std::string_view set_columns =
    "id, indicator, as_of, source, address, file, hash, by, at, rows, made_up, undone_by, undone, "
    "areas";

app::FigureSet set_in(Statement const& row) {
  app::FigureSet set{row.text(0),          row.text(1), row.text(2), row.text(3),    row.text(4),
                     row.text(5),          row.text(6), row.text(7), row.integer(8), row.integer(9),
                     row.integer(10) != 0, {},          {}};
  if (!row.null(12)) {
    set.undone_by = row.text(11);
    set.undone_ms = row.integer(12);
  }
  return set;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    auto const end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string joined(std::set<std::string> const& words) {
  std::string out;
  for (auto const& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<std::string> ids_under(Database& database, std::string const& key) {
  auto& rows = database.cached("SELECT id FROM figure_set WHERE import = ?1 ORDER BY n");
  std::vector<std::string> ids;
  for (rows.query(key); rows.step();) ids.push_back(rows.text(0));
  return ids;
}

void refuse_same(Database& database, app::FigureSet const& set) {
  auto& same = database.cached(
      "SELECT 1 FROM figure_set WHERE hash = ?1 AND indicator = ?2 AND undone IS NULL");
  bool const stands = same.query(set.hash, set.indicator).step();
  same.reset();
  if (stands) throw StorageError("This file was imported already.");
}

void insert_set(Database& database, std::string const& key, app::FigureSet const& set,
                std::string const& areas) {
  database
      .cached(
          "INSERT INTO figure_set(id, import, indicator, as_of, source, address, file, hash, "
          "by, at, rows, made_up, areas) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
          "?12, ?13)")
      .run(set.id, key, set.indicator, set.as_of, set.source, set.address, set.file, set.hash,
           set.by, set.at_ms, set.rows, set.made_up, areas);
}

void note_audit(Database& database, std::int64_t at, std::string const& actor,
                std::string const& reason, std::string const& areas, std::string const& detail,
                std::int64_t rows) {
  AuditRow row;
  row.at = at;
  row.actor = actor;
  row.verb = "write";
  row.area = areas;
  row.classes = "figures";
  row.reason = reason;
  row.detail = detail;
  row.last = rows;
  add_audit(database, std::move(row));
}

void write_stays(Database& database, std::string const& key, app::FigureSet const& set,
                 std::vector<coverage::StayCount> const& stays, std::int64_t at) {
  std::set<std::string> areas;
  for (auto const& count : stays) areas.insert(count.area);
  refuse_same(database, set);
  insert_set(database, key, set, joined(areas));
  auto const number = database.last_id();
  auto& row = database.cached("INSERT INTO stay VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  for (auto const& [area, kind, months, ended, open, of] : stays)
    row.run(area, number, word_of(kind), months, ended, open);
  note_audit(database, at, set.by, "figures_imported", joined(areas), set.id, set.rows);
}

/// "9012345 4812345,9112345 4812345,…;…": longitude and latitude in hundred-thousandths of a
/// degree, a metre, ring by ring.
std::string text_of(geography::Outline const& outline) {
  constexpr double in_degree = 1e5;
  std::string text;
  for (auto const& ring : outline) {
    if (!text.empty()) text += ';';
    bool first = true;
    for (auto const& [x, y] : ring) {
      text += std::exchange(first, false) ? "" : ",";
      text += std::to_string(std::llround(x * in_degree)) + " " +
              std::to_string(std::llround(y * in_degree));
    }
  }
  return text;
}

geography::Outline outline_in(std::string_view text) {
  constexpr double in_degree = 1e5;
  auto const number = [&](char end) {
    std::int64_t value = 0;
    auto const [behind, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    text.remove_prefix(static_cast<std::size_t>(behind - text.data()));
    if (error != std::errc() || (end != '\0' && !text.starts_with(end)))
      throw StorageError("A border has a corner that is none.");
    if (end != '\0') text.remove_prefix(1);
    return static_cast<double>(value) / in_degree;
  };
  geography::Outline outline;
  bool begins = true;
  while (!text.empty()) {
    if (std::exchange(begins, false)) outline.emplace_back();
    auto const x = number(' ');
    outline.back().push_back({x, number('\0')});
    begins = text.starts_with(';');
    if (!text.empty()) text.remove_prefix(1);
  }
  return outline;
}

void write_borders(Database& database, std::string const& key, app::FigureSet const& set,
                   std::vector<geography::Border> const& borders, std::int64_t at) {
  std::set<std::string> areas;
  for (auto const& border : borders) areas.insert(border.code);
  refuse_same(database, set);
  insert_set(database, key, set, joined(areas));
  auto const number = database.last_id();
  auto& row = database.cached("INSERT INTO border VALUES(?1, ?2, ?3)");
  for (auto const& border : borders) row.run(number, border.code, text_of(border.outline));
  note_audit(database, at, set.by, "figures_imported", joined(areas), set.id, set.rows);
}

coverage::InsuredAs kind_in(std::string const& text) {
  coverage::InsuredAs kind{};
  if (!boost::describe::enum_from_string(text.c_str(), kind))
    throw StorageError("A stay has a kind that is none.");
  return kind;
}

/// The standing set of the latest day that tells of a soum; zero where there is none.
std::int64_t latest_of(Database& database, std::string const& soum, std::string const& through) {
  auto& latest = database.cached(
      "SELECT s.n FROM figure_set s WHERE s.indicator = ?1 AND s.undone IS NULL AND EXISTS(SELECT "
      "1 FROM stay t WHERE t.area = ?2 AND t.figure_set = s.n) AND (?3 = '' OR s.as_of <= ?3) "
      "ORDER BY s.as_of DESC, s.n DESC "
      "LIMIT 1");
  auto const number = latest.query(coverage::spells, soum, through).step() ? latest.integer(0) : 0;
  latest.reset();
  return number;
}

void write_import(Database& database, std::string const& key,
                  std::vector<app::FigureSet> const& sets,
                  std::vector<coverage::Figure> const& figures, std::int64_t at) {
  std::map<std::string, std::set<std::string>> areas;
  std::set<std::string> all;
  for (auto const& figure : figures) {
    areas[figure.indicator].insert(figure.area);
    all.insert(figure.area);
  }
  std::map<std::string, std::int64_t> numbers;
  std::string ids;
  for (auto const& set : sets) {
    refuse_same(database, set);
    insert_set(database, key, set, joined(areas[set.indicator]));
    numbers[set.indicator] = database.last_id();
    ids += (ids.empty() ? "" : " ") + set.id;
  }
  auto& row = database.cached("INSERT INTO figure VALUES(?1, ?2, ?3, ?4)");
  for (auto const& figure : figures)
    row.run(numbers.at(figure.indicator), figure.area, text_of(figure.as_of), figure.value);
  note_audit(database, at, sets.front().by, "figures_imported", joined(all), ids,
             static_cast<std::int64_t>(figures.size()));
}

Date date_in(std::string_view text) {
  auto const day = parse_date(text);
  if (!day) throw StorageError("A figure has a day that is none.");
  return *day;
}

}  // namespace

Result<std::vector<coverage::Figure>> SqlFigures::figures(
    std::vector<std::string> const& indicators, std::vector<std::string> const& areas) {
  return store_.read([&](Database& database) {
    // Of one name the set imported last comes first.
    auto& rows = database.cached(
        "SELECT f.as_of, f.value, s.id FROM figure_set s JOIN figure f ON f.figure_set = s.n AND "
        "f.area = ?2 WHERE s.indicator = ?1 AND s.undone IS NULL ORDER BY f.as_of, s.n DESC");
    std::vector<coverage::Figure> found;
    std::set<std::string> const in_order(indicators.begin(), indicators.end());
    std::set<std::string> const places(areas.begin(), areas.end());
    for (auto const& indicator : in_order) {
      for (auto const& area : places) {
        std::string before;
        for (rows.query(indicator, area); rows.step();) {
          if (rows.view(0) == before) continue;
          before = rows.text(0);
          found.push_back({indicator, area, date_in(before), rows.integer(1), rows.text(2)});
        }
      }
    }
    return found;
  });
}

Result<std::vector<coverage::StayCount>> SqlFigures::stays(std::vector<std::string> const& soums,
                                                           std::string const& through) {
  return store_.read([&](Database& database) {
    auto& rows = database.cached(
        "SELECT t.kind, t.months, t.ended, t.open, s.id FROM stay t JOIN figure_set s ON s.n = "
        "t.figure_set WHERE t.area = ?1 AND t.figure_set = ?2 ORDER BY t.kind, t.months");
    std::vector<coverage::StayCount> found;
    for (auto const& soum : std::set(soums.begin(), soums.end())) {
      auto const set = latest_of(database, soum, through);
      for (rows.query(soum, set); rows.step();)
        found.push_back({soum, kind_in(rows.text(0)), rows.integer(1), rows.integer(2),
                         rows.integer(3), rows.text(4)});
    }
    return found;
  });
}

Result<std::vector<app::FigureSet>> SqlFigures::sets() {
  auto found = kept();
  if (!found) return std::unexpected(found.error());
  std::vector<app::FigureSet> sets;
  for (auto& one : *found) sets.push_back(std::move(one.set));
  return sets;
}

Result<std::vector<app::KeptSet>> SqlFigures::kept() {
  static std::string const sql =
      "SELECT " + std::string(set_columns) + " FROM figure_set ORDER BY n";
  return store_.read([&](Database& database) {
    std::vector<app::KeptSet> found;
    auto& rows = database.cached(sql);
    for (rows.query(); rows.step();) found.push_back({set_in(rows), words_of(rows.view(13))});
    return found;
  });
}

Result<std::vector<coverage::Figure>> SqlFigures::of_set(std::string const& id) {
  return store_.read([&](Database& database) {
    std::vector<coverage::Figure> found;
    auto& rows = database.cached(
        "SELECT s.indicator, f.area, f.as_of, f.value FROM figure_set s JOIN figure f ON "
        "f.figure_set = s.n WHERE s.id = ?1 ORDER BY f.area, f.as_of");
    for (rows.query(id); rows.step();)
      found.push_back({rows.text(0), rows.text(1), date_in(rows.view(2)), rows.integer(3), id});
    return found;
  });
}

Result<std::vector<std::string>> SqlFigures::under(std::string const& key) {
  return store_.read([&](Database& database) { return ids_under(database, key); });
}

/// Under a key that was used before nothing is written.
template <class Write>
Result<std::vector<std::string>> SqlFigures::once(std::string const& key, Write write) {
  std::vector<std::string> ids;
  auto const done = store_.writer().run([&] {
    auto& database = store_.writing();
    ids = ids_under(database, key);
    if (!ids.empty()) return;
    write(database);
    ids = ids_under(database, key);
  });
  if (!done) return std::unexpected(done.error());
  return ids;
}

Result<std::vector<std::string>> SqlFigures::take(std::string const& key,
                                                  std::vector<app::FigureSet> const& sets,
                                                  std::vector<coverage::Figure> const& figures) {
  return once(key, [&](Database& database) {
    write_import(database, key, sets, figures, clock_.now_ms());
  });
}

Result<std::vector<std::string>> SqlFigures::take_stays(
    std::string const& key, app::FigureSet const& set,
    std::vector<coverage::StayCount> const& stays) {
  return once(key,
              [&](Database& database) { write_stays(database, key, set, stays, clock_.now_ms()); });
}

Result<std::vector<std::string>> SqlFigures::take_borders(
    std::string const& key, app::FigureSet const& set,
    std::vector<geography::Border> const& borders) {
  return once(key, [&](Database& database) {
    write_borders(database, key, set, borders, clock_.now_ms());
  });
}

Result<std::vector<geography::Border>> SqlFigures::borders() {
  return store_.read([&](Database& database) {
    auto& rows = database.cached(
        "SELECT b.area, b.rings FROM border b JOIN figure_set s ON s.n = b.figure_set WHERE "
        "s.undone IS NULL ORDER BY b.area, s.n DESC");
    std::vector<geography::Border> found;
    for (rows.query(); rows.step();)
      if (found.empty() || found.back().code != rows.view(0))
        found.push_back({rows.text(0), outline_in(rows.view(1))});
    return found;
  });
}

Result<void> SqlFigures::undo(std::string const& id, std::string const& by) {
  bool known = false;
  auto const done = store_.writer().run([&] {
    auto& database = store_.writing();
    auto& found = database.cached("SELECT undone, areas, rows FROM figure_set WHERE id = ?1");
    known = found.query(id).step();
    bool const stands = known && found.null(0);
    auto const areas = stands ? found.text(1) : std::string();
    auto const rows = stands ? found.integer(2) : 0;
    found.reset();
    if (!stands) return;
    auto const at = clock_.now_ms();
    database.cached("UPDATE figure_set SET undone = ?2, undone_by = ?3 WHERE id = ?1")
        .run(id, at, by);
    note_audit(database, at, by, "figures_undone", areas, id, rows);
  });
  if (!done) return done;
  if (!known) return problem(ProblemKind::not_found, "There is no such set.");
  return {};
}

namespace {

/// Counts of spells are as many as the rows of their table.
void find_stay_faults(Database& database, std::vector<std::string>& faults) {
  auto table = database.prepare("SELECT 1 FROM main.sqlite_master WHERE name = 'stay'");
  if (!table.query().step()) return;  // an older program wrote this store
  auto sets = database.prepare(
      "SELECT s.id, s.rows, coalesce(sum(t.ended + t.open), 0) FROM main.figure_set s LEFT JOIN "
      "main.stay t ON t.figure_set = s.n WHERE s.indicator = ?1 GROUP BY s.n ORDER BY s.n");
  for (sets.query(coverage::spells); sets.step();)
    if (sets.integer(1) != sets.integer(2))
      faults.push_back("figures " + sets.text(0) + ": there are " +
                       std::to_string(sets.integer(2)) + " spells, and " +
                       std::to_string(sets.integer(1)) + " were imported");
}

/// Borders are as many as were imported, and have corners.
void find_border_faults(Database& database, std::vector<std::string>& faults) {
  auto table = database.prepare("SELECT 1 FROM main.sqlite_master WHERE name = 'border'");
  if (!table.query().step()) return;  // an older program wrote this store
  auto sets = database.prepare(
      "SELECT s.id, s.rows, count(b.area) FROM main.figure_set s LEFT JOIN main.border b ON "
      "b.figure_set = s.n WHERE s.indicator = ?1 GROUP BY s.n ORDER BY s.n");
  for (sets.query(coverage::area_borders); sets.step();)
    if (sets.integer(1) != sets.integer(2))
      faults.push_back("figures " + sets.text(0) + ": there are " +
                       std::to_string(sets.integer(2)) + " borders, and " +
                       std::to_string(sets.integer(1)) + " were imported");
  auto borders = database.prepare("SELECT area, rings FROM main.border");
  for (borders.query(); borders.step();) {
    try {
      outline_in(borders.view(1));
    } catch (StorageError const& error) {
      faults.push_back("figures of " + borders.text(0) + ": " + error.what());
    }
  }
}

}  // namespace

std::vector<std::string> figure_faults(Database& database) {
  std::vector<std::string> faults;
  auto sets = database.prepare(
      "SELECT s.id, s.rows, count(f.area), coalesce(max(f.as_of), ''), s.as_of, "
      "coalesce(min(f.value), 0) FROM main.figure_set s LEFT JOIN main.figure f ON f.figure_set = "
      "s.n WHERE s.indicator NOT IN (?1, ?2) GROUP BY s.n ORDER BY s.n");
  for (sets.query(coverage::spells, coverage::area_borders); sets.step();) {
    auto const name = "figures " + sets.text(0);
    if (sets.integer(1) != sets.integer(2))
      faults.push_back(name + ": there are " + std::to_string(sets.integer(2)) + ", and " +
                       std::to_string(sets.integer(1)) + " were imported");
    if (sets.view(3) != sets.view(4)) faults.push_back(name + ": the last day is another");
    if (sets.integer(5) < 0) faults.push_back(name + ": a number is negative");
  }
  find_stay_faults(database, faults);
  find_border_faults(database, faults);
  return faults;
}

}  // namespace otor::store
