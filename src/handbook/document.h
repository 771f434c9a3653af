// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a printed or drawn document is: blocks in reading order, words with their meaning, drawings
// as SVG. Screens show it as HTML, `press` sets it on paper; neither decides what stands in it.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/month.h"

namespace otor::handbook {

/// What a run of words means; how it looks is for who draws it.
enum class Tone { plain, give, get };
BOOST_DESCRIBE_ENUM(Tone, plain, give, get)
enum class Settled { yes, not_settled, not_known };
BOOST_DESCRIBE_ENUM(Settled, yes, not_settled, not_known)

/// Words of one meaning. No control characters, no text direction marks: `plain_words` sees to it.
struct Run {
  std::string text;
  bool strong = false;
  Tone tone = Tone::plain;
  Settled settled = Settled::yes;
  std::string link;  // an address, or empty
  bool operator==(Run const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Run, (), (text, strong, tone, settled, link))
using Words = std::vector<Run>;

/// Paragraphs differ in size only by their part in the document.
enum class Part { body, lead, title, amount, label, small, caption, fine };
BOOST_DESCRIBE_ENUM(Part, body, lead, title, amount, label, small, caption, fine)

struct Paragraph {
  Words words;
  Part part = Part::body;
  bool right = false;  // set against the right edge
};
BOOST_DESCRIBE_STRUCT(Paragraph, (), (words, part, right))

/// A chapter begins a page; lower headings stand in the text. `script` is the heading in the
/// traditional Mongolian script, set vertically; empty where nobody is sure of its spelling.
enum class Level { chapter, section };
BOOST_DESCRIBE_ENUM(Level, chapter, section)
struct Heading {
  Level level = Level::section;
  std::string text;
  std::string icon, script;
  std::string name;  // of the chapter, for addresses that stay; may be empty
};
BOOST_DESCRIBE_STRUCT(Heading, (), (level, text, icon, script, name))

struct Item {
  Words words;
  std::string icon;  // instead of a bullet
};
BOOST_DESCRIBE_STRUCT(Item, (), (words, icon))
enum class Bullets { dots, numbers, icons, boxes };
BOOST_DESCRIBE_ENUM(Bullets, dots, numbers, icons, boxes)
struct List {
  std::vector<Item> items;
  Bullets bullets = Bullets::dots;
};
BOOST_DESCRIBE_STRUCT(List, (), (items, bullets))

enum class Frame { important, not_settled, example };
BOOST_DESCRIBE_ENUM(Frame, important, not_settled, example)
struct Box {
  Frame frame = Frame::important;
  std::string title;  // may be empty
  std::vector<Words> paragraphs;
};
BOOST_DESCRIBE_STRUCT(Box, (), (frame, title, paragraphs))

/// Every row has as many cells as `head`, or as the first row where there is no head.
struct Table {
  std::vector<Words> head;
  std::vector<std::vector<Words>> rows;
  bool amounts = false;   // cells behind the first are set against the right edge
  std::size_t named = 1;  // on paper: so many columns from the left hold words all the same
};
BOOST_DESCRIBE_STRUCT(Table, (), (head, rows, amounts))

/// Words in a drawing: x, y is where their baseline begins, has its middle or ends.
enum class Anchor { start, middle, end };
struct Label {
  double x = 0, y = 0, size = 13;
  Tone tone = Tone::plain;
  Anchor anchor = Anchor::start;
  bool strong = true;
  bool on_dark = false;  // in the colour of the paper
  std::string text;
};

/// A drawing as shapes of SVG (without its frame) and the words in it, which whoever draws it sets
/// in its own type; `width` by `height` from (0, top) on. `says` tells it to who does not see it.
struct Drawing {
  std::string shapes;
  std::vector<Label> labels;
  double width = 0, height = 0, top = 0;
  std::string says;
  double share = 1;  // of the width of the column
};

struct Icon {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Icon, (), (name))

/// A code that a telephone's camera reads; the address may stand below as well.
struct Code {
  std::string text;
  std::string says;
};
BOOST_DESCRIBE_STRUCT(Code, (), (text, says))

/// Empty lines to write on by hand.
struct Lines {
  std::string label;
  std::int64_t count = 1;
};
BOOST_DESCRIBE_STRUCT(Lines, (), (label, count))

/// A rule across the column.
struct Rule {
  bool heavy = false;
};
BOOST_DESCRIBE_STRUCT(Rule, (), (heavy))

struct Block;

/// Columns side by side, each with its share of the width.
struct Column {
  std::int64_t share = 1;
  std::vector<Block> blocks;
};
BOOST_DESCRIBE_STRUCT(Column, (), (share, blocks))
struct Columns {
  std::vector<Column> columns;
  bool ruled = false;  // with a line between them
};
BOOST_DESCRIBE_STRUCT(Columns, (), (columns, ruled))

/// What is done on the screen in this place: a dialogue or an exercise of a course. On paper only
/// its words stand.
enum class Doing { dialogue, exercise };
BOOST_DESCRIBE_ENUM(Doing, dialogue, exercise)
struct Activity {
  Doing what{};
  std::string code;
  Words words;
};
BOOST_DESCRIBE_STRUCT(Activity, (), (what, code, words))

/// Fills with the headings of the document and their pages.
struct Contents {};
BOOST_DESCRIBE_STRUCT(Contents, (), ())

struct PageBreak {};
BOOST_DESCRIBE_STRUCT(PageBreak, (), ())

struct Block {
  std::variant<Paragraph, Heading, List, Box, Table, Drawing, Icon, Code, Lines, Rule, Columns,
               Activity, Contents, PageBreak>
      what;
  /// The day a figure in it last changed, where that is news: marked in the margin.
  std::optional<Date> changed;
};

struct Document {
  std::string language;  // "mn", "kk", "en"
  std::string title, subject;
  std::string running_head, foot;  // on every page; the number of the page stands beside
  std::string watermark;           // across every page: "made up"
  Date made;                       // told in the file; the same input gives the same bytes
  std::vector<Block> cover;        // a page of its own without head or foot; may be empty
  std::vector<Block> blocks;
};
BOOST_DESCRIBE_STRUCT(Document, (),
                      (language, title, subject, running_head, foot, watermark, made, cover,
                       blocks))

/// Text from outside as it may be set: control characters, marks of text direction and blanks
/// without width are taken out, runs of blanks become one. Never shortened.
std::string plain_words(std::string_view text);

/// The words alone, without marks.
std::string text_of(Words const& words);

}  // namespace otor::handbook
