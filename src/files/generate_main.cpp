// SPDX-License-Identifier: Apache-2.0
// otor_generate LAW_DIR TEXT_DIR CONTENT_DIR OUT_DIR: what the build makes from law/, text/ and
// content/. Run by cmake/Generated.cmake.
//   OUT_DIR/default_pack.cpp       the built-in law pack (law/default_pack.h)
//   OUT_DIR/default_codebook.cpp   the built-in codebook (outreach/codebook.h)
//   OUT_DIR/default_indicators.cpp what figures of coverage count (coverage/indicator.h)
//   OUT_DIR/sentences.cpp          the table of sentences (base/sentences.h); the titles of the
//                                  acts are among them: "act.Social Welfare Law, 2012"
//   OUT_DIR/default_handbook.cpp   the built-in handbook (handbook/chapter.h)
//   OUT_DIR/icons.cpp, web/icons.ts the icons (handbook/icon.h), for paper and for the page
//   OUT_DIR/web/text.LL.json       the web app's sentences, dotted key -> sentence; the titles of
//                                  the codebook are among them too: "finding.a1", "rule.shock"
// Anything wrong in any of them is told and fails the build; nothing is written then.

#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "files/codebook_files.h"
#include "files/course_files.h"
#include "files/handbook_files.h"
#include "files/icon_file.h"
#include "files/indicator_file.h"
#include "files/law_files.h"
#include "files/made_files.h"
#include "files/sentence_files.h"
#include "handbook/named.h"
#include "wire/codebook.h"
#include "wire/courses.h"
#include "wire/handbook.h"
#include "wire/indicators.h"
#include "wire/json.h"
#include "wire/pack.h"

namespace otor::files {
namespace {

constexpr std::string_view sentences_head = R"(// Made from text/. Do not edit.
#include "base/sentences.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace otor {
namespace {

using namespace std::string_view_literals;

struct Row {
  std::string_view key;
  std::string_view sentences[3];  // mn, kk, en
};

constexpr Row rows[] = {
)";

constexpr std::string_view sentences_foot = R"(};

}  // namespace

std::string_view sentence(Language language, std::string_view key) {
  auto const found = std::ranges::lower_bound(rows, key, {}, &Row::key);
  if (found == std::end(rows) || found->key != key) return key;
  return found->sentences[static_cast<std::size_t>(language)];
}

}  // namespace otor
)";

// With their lengths: a compiler that counts them itself gives up at some thousands of sentences.
std::string sentences_source(SentenceFindings const& findings) {
  std::string out(sentences_head);
  for (auto const& [key, mongolian] : findings.sentences[0]) {
    out += "    {" + literal_of(key) + "sv,\n     {";
    for (auto const& language : findings.sentences)
      out += literal_of(language.at(key)) + "sv,\n      ";
    out += "}},\n";
  }
  return out + std::string(sentences_foot);
}

std::string web_text(Sentences const& sentences) {
  std::string out = "{";
  for (auto const& [key, sentence] : sentences) {
    out += out.size() == 1 ? "\n" : ",\n";
    wire::write_string(out, key);
    out += ": ";
    wire::write_string(out, sentence);
  }
  return out + "\n}\n";
}

constexpr std::string_view icons_head = R"(// Made from content/icons.toml. Do not edit.
#include "handbook/icon.h"

namespace otor::handbook {

std::string_view icon_path(std::string_view name) {
)";

std::string icons_source(std::map<std::string, std::string> const& icons) {
  std::string out(icons_head);
  for (auto const& [name, path] : icons)
    out += "  if (name == " + literal_of(name) + ") return " + literal_of(path) + ";\n";
  return out + "  return {};\n}\n\n}  // namespace otor::handbook\n";
}

std::string web_icons(std::map<std::string, std::string> const& icons) {
  std::string out = "// Made from content/icons.toml. Do not edit.\nexport const drawings = {\n";
  for (auto const& [name, path] : icons) {
    out += "  " + name + ": ";
    wire::write_string(out, path);
    out += ",\n";
  }
  return out + "} as const;\n";
}

void put_title(std::array<Sentences, 3>& sentences, std::string key, outreach::Title const& title) {
  for (auto& letter : key) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  sentences[0][key] = title.mn;
  sentences[1][key] = title.kk;
  sentences[2][key] = title.en;
}

void put_acts(std::array<Sentences, 3>& sentences, std::vector<law::Text> const& acts) {
  for (auto const& title : acts) {
    auto const key = "act." + title.en;
    sentences[0][key] = title.mn;
    sentences[1][key] = title.kk;
    sentences[2][key] = title.en;
  }
}

void put_titles(std::array<Sentences, 3>& sentences, outreach::Codebook const& book) {
  for (auto const& code : book.codes) {
    auto const set = std::string(boost::describe::enum_to_string(code.set, ""));
    put_title(sentences, set + "." + code.code, code.title);
  }
  for (auto const& rule : book.rules) put_title(sentences, "rule." + rule.code, rule.title);
}

bool tell(std::string_view where, std::vector<Problem> const& problems) {
  for (auto const& found : problems) std::cerr << where << '/' << found.detail << '\n';
  return !problems.empty();
}

int generate(std::filesystem::path const& law, std::filesystem::path const& text,
             std::filesystem::path const& content, std::filesystem::path const& out) {
  auto const found_law = read_law(law);
  auto found_text = read_sentences(text);
  auto const found_codes = read_codebook_files(content / "outreach");
  auto const found_icons = read_icons(content / "icons.toml");
  auto const found_indicators = read_indicator_file(content / "coverage" / "indicators.toml");
  bool const wrong[] = {tell("law", found_law.problems), tell("text", found_text.problems),
                        tell("content/outreach", found_codes.problems),
                        tell("content/coverage", found_indicators.problems),
                        tell("content", found_icons.problems)};
  if (std::ranges::count(wrong, true) > 0) return 1;
  auto const named = handbook::named_by(*found_law.pack, *found_codes.codebook);
  auto const found_handbook = read_handbook_files(content / "handbook", named);
  if (tell("content/handbook", found_handbook.problems)) return 1;
  auto const found_courses =
      read_course_files(content / "training", found_handbook.handbook->examples, named);
  if (tell("content/training", found_courses.problems)) return 1;
  put_acts(found_text.sentences, found_law.acts);
  auto good = write_made(out / "default_pack.cpp",
                         text_source(wire::pack_text(*found_law.pack), "law/", "law/default_pack.h",
                                     "law", "default_pack"));
  good = write_made(out / "default_codebook.cpp",
                    text_source(wire::codebook_text(*found_codes.codebook), "content/outreach/",
                                "outreach/codebook.h", "outreach", "default_codebook")) &&
         good;
  good = write_made(out / "default_handbook.cpp",
                    text_source(wire::handbook_text(*found_handbook.handbook), "content/handbook/",
                                "handbook/chapter.h", "handbook", "default_handbook")) &&
         good;
  good = write_made(out / "default_courses.cpp",
                    text_source(wire::courses_text(*found_courses.courses), "content/training/",
                                "training/course.h", "training", "default_courses")) &&
         good;
  good = write_made(
             out / "default_indicators.cpp",
             text_source(wire::indicators_text(*found_indicators.definitions), "content/coverage/",
                         "coverage/indicator.h", "coverage", "default_indicators")) &&
         good;
  good = write_made(out / "icons.cpp", icons_source(found_icons.icons)) && good;
  good = write_made(out / "web" / "icons.ts", web_icons(found_icons.icons)) && good;
  good = write_made(out / "sentences.cpp", sentences_source(found_text)) && good;
  put_titles(found_text.sentences, *found_codes.codebook);
  for (std::size_t i = 0; i < language_codes.size(); ++i) {
    auto const name = "text." + std::string(language_codes[i]) + ".json";
    good = write_made(out / "web" / name, web_text(found_text.sentences[i])) && good;
  }
  return good ? 0 : 1;
}

}  // namespace
}  // namespace otor::files

int main(int count, char** words) {
  if (count != 5) {
    std::cerr << "usage: otor_generate LAW_DIR TEXT_DIR CONTENT_DIR OUT_DIR\n";
    return 2;
  }
  return otor::files::generate(words[1], words[2], words[3], words[4]);
}
