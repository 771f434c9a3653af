// SPDX-License-Identifier: Apache-2.0
#include "press/type.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "handbook/letters.h"

namespace otor::press {
namespace {

using handbook::Part;
using handbook::Settled;
using handbook::Tone;
using handbook::Words;

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

// All type is laid in one size and drawn larger or smaller: each size would be a font to be found,
// opened and asked for every letter. Without hints a line is as long in every size.
constexpr double laid_size = 16;

struct Attributes {
  PangoAttrList* list = pango_attr_list_new();
  Attributes() = default;
  Attributes(Attributes const&) = delete;
  ~Attributes() { pango_attr_list_unref(list); }

  void put(PangoAttribute* attribute, std::size_t from, std::size_t to) {
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
  }
};

guint16 sixteen(double part) { return static_cast<guint16>(std::lround(part * 65535)); }

PangoAttribute* coloured(Ink ink) {
  return pango_attr_foreground_new(sixteen(ink.red), sixteen(ink.green), sixteen(ink.blue));
}

PangoAlignment alignment_of(Side side) {
  switch (side) {
    case Side::left: return PANGO_ALIGN_LEFT;
    case Side::middle: return PANGO_ALIGN_CENTER;
    case Side::right: break;
  }
  return PANGO_ALIGN_RIGHT;
}

// What has been set is set again: most words of a sheet stand on the next one too, and a sheet is
// set more than once until it fits.
class Kept {
 public:
  static Kept& all() {
    thread_local Kept kept;
    return kept;
  }
  SetWords const* find(std::string const& key) const {
    auto const found = all_.find(key);
    return found == all_.end() ? nullptr : &found->second;
  }
  SetWords const& keep(std::string key, SetWords made) {
    if (all_.size() == most) all_.clear();
    return all_.emplace(std::move(key), std::move(made)).first->second;
  }

 private:
  static constexpr std::size_t most = 2000;
  std::unordered_map<std::string, SetWords> all_;
};

std::string number_key(double number) {
  return {reinterpret_cast<char const*>(&number), sizeof number};
}

// Soft hyphens at which no line ends are taken out again, so that what is copied out of the page
// is the word and nothing else.
Words with_used_hyphens(Words const& words, PangoLayout* layout) {
  std::vector<std::size_t> ends;
  for (int i = 0; i + 1 < pango_layout_get_line_count(layout); ++i) {
    auto const* line = pango_layout_get_line_readonly(layout, i);
    ends.push_back(static_cast<std::size_t>(line->start_index + line->length));
  }
  Words used;
  std::size_t at = 0;
  for (auto const& run : words) {
    auto kept = run;
    kept.text.clear();
    for (std::size_t i = 0; i < run.text.size();) {
      bool const soft = std::string_view(run.text).substr(i).starts_with(soft_hyphen);
      auto const size = soft ? soft_hyphen.size() : 1;
      if (!soft || std::ranges::binary_search(ends, at + i + size))
        kept.text += run.text.substr(i, size);
      i += size;
    }
    at += run.text.size();
    used.push_back(std::move(kept));
  }
  return used;
}

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};

// Of all fonts of a machine only those that paper is set in, as it keeps them: to read its whole
// configuration and to sort some hundred fonts takes longer than to set a sheet.
constexpr char const* fonts_of_paper = R"(<fontconfig>
  <dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>
  <cachedir>/var/cache/fontconfig</cachedir><cachedir prefix="xdg">fontconfig</cachedir>
  <selectfont><acceptfont>
    <pattern><patelt name="family"><string>Noto Sans</string></patelt></pattern>
    <pattern><patelt name="family"><string>Noto Sans Mongolian</string></patelt></pattern>
  </acceptfont><rejectfont><pattern></pattern></rejectfont></selectfont>
</fontconfig>)";

enum class Fonts { of_paper, all };

struct FreeConfig {
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
using FontConfig = std::unique_ptr<FcConfig, FreeConfig>;

PangoFontMap* font_map_of(FontConfig const& config) {
  auto* map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config.get());
  return map;
}

// Null where the machine has none of them in its usual places.
PangoFontMap* paper_font_map() {
  // Fontconfig and Pango read the machine's whole configuration wherever there is no current one.
  FcConfigSetCurrent(FontConfig(FcConfigCreate()).get());
  FontConfig const config(FcConfigCreate());
  auto const* text = reinterpret_cast<FcChar8 const*>(fonts_of_paper);
  if (FcConfigParseAndLoadFromMemory(config.get(), text, FcTrue) == FcFalse ||
      FcConfigBuildFonts(config.get()) == FcFalse)
    return nullptr;
  auto const* found = FcConfigGetFonts(config.get(), FcSetSystem);
  return found == nullptr || found->nfont == 0 ? nullptr : font_map_of(config);
}

PangoFontMap* font_map(Fonts fonts) {
  thread_local std::unique_ptr<PangoFontMap, Unref> of_paper, all;
  if (fonts == Fonts::of_paper && !of_paper) of_paper.reset(paper_font_map());
  if (fonts == Fonts::of_paper && of_paper) return of_paper.get();
  if (!all) all.reset(font_map_of(FontConfig(FcInitLoadConfigAndFonts())));
  return all.get();
}

// One for each language: what fonts stand for a style is found out once.
std::shared_ptr<PangoContext> context_for(std::string const& language, Fonts fonts) {
  thread_local std::map<std::pair<std::string, Fonts>, std::shared_ptr<PangoContext>> made;
  auto& context = made[{language, fonts}];
  if (context) return context;
  context.reset(pango_font_map_create_context(font_map(fonts)), g_object_unref);
  pango_cairo_context_set_resolution(context.get(), 72);
  pango_context_set_language(context.get(), pango_language_from_string(language.c_str()));
  // Outlines as they were drawn: paper has no grid of dots to fit them to.
  auto* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  return context;
}

}  // namespace

Type::Type(std::string_view language, Setting const& setting)
    : setting_(setting), language_(language), hyphens_(setting.hyphens ? language : ""),
      context_(context_for(language_, Fonts::of_paper)) {}

Style Type::style_of(Part part) const {
  switch (part) {
    case Part::body: return {11, 1.38, false, black};
    case Part::lead: return {14, 1.34, false, black};
    case Part::title: return {19, 1.2, true, black};
    case Part::amount: return {22, 1.2, true, black};
    case Part::label: return {11, 1.3, true, black};
    case Part::small: return {9.5, 1.32, false, black};
    case Part::caption: return {9, 1.3, false, second};
    case Part::fine: break;
  }
  return {7.6, 1.3, false, black};
}

// All that a line's look depends on, but for where lines end.
std::string Type::key_of(Words const& words, Style const& style) const {
  auto key = language_ + (setting_.hyphens ? "-" : " ");
  for (double const number : {style.size, style.leading, setting_.type, style.ink.red,
                              style.ink.green, style.ink.blue, style.strong ? 1.0 : 0.0})
    key += number_key(number);
  for (auto const& run : words) {
    key += static_cast<char>(1 + (run.strong ? 1 : 0) + 2 * static_cast<int>(run.tone) +
                             8 * static_cast<int>(run.settled));
    key += run.text;
    key += '\0';
  }
  return key;
}

std::shared_ptr<PangoLayout> Type::laid(Words const& words, Style const& style, double width,
                                        Side side, SetWords& set) const {
  auto layout = laid_in(context_.get(), words, style, width, side, set);
  // A name may be in letters that the fonts of paper do not have.
  if (pango_layout_get_unknown_glyphs_count(layout.get()) == 0) return layout;
  return laid_in(context_for(language_, Fonts::all).get(), words, style, width, side, set);
}

std::shared_ptr<PangoLayout> Type::laid_in(PangoContext* context, Words const& words,
                                           Style const& style, double width, Side side,
                                           SetWords& set) const {
  std::shared_ptr<PangoLayout> layout(pango_layout_new(context), g_object_unref);
  std::string text;
  Attributes attributes;
  set.marked_.clear();
  for (auto const& run : words) {
    auto const from = text.size();
    text += run.text;
    if (run.strong && !style.strong)
      attributes.put(pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, text.size());
    if (run.tone != Tone::plain)
      attributes.put(coloured(run.tone == Tone::give ? give : get), from, text.size());
    if (run.settled != Settled::yes)
      set.marked_.push_back({static_cast<int>(from), static_cast<int>(text.size())});
  }
  pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
  pango_layout_set_attributes(layout.get(), attributes.list);
  auto* font = pango_font_description_new();
  pango_font_description_set_family_static(font, "Noto Sans, Noto Sans Mongolian");
  pango_font_description_set_weight(font, style.strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font, laid_size * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  set.scale_ = style.size * setting_.type / laid_size;
  if (width > 0)
    pango_layout_set_width(layout.get(),
                           static_cast<int>(std::floor(width / set.scale_ * PANGO_SCALE)));
  // A name without a blank in it is broken rather than cut.
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), alignment_of(side));
  pango_layout_set_auto_dir(layout.get(), FALSE);
  return layout;
}

char32_t Type::lacking(std::string_view text) const {
  auto const lacks = [&](std::string_view part) {
    auto const& set = kept({{std::string(part)}}, {}, 0, Side::left, Breaks::words);
    return pango_layout_get_unknown_glyphs_count(set.layout_.get()) > 0;
  };
  if (!lacks(text)) return 0;
  while (!text.empty()) {
    auto const before = text;
    auto const letter = handbook::take_letter(text);
    if (lacks(before.substr(0, before.size() - text.size()))) return letter;
  }
  return U'\ufffd';
}

SetWords Type::set(Words const& words, Style const& style, double width, Side side,
                   Breaks breaks) const {
  // What stands on one line is set the same in every width. Letters of a fifth of their height, two
  // bytes each, are narrower than any: what is longer needs no trying.
  std::size_t bytes = 0;
  for (auto const& run : words) bytes += run.text.size();
  bool const may_fit = static_cast<double>(bytes) * 0.1 * style.size * setting_.type <= width;
  if (width <= 0 || may_fit) {
    auto line = kept(words, style, 0, Side::left, Breaks::words);
    auto const free = width - line.lines_.front().width;
    if (width <= 0 || (line.lines_.size() == 1 && free >= 0)) {
      if (width > 0 && side != Side::left)
        line.lines_.front().x = side == Side::right ? free : free / 2;
      return line;
    }
  }
  return kept(words, style, width, side, breaks);
}

SetWords const& Type::kept(Words const& words, Style const& style, double width, Side side,
                           Breaks breaks) const {
  auto& all = Kept::all();
  auto key = key_of(words, style) + number_key(width) + char('0' + static_cast<int>(side)) +
             char('0' + static_cast<int>(breaks));
  if (auto const* found = all.find(key)) return *found;
  return all.keep(std::move(key), set_anew(words, style, width, side, breaks));
}

SetWords Type::set_anew(Words const& words, Style const& style, double width, Side side,
                        Breaks breaks) const {
  SetWords set;
  set.ink_ = style.ink;
  set.line_height_ = style.size * style.leading * setting_.type;
  if (breaks == Breaks::hyphens && setting_.hyphens) {
    auto soft = words;
    for (auto& run : soft) run.text = hyphens_.put_into(run.text);
    auto const tried = laid(soft, style, width, side, set);
    set.layout_ = laid(with_used_hyphens(soft, tried.get()), style, width, side, set);
  } else {
    set.layout_ = laid(words, style, width, side, set);
  }
  std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> const walk(
      pango_layout_get_iter(set.layout_.get()), pango_layout_iter_free);
  do {
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(walk.get(), nullptr, &extents);
    auto const baseline = pango_layout_iter_get_baseline(walk.get());
    auto const drawn = [&](int units) { return points(units) * set.scale_; };
    set.lines_.push_back({drawn(extents.x), drawn(extents.width), drawn(baseline - extents.y),
                          drawn(extents.y + extents.height - baseline)});
  } while (pango_layout_iter_next_line(walk.get()) != 0);
  return set;
}

SetWords Type::set(std::string_view text, Style const& style, double width, Side side) const {
  return set(Words{{std::string(text)}}, style, width, side);
}

double Type::natural_width(Words const& words, Style const& style) const {
  double width = 0;
  for (auto const& line : kept(words, style, 0, Side::left, Breaks::words).lines_)
    width = std::max(width, line.width);
  return width + 0.5;
}

double Type::least_width(Words const& words, Style const& style) const {
  double least = 0;
  for (auto const& run : words) {
    std::string_view rest = run.text;
    while (!rest.empty()) {
      auto const word = rest.substr(0, rest.find(' '));
      auto one = run;
      one.text = std::string(word);
      least = std::max(least, natural_width({one}, style));
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
  }
  return least;
}

std::string SetWords::text() const { return pango_layout_get_text(layout_.get()); }

void SetWords::draw(cairo_t* canvas, std::size_t line, double x, double y) const {
  auto const& where = lines_[line];
  auto* set = pango_layout_get_line_readonly(layout_.get(), static_cast<int>(line));
  auto const baseline = y + (line_height_ - where.ascent - where.descent) / 2 + where.ascent;
  dip(canvas, ink_);
  cairo_save(canvas);
  cairo_translate(canvas, x + where.x, baseline);
  cairo_scale(canvas, scale_, scale_);
  cairo_move_to(canvas, 0, 0);
  pango_cairo_show_layout_line(canvas, set);
  cairo_restore(canvas);
  for (auto const& marked : marked_) {
    auto const from = std::max(marked.from, set->start_index),
               to = std::min(marked.to, set->start_index + set->length);
    if (from >= to) continue;
    int begin = 0, end = 0;  // from where the line begins, wherever its cell has put it
    pango_layout_line_index_to_x(set, from, FALSE, &begin);
    pango_layout_line_index_to_x(set, to, FALSE, &end);
    double const dashes[] = {2.2, 1.6};
    cairo_save(canvas);
    dip(canvas, black);
    cairo_set_line_width(canvas, 0.8);
    cairo_set_dash(canvas, dashes, 2, 0);
    auto const left = x + where.x, below = baseline + where.descent * 0.62;
    cairo_move_to(canvas, left + points(begin) * scale_, below);
    cairo_line_to(canvas, left + points(end) * scale_, below);
    cairo_stroke(canvas);
    cairo_restore(canvas);
  }
}

void SetWords::draw(cairo_t* canvas, double x, double y) const {
  for (std::size_t line = 0; line < lines_.size(); ++line)
    draw(canvas, line, x, y + static_cast<double>(line) * line_height_);
}

}  // namespace otor::press
