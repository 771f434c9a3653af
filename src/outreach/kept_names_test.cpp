// SPDX-License-Identifier: Apache-2.0
#include "outreach/kept_names.h"

#include <doctest/doctest.h>

#include <map>

#include "base/chance.h"

namespace otor::outreach {

TEST_CASE("each name stands once, with the keys it has alone") {
  std::string const letters[] = {"Б", "а", "т", "Ө", "ү", "v", " ", "-", "ғ", "Ж", "7", "é"};
  KeptNames names;
  std::map<std::string, KeptNames::Place> places;
  for (std::uint64_t number = 0; number < 5'000; ++number) {
    std::string text;
    for (auto left = chance_below(6, 1, {number}); left > 0; --left)
      text += letters[chance_below(std::size(letters), 2, {number, left})];
    auto const place = names.put(text);
    auto const [known, fresh] = places.emplace(text, place);
    CHECK(known->second == place);
    CHECK(place < names.size());
  }
  CHECK(names.size() == places.size());
  CHECK(places.size() > 2'000);
  for (auto const& [text, place] : places) {
    CAPTURE(text);
    FoldedName const alone(text);
    CHECK(names.text(place) == text);
    CHECK(names.sort(place) == alone.sort);
    CHECK(names.keys(place).fine == alone.fine);
    CHECK(names.keys(place).coarse == alone.coarse);
  }
}

TEST_CASE("a search fits a kept name as it fits the name itself") {
  KeptNames names;
  auto const place = names.put("Дөлгөөн");
  for (auto const* text : {"Дөлгөөн", "долгоон", "Долгон", "Бат", "Дөлгөөм", "д"}) {
    CAPTURE(text);
    CHECK(Search(text).fit(names.keys(place)) == Search(text).fit("Дөлгөөн"));
  }
}

}  // namespace otor::outreach
