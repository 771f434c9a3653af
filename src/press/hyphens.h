// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a word may be broken at the end of a line.

#include <memory>
#include <string>
#include <string_view>

namespace otor::press {

/// Soft hyphens put into words by the language's patterns, in Kazakh by its syllables. A language
/// whose patterns are not installed gets none: its lines break between words only.
class Hyphens {
 public:
  explicit Hyphens(std::string_view language);
  ~Hyphens();
  Hyphens(Hyphens const&) = delete;
  Hyphens& operator=(Hyphens const&) = delete;

  /// `text` with soft hyphens in words of at least six small letters, two letters on each side.
  /// Figures, addresses, abbreviations and names with capitals stay whole.
  std::string put_into(std::string_view text) const;

 private:
  struct Patterns;
  std::unique_ptr<Patterns> patterns_;
  bool by_syllables_ = false;
};

inline constexpr std::string_view soft_hyphen = "\u00ad";

}  // namespace otor::press
