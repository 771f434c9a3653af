// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words set in lines.

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

#include "handbook/document.h"
#include "press/hyphens.h"
#include "press/ink.h"
#include "press/paper.h"

namespace otor::press {

struct Style {
  double size = 11, leading = 1.36;
  bool strong = false;
  Ink ink = black;
};

enum class Side { left, middle, right };
enum class Breaks { words, hyphens };

/// Words in lines of one width. The lines can be drawn one by one.
class SetWords {
 public:
  struct Line {
    double x = 0, width = 0;
    double ascent = 0, descent = 0;
  };

  std::vector<Line> const& lines() const { return lines_; }
  double line_height() const { return line_height_; }
  double height() const { return line_height_ * static_cast<double>(lines_.size()); }
  /// The text as it was set, hyphens of line ends among it.
  std::string text() const;
  /// Draws one line; x, y is the upper left corner of its strip.
  void draw(cairo_t* canvas, std::size_t line, double x, double y) const;
  void draw(cairo_t* canvas, double x, double y) const;

 private:
  friend class Type;
  struct Marked {  // bytes of the text that are not settled
    int from = 0, to = 0;
  };
  std::shared_ptr<PangoLayout> layout_;
  std::vector<Line> lines_;
  std::vector<Marked> marked_;
  double line_height_ = 0;
  double scale_ = 1;  // of what is drawn to what is laid
  Ink ink_;
};

class Type {
 public:
  Type(std::string_view language, Setting const& setting);

  /// Sets words; every size is that of the style times the setting's type.
  SetWords set(handbook::Words const& words, Style const& style, double width,
               Side side = Side::left, Breaks breaks = Breaks::words) const;
  SetWords set(std::string_view text, Style const& style, double width,
               Side side = Side::left) const;

  /// The first letter that no font of this machine has, or zero. Set, it would be a box with the
  /// number of the letter in it.
  char32_t lacking(std::string_view text) const;

  /// The width of words that need not be broken, and of the longest part that cannot be.
  double natural_width(handbook::Words const& words, Style const& style) const;
  double least_width(handbook::Words const& words, Style const& style) const;

  Style style_of(handbook::Part part) const;
  double scale() const { return setting_.type; }
  Setting const& setting() const { return setting_; }

 private:
  SetWords const& kept(handbook::Words const& words, Style const& style, double width, Side side,
                       Breaks breaks) const;
  SetWords set_anew(handbook::Words const& words, Style const& style, double width, Side side,
                    Breaks breaks) const;
  std::shared_ptr<PangoLayout> laid(handbook::Words const& words, Style const& style, double width,
                                    Side side, SetWords& set) const;
  std::shared_ptr<PangoLayout> laid_in(PangoContext* context, handbook::Words const& words,
                                       Style const& style, double width, Side side,
                                       SetWords& set) const;
  std::string key_of(handbook::Words const& words, Style const& style) const;

  Setting setting_;
  std::string language_;
  Hyphens hyphens_;
  std::shared_ptr<PangoContext> context_;
};

}  // namespace otor::press
