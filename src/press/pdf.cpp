// SPDX-License-Identifier: Apache-2.0
#include "press/pdf.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <vector>

#include "press/grid.h"
#include "press/pages.h"
#include "press/shapes.h"
#include "press/tag.h"

namespace otor::press {
namespace {

using handbook::Document;
using handbook::Part;

struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeCanvas {
  void operator()(cairo_t* canvas) const { cairo_destroy(canvas); }
};
using Surface = std::unique_ptr<cairo_surface_t, FreeSurface>;
using Canvas = std::unique_ptr<cairo_t, FreeCanvas>;

// A document with its type chosen and its pages cut.
struct SetDocument {
  Document const* document = nullptr;
  Setting setting;
  std::vector<Strip> cover, strips;
  std::vector<SetPage> pages;
};

double inner_width(Paper const& paper) { return paper.width - paper.inner - paper.outer; }
double inner_height(Paper const& paper) { return paper.height - paper.top - paper.bottom; }

HeadingPages heading_pages(std::vector<SetPage> const& pages, std::size_t cover) {
  HeadingPages found;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (auto const& set : pages[page].strips)
      if (set.strip->level > 0) found.push_back(page + 1 + cover);
  }
  return found;
}

std::size_t cover_pages(Document const& document) { return document.cover.empty() ? 0 : 1; }

// Twice where there are contents: what they say is known when all has been set.
Result<SetDocument> set_once(Document const& document, Setting const& setting) {
  SetDocument set{&document, setting, {}, {}, {}};
  Type const type(document.language, setting);
  auto const width = inner_width(setting.paper);
  auto cover = strips_of(document.cover, type, width);
  if (!cover) return std::unexpected(cover.error());
  set.cover = std::move(*cover);
  HeadingPages known;
  for (int pass = 0; pass < 2; ++pass) {
    auto strips = strips_of(document.blocks, type, width, known);
    if (!strips) return std::unexpected(strips.error());
    set.strips = std::move(*strips);
    auto pages = pages_of(set.strips, inner_height(setting.paper));
    if (!pages) return std::unexpected(pages.error());
    set.pages = std::move(*pages);
    auto now = heading_pages(set.pages, cover_pages(document));
    if (now == known || now.empty()) break;
    known = std::move(now);
  }
  return set;
}

Paper larger(Paper const& paper, double times) {
  return {paper.width * times, paper.height * times, paper.inner * times,
          paper.outer * times, paper.top * times,    paper.bottom * times};
}

// Smaller type is set as larger paper and drawn smaller: every size of type would be a font to be
// found and opened. The largest type, in steps of a fiftieth, at which a document stands on one
// page. Sheets of one pile are alike: it begins with what fitted the one before, and finds the same
// as without.
class Fitting {
 public:
  Result<SetDocument> set(Document const& document, Setting const& setting) {
    if (!setting.on_one_page) return set_once(document, setting);
    auto const at = [&](int fiftieths) {
      auto smaller = setting;
      smaller.shrunk = fiftieths / 50.0;
      smaller.paper = larger(setting.paper, 1 / smaller.shrunk);
      return set_once(document, smaller);
    };
    auto best = at(last_);
    if (best && !fits(best)) {
      last_ = std::clamp(bound(*best, setting), least, last_);
      best = at(last_);
    }
    while (!fits(best) && last_ > least) best = at(--last_);
    if (!fits(best)) return best;
    auto high = std::min(most, bound(*best, setting));
    while (last_ < high) {
      auto const middle = (last_ + high + 1) / 2;
      auto next = at(middle);
      if (!fits(next)) {
        high = middle - 1;
        continue;
      }
      best = std::move(next);
      last_ = middle;
      high = std::min(high, bound(*best, setting));
    }
    return best;
  }

 private:
  static constexpr int least = 30, most = 50;
  static bool fits(Result<SetDocument> const& set) { return set && set->pages.size() <= 1; }

  // The largest type at which a page is as high as what was set. Larger type makes no line shorter:
  // above it nothing can fit what is set at less, and below it what is set at more surely does.
  static int bound(SetDocument const& set, Setting const& setting) {
    auto const height = std::max(1.0, height_of(set.strips));
    return static_cast<int>(std::min<double>(most, 50 * inner_height(setting.paper) / height));
  }

  int last_ = 33;  // most sheets stand at about it
};

class PageDrawing {
 public:
  PageDrawing(SetDocument const& set, cairo_t* canvas)
      : set_(set), paper_(set.setting.paper), canvas_(canvas) {}

  /// `number` counts from one over the whole document, the cover being the first.
  void page(std::size_t index, std::size_t number) {
    auto const& page = set_.pages[index];
    left_ = number % 2 == 1 ? paper_.inner : paper_.outer;  // a right page has its fold at the left
    watermark();
    head_and_foot(page, number);
    std::size_t heading = 0;
    for (std::size_t before = 0; before < index; ++before) heading += headings_of(before);
    for (std::size_t i = 0; i < page.strips.size();) {
      auto const* tag = page.strips[i].strip->tag;
      auto const element = page.strips[i].strip->element;
      Tag const told(canvas_, tag);
      for (; i < page.strips.size() && page.strips[i].strip->element == element; ++i)
        one(page.strips[i], heading);
    }
  }

  void cover() {
    left_ = (paper_.inner + paper_.outer) / 2;
    watermark();
    auto const height = height_of(set_.cover);
    auto const scale = std::min(1.0, inner_height(paper_) / height);
    auto const free = std::max(0.0, inner_height(paper_) - height);
    cairo_save(canvas_);
    cairo_translate(canvas_, left_ + inner_width(paper_) * (1 - scale) / 2,
                    paper_.top + free * 0.4);
    cairo_scale(canvas_, scale, scale);
    draw(set_.cover, canvas_, 0, 0);
    cairo_restore(canvas_);
  }

 private:
  std::size_t headings_of(std::size_t page) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        set_.pages[page].strips, [](SetStrip const& set) { return set.strip->level > 0; }));
  }

  void one(SetStrip const& set, std::size_t& heading) {
    auto const y = paper_.top + set.y;
    if (set.strip->level > 0) {
      auto const name = "name='h" + std::to_string(++heading) + "'";
      Tag const destination(canvas_, CAIRO_TAG_DEST, name.c_str());
      set.strip->draw(canvas_, left_, y);
    } else {
      set.strip->draw(canvas_, left_, y);
    }
    if (set.strip->changed) mark_changed(*set.strip, y);
  }

  // A line in the outer margin beside what changed, and from when.
  void mark_changed(Strip const& strip, double y) {
    bool const at_left = left_ == paper_.outer;
    auto const x = at_left ? left_ - 6 : left_ + inner_width(paper_) + 6;
    dip(canvas_, black);
    cairo_set_line_width(canvas_, 2);
    cairo_move_to(canvas_, x, y);
    cairo_line_to(canvas_, x, y + strip.height);
    cairo_stroke(canvas_);
  }

  void head_and_foot(SetPage const& page, std::size_t number) {
    if (set_.document->running_head.empty() && set_.document->foot.empty()) return;
    auto plain = set_.setting;
    plain.hyphens = false;  // the patterns of a language are a file to be read
    Type const type(set_.document->language, plain);
    auto const width = inner_width(paper_);
    Style const style{7.8, 1.2, false, second};
    bool const right_page = number % 2 == 1;
    auto const begins = !page.strips.empty() && page.strips.front().strip->level == 1;
    if (!begins) {
      auto const text = right_page ? page.chapter : set_.document->running_head;
      type.set(text, style, width, right_page ? Side::right : Side::left)
          .draw(canvas_, left_, paper_.top - 26);
      stroke_line(canvas_, left_, paper_.top - 12, width, 0.5, hairline);
    }
    auto const foot = paper_.height - paper_.bottom + 14;
    type.set(set_.document->foot, style, width, right_page ? Side::left : Side::right)
        .draw(canvas_, left_, foot);
    type.set(std::to_string(number), {11, 1.2, true, black}, width,
             right_page ? Side::right : Side::left)
        .draw(canvas_, left_, foot - 3);
  }

  void watermark() {
    if (set_.document->watermark.empty()) return;
    Type const type(set_.document->language, {paper_});
    auto const room = std::hypot(paper_.width, paper_.height) * 0.8;
    handbook::Words const words{{set_.document->watermark}};
    auto const size = std::min(64.0, 29 * room / type.natural_width(words, {30, 1, true}));
    auto const set = type.set(words, {size, 1, true, pale}, room, Side::middle);
    cairo_save(canvas_);
    cairo_translate(canvas_, paper_.width / 2, paper_.height / 2);
    cairo_rotate(canvas_, -std::atan2(paper_.height, paper_.width));
    set.draw(canvas_, -room / 2, -set.height() / 2);
    cairo_restore(canvas_);
  }

  SetDocument const& set_;
  Paper paper_;
  cairo_t* canvas_;
  double left_ = 0;
};

cairo_status_t take(void* sink, unsigned char const* bytes, unsigned int count) {
  bool const taken = (*static_cast<Sink*>(sink))({reinterpret_cast<char const*>(bytes), count});
  return taken ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

}  // namespace

struct Pdf::State {
  Sink sink;
  Setting setting;
  Surface surface;
  Canvas canvas;
  Fitting fitting;
  Stamps stamps;

  void name(Document const& about) {
    auto* pdf = surface.get();
    auto const day = text_of(about.made) + "T00:00:00+07:00";
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, about.title.c_str());
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, about.subject.c_str());
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "otor");
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
  }

  void pages(SetDocument const& set) {
    auto const cover = set.cover.empty() ? 0u : 1u;
    outlined_ = 0;
    if (cover == 1) {
      PageDrawing(set, canvas.get()).cover();
      cairo_show_page(canvas.get());
    }
    for (std::size_t i = 0; i < set.pages.size(); ++i) {
      outline(set.pages[i]);
      cairo_save(canvas.get());
      cairo_scale(canvas.get(), set.setting.shrunk, set.setting.shrunk);
      stamps.begin_page();
      PageDrawing(set, canvas.get()).page(i, i + 1 + cover);
      cairo_restore(canvas.get());
      cairo_show_page(canvas.get());
    }
  }

  void outline(SetPage const& page) {
    for (auto const& one : page.strips) {
      if (one.strip->level == 0) continue;
      auto const target = "dest='h" + std::to_string(++outlined_) + "'";
      auto const parent = one.strip->level == 1 ? CAIRO_PDF_OUTLINE_ROOT : chapter_;
      auto const id =
          cairo_pdf_surface_add_outline(surface.get(), parent, one.strip->heading.c_str(),
                                        target.c_str(), static_cast<cairo_pdf_outline_flags_t>(0));
      if (one.strip->level == 1) chapter_ = id;
    }
  }

  // Pages are drawn into memory and then laid in pairs onto sheets.
  void booklet(SetDocument const& set) {
    auto const& paper = set.setting.paper;
    auto const cover = set.cover.empty() ? std::size_t{0} : std::size_t{1};
    std::vector<Surface> drawn;
    cairo_rectangle_t const whole{0, 0, paper.width, paper.height};
    for (std::size_t i = 0; i < set.pages.size() + cover; ++i) {
      drawn.emplace_back(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &whole));
      Canvas const page(cairo_create(drawn.back().get()));
      if (i < cover) {
        PageDrawing(set, page.get()).cover();
      } else {
        PageDrawing(set, page.get()).page(i - cover, i + 1);
      }
    }
    auto const order = folded(drawn.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (order[i] > 0) {
        cairo_set_source_surface(canvas.get(), drawn[order[i] - 1].get(),
                                 i % 2 == 0 ? 0 : paper.width, 0);
        cairo_paint(canvas.get());
      }
      if (i % 2 == 1) cairo_show_page(canvas.get());
    }
  }

 private:
  std::size_t outlined_ = 0;
  int chapter_ = CAIRO_PDF_OUTLINE_ROOT;
};

Pdf::Pdf(Sink sink, Setting const& setting, Document const& about)
    : state_(std::make_unique<State>()) {
  state_->sink = std::move(sink);
  state_->setting = setting;
  auto const pairs = setting.imposition == Imposition::booklet ? 2 : 1;
  state_->surface.reset(cairo_pdf_surface_create_for_stream(
      take, &state_->sink, setting.paper.width * pairs, setting.paper.height));
  state_->canvas.reset(cairo_create(state_->surface.get()));
  state_->name(about);
}

Pdf::~Pdf() = default;

namespace {

// A paper for one person bears her name: in letters that nobody has it would be nobody's.
Result<void> can_be_named(Document const& document, Setting const& setting) {
  if (!setting.on_one_page) return {};
  auto const letter = Type(document.language, setting).lacking(document.title);
  if (letter == 0) return {};
  std::ostringstream number;
  number << std::hex << std::uppercase << static_cast<std::uint32_t>(letter);
  return problem(ProblemKind::bad_value, "No font of this machine has the letter U+" +
                                             number.str() + " of \"" + document.title + "\".");
}

}  // namespace

Result<std::size_t> Pdf::add(Document const& document) {
  if (auto const can = can_be_named(document, state_->setting); !can)
    return std::unexpected(can.error());
  auto const set = state_->fitting.set(document, state_->setting);
  if (!set) return std::unexpected(set.error());
  switch (state_->setting.imposition) {
    case Imposition::pages: state_->pages(*set); break;
    case Imposition::booklet: state_->booklet(*set); break;
  }
  // A second document will show what the first showed; one alone is smaller without stamps.
  state_->stamps.lend_to(state_->canvas.get());
  return set->pages.size() + (set->cover.empty() ? 0 : 1);
}

Result<void> Pdf::finish() {
  state_->canvas.reset();
  cairo_surface_finish(state_->surface.get());
  if (cairo_surface_status(state_->surface.get()) != CAIRO_STATUS_SUCCESS)
    return problem(ProblemKind::storage, "The file could not be written whole.");
  return {};
}

Result<std::string> pdf_of(Document const& document, Setting const& setting) {
  std::string bytes;
  Pdf pdf(
      [&](std::string_view more) {
        bytes += more;
        return true;
      },
      setting, document);
  if (auto const added = pdf.add(document); !added) return std::unexpected(added.error());
  if (auto const done = pdf.finish(); !done) return std::unexpected(done.error());
  return bytes;
}

}  // namespace otor::press
