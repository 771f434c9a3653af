// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "app/theme.h"
#include "outreach/name.h"

namespace otor::app {
namespace {

constexpr std::size_t longest_search = 200;  // bytes
constexpr std::size_t alike = 4;             // letters by which words count as one
constexpr std::size_t shortest = 5;          // letters of a word that is counted
constexpr std::size_t most_words = 20;
constexpr std::string_view no_code = "other";

bool ends_word(char letter) {
  auto const byte = static_cast<unsigned char>(letter);
  bool const letter_or_digit = byte >= 0x80 || (byte >= '0' && byte <= '9') ||
                               (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  return !letter_or_digit;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && !ends_word(text[at])) continue;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  return words;
}

/// As much of a word as words alike have in common, whole letters of it.
std::string beginning_of(std::string_view word) {
  for (std::size_t end = 1; end < word.size(); ++end) {
    bool const within = (static_cast<unsigned char>(word[end]) & 0xc0) == 0x80;
    auto const begin = word.substr(0, end);
    if (!within && outreach::coarse_key(begin).size() >= alike) return std::string(begin);
  }
  return std::string(word);
}

struct Note {
  SoumTasks const* soum = nullptr;
  HeardFamily const* family = nullptr;
  HeardVisit const* visit = nullptr;
  HeardFact const* fact = nullptr;
};

auto key(Note const& note) { return std::pair(note.visit->day, note.fact->event); }

/// Words of many notes, each counted once in a note; the most frequent way of writing stands for
/// those that begin alike.
class Words {
 public:
  void add(std::string_view text) {
    std::set<std::u32string> seen;
    for (auto const word : words_of(text)) {
      auto begin = outreach::coarse_key(word);
      if (begin.size() < shortest) continue;
      begin.resize(alike);
      auto& one = words_[begin];
      ++one.ways[std::string(word)];
      if (seen.insert(begin).second) ++one.notes;
    }
  }
  std::vector<WordCount> told() const {
    std::vector<WordCount> told;
    for (auto const& [begin, one] : words_) {
      if (one.notes < 2) continue;
      auto const way =
          std::ranges::max_element(one.ways, {}, [](auto const& each) { return each.second; });
      told.push_back({way->first, beginning_of(way->first), one.notes});
    }
    std::ranges::stable_sort(told, std::greater(), &WordCount::notes);
    if (told.size() > most_words) told.resize(most_words);
    return told;
  }

 private:
  struct Alike {
    std::int64_t notes = 0;
    std::map<std::string, std::int64_t> ways;
  };
  std::map<std::u32string, Alike> words_;
};

class Answer {
 public:
  Answer(NotesQuestion const& question, Date from, Date to, outreach::Codebook const& codebook)
      : question_(question), from_(from), to_(to) {
    auto const set = question.questions ? outreach::CodeSet::asked : outreach::CodeSet::finding;
    for (auto const& code : codebook.codes)
      if (code.set == set && code.code != no_code) known_.insert(code.code);
    for (auto const word : words_of(question.text)) searched_.push_back(outreach::coarse_key(word));
  }

  void take(SoumTasks const& soum, HeardFamily const& family) {
    for (auto const& visit : family.visits) {
      if (visit.day < from_ || visit.day > to_) continue;
      for (auto const& fact : visit.facts)
        if (is_note(fact)) take({&soum, &family, &visit, &fact});
    }
  }

  NotesAnswer made() {
    std::ranges::sort(found_, std::greater(), key);
    auto const count = static_cast<std::int64_t>(found_.size());
    answer_.found = count;
    answer_.households = std::ssize(households_);
    answer_.words = words_.told();
    auto const first = std::clamp<std::int64_t>(question_.skip, 0, count);
    auto const last =
        std::min(count, first + std::clamp<std::int64_t>(question_.limit, 0, most_notes));
    for (auto at = first; at < last; ++at) {
      auto const& [soum, family, visit, fact] = found_[static_cast<std::size_t>(at)];
      answer_.rows.push_back({soum->soum(), family->bagh, text_of(visit->day), visit->officer,
                              fact->code, fact->words, family->household, fact->event});
    }
    return std::move(answer_);
  }

 private:
  bool is_note(HeardFact const& fact) const {
    return fact.question == question_.questions && !fact.words.empty() && !fact.silent &&
           (question_.coded || !known_.contains(fact.code));
  }

  void take(Note const& note) {
    ++answer_.notes;
    if (!searched_.empty()) {
      auto const text = outreach::coarse_key(note.fact->words);
      bool const all = std::ranges::all_of(searched_, [&](std::u32string const& word) {
        return text.find(word) != std::u32string::npos;
      });
      if (!all) return;
    }
    words_.add(note.fact->words);
    households_.insert(note.family->household);
    found_.push_back(note);
  }

  NotesQuestion const& question_;
  Date from_, to_;
  std::set<std::string, std::less<>> known_;
  std::vector<std::u32string> searched_;
  std::vector<Note> found_;
  std::set<event::Uuid> households_;
  Words words_;
  NotesAnswer answer_;
};

}  // namespace

Result<NotesAnswer> notes(NotesQuestion const& question,
                          std::vector<std::shared_ptr<SoumTasks const>> const& soums,
                          outreach::Codebook const& codebook) {
  if (question.text.size() > longest_search)
    return problem(ProblemKind::bad_value, "text: at most 200 bytes.");
  auto const from = question.from.empty() ? Date{first_month, 1} : parse_date(question.from);
  if (!from) return std::unexpected(from.error());
  auto const to = question.to.empty() ? Date{last_month, 31} : parse_date(question.to);
  if (!to) return std::unexpected(to.error());
  Answer answer(question, *from, *to, codebook);
  for (auto const& soum : soums) {
    if (!soum->soum().starts_with(question.area)) continue;
    for (auto const& [id, family] : soum->heard())
      if (!family->silent) answer.take(*soum, *family);
  }
  return answer.made();
}

}  // namespace otor::app
