// SPDX-License-Identifier: Apache-2.0
#pragma once
// A document as the screens get it: its blocks, each with its `kind`, a drawing as one SVG. What is
// asked for to have one made.

#include "base/sentences.h"
#include "handbook/document.h"
#include "wire/other_now_message.h"
#include "wire/schema.h"
#include "wire/sheet_message.h"

namespace otor {

/// "2026-12-01"
void write_json(std::string& out, Date date);

}  // namespace otor

namespace otor::handbook {

/// {"kind":"paragraph",…,"changed":null}
void write_json(std::string& out, Block const& block);

}  // namespace otor::handbook

namespace otor::wire {

/// "mn", "kk", "en"
template <>
struct Reader<Language> {
  static Result<Language> read(json::value const& value, std::string_view path);
};
template <>
inline constexpr std::string_view declared_by_hand<Language> = "Language";

/// Whom to call in one soum.
struct ContactWords {
  std::string soum, officer, telephone;
};
BOOST_DESCRIBE_STRUCT(ContactWords, (), (soum, officer, telephone))

/// The handbook of month `on`, with what changed after `compared_with` marked.
struct HandbookRequest {
  Month on;
  Language language{};
  std::optional<Month> compared_with;
  std::optional<std::string> number, page;
  std::optional<Tugrug> sheep_price;
  std::optional<std::vector<ContactWords>> contacts;
};
BOOST_DESCRIBE_STRUCT(HandbookRequest, (),
                      (on, language, compared_with, number, page, sheep_price, contacts))

/// What the handbook says to one question of the codebook.
struct AnswerRequest {
  Month on;
  Language language{};
  std::string question;
};
BOOST_DESCRIBE_STRUCT(AnswerRequest, (), (on, language, question))

/// Empty where the handbook has no answer to it.
struct AnswerSaid {
  std::string chapter;  // its name, for an address
  std::vector<handbook::Block> blocks;
};
BOOST_DESCRIBE_STRUCT(AnswerSaid, (), (chapter, blocks))

/// `changes`: on which days the answer to each question became another, or is known to, as the
/// handbook answers in month `on`.
struct ChangesRequest {
  Month on;
};
BOOST_DESCRIBE_STRUCT(ChangesRequest, (), (on))

struct ChangesSaid {
  std::vector<AnswerChange> changes;
};
BOOST_DESCRIBE_STRUCT(ChangesSaid, (), (changes))

/// A personal sheet; `asked` is what `otor sheet` reads, `page` the address behind its code.
struct PaperSheetRequest {
  Language language{};
  std::string page;
  SheetRequest asked;
};
BOOST_DESCRIBE_STRUCT(PaperSheetRequest, (), (language, page, asked))

/// What a text message is filled with, by the names of handbook::Place; absent stands as "___".
struct FilledWords {
  std::optional<std::string> name, officer, telephone, soum, what, day, papers;
};
BOOST_DESCRIBE_STRUCT(FilledWords, (), (name, officer, telephone, soum, what, day, papers))

struct MessagesRequest {
  Month on;
  Language language{};
  FilledWords filled;
};
BOOST_DESCRIBE_STRUCT(MessagesRequest, (), (on, language, filled))

/// How many messages of the network a text takes; see handbook/message_length.h.
struct LengthSaid {
  std::int64_t units = 0, parts = 0, left = 0;
  bool plain = false;
};
BOOST_DESCRIBE_STRUCT(LengthSaid, (), (units, parts, left, plain))

struct MessageSaid {
  std::string code, title, text;
  LengthSaid length;
};
BOOST_DESCRIBE_STRUCT(MessageSaid, (), (code, title, text, length))

struct MessagesSaid {
  std::vector<MessageSaid> messages;
};
BOOST_DESCRIBE_STRUCT(MessagesSaid, (), (messages))

struct LengthRequest {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(LengthRequest, (), (text))

template <>
inline constexpr std::string_view declared_by_hand<handbook::Block> = "Block";

void declare_language(Shapes& shapes);

/// The document and what asks for one as types of the page; to be called with shapes of their own.
void declare_papers(Shapes& shapes);

}  // namespace otor::wire
