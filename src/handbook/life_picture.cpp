// SPDX-License-Identifier: Apache-2.0
#include "handbook/life_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "handbook/flock.h"
#include "handbook/ribbon.h"
#include "handbook/svg.h"

namespace otor::handbook {
namespace {

constexpr double picture_width = 328, top = 5, picture_height = 197;
constexpr std::int64_t most_marks = 80;
constexpr std::array<std::int64_t, 8> coins{50'000,    100'000,   200'000,   500'000,
                                            1'000'000, 2'000'000, 5'000'000, 10'000'000};

enum class Kind { sheep, coins };

// What one mark stands for: a sheep, ten sheep, or an amount where no price is known.
struct Marks {
  Kind kind = Kind::sheep;
  std::int64_t each = 1;           // sheep or tögrög in one mark
  std::vector<std::int64_t> paid;  // in hundredths of a mark
  std::int64_t received = 0;       // whole marks
};

std::int64_t whole_up(std::int64_t hundredths) { return (hundredths + 99) / 100; }

Marks in_sheep(LifeShown const& life) {
  Marks marks;
  auto const received = life.opens ? life.pension_sheep.value_or(0) / 100 : 0;
  auto most = received;
  for (auto const& stretch : life.stretches)
    most = std::max(most, whole_up(stretch.sheep.value_or(0)));
  marks.each = most > most_marks ? 10 : 1;
  for (auto const& stretch : life.stretches)
    marks.paid.push_back(stretch.sheep.value_or(0) / marks.each);
  marks.received = received / marks.each;
  return marks;
}

Marks in_coins(LifeShown const& life) {
  Marks marks{Kind::coins, 50'000'000, {}, 0};
  auto const received = life.opens ? life.pension.amount * 12 : 0;
  auto most = received;
  for (auto const& stretch : life.stretches) most = std::max(most, stretch.person.amount * 12);
  auto const fits = std::ranges::find_if(
      coins, [&](std::int64_t value) { return most <= std::int64_t{50} * value; });
  if (fits != coins.end()) marks.each = *fits;
  for (auto const& stretch : life.stretches)
    marks.paid.push_back(stretch.person.amount * 1200 / marks.each);
  marks.received = received / marks.each;
  return marks;
}

Marks marks_of(LifeShown const& life) {
  auto const has_price = [](PaidStretch const& stretch) { return stretch.sheep.has_value(); };
  bool const priced = std::ranges::all_of(life.stretches, has_price) &&
                      (!life.opens || life.pension_sheep.has_value());
  return priced ? in_sheep(life) : in_coins(life);
}

// "5.1" of 5,100,000, rounded up or down to a tenth of a million.
std::string tenths(std::int64_t amount, Round rounding) {
  auto const tenth = divided(amount, 100'000, rounding);
  return grouped(tenth / 10) + "." + std::to_string(tenth % 10);
}

struct Digits {
  std::vector<std::string> paid;
  std::string unit, received;
};

Digits digits_of(LifeShown const& life, Marks const& marks, Format const& format) {
  Digits digits;
  if (marks.kind == Kind::sheep) {
    digits.unit = format.say("calculator.sheep_word");
    for (auto const& stretch : life.stretches)
      digits.paid.push_back(grouped(whole_up(stretch.sheep.value_or(0))));
    digits.received = grouped(life.pension_sheep.value_or(0) / 100) + "\u00a0" + digits.unit;
    return digits;
  }
  auto const sign = format.language() == Language::en ? std::string("₮") : std::string();
  auto const one = format.say("app.millions", {{"x", "1.0"}});
  auto const number = one.find("1.0");
  digits.unit = one.substr(number + 3);
  while (digits.unit.starts_with(' ') || digits.unit.starts_with("\u00a0"))
    digits.unit.erase(0, digits.unit.starts_with(' ') ? 1 : 2);
  for (auto const& stretch : life.stretches)
    digits.paid.push_back(sign + tenths(stretch.person.amount * 12, Round::up));
  digits.received =
      format.say("app.millions", {{"x", tenths(life.pension.amount * 12, Round::down)}});
  return digits;
}

// The marks are written out one by one: a drawing on paper has no store of shapes to use.
constexpr std::string_view legs = "M4.600 9v5.700M7 10v4.700M11 10v4.700M13.200 9v5.700";
constexpr std::string_view wool =
    "M1.900 7.200C.9 5 2.300 2.900 4.400 3 5.200 1 7.700.7 9 1.900c1.500-1.200 4-.7 4.700 1.200 2 "
    ".3 2.900 2.600 1.800 4.200.2 2.200-1.700 3.700-3.700 3.300-1.600 1.200-3.700 1.200-5 .1-2 "
    ".7-4-.5"
    "-4.300-2.300z";
constexpr std::string_view head =
    "M13.800 4.300c.5-1.500 2.200-2.200 3.500-1.500l1.300-.6-.2 1.400 1.400 2.200c.2 1.100-1 1.800"
    "-2.100 1.400l-1.800-.3c-1 .9-2.500-.9-2.100-2.600z";

enum class Side { paid, received };

std::string mark_shape(Kind kind, Side side) {
  auto const tone = std::string(side == Side::paid ? "give" : "get");
  if (kind == Kind::sheep)
    return svg::path("legs", legs) + svg::path(tone, wool) + svg::path("head", head);
  auto const circle = "<circle class=\"coin " + tone + "\" cx=\"10\" cy=\"7.7\" r=\"6.4\"/>";
  return circle + svg::path("coin-line " + tone, "M10 4.500v6.400");
}

std::string at(double x, double y, double scale, bool mirrored, std::string const& inside) {
  return "<g transform=\"translate(" + svg::number(x) + " " + svg::number(y) + ") scale(" +
         (mirrored ? "-" : "") + svg::number(scale) + " " + svg::number(scale) + ")\">" + inside +
         "</g>";
}

// The part that is paid of a sheep stands whole, the rest of it pale behind.
std::string cut(std::string const& shape, double part, std::size_t number) {
  auto const id = "part" + std::to_string(number);
  return "<g class=\"pale\">" + shape + "</g><clipPath id=\"" + id + "\">" +
         svg::rectangle("", -2, -2, 2 + 20 * part, 20) + "</clipPath><g clip-path=\"url(#" + id +
         ")\">" + shape + "</g>";
}

std::string hill(double gate, Ground const& ground) {
  auto const wide = std::min(326 - gate, ground.wide + 24);
  auto const left = (gate + 3 + 326 - wide) / 2;
  auto const high = std::max(20.0, ground.height + 13);
  auto const point = [&](double x, double y) {
    return svg::number(left + x * wide) + " " + svg::number(142 - y * high);
  };
  return svg::path("get-soft", "M" + point(0, 0) + "C" + point(0.05, 0.34) + " " +
                                   point(0.16, 0.8) + " " + point(0.34, 0.95) + "C" +
                                   point(0.49, 1.04) + " " + point(0.7, 0.97) + " " +
                                   point(0.81, 0.75) + "C" + point(0.91, 0.54) + " " +
                                   point(0.96, 0.27) + " " + point(1, 0) + "z");
}

std::string flocks(LifeShown const& life, Marks const& marks, LifeScale const& scale) {
  std::vector<Heap> heaps;
  for (std::size_t i = 0; i < life.stretches.size(); ++i) {
    auto const from = life.stretches[i].from;
    auto const months = static_cast<std::int32_t>(life.stretches[i].months);
    heaps.push_back({marks.paid[i], scale.x(from), scale.x(from + months)});
  }
  auto const ground = stand_on(heaps, marks.received, scale.gate, 28);
  auto const size = sheep_width * ground.size / 20;
  std::string out = ground.received.empty() ? "" : hill(scale.gate, ground);
  auto const paid = mark_shape(marks.kind, Side::paid);
  auto const received = mark_shape(marks.kind, Side::received);
  std::size_t number = 0;
  for (auto const& heap : ground.paid) {
    for (auto const& spot : heap)
      out += at(spot.x, spot.y, size, false, spot.part < 1 ? cut(paid, spot.part, ++number) : paid);
  }
  for (auto const& spot : ground.received)
    out += at(spot.x + sheep_width * ground.size, spot.y, size, true, received);
  return out;
}

std::string land(double gate, bool reached) {
  auto out = svg::path("horizon", "M2 143H326") +
             "<g class=\"ger\" transform=\"translate(13.5 142) scale(0.68)\">"
             "<path d=\"M-17 0V-13L-5-23H5L17-13V0z\"/>"
             "<path class=\"line\" d=\"M-17-13H17M-4 0v-9h8v9M0-23v-4\"/></g>";
  if (reached) {
    out +=
        svg::path("gate", "M" + svg::number(gate) + " 143V104M" + svg::number(gate - 4) + " 104h8");
    return out;
  }
  return out + svg::path("hollow", "M" + svg::number(gate + 12) + " 142C" + svg::number(gate + 30) +
                                       " 60 296 60 316 142");
}

double fitting(std::string_view text, std::initializer_list<double> sizes, double room,
               double least) {
  for (auto const size : sizes)
    if (svg::width_of(text, size) <= room) return size;
  return least;
}

void add_label(Drawing& drawing, double x, double y, double size, Tone tone, Anchor anchor,
               std::string text) {
  drawing.labels.push_back({x, y, size, tone, anchor, true, false, std::move(text)});
}

// "5 → 9 sheep": the numbers in their order, with an arrow drawn between.
void add_paid_digits(Drawing& drawing, Digits const& digits, double room) {
  auto numbers = digits.paid;
  numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
  auto const wide = [&](double size) {
    double width = svg::width_of(" " + digits.unit, size);
    for (auto const& number : numbers) width += svg::width_of(number, size);
    return width + static_cast<double>(numbers.size() - 1) * size * 1.02;
  };
  constexpr std::array sizes{27.0, 24.0, 21.0, 18.0, 15.5};
  auto const fits = std::ranges::find_if(sizes, [&](double size) { return wide(size) <= room; });
  auto const size = fits == sizes.end() ? 14 : *fits;
  double x = 4;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    bool const last = i + 1 == numbers.size();
    add_label(drawing, x, 48, size, Tone::give, Anchor::start,
              last ? numbers[i] + "\u00a0" + digits.unit : numbers[i]);
    x += svg::width_of(numbers[i], size) + size * 1.02;
    if (last) break;
    auto const tip = svg::number(size * 0.17);
    drawing.shapes += svg::path("arrow", "M" + svg::number(x - size * 0.82) + " " +
                                             svg::number(48 - size * 0.35) + "h" +
                                             svg::number(size * 0.42) + "m-" + tip + " -" + tip +
                                             "l" + tip + " " + tip + "l-" + tip + " " + tip);
  }
}

std::string mark_text(Marks const& marks, Format const& format) {
  if (marks.kind == Kind::coins)
    return format.say("calculator.coin", {{"amount", format.money({marks.each})}});
  return marks.each > 1 ? format.say("calculator.ten_sheep") : std::string();
}

void add_words(Drawing& drawing, LifeShown const& life, Marks const& marks, Format const& format) {
  auto const digits = digits_of(life, marks, format);
  bool const reached = life.opens.has_value();
  auto const received = reached ? digits.received : format.say("calculator.nothing_short");
  auto const size = reached ? fitting(received, {27, 24, 21, 18}, 130, 16) : 18;
  auto const pay = format.say("calculator.pay_yearly"),
             receive = format.say("calculator.receive_yearly");
  double const label = svg::width_of(pay + receive, 15) > 296 ? 13.5 : 15;
  add_label(drawing, 4, 18, label, Tone::give, Anchor::start, pay);
  if (digits.paid.empty()) {
    add_label(drawing, 4, 46, 20, Tone::give, Anchor::start, format.say("calculator.pays_nothing"));
  } else {
    add_paid_digits(drawing, digits, 316 - svg::width_of(received, size));
  }
  add_label(drawing, 324, 18, label, Tone::get, Anchor::end, receive);
  add_label(drawing, 324, 48, size, Tone::get, Anchor::end, received);
  auto mark = mark_text(marks, format);
  if (!mark.empty())
    drawing.labels.push_back(
        {4, 68, 13, Tone::plain, Anchor::start, false, false, std::move(mark)});
}

// What the picture says to whoever does not see it.
std::string said(LifeShown const& life, Marks const& marks, Format const& format) {
  auto const kind = std::string(marks.kind == Kind::sheep ? "" : "_money");
  std::string out;
  for (std::size_t i = 0; i < life.stretches.size(); ++i) {
    auto const& stretch = life.stretches[i];
    out += format.count((i == 0 ? "calculator.picture_first" : "calculator.picture_next") + kind,
                        whole_up(stretch.sheep.value_or(0)),
                        {{"time", format.duration(stretch.months)},
                         {"amount", grouped(stretch.person.amount * 12)}}) +
           " ";
  }
  if (!life.opens) return out + format.say("calculator.nothing");
  return out + format.count("calculator.picture_receive" + kind,
                            life.pension_sheep.value_or(0) / 100,
                            {{"age", format.age(age_in_months(life.born, *life.opens))},
                             {"amount", grouped(life.pension.amount * 12)}});
}

}  // namespace

Drawing life_picture(LifeShown const& life, Format const& format) {
  auto const scale = scale_of(life);
  auto const marks = marks_of(life);
  Drawing drawing;
  drawing.width = picture_width;
  drawing.height = picture_height;
  drawing.top = top;
  drawing.says = said(life, marks, format);
  drawing.shapes = svg::path("hill", "M0 116 30 92 50 104 84 78 108 98 134 86 158 104 182 90") +
                   flocks(life, marks, scale) + land(scale.gate, life.opens.has_value());
  add_words(drawing, life, marks, format);
  add_ribbon(drawing, life, scale, 153, format);
  add_ages(drawing, life, scale, 197, format);
  return drawing;
}

}  // namespace otor::handbook
