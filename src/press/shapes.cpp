// SPDX-License-Identifier: Apache-2.0
#include "press/shapes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <utility>
#include <vector>

#include "press/ink.h"
#include "press/outline.h"

namespace otor::press {
namespace {

// One tag: its name, what stands in it, and whether it opens or ends something.
struct Element {
  std::string_view name, inside;
  bool ends = false, whole = false;

  std::optional<std::string_view> attribute(std::string_view key) const {
    auto const sought = " " + std::string(key) + "=\"";
    auto const at = inside.find(sought);
    if (at == inside.npos) return std::nullopt;
    auto const value = inside.substr(at + sought.size());
    return value.substr(0, value.find('"'));
  }
};

std::optional<Element> element_at(std::string_view shapes) {
  auto const end = shapes.find('>');
  if (shapes.size() < 3 || shapes.front() != '<' || end == shapes.npos) return std::nullopt;
  Element element;
  element.inside = shapes.substr(1, end - 1);
  element.ends = element.inside.starts_with('/');
  element.whole = element.inside.ends_with('/');
  auto const name = element.inside.substr(element.ends ? 1 : 0);
  element.name = name.substr(0, name.find_first_of(" /"));
  return element;
}

std::optional<double> number_in(std::string_view text) {
  double number = 0;
  auto const* end = text.data() + text.size();
  auto const [read, wrong] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  if (wrong != std::errc() || read != end) return std::nullopt;
  return number;
}

// The numbers in the brackets behind a word: "scale(-0.5 0.5)".
std::vector<double> numbers_behind(std::string_view text, std::string_view word) {
  std::vector<double> numbers;
  auto const at = text.find(word);
  if (at == text.npos) return numbers;
  auto rest = text.substr(at + word.size());
  rest = rest.substr(0, rest.find(')'));
  while (!rest.empty()) {
    auto const one = rest.substr(0, rest.find(' '));
    numbers.push_back(number_in(one).value_or(NAN));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
  }
  return numbers;
}

class ShapesDrawing {
 public:
  ShapesDrawing(cairo_t* canvas, std::string_view shapes) : canvas_(canvas), rest_(shapes) {}

  /// False where something cannot be read.
  bool all(Look const& inherited) {
    while (!rest_.empty()) {
      auto const element = next();
      if (!element) return false;
      if (element->ends) return true;
      if (!(element->name == "g"          ? group(*element, inherited)
            : element->name == "clipPath" ? clip_path(*element)
                                          : shape(*element, inherited)))
        return false;
    }
    return true;
  }

 private:
  std::optional<Element> next() {
    auto const element = element_at(rest_);
    if (element) rest_.remove_prefix(element->inside.size() + 2);
    return element;
  }

  static std::optional<Look> look_at(Element const& element, Look const& inherited) {
    auto const classes = element.attribute("class");
    return classes && !classes->empty() ? look_of(*classes, inherited) : inherited;
  }

  bool group(Element const& element, Look const& inherited) {
    auto const look = look_at(element, inherited);
    if (!look) return false;
    cairo_save(canvas_);
    bool good = clip(element) && transform(element);
    if (good && look->opacity < 1) cairo_push_group(canvas_);
    good = good && (stamped(element) || all(*look));
    if (good && look->opacity < 1) {
      cairo_pop_group_to_source(canvas_);
      cairo_paint_with_alpha(canvas_, look->opacity);
    }
    cairo_restore(canvas_);
    return good;
  }

  // A group with nothing in it but shapes.
  bool stamped(Element const& element) {
    auto const inside = rest_.substr(0, rest_.find("</g>"));
    if (element.attribute("class") || inside.contains("<g") || !put_stamp(canvas_, inside))
      return false;
    rest_.remove_prefix(std::min(rest_.size(), inside.size() + 4));
    return true;
  }

  bool transform(Element const& element) {
    auto const how = element.attribute("transform");
    if (!how) return true;
    auto const moved = numbers_behind(*how, "translate("), scaled = numbers_behind(*how, "scale(");
    if (moved.size() != 2 || scaled.empty() || scaled.size() > 2) return false;
    cairo_translate(canvas_, moved[0], moved[1]);
    cairo_scale(canvas_, scaled.front(), scaled.back());
    return cairo_status(canvas_) == CAIRO_STATUS_SUCCESS;
  }

  bool clip_path(Element const& element) {
    auto const rectangle = next(), end = next();
    auto const id = element.attribute("id");
    if (!id || !rectangle || !end || rectangle->name != "rect" || !end->ends) return false;
    clips_["url(#" + std::string(*id) + ")"] = *rectangle;
    return true;
  }

  bool clip(Element const& element) {
    auto const by = element.attribute("clip-path");
    if (!by) return true;
    auto const found = clips_.find(*by);
    if (found == clips_.end() || !path_of(found->second)) return false;
    cairo_clip(canvas_);
    return true;
  }

  bool shape(Element const& element, Look const& inherited) {
    auto const look = look_at(element, inherited);
    if (!element.whole || !look || !path_of(element)) return false;
    paint(*look);
    return true;
  }

  void paint(Look const& look) {
    if (look.fill) {
      dip(canvas_, *look.fill);
      cairo_set_fill_rule(canvas_, look.holes ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
      look.stroke ? cairo_fill_preserve(canvas_) : cairo_fill(canvas_);
    }
    if (!look.stroke) return cairo_new_path(canvas_);
    dip(canvas_, *look.stroke);
    cairo_set_line_width(canvas_, look.width);
    cairo_set_line_cap(canvas_, look.round_ends ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(canvas_, look.round_bends ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    cairo_set_miter_limit(canvas_, 4);
    double const dashes[] = {look.dash, look.gap};
    cairo_set_dash(canvas_, dashes, look.dash > 0 ? 2 : 0, 0);
    cairo_stroke(canvas_);
  }

  // Puts the shape of a element into the canvas as its path.
  bool path_of(Element const& element) {
    cairo_new_path(canvas_);
    bool good = true;
    auto const number = [&](std::string_view key, std::optional<double> otherwise = {}) {
      auto const text = element.attribute(key);
      auto const value = text ? number_in(*text) : otherwise;
      good = good && value;
      return value.value_or(0);
    };
    if (element.name == "path") {
      auto const outline = Outline::of(element.attribute("d").value_or(""));
      if (outline) outline->put(canvas_);
      return outline.has_value();
    }
    if (element.name == "circle") {
      cairo_arc(canvas_, number("cx"), number("cy"), number("r"), 0, 2 * std::numbers::pi);
      cairo_close_path(canvas_);
      return good;
    }
    if (element.name != "rect") return false;
    auto const x = number("x"), y = number("y"), width = number("width"), height = number("height");
    rounded(x, y, width, height, std::min(number("rx", 0), std::min(width, height) / 2));
    return good;
  }

  void rounded(double x, double y, double width, double height, double radius) {
    if (radius <= 0) return cairo_rectangle(canvas_, x, y, width, height);
    constexpr auto quarter = std::numbers::pi / 2;
    cairo_arc(canvas_, x + width - radius, y + radius, radius, -quarter, 0);
    cairo_arc(canvas_, x + width - radius, y + height - radius, radius, 0, quarter);
    cairo_arc(canvas_, x + radius, y + height - radius, radius, quarter, 2 * quarter);
    cairo_arc(canvas_, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(canvas_);
  }

  cairo_t* canvas_;
  std::string_view rest_;
  std::map<std::string, Element, std::less<>> clips_;
};

using Surface = std::shared_ptr<cairo_surface_t>;

Surface recording(cairo_rectangle_t const* extents) {
  return {cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, extents),
          cairo_surface_destroy};
}

bool drawn_on(Surface const& surface, std::string_view shapes) {
  std::unique_ptr<cairo_t, decltype(&cairo_destroy)> const canvas(cairo_create(surface.get()),
                                                                  cairo_destroy);
  return ShapesDrawing(canvas.get(), shapes).all({black});
}

// Null where they cannot be read. No larger than what is drawn: a page is searched for all of it.
Surface drawn(std::string_view shapes) {
  auto const measured = recording(nullptr);
  if (!drawn_on(measured, shapes)) return nullptr;
  cairo_rectangle_t extents{};
  cairo_recording_surface_ink_extents(measured.get(), &extents.x, &extents.y, &extents.width,
                                      &extents.height);
  auto stamp = recording(&extents);
  return drawn_on(stamp, shapes) ? stamp : nullptr;
}

cairo_user_data_key_t const stamps_key{};

}  // namespace

Result<void> draw_shapes(cairo_t* canvas, std::string_view shapes) {
  if (ShapesDrawing(canvas, shapes).all({black})) return {};
  return problem(ProblemKind::internal, "A drawing could not be read.");
}

Result<void> can_be_drawn(std::string_view shapes) {
  if (drawn_on(recording(nullptr), shapes)) return {};
  return problem(ProblemKind::internal, "A drawing could not be read.");
}

void Stamps::begin_page() {
  for (auto& [shapes, same] : all_) same.used = 0;
  first_ = true;
}

void Stamps::lend_to(cairo_t* canvas) {
  (void)cairo_set_user_data(canvas, &stamps_key, this, nullptr);
}

bool put_stamp(cairo_t* canvas, std::string_view shapes) {
  constexpr std::size_t most = 64;
  auto* stamps = static_cast<Stamps*>(cairo_get_user_data(canvas, &stamps_key));
  if (stamps == nullptr) return false;
  // With a form as the first thing on a page Cairo finds its tags wrong, and writes no file.
  if (std::exchange(stamps->first_, false)) return false;
  auto& all = stamps->all_;
  auto found = all.find(shapes);
  if (found == all.end()) {
    if (all.size() == most) return false;
    found = all.emplace(shapes, Stamps::Same{}).first;
  }
  auto& [made, used] = found->second;
  if (used == made.size()) made.push_back(drawn(shapes));
  auto const& stamp = made[used++];
  if (!stamp) return false;
  cairo_set_source_surface(canvas, stamp.get(), 0, 0);
  cairo_paint(canvas);
  return true;
}

}  // namespace otor::press
