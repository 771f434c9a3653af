// SPDX-License-Identifier: Apache-2.0
#include "press/grid.h"

#include <algorithm>
#include <memory>
#include <numeric>

namespace otor::press {
namespace {

using handbook::Table;
using handbook::Words;

constexpr double gap = 8, above = 3.2;

Style cell_style(bool head) { return {9.8, 1.3, head, black}; }

using Measure = double (Type::*)(Words const&, Style const&) const;

// The widest cell of each column.
std::vector<double> widest(Table const& table, Type const& type, Measure measure) {
  auto const count = table.head.empty() ? table.rows.front().size() : table.head.size();
  std::vector<double> widths(count, 0);
  auto const look = [&](std::vector<Words> const& row, bool head) {
    for (std::size_t i = 0; i < std::min(count, row.size()); ++i)
      widths[i] = std::max(widths[i], (type.*measure)(row[i], cell_style(head)));
  };
  look(table.head, true);
  for (auto const& row : table.rows) look(row, false);
  return widths;
}

double sum(std::vector<double> const& widths) {
  return std::accumulate(widths.begin(), widths.end(), 0.0);
}

// Where the longest words are too wide together, the widest columns give way and the others keep
// theirs: then a day is not broken for the sake of a number of thirty-six letters.
std::vector<double> narrowed(std::vector<double> const& least, double room) {
  auto sorted = least;
  std::ranges::sort(sorted);
  double most = room;
  for (std::size_t at = 0; at < sorted.size(); ++at) {
    most = room / static_cast<double>(sorted.size() - at);
    if (sorted[at] >= most) break;
    room -= sorted[at];
  }
  auto widths = least;
  for (auto& width : widths) width = std::min(width, most);
  return widths;
}

std::vector<double> widths_of(Table const& table, Type const& type, double room) {
  auto natural = widest(table, type, &Type::natural_width);
  auto const wanted = sum(natural);
  if (wanted <= room) {
    for (auto& width : natural) width += (room - wanted) / static_cast<double>(natural.size());
    return natural;
  }
  auto const least = widest(table, type, &Type::least_width);
  auto const needed = sum(least);
  if (needed >= room) return narrowed(least, room);  // a word longer than its column is broken
  for (std::size_t i = 0; i < natural.size(); ++i)
    natural[i] = least[i] + (natural[i] - least[i]) * (room - needed) / (wanted - needed);
  return natural;
}

GridRow row_of(std::vector<Words> const& cells, std::vector<double> const& widths, bool head,
               Table const& table, Type const& type, double width) {
  struct Cell {
    SetWords words;
    double x = 0;
  };
  auto const set = std::make_shared<std::vector<Cell>>();
  auto const scale = type.scale();
  double x = 0, height = 0;
  for (std::size_t i = 0; i < std::min(cells.size(), widths.size()); ++i) {
    auto const side = table.amounts && i >= table.named ? Side::right : Side::left;
    set->push_back({type.set(cells[i], cell_style(head), widths[i], side), x});
    height = std::max(height, set->back().words.height());
    x += widths[i] + gap * scale;
  }
  height += 2 * above * scale;
  return {height, head, [=](cairo_t* canvas, double left, double y) {
            for (auto const& cell : *set) cell.words.draw(canvas, left + cell.x, y + above * scale);
            stroke_line(canvas, left, y + height, width, (head ? 1.4 : 0.5) * scale,
                        head ? black : hairline);
          }};
}

}  // namespace

std::vector<GridRow> grid_of(Table const& table, Type const& type, double width) {
  std::vector<GridRow> rows;
  if (table.head.empty() && table.rows.empty()) return rows;
  auto const count = table.head.empty() ? table.rows.front().size() : table.head.size();
  auto const room = width - gap * type.scale() * static_cast<double>(count - 1);
  auto const widths = widths_of(table, type, room);
  if (!table.head.empty()) rows.push_back(row_of(table.head, widths, true, table, type, width));
  for (auto const& cells : table.rows)
    rows.push_back(row_of(cells, widths, false, table, type, width));
  return rows;
}

void stroke_line(cairo_t* canvas, double x, double y, double width, double thick, Ink ink) {
  dip(canvas, ink);
  cairo_set_line_width(canvas, thick);
  cairo_move_to(canvas, x, y);
  cairo_line_to(canvas, x + width, y);
  cairo_stroke(canvas);
}

void stroke_down(cairo_t* canvas, double x, double y, double height, Ink ink) {
  dip(canvas, ink);
  cairo_set_line_width(canvas, 0.8);
  cairo_move_to(canvas, x, y);
  cairo_line_to(canvas, x, y + height);
  cairo_stroke(canvas);
}

void draw_frame(cairo_t* canvas, handbook::Frame frame, Place place, double scale) {
  cairo_save(canvas);
  switch (frame) {
    case handbook::Frame::example:
      dip(canvas, shade);
      cairo_rectangle(canvas, place.x, place.y, place.width, place.height);
      cairo_fill(canvas);
      break;
    case handbook::Frame::important:
      dip(canvas, black);
      cairo_rectangle(canvas, place.x, place.y, 3.2 * scale, place.height);
      cairo_fill(canvas);
      break;
    case handbook::Frame::not_settled: {
      double const dashes[] = {3.5, 2.5};
      dip(canvas, black);
      cairo_set_dash(canvas, dashes, 2, 0);
      cairo_set_line_width(canvas, 0.9 * scale);
      cairo_rectangle(canvas, place.x + 0.5, place.y + 0.5, place.width - 1, place.height - 1);
      cairo_stroke(canvas);
    }
  }
  cairo_restore(canvas);
}

}  // namespace otor::press
