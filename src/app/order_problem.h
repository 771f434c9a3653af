// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is wrong with an order of a desk, in the same words for every desk.

#include <string>

#include "base/problem.h"

namespace otor::app {

inline std::unexpected<Problem> missing(char const* key) {
  return problem(ProblemKind::missing_key, std::string("still missing: ") + key + ".");
}

inline std::unexpected<Problem> bad(std::string what) {
  return problem(ProblemKind::bad_value, std::move(what));
}

/// Whether nothing but blanks was typed.
inline bool blank(std::string const& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

}  // namespace otor::app
