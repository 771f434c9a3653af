// SPDX-License-Identifier: Apache-2.0
#include "press/outline.h"

#include <charconv>
#include <cmath>
#include <numbers>

namespace otor::press {
namespace {

struct Point {
  double x = 0, y = 0;
};

// How many numbers belong to one step; a letter may be followed by many such.
std::optional<std::size_t> numbers_of(char letter) {
  switch (letter) {
    case 'M':
    case 'L': return 2;
    case 'H':
    case 'V': return 1;
    case 'C': return 6;
    case 'S': return 4;
    case 'A': return 7;
    case 'Z': return 0;
    default: return std::nullopt;
  }
}

}  // namespace

class OutlineReader {
 public:
  explicit OutlineReader(std::string_view d) : rest_(d) {}

  std::optional<Outline> read() {
    for (blanks(); !rest_.empty(); blanks()) {
      auto const letter = rest_.front();
      rest_.remove_prefix(1);
      small_ = letter >= 'a' && letter <= 'z';
      auto kind = small_ ? static_cast<char>(letter - 'a' + 'A') : letter;
      auto const count = numbers_of(kind);
      if (!count || (outline_.steps_.empty() && kind != 'M')) return std::nullopt;
      do {
        std::array<double, 7> given{};
        for (std::size_t i = 0; i < *count; ++i) {
          bool const flag = kind == 'A' && (i == 3 || i == 4);
          auto const number = flag ? digit() : next();
          if (!number) return std::nullopt;
          given[i] = *number;
        }
        step(kind, given);
        if (kind == 'M') kind = 'L';  // more pairs behind a move are lines
      } while (*count > 0 && number_follows());
    }
    return std::move(outline_);
  }

 private:
  using Kind = Outline::Kind;

  void blanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == ',')) rest_.remove_prefix(1);
  }

  bool number_follows() {
    blanks();
    if (rest_.empty()) return false;
    auto const first = rest_.front();
    return (first >= '0' && first <= '9') || first == '.' || first == '-';
  }

  std::optional<double> next() {
    blanks();
    double number = 0;
    auto const [end, wrong] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number,
                                              std::chars_format::fixed);
    if (wrong != std::errc()) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return number;
  }

  // The flags of an arc may stand without a blank: "a4 4 0 1110".
  std::optional<double> digit() {
    blanks();
    if (rest_.empty() || (rest_.front() != '0' && rest_.front() != '1')) return std::nullopt;
    auto const flag = rest_.front() - '0';
    rest_.remove_prefix(1);
    return flag;
  }

  Point point(double x, double y) const {
    return small_ ? Point{at_.x + x, at_.y + y} : Point{x, y};
  }

  void go(Kind kind, Point to) {
    outline_.steps_.push_back({kind, {to.x, to.y}});
    at_ = bend_ = to;
  }

  void curve(Point first, Point second, Point to) {
    outline_.steps_.push_back({Kind::curve, {first.x, first.y, second.x, second.y, to.x, to.y}});
    at_ = to;
    bend_ = second;
  }

  void step(char kind, std::array<double, 7> const& n) {
    switch (kind) {
      case 'M':
        go(Kind::move, point(n[0], n[1]));
        begun_ = at_;
        break;
      case 'L': go(Kind::line, point(n[0], n[1])); break;
      case 'H': go(Kind::line, {point(n[0], 0).x, at_.y}); break;
      case 'V': go(Kind::line, {at_.x, point(0, n[0]).y}); break;
      case 'C': curve(point(n[0], n[1]), point(n[2], n[3]), point(n[4], n[5])); break;
      case 'S': {
        Point const mirrored{2 * at_.x - bend_.x, 2 * at_.y - bend_.y};
        curve(mirrored, point(n[0], n[1]), point(n[2], n[3]));
        break;
      }
      case 'A': arc({n[0], n[1]}, n[3] != 0, n[4] != 0, point(n[5], n[6])); break;
      default: go(Kind::close, begun_);
    }
  }

  // An arc of an ellipse that is not turned, by the middle that both its ends are on, in pieces of
  // at most a right angle. Radii too small for its ends are made to fit, as SVG says.
  void arc(Point radius, bool large, bool clockwise, Point to) {
    auto const from = at_;
    Point const half{(from.x - to.x) / 2 / radius.x, (from.y - to.y) / 2 / radius.y};
    auto const apart = half.x * half.x + half.y * half.y;
    if (!(apart > 0) || !std::isfinite(apart)) return go(Kind::line, to);
    if (apart > 1) radius = {radius.x * std::sqrt(apart), radius.y * std::sqrt(apart)};
    auto const away = apart > 1 ? 0 : std::sqrt(1 / apart - 1) * (large == clockwise ? -1 : 1);
    Point const middle{(from.x + to.x) / 2 + away * half.y * radius.x,
                       (from.y + to.y) / 2 - away * half.x * radius.y};
    auto const angle = [&](Point const& on) {
      return std::atan2((on.y - middle.y) / radius.y, (on.x - middle.x) / radius.x);
    };
    constexpr auto turn = 2 * std::numbers::pi;
    auto const first = angle(from);
    auto sweep = angle(to) - first;
    if (clockwise && sweep < 0) sweep += turn;
    if (!clockwise && sweep > 0) sweep -= turn;
    auto const pieces = static_cast<int>(std::ceil(std::abs(sweep) / (turn / 4) - 1e-9));
    auto const each = sweep / pieces;
    auto const pull = 4.0 / 3 * std::tan(each / 4);
    for (int i = 0; i < pieces; ++i) {
      auto const a = first + i * each, b = a + each;
      auto const on = [&](double x, double y) {
        return Point{middle.x + radius.x * x, middle.y + radius.y * y};
      };
      curve(on(std::cos(a) - pull * std::sin(a), std::sin(a) + pull * std::cos(a)),
            on(std::cos(b) + pull * std::sin(b), std::sin(b) - pull * std::cos(b)),
            i + 1 == pieces ? to : on(std::cos(b), std::sin(b)));
    }
    bend_ = at_;
  }

  std::string_view rest_;
  Outline outline_;
  bool small_ = false;
  Point at_, begun_, bend_;  // where it is, where its part began, what the last curve bent to
};

std::optional<Outline> Outline::of(std::string_view d) { return OutlineReader(d).read(); }

void Outline::put(cairo_t* canvas) const {
  for (auto const& [kind, at] : steps_) {
    switch (kind) {
      case Kind::move: cairo_move_to(canvas, at[0], at[1]); break;
      case Kind::line: cairo_line_to(canvas, at[0], at[1]); break;
      case Kind::curve: cairo_curve_to(canvas, at[0], at[1], at[2], at[3], at[4], at[5]); break;
      case Kind::close: cairo_close_path(canvas);
    }
  }
}

}  // namespace otor::press
