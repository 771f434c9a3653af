// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sorting and searching of Mongolian and Kazakh names and places. One order serves both languages,
// so that a mixed list does not jump when the language changes; search works on folded copies, and
// what is stored stays as typed.

#include <string>
#include <string_view>

namespace otor::outreach {

/// Bytes whose order is the order of the letters: А Ә Б В Г Ғ Д Е Ё … Э Ю Я, then Latin, then
/// digits; capitals make no difference.
std::string sort_key(std::string_view text);

/// Keys for searching. Keyboard stand-ins (v for ү, є for ө, Latin look-alikes inside a Cyrillic
/// word) are put right in both. fine: capitals; ё→е, й→и, щ→ш; ъ, ь, spaces, dots and hyphens
/// dropped. coarse, in addition: ө→о, ү ұ→у, э→е, ә→а, ы і→и, ғ→г, ң→н, к қ һ→х, doubled vowels to
/// one.
std::u32string fine_key(std::string_view text);
std::u32string coarse_key(std::string_view text);

/// How well a search fits, best first.
enum class Fit { exact, fine, coarse, one_error, none };

/// A text with its keys.
struct FoldedName {
  explicit FoldedName(std::string_view text);

  std::string typed;
  std::u32string fine, coarse;
  std::string sort;
};

/// The same keys where many are kept together (outreach/kept_names.h).
struct NameKeys {
  std::string_view typed;
  std::u32string_view fine, coarse;
};

/// The same key for one bagh however it was written: "2", "2-р баг" and "баг 2" are one; so are
/// "Хоёрын баг" and "Хоёрын". Empty: not known.
std::u32string bagh_key(FoldedName const& bagh);

/// Whether two keys are one typing error apart: a letter put in, left out or changed, or two
/// neighbours swapped.
bool one_error_apart(std::u32string_view one, std::u32string_view other);

/// A search, folded once, held against many texts.
class Search {
 public:
  explicit Search(std::string_view text);
  bool empty() const { return fine_.empty(); }
  Fit fit(std::string_view text) const { return fit(FoldedName(text)); }
  Fit fit(FoldedName const& name) const {
    return fit(NameKeys{name.typed, name.fine, name.coarse});
  }
  Fit fit(NameKeys const& name) const;

 private:
  std::string typed_;
  std::u32string fine_;
  std::u32string coarse_;
};

}  // namespace otor::outreach
