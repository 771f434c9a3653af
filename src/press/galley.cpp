// SPDX-License-Identifier: Apache-2.0
#include "press/galley.h"

#include <algorithm>
#include <cmath>

#include "press/drawn.h"
#include "press/grid.h"
#include "press/tag.h"

namespace otor::press {
namespace {

using namespace handbook;

constexpr double indent = 16;

class Setter {
 public:
  Setter(Type const& type, double width, HeadingPages const& pages,
         std::vector<Block> const& blocks)
      : type_(type), scale_(type.scale()), width_(width), pages_(pages), blocks_(blocks) {}

  Result<std::vector<Strip>> all() {
    for (auto const& block : blocks_) {
      auto const first = strips_.size();
      ++element_;
      std::visit([&](auto const& what) { put(what); }, block.what);
      for (auto i = first; i < strips_.size(); ++i) strips_[i].changed = block.changed;
    }
    if (wrong_) return std::unexpected(*wrong_);
    return std::move(strips_);
  }

 private:
  Strip& add(double before, double height, char const* tag,
             std::function<void(cairo_t*, double, double)> draw) {
    Strip strip;
    strip.before = strips_.empty() ? 0 : before * scale_;
    strip.height = height;
    strip.element = element_;
    strip.tag = tag;
    strip.draw = std::move(draw);
    strips_.push_back(std::move(strip));
    return strips_.back();
  }

  // Lines of one paragraph: neither its first nor its last line stands alone on a page.
  void lines(SetWords const& set, double before, char const* tag, double x = 0) {
    auto const shared = std::make_shared<SetWords>(set);
    auto const count = shared->lines().size();
    for (std::size_t line = 0; line < count; ++line) {
      auto& strip = add(line == 0 ? before : 0, shared->line_height(), tag,
                        [shared, line, x](cairo_t* canvas, double left, double y) {
                          shared->draw(canvas, line, left + x, y);
                        });
      strip.with_next = line + 1 < count && (line == 0 || line + 2 == count);
    }
  }

  void put(Paragraph const& paragraph) {
    bool const running = paragraph.part == Part::body || paragraph.part == Part::lead;
    double const before = paragraph.part == Part::fine    ? 2
                          : paragraph.part == Part::title ? 2
                          : running                       ? 7
                          : paragraph.part == Part::label ? 8
                                                          : 3;
    lines(type_.set(paragraph.words, type_.style_of(paragraph.part), width_,
                    paragraph.right ? Side::right : Side::left,
                    running ? Breaks::hyphens : Breaks::words),
          before, paragraph.part == Part::title ? "H1" : "P");
    if (paragraph.part == Part::label) strips_.back().with_next = true;
  }

  void put(Heading const& heading) {
    if (heading.level == Level::chapter) return chapter(heading);
    auto const first = strips_.size();
    lines(type_.set(heading.text, {13.5, 1.28, true, black}, width_), 15, "H2");
    for (auto i = first; i < strips_.size(); ++i) strips_[i].with_next = true;
    name(first, heading, 2);
  }

  void chapter(Heading const& heading) {
    auto const icon = 40 * scale_, gap = 8 * scale_;
    auto const script =
        heading.script.empty()
            ? std::shared_ptr<SetWords>()
            : std::make_shared<SetWords>(type_.set(heading.script, {19, 1.2, false, second}, 0));
    auto const room = width_ - (script ? script->height() + 12 * scale_ : 0);
    auto const words =
        std::make_shared<SetWords>(type_.set(heading.text, {23, 1.18, true, black}, room));
    auto const long_ = script ? script->lines().front().width : 0;
    auto const height = std::max(icon + gap + words->height(), long_) + 8 * scale_;
    auto const first = strips_.size();
    auto& strip =
        add(0, height, "H1",
            [=, name = heading.icon, width = width_](cairo_t* canvas, double x, double y) {
              draw_icon(canvas, name, {x - icon * 0.08, y, icon, icon});
              words->draw(canvas, x, y + icon + gap);
              if (!script) return;
              // The traditional script runs downward: the line is turned by a right angle.
              cairo_save(canvas);
              cairo_translate(canvas, x + width, y);
              cairo_rotate(canvas, std::acos(0));
              script->draw(canvas, 0, 0);
              cairo_restore(canvas);
            });
    strip.new_page = true;
    strip.with_next = true;
    name(first, heading, 1);
  }

  void name(std::size_t strip, Heading const& heading, int level) {
    strips_[strip].heading = heading.text;
    strips_[strip].level = level;
  }

  void put(List const& list) {
    std::size_t number = 0;
    for (auto const& item : list.items) {
      ++element_;
      ++number;
      bool const icons = list.bullets == Bullets::icons;
      auto const in = (icons ? 24 : indent) * scale_;
      auto const first = strips_.size();
      lines(type_.set(item.words, type_.style_of(Part::body), width_ - in, Side::left,
                      Breaks::hyphens),
            icons ? 3 : 4, "LI", in);
      bullet(strips_[first], list.bullets, number, item.icon);
    }
  }

  void bullet(Strip& strip, Bullets bullets, std::size_t number, std::string const& icon) {
    auto const scale = scale_;
    auto mark = std::function<void(cairo_t*, double, double)>();
    auto const line = strip.height;
    switch (bullets) {
      case Bullets::dots:
        mark = [=](cairo_t* canvas, double x, double y) {
          dip(canvas, black);
          cairo_new_path(canvas);
          cairo_arc(canvas, x + 5 * scale, y + line / 2, 1.9 * scale, 0, 7);
          cairo_fill(canvas);
        };
        break;
      case Bullets::boxes:
        mark = [=](cairo_t* canvas, double x, double y) {
          dip(canvas, black);
          cairo_set_line_width(canvas, 0.9 * scale);
          cairo_rectangle(canvas, x + 1, y + line / 2 - 4.5 * scale, 9 * scale, 9 * scale);
          cairo_stroke(canvas);
        };
        break;
      case Bullets::numbers: {
        auto const set = std::make_shared<SetWords>(
            type_.set(std::to_string(number) + ".", type_.style_of(Part::label), 0));
        mark = [=](cairo_t* canvas, double x, double y) {
          set->draw(canvas, x, y + (line - set->height()) / 2);
        };
        break;
      }
      case Bullets::icons:
        mark = [=](cairo_t* canvas, double x, double y) {
          auto const size = 16 * scale;
          draw_icon(canvas, icon, {x, y + (line - size) / 2, size, size});
        };
    }
    strip.draw = [words = std::move(strip.draw), mark = std::move(mark)](cairo_t* canvas, double x,
                                                                         double y) {
      mark(canvas, x, y);
      words(canvas, x, y);
    };
  }

  // A part set for itself, as one strip.
  std::shared_ptr<std::vector<Strip>> inside(std::vector<Block> const& blocks, double width) {
    auto set = strips_of(blocks, type_, width, pages_);
    if (!set) wrong_ = set.error();
    return std::make_shared<std::vector<Strip>>(set ? std::move(*set) : std::vector<Strip>());
  }

  void put(Box const& box) {
    std::vector<Block> blocks;
    if (!box.title.empty()) blocks.push_back({Paragraph{{{box.title}}, Part::label}, {}});
    for (auto const& words : box.paragraphs) blocks.push_back({Paragraph{words}, {}});
    auto const edge = 9 * scale_;
    auto const set = inside(blocks, width_ - 2 * edge - 4 * scale_);
    auto const height = height_of(*set) + 2 * edge - 2 * scale_;
    add(9, height, "P",
        [=, frame = box.frame, width = width_, scale = scale_](cairo_t* canvas, double x,
                                                               double y) {
          draw_frame(canvas, frame, {x, y, width, height}, scale);
          draw(*set, canvas, x + edge + 4 * scale, y + edge - scale);
        });
  }

  void put(Table const& table) {
    for (auto& row : grid_of(table, type_, width_)) {
      bool const head = row.head;
      auto& strip = add(strips_.empty() || strips_.back().element != element_ ? 8 : 0, row.height,
                        "TR", std::move(row.draw));
      strip.with_next = strip.repeated = head;
    }
  }

  void put(Drawing const& drawing) {
    auto const width = width_ * drawing.share * type_.setting().shrunk;
    auto const height = width * drawing.height / drawing.width;
    if (auto good = checked(drawing); !good) {
      wrong_ = good.error();
      return;
    }
    auto const labels = set_labels(drawing, width / drawing.width);
    auto const shown = std::make_shared<Drawing const>(drawing);
    auto& strip = add(8, height, "Figure",
                      [=, left = (width_ - width) / 2](cairo_t* canvas, double x, double y) {
                        (void)press::draw(canvas, *shown, {x + left, y, width, height});
                        for (auto const& label : *labels)
                          label.words.draw(canvas, x + left + label.x, y + label.y);
                      });
    strip.with_next = true;  // its caption
  }

  struct SetLabel {
    SetWords words;
    double x = 0, y = 0;  // of its upper left corner
  };

  std::shared_ptr<std::vector<SetLabel>> set_labels(Drawing const& drawing, double scale) {
    auto const labels = std::make_shared<std::vector<SetLabel>>();
    for (auto const& label : drawing.labels) {
      auto const ink = label.on_dark              ? Ink{1, 1, 1}
                       : label.tone == Tone::give ? give
                       : label.tone == Tone::get  ? get
                                                  : black;
      // its size is that of the drawing, whatever the type of the document
      auto words = type_.set(label.text, {label.size * scale / scale_, 1, label.strong, ink}, 0);
      auto const& line = words.lines().front();
      auto const part = label.anchor == Anchor::start    ? 0
                        : label.anchor == Anchor::middle ? line.width / 2
                                                         : line.width;
      auto const rise = (words.line_height() - line.ascent - line.descent) / 2 + line.ascent;
      labels->push_back(
          {std::move(words), label.x * scale - part, (label.y - drawing.top) * scale - rise});
    }
    return labels;
  }

  void put(Icon const& icon) {
    auto const size = 26 * scale_;
    add(2, size, "Figure", [=, name = icon.name](cairo_t* canvas, double x, double y) {
      draw_icon(canvas, name, {x, y, size, size});
    });
  }

  void put(Code const& code) {
    auto made = qr_code(code.text);
    if (!made) {
      wrong_ = made.error();
      return;
    }
    // A long address makes a larger code, not smaller squares, which a camera would not see.
    auto const side = std::min(width_, std::max(92.0, 1.84 * (made->size + 8)) * scale_);
    add(0, side, "Figure",
        [=, made = std::move(*made), left = (width_ - side) / 2](cairo_t* canvas, double x,
                                                                 double y) {
          draw(canvas, made, {x + left, y, side, side});
        });
    if (!code.says.empty())
      lines(type_.set(code.says, type_.style_of(Part::fine), width_, Side::middle), 0, "P");
  }

  void put(Lines const& to_write_on) {
    if (!to_write_on.label.empty())
      lines(type_.set(to_write_on.label, type_.style_of(Part::label), width_), 9, "P");
    if (!strips_.empty() && !to_write_on.label.empty()) strips_.back().with_next = true;
    for (std::int64_t i = 0; i < to_write_on.count; ++i) {
      auto const height = 23 * scale_;
      auto& strip = add(0, height, "P", [=, width = width_](cairo_t* canvas, double x, double y) {
        stroke_line(canvas, x, y + height, width, 0.7, hairline);
      });
      strip.with_next = i + 1 < to_write_on.count;
    }
  }

  void put(Rule const& rule) {
    auto const wide = rule.heavy ? 2.0 * scale_ : 0.8 * scale_;
    add(4, wide + 3 * scale_, "P", [=, width = width_](cairo_t* canvas, double x, double y) {
      stroke_line(canvas, x, y + wide / 2, width, wide, black);
    });
  }

  void put(Columns const& columns) {
    std::int64_t shares = 0;
    for (auto const& column : columns.columns) shares += column.share;
    auto const gap = 12 * scale_;
    auto const free = width_ - gap * static_cast<double>(columns.columns.size() - 1);
    struct Side_ {
      std::shared_ptr<std::vector<Strip>> strips;
      double x = 0;
    };
    std::vector<Side_> sides;
    double x = 0, height = 0;
    for (auto const& column : columns.columns) {
      auto const width = free * static_cast<double>(column.share) / static_cast<double>(shares);
      sides.push_back({inside(column.blocks, width), x});
      height = std::max(height, height_of(*sides.back().strips));
      x += width + gap;
    }
    add(5, height, "Div", [=, ruled = columns.ruled](cairo_t* canvas, double left, double y) {
      for (auto const& side : sides) {
        draw(*side.strips, canvas, left + side.x, y);
        if (ruled && side.x > 0) stroke_down(canvas, left + side.x - gap / 2, y, height, hairline);
      }
    });
  }

  void put(Contents const&) {
    std::size_t number = 0;
    for (auto const& block : blocks_) {
      auto const* heading = std::get_if<Heading>(&block.what);
      if (heading == nullptr) continue;
      auto const page = number < pages_.size() ? std::to_string(pages_[number]) : std::string("00");
      ++number;
      if (heading->level == Level::chapter) contents_line(heading->text, page, number);
    }
  }

  void contents_line(std::string const& title, std::string const& page, std::size_t number) {
    auto const style = type_.style_of(Part::body);
    auto const numbers = 34 * scale_;
    auto const set = std::make_shared<SetWords>(type_.set(title, style, width_ - numbers));
    auto const at = std::make_shared<SetWords>(type_.set(page, style, numbers, Side::right));
    ++element_;
    add(7, set->height(), "TOCI", [=, width = width_](cairo_t* canvas, double x, double y) {
      auto const target = "dest='h" + std::to_string(number) + "'";
      auto const last = set->lines().size() - 1;
      auto const end = set->lines()[last].width + 4;
      auto const below = y + set->height() - set->line_height() * 0.3;
      {
        Tag const link(canvas, CAIRO_TAG_LINK, target.c_str());
        set->draw(canvas, x, y);
        at->draw(canvas, x + width - numbers, y + set->height() - at->height());
      }
      double const dots[] = {0.8, 3.2};
      cairo_save(canvas);
      cairo_set_dash(canvas, dots, 2, 0);
      stroke_line(canvas, x + end, below, width - numbers * 0.62 - end, 0.8, second);
      cairo_restore(canvas);
    });
  }

  void put(Activity const& activity) { put(Paragraph{activity.words, Part::label, false}); }

  void put(PageBreak const&) { add(0, 0, "P", {}).new_page = true; }

  Type const& type_;
  double scale_, width_;
  HeadingPages const& pages_;
  std::vector<Block> const& blocks_;
  std::vector<Strip> strips_;
  std::size_t element_ = 0;
  std::optional<Problem> wrong_;
};

}  // namespace

Result<std::vector<Strip>> strips_of(std::vector<Block> const& blocks, Type const& type,
                                     double width, HeadingPages const& pages) {
  return Setter(type, width, pages, blocks).all();
}

double height_of(std::vector<Strip> const& strips) {
  double height = 0;
  for (auto const& strip : strips)
    height += (&strip == &strips.front() ? 0 : strip.before) + strip.height;
  return height;
}

void draw(std::vector<Strip> const& strips, cairo_t* canvas, double x, double y) {
  for (auto const& strip : strips) {
    if (&strip != &strips.front()) y += strip.before;
    if (strip.draw) strip.draw(canvas, x, y);
    y += strip.height;
  }
}

}  // namespace otor::press
