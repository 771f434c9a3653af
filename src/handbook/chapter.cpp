// SPDX-License-Identifier: Apache-2.0
#include "handbook/chapter.h"

#include <algorithm>

#include "handbook/message_length.h"
#include "handbook/reference.h"

namespace otor::handbook {
namespace {

bool begins_with_letter_or_hyphen(std::string_view text) {
  if (text.empty()) return false;
  auto const first = static_cast<unsigned char>(text.front());
  return text.front() == '-' || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
         (first >= 0xd0 && first <= 0xd4);
}

bool holds(std::vector<std::string> const& sorted, std::string const& name) {
  return std::ranges::binary_search(sorted, name);
}

constexpr std::int64_t most_parts = 2;

class Checker {
 public:
  Checker(Handbook const& handbook, Named const& named) : handbook_(handbook), named_(named) {}

  std::vector<Fault> all() {
    auto const chapters = handbook_.all();
    for (chapter_ = 0; chapter_ < chapters.size(); ++chapter_) {
      auto const& blocks = chapters[chapter_]->blocks;
      for (block_ = 0; block_ < blocks.size(); ++block_) look(blocks[block_]);
    }
    return std::move(faults_);
  }

 private:
  using References = std::vector<std::string>;  // as they are written

  // Once for a block, though each of its languages says it.
  void say(std::string what) {
    bool const said = std::ranges::any_of(faults_, [&](Fault const& fault) {
      return fault.chapter == chapter_ && fault.block == block_ && fault.what == what;
    });
    if (!said) faults_.push_back({chapter_, block_, std::move(what)});
  }

  void look(ChapterBlock const& block) {
    needs(block);
    lengths(block);
    auto const mn = references_in(block, Language::mn);
    if (references_in(block, Language::kk) != mn || references_in(block, Language::en) != mn)
      say("the references differ between the languages.");
  }

  void needs(ChapterBlock const& block) {
    switch (block.kind) {
      case Kind::lead:
      case Kind::heading:
      case Kind::text:
      case Kind::box: return must_say(block);
      case Kind::lines:
        must_say(block);
        if (block.count < 1 || block.count > 40) say("from 1 to 40 lines can be written on.");
        return;
      case Kind::message: return message(block);
      case Kind::dialogue:
      case Kind::exercise:
        must_say(block);
        if (block.code.empty()) say("it does not say which one.");
        return;
      case Kind::question: return question(block);
      case Kind::answer:
        must_say(block);
        return must_name(named_.questions, block.code, "question");
      case Kind::picture: return must_be_example(block.code);
      case Kind::history: return must_name(named_.parameters, block.code, "parameter");
      case Kind::list:
      case Kind::steps:
        if (!block.items || block.items->mn.empty()) say("there is nothing in the list.");
        return;
      case Kind::table:
        if (!block.items || block.rows.empty()) say("a table needs columns and rows.");
        return;
      case Kind::changes:
        if (block.count < 1 || block.count > 1200) say("changes reach back from 1 to 1200 months.");
        return;
      case Kind::open:
      case Kind::contacts: return;
    }
  }

  void must_say(ChapterBlock const& block) {
    if (!block.said || block.said->mn.empty() || block.said->kk.empty() || block.said->en.empty())
      say("it says nothing in one of the languages.");
  }

  void message(ChapterBlock const& block) {
    must_say(block);
    if (!block.title || block.code.empty()) return say("a message needs a title and a code.");
    for (auto const language : {Language::mn, Language::kk, Language::en}) {
      std::string words;
      auto const pieces = pieces_of(block.said ? block.said->in(language) : std::string());
      for (auto const& piece : pieces.value_or(std::vector<Piece>{}))
        if (!piece.reference) words += piece.text;
      if (length_of_message(words).parts > most_parts)
        say(std::string("its own words take more than two messages: ") + code_of(language) + ".");
    }
  }

  void question(ChapterBlock const& block) {
    must_say(block);
    auto const options = block.items ? std::ssize(block.items->mn) : 0;
    if (options < 2 || options > 6) say("two to six options are expected.");
    if (block.count < 1 || block.count > options) say("`right` names no option.");
    if (!block.why || block.code.empty()) say("a question needs a code and the reason why.");
  }

  void must_name(References const& sorted, std::string const& name, std::string const& what) {
    if (!holds(sorted, name)) say("there is no " + what + " \"" + name + "\".");
  }

  void must_be_example(std::string const& name) {
    auto const& examples = handbook_.examples;
    if (std::ranges::find(examples, name, &Example::name) == examples.end())
      say("there is no example \"" + name + "\".");
  }

  void lengths(ChapterBlock const& block) {
    auto const same = [&](SaidList const& list) {
      if (list.kk.size() != list.mn.size() || list.en.size() != list.mn.size())
        say("the lists of the languages are not equally long.");
    };
    if (block.items) same(*block.items);
    for (auto const& row : block.rows) {
      same(row);
      if (block.items && row.mn.size() != block.items->mn.size())
        say("a row is not as long as the head of its table.");
    }
  }

  References references_in(ChapterBlock const& block, Language language) {
    References found;
    for (auto const& sentence : sentences_of(block, language)) {
      auto const pieces = pieces_of(sentence);
      if (!pieces) {
        say(pieces.error().detail);
        continue;
      }
      for (std::size_t i = 0; i < pieces->size(); ++i) {
        auto const& piece = (*pieces)[i];
        if (!piece.reference) continue;
        found.push_back(piece.text);
        exists(*piece.reference);
        if (std::holds_alternative<Place>(*piece.reference) && block.kind != Kind::message)
          say("nobody fills in {" + piece.text + "} here.");
        bool const suffix = language != Language::en && i + 1 < pieces->size() &&
                            begins_with_letter_or_hyphen((*pieces)[i + 1].text) &&
                            !(*pieces)[i + 1].reference;
        if (suffix) say("letters stand right behind {" + piece.text + "}.");
      }
    }
    std::ranges::sort(found);
    return found;
  }

  void exists(Reference const& reference) {
    if (auto const* parameter = std::get_if<ParameterReference>(&reference))
      must_name(named_.parameters, parameter->name, "parameter");
    if (auto const* example = std::get_if<ExampleReference>(&reference))
      must_be_example(example->name);
  }

  Handbook const& handbook_;
  Named const& named_;
  std::size_t chapter_ = 0, block_ = 0;
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Chapter const*> Handbook::all() const {
  std::vector<Chapter const*> all;
  for (auto const& chapter : chapters) all.push_back(&chapter);
  for (auto const& leaflet : leaflets) all.push_back(&leaflet);
  for (auto const& chapter : messages) all.push_back(&chapter);
  return all;
}

std::vector<Fault> faults_of(Handbook const& handbook, Named const& named) {
  return Checker(handbook, named).all();
}

std::vector<std::string> sentences_of(ChapterBlock const& block, Language language) {
  std::vector<std::string> sentences;
  auto const put = [&](std::optional<Said> const& said) {
    if (said) sentences.push_back(said->in(language));
  };
  auto const put_list = [&](SaidList const& list) {
    auto const& items = list.in(language);
    sentences.insert(sentences.end(), items.begin(), items.end());
  };
  put(block.title);
  put(block.said);
  put(block.why);
  if (block.items) put_list(*block.items);
  for (auto const& row : block.rows) put_list(row);
  return sentences;
}

}  // namespace otor::handbook
