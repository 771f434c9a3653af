// SPDX-License-Identifier: Apache-2.0
// otor_generate LAW_DIR TEXT_DIR OUT_DIR: what the build makes from law/ and text/. Run by
// cmake/Generated.cmake.
//   OUT_DIR/default_pack.cpp   the built-in law pack (law/default_pack.h)
//   OUT_DIR/sentences.cpp      the table of sentences (base/sentences.h)
//   OUT_DIR/web/text.LL.json   the web app's sentences, dotted key -> sentence
// Anything wrong in the law or the texts is told and fails the build; nothing is written then.

#include <iostream>
#include <set>
#include <string>
#include <string_view>

#include "files/law_files.h"
#include "files/plain_file.h"
#include "files/sentence_files.h"
#include "wire/json.h"
#include "wire/pack.h"

namespace otor::files {
namespace {

// Quotes, backslashes and control characters become octal escapes of three digits, which no digit
// behind them can lengthen.
std::string literal_of(std::string_view text) {
  std::string out = "\"";
  for (auto const letter : text) {
    auto const byte = static_cast<unsigned char>(letter);
    if (byte >= 0x20 && byte != 0x7f && letter != '"' && letter != '\\' && letter != '?') {
      out += letter;
      continue;
    }
    out += '\\';
    for (int shift = 6; shift >= 0; shift -= 3) out += static_cast<char>('0' + (byte >> shift & 7));
  }
  return out + '"';
}

// The first `size` bytes, or up to three more: a piece never ends inside a character.
std::string_view piece_of(std::string_view text, std::size_t size) {
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) ++size;
  return text.substr(0, size);
}

std::string default_pack_source(std::string_view pack) {
  auto const size = std::to_string(pack.size());
  std::string out = R"(// Made from law/. Do not edit.
#include "law/default_pack.h"

namespace otor::law {

std::string_view default_pack() {
  return std::string_view(
)";
  while (!pack.empty()) {
    auto const piece = piece_of(pack, 2000);
    out += "      " + literal_of(piece) + "\n";
    pack.remove_prefix(piece.size());
  }
  return out + "      , " + size + ");\n}\n\n}  // namespace otor::law\n";
}

constexpr std::string_view sentences_head = R"(// Made from text/. Do not edit.
#include "base/sentences.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace otor {
namespace {

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

std::string sentences_source(SentenceFindings const& findings) {
  std::string out(sentences_head);
  for (auto const& [key, mongolian] : findings.sentences[0]) {
    out += "    {" + literal_of(key) + ",\n     {";
    for (auto const& language : findings.sentences)
      out += literal_of(language.at(key)) + ",\n      ";
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

bool tell(std::string_view where, std::vector<Problem> const& problems) {
  for (auto const& found : problems) std::cerr << where << '/' << found.detail << '\n';
  return !problems.empty();
}

bool write(std::filesystem::path const& path, std::string_view bytes) {
  auto const written = write_file_if_changed(path, bytes);
  if (!written) std::cerr << written.error().detail << '\n';
  return written.has_value();
}

int generate(std::filesystem::path const& law, std::filesystem::path const& text,
             std::filesystem::path const& out) {
  auto const found_law = read_law(law);
  auto const found_text = read_sentences(text);
  auto const law_is_wrong = tell("law", found_law.problems);
  auto const text_is_wrong = tell("text", found_text.problems);
  if (law_is_wrong || text_is_wrong) return 1;
  auto good =
      write(out / "default_pack.cpp", default_pack_source(wire::pack_text(*found_law.pack)));
  good = write(out / "sentences.cpp", sentences_source(found_text)) && good;
  for (std::size_t i = 0; i < language_codes.size(); ++i) {
    auto const name = "text." + std::string(language_codes[i]) + ".json";
    good = write(out / "web" / name, web_text(found_text.sentences[i])) && good;
  }
  return good ? 0 : 1;
}

}  // namespace
}  // namespace otor::files

int main(int count, char** words) {
  if (count != 4) {
    std::cerr << "usage: otor_generate LAW_DIR TEXT_DIR OUT_DIR\n";
    return 2;
  }
  return otor::files::generate(words[1], words[2], words[3]);
}
