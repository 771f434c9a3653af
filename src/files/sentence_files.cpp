// SPDX-License-Identifier: Apache-2.0
#include "files/sentence_files.h"

#include <algorithm>

#include "files/plain_file.h"
#include "files/table_reader.h"
#include "files/toml_tree.h"

namespace otor::files {
namespace {

constexpr std::size_t largest_file = std::size_t{2} << 20;
constexpr std::size_t english = 2;
constexpr std::string_view one = "_one";

bool is_key_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

bool is_key(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, is_key_letter);
}

/// One language as it was read: each sentence and the line it stands on.
struct Read {
  std::string file;
  std::map<std::string, std::pair<std::string, int>> sentences;
};

class SentenceReader {
 public:
  SentenceReader(Read& into, std::vector<Problem>& problems)
      : into_(into), problems_(into.file, problems) {}

  void read(TomlTable const& table, std::string const& above) {
    for (auto const& [key, key_line, node] : table) {
      auto const dotted = above + key;
      if (!is_key(key)) {
        problems_.add(key_line, ProblemKind::unknown_key,
                      "The key \"" + key + "\" is not small letters, digits and _.");
      } else if (auto const* below = std::get_if<TomlTable>(&node.value)) {
        read(*below, dotted + ".");
      } else if (auto const* sentence = std::get_if<std::string>(&node.value)) {
        take(dotted, *sentence, node.line);
      } else {
        problems_.add(
            node.line, ProblemKind::bad_value,
            "\"" + dotted + "\" is " + std::string(name_of(node)) + "; a sentence is expected.");
      }
    }
  }

 private:
  void take(std::string const& key, std::string const& sentence, int line) {
    if (sentence.find_first_not_of(" \t\r\n") == sentence.npos) {
      problems_.add(line, ProblemKind::bad_value, "\"" + key + "\" says nothing.");
    }
    into_.sentences[key] = {sentence, line};
  }

  Read& into_;
  FileProblems problems_;
};

// Cyrillic letters are two bytes that begin with 0xD0 to 0xD4; hyphens are "-", U+2010 and U+2011.
bool begins_with_suffix(std::string_view text) {
  if (text.empty()) return false;
  auto const first = static_cast<unsigned char>(text.front());
  auto const is_latin = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  return is_latin || first == '-' || (first >= 0xd0 && first <= 0xd4) ||
         text.starts_with("\u2010") || text.starts_with("\u2011");
}

bool has_suffix_behind_place(std::string_view sentence) {
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (sentence[i] == '}' && begins_with_suffix(sentence.substr(i + 1))) return true;
  }
  return false;
}

std::string list_of(std::vector<std::string> const& places) {
  if (places.empty()) return "none";
  std::string text;
  for (auto const& place : places) text += (text.empty() ? "{" : ", {") + place + "}";
  return text;
}

class Comparison {
 public:
  Comparison(std::array<Read, 3>& read, std::vector<Problem>& problems)
      : read_(read), problems_(problems) {}

  void compare() {
    lend_plurals();
    for (auto const& language : read_) {
      for (auto const& [key, sentence] : language.sentences) keys_[key];
    }
    for (auto& [key, places] : keys_) {
      for (auto& language : read_) compare_places(key, language, places);
    }
    for (auto const& [key, sentence] : read_[english].sentences) need_one(key);
  }

 private:
  void add(Read const& language, int line, ProblemKind kind, std::string const& what) {
    problems_.push_back({kind, address(language.file, line) + what});
  }

  bool is_one(std::string const& key) const {
    return key.ends_with(one) &&
           read_[english].sentences.contains(key.substr(0, key.size() - one.size()));
  }

  void lend_plurals() {
    for (auto const& [key, sentence] : read_[english].sentences) {
      if (!is_one(key)) continue;
      for (auto& language : read_) {
        auto const base = language.sentences.find(key.substr(0, key.size() - one.size()));
        if (base != language.sentences.end()) language.sentences.try_emplace(key, base->second);
      }
    }
  }

  // The first language that has the key gives the places; the others must have the same.
  void compare_places(std::string const& key, Read const& language,
                      std::optional<std::vector<std::string>>& expected) {
    auto const found = language.sentences.find(key);
    if (found == language.sentences.end()) {
      return add(language, 1, ProblemKind::missing_key,
                 "There is no \"" + key + "\", which another language has.");
    }
    auto const& [sentence, line] = found->second;
    auto places = places_in(sentence);
    if (!places)
      return add(language, line, ProblemKind::bad_value,
                 "\"" + key + "\": " + places.error().detail);
    if (&language != &read_[english] && has_suffix_behind_place(sentence)) {
      add(language, line, ProblemKind::bad_value,
          "\"" + key + "\" puts a letter or a hyphen right behind a place.");
    }
    if (is_one(key)) std::erase(*places, "n");
    if (!expected) {
      expected = std::move(*places);
    } else if (*places != *expected) {
      add(language, line, ProblemKind::bad_value,
          "\"" + key + "\" has the places " + list_of(*places) + " where another language has " +
              list_of(*expected) + ".");
    }
  }

  void need_one(std::string const& key) {
    auto const& [sentence, line] = read_[english].sentences.at(key);
    if (sentence.find("{n}") == sentence.npos || is_one(key)) return;
    if (read_[english].sentences.contains(key + std::string(one))) return;
    add(read_[english], line, ProblemKind::missing_key,
        "\"" + key + "\" counts {n}, so English needs \"" + key + "_one\" too.");
  }

  std::array<Read, 3>& read_;
  std::vector<Problem>& problems_;
  std::map<std::string, std::optional<std::vector<std::string>>> keys_;
};

bool read_language(std::filesystem::path const& directory, Read& into,
                   std::vector<Problem>& problems) {
  auto const text = read_file(directory / into.file, largest_file);
  auto const table = text ? parse_toml(*text, into.file) : std::unexpected(text.error());
  if (!table) {
    problems.push_back(table.error());
    return false;
  }
  SentenceReader(into, problems).read(*table, "");
  return true;
}

}  // namespace

Result<std::vector<std::string>> places_in(std::string_view sentence) {
  std::vector<std::string> places;
  for (std::size_t at = sentence.find_first_of("{}"); at != sentence.npos;
       at = sentence.find_first_of("{}", at)) {
    auto const end = sentence.find_first_of("{}", at + 1);
    auto const is_place = sentence[at] == '{' && end != sentence.npos && sentence[end] == '}';
    auto const name = is_place ? sentence.substr(at + 1, end - at - 1) : std::string_view{};
    if (!is_key(name)) return problem(ProblemKind::bad_value, "A brace that is no place {name}.");
    places.emplace_back(name);
    at = end + 1;
  }
  std::ranges::sort(places);
  auto const [first, last] = std::ranges::unique(places);
  places.erase(first, last);
  return places;
}

SentenceFindings read_sentences(std::filesystem::path const& directory) {
  SentenceFindings findings;
  std::array<Read, 3> read;
  bool all_read = true;
  for (std::size_t i = 0; i < read.size(); ++i) {
    read[i].file = std::string(language_codes[i]) + ".toml";
    all_read = read_language(directory, read[i], findings.problems) && all_read;
  }
  if (!all_read) return findings;
  Comparison(read, findings.problems).compare();
  for (std::size_t i = 0; i < read.size(); ++i) {
    for (auto const& [key, sentence] : read[i].sentences)
      findings.sentences[i][key] = sentence.first;
  }
  return findings;
}

}  // namespace otor::files
