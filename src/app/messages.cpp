// SPDX-License-Identifier: Apache-2.0
#include "app/messages.h"

#include "app/figures.h"

namespace otor::app {
namespace {

std::string text_of(std::string const& sentence, Filled const& filled, Figures& figures) {
  std::string text;
  auto const pieces = handbook::pieces_of(sentence);
  if (!pieces) return sentence;  // refused where the handbook is read
  for (auto const& piece : *pieces) {
    if (!piece.reference) {
      text += piece.text;
      continue;
    }
    auto const* place = std::get_if<handbook::Place>(&*piece.reference);
    auto const found = place == nullptr ? filled.end() : filled.find(*place);
    text += found == filled.end() ? figures.of(*piece.reference).text
                                  : handbook::plain_words(found->second);
  }
  return text;
}

}  // namespace

std::vector<Message> messages(Month month, Language language, Filled const& filled,
                              handbook::Handbook const& handbook, LawInForce const& law) {
  Format const format(language);
  Figures figures(handbook, month, format, law);
  std::vector<Message> all;
  for (auto const& chapter : handbook.messages) {
    for (auto const& block : chapter.blocks) {
      if (block.kind != handbook::Kind::message || !block.said || !block.title) continue;
      auto text = text_of(block.said->in(language), filled, figures);
      auto const length = handbook::length_of_message(text);
      all.push_back({block.code, block.title->in(language), std::move(text), length});
    }
  }
  return all;
}

}  // namespace otor::app
