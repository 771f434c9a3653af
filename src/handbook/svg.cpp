// SPDX-License-Identifier: Apache-2.0
#include "handbook/svg.h"

#include <cmath>
#include <cstdint>

namespace otor::handbook::svg {
namespace {

std::string attribute(std::string_view name, double value) {
  return " " + std::string(name) + "=\"" + number(value) + "\"";
}

// One letter of UTF-8, taken off the front.
std::string_view letter_of(std::string_view& text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) ++size;
  auto const letter = text.substr(0, size);
  text.remove_prefix(size);
  return letter;
}

}  // namespace

std::string number(double length) {
  auto const hundredths = static_cast<std::int64_t>(std::llround(length * 100));
  auto const whole = hundredths < 0 ? -hundredths : hundredths;
  auto out = (hundredths < 0 ? "-" : "") + std::to_string(whole / 100);
  if (whole % 100 == 0) return out;
  out += '.';
  out += static_cast<char>('0' + whole % 100 / 10);
  if (whole % 10 != 0) out += static_cast<char>('0' + whole % 10);
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char const letter : text) {
    switch (letter) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += letter;
    }
  }
  return out;
}

static std::string text(Label const& label) {
  std::string classes = label.on_dark              ? "on-get"
                        : label.tone == Tone::give ? "give"
                        : label.tone == Tone::get  ? "get"
                                                   : "";
  auto out = "<text class=\"" + classes + "\"" + attribute("x", label.x) + attribute("y", label.y) +
             attribute("font-size", label.size);
  if (label.strong) out += " font-weight=\"700\"";
  if (label.anchor == Anchor::middle) out += " text-anchor=\"middle\"";
  if (label.anchor == Anchor::end) out += " text-anchor=\"end\"";
  return out + ">" + escaped(label.text) + "</text>";
}

static std::string framed(Drawing const& drawing, std::string const& inside) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" viewBox=\"0 " +
         number(drawing.top) + " " + number(drawing.width) + " " + number(drawing.height) +
         "\" role=\"img\" aria-label=\"" + escaped(drawing.says) + "\">" + inside + "</svg>";
}

std::string path(std::string_view classes, std::string_view d) {
  return "<path class=\"" + std::string(classes) + "\" d=\"" + std::string(d) + "\"/>";
}

std::string rectangle(std::string_view classes, double x, double y, double width, double height,
                      double radius) {
  auto out = "<rect class=\"" + std::string(classes) + "\"" + attribute("x", x) +
             attribute("y", y) + attribute("width", width) + attribute("height", height);
  if (radius > 0) out += attribute("rx", radius);
  return out + "/>";
}

std::string disc(std::string_view classes, double x, double y, double radius) {
  return "<circle class=\"" + std::string(classes) + "\"" + attribute("cx", x) +
         attribute("cy", y) + attribute("r", radius) + "/>";
}

std::string picture_of(Drawing const& drawing) {
  auto inside = drawing.shapes;
  for (auto const& label : drawing.labels) inside += text(label);
  return framed(drawing, inside);
}

double width_of(std::string_view text, double size, bool strong) {
  constexpr std::string_view narrow = " .,·\u00a0", wide = "шщжмюыфЖМШЩЮmw";
  double width = 0;
  while (!text.empty()) {
    auto const letter = letter_of(text);
    if (letter.size() == 1 && letter[0] >= '0' && letter[0] <= '9') {
      width += 0.572;
    } else if (narrow.find(letter) != narrow.npos) {
      width += 0.27;
    } else {
      width += wide.find(letter) != wide.npos ? 0.86 : 0.585;
    }
  }
  return width * size * (strong ? 1.05 : 1);
}

}  // namespace otor::handbook::svg
