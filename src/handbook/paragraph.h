// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words as a block of their own, as every maker of documents needs them.

#include <utility>

#include "handbook/document.h"

namespace otor::handbook {

inline Block paragraph(Words words, Part part, bool right = false) {
  return {Paragraph{std::move(words), part, right}, {}};
}

}  // namespace otor::handbook
