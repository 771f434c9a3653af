// SPDX-License-Identifier: Apache-2.0
#pragma once
// Names and places of many families, each once with its keys for searching and sorting, in a few
// dozen bytes beside its letters. What was put stays until all of it goes.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "outreach/name.h"

namespace otor::outreach {

class KeptNames {
 public:
  using Place = std::uint32_t;

  /// Where the text stands, from now on.
  Place put(std::string_view text);
  std::size_t size() const { return names_.size(); }

  /// Stand until something is put.
  std::string_view text(Place place) const;
  std::string_view sort(Place place) const;
  NameKeys keys(Place place) const;

 private:
  /// Where its letters and its keys begin: the text, then how it sorts; the fine key, then the
  /// coarse one. Each ends where the next begins.
  struct Name {
    std::uint32_t text = 0, sort = 0, fine = 0, coarse = 0;
  };

  std::size_t letters_behind(Place place) const;
  std::size_t keys_behind(Place place) const;
  std::size_t slot_of(std::string_view text) const;
  void make_room();

  std::string letters_;
  std::u32string keys_;
  std::vector<Name> names_;
  std::vector<Place> slots_;  // one more than the place, by the hash of its text; 0 is free
};

}  // namespace otor::outreach
