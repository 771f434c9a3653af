// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <set>

#include "app/edition.h"
#include "app/figures.h"

namespace otor::app {
namespace {

using handbook::Chapter;
using handbook::ChapterBlock;

class Comparison {
 public:
  Comparison(handbook::Handbook const& handbook, Language language, LawInForce const& printed_with,
             Month printed_for, LawInForce const& now, Month month)
      : language_(language), format_(language), printed_for_(printed_for), month_(month),
        before_(handbook, printed_for, format_, printed_with),
        after_(handbook, month, format_, now), was_{handbook, no_questions_, printed_with},
        is_{handbook, no_questions_, now} {}

  void add(Chapter const& chapter) {
    chapter_ = chapter.title.in(language_);
    auto const printed = lines_of(chapter, printed_for_, language_, was_),
               // What changed is told of the months before an edition: in a later one there is
        // less of it, and nothing wrong in the earlier.
        as_of_now = lines_of(chapter, month_, language_, was_),
               is = lines_of(chapter, month_, language_, is_);
    for (std::size_t i = 0; i < chapter.blocks.size(); ++i) {
      auto const& block = chapter.blocks[i];
      block_ = i + 1;
      add_figures(block);
      add_lines(block, block.kind == handbook::Kind::changes ? as_of_now[i] : printed[i], is[i]);
    }
  }

  std::vector<Stale> found;

 private:
  void put(std::string reference, std::string was, std::string now) {
    found.push_back({chapter_, std::move(reference), std::move(was), std::move(now), block_});
  }

  void add_figures(ChapterBlock const& block) {
    std::set<std::string> seen;
    for (auto const& sentence : sentences_of(block, language_)) {
      auto const pieces = handbook::pieces_of(sentence);
      if (!pieces) continue;
      for (auto const& piece : *pieces) {
        bool const figure = piece.reference &&
                            !std::holds_alternative<handbook::EditionPart>(*piece.reference) &&
                            !std::holds_alternative<handbook::Place>(*piece.reference);
        if (!figure || !seen.insert(piece.text).second) continue;
        auto was = before_.of(*piece.reference).text, is = after_.of(*piece.reference).text;
        if (was != is) put(piece.text, std::move(was), std::move(is));
      }
    }
  }

  // Side by side, what is gone and what is new.
  void add_lines(ChapterBlock const& block, std::vector<std::string> const& was,
                 std::vector<std::string> const& is) {
    auto const without = [](std::vector<std::string> all, std::vector<std::string> const& others) {
      std::erase_if(
          all, [&](auto const& line) { return std::ranges::find(others, line) != others.end(); });
      return all;
    };
    auto const gone = without(was, is), come = without(is, was);
    auto const at = [](std::vector<std::string> const& lines, std::size_t i) {
      return i < lines.size() ? lines[i] : std::string("–");
    };
    auto const name = std::string(boost::describe::enum_to_string(block.kind, "")) +
                      (block.code.empty() ? "" : " " + block.code);
    for (std::size_t i = 0; i < std::max(gone.size(), come.size()); ++i)
      put(name, at(gone, i), at(come, i));
  }

  Language language_;
  Format format_;
  Month printed_for_, month_;
  Figures before_, after_;
  outreach::Codebook no_questions_;  // nothing that law alone tells asks one
  EditionSources was_, is_;
  std::string chapter_;
  std::size_t block_ = 0;
};

}  // namespace

std::vector<Stale> stale(handbook::Handbook const& handbook, Language language,
                         LawInForce const& printed_with, Month printed_for, LawInForce const& now,
                         Month month, std::vector<Chapter> const& lessons) {
  Comparison comparison(handbook, language, printed_with, printed_for, now, month);
  for (auto const* chapter : handbook.all()) comparison.add(*chapter);
  for (auto const& lesson : lessons) comparison.add(lesson);
  return std::move(comparison.found);
}

}  // namespace otor::app
