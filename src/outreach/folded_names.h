// SPDX-License-Identifier: Apache-2.0
#pragma once
// Names and places, each folded once for searching and for sorting. A list of thousands is narrowed
// at every key that is typed, and the same few thousand texts come again each time.

#include <string>
#include <string_view>
#include <unordered_map>

#include "outreach/name.h"

namespace otor::outreach {

class FoldedNames {
 public:
  /// Stands as long as this does.
  FoldedName const& of(std::string_view text);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, FoldedName, Hash, std::equal_to<>> names_;
};

}  // namespace otor::outreach
