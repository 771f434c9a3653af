// SPDX-License-Identifier: Apache-2.0
#pragma once
// What of words is seen: a name of nothing but blanks is none, and a letter under a hundred marks
// covers what stands above it.

#include <cstddef>
#include <string_view>

namespace otor::handbook {

/// Takes the first letter off a text that is not empty. A byte that is part of none is U+FFFD.
char32_t take_letter(std::string_view& text);

/// Whether all of it are blanks of any width, joiners and fillers: set, it would be nothing.
bool is_unseen(std::string_view text);

/// More than any writing has; above them stands what belongs to another line.
inline constexpr std::size_t most_marks_on_a_letter = 4;

/// How many accents and other combining marks stand on one letter, where most do.
std::size_t most_marks(std::string_view text);

}  // namespace otor::handbook
