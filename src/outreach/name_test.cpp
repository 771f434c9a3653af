// SPDX-License-Identifier: Apache-2.0
#include "outreach/name.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

namespace otor::outreach {

TEST_CASE("one order for Mongolian and Kazakh, then Latin, then digits") {
  std::vector<std::string> const sorted{"Алтай", "Әлібек", "Бат",   "Бат Эрдэнэ", "Батаа", "Ганаа",
                                        "Ғалым", "Еркін",  "Ёндон", "Қайрат",     "Оюун",  "Өлзий",
                                        "Уянга", "Ұлан",   "Үүрий", "Ыбырай",     "Іңкәр", "Эрдэнэ",
                                        "Яруу",  "Arman",  "7"};
  auto shuffled = sorted;
  std::ranges::reverse(shuffled);
  std::ranges::sort(shuffled, {}, [](auto const& name) { return sort_key(name); });
  CHECK(shuffled == sorted);
  CHECK(sort_key("БАТ") == sort_key("бат"));
  CHECK(sort_key("ҚАЙРАТ") == sort_key("қайрат"));
}

TEST_CASE("a search finds a name however it is spelt") {
  struct Case {
    char const* search;
    char const* name;
    Fit fit;
  };
  Case const cases[] = {
      {"Бат", "Бат-Эрдэнэ", Fit::exact},
      {"бат эрд", "Бат-Эрдэнэ", Fit::fine},
      {"Олгий", "Өлгий", Fit::coarse},
      {"Уурийнтуяа", "Үүрийнтуяа", Fit::coarse},
      {"Алибек", "Әлібек", Fit::coarse},
      {"Галым", "Ғалым", Fit::coarse},
      {"Хайрат", "Қайрат", Fit::coarse},
      {"Кайрат", "Қайрат", Fit::coarse},
      {"Тилеубердь", "Тілеуберді", Fit::coarse},
      {"Болрмаа", "Болормаа", Fit::one_error},
      {"Болромаа", "Болормаа", Fit::one_error},
      {"vvрий", "Үүрийнтуяа", Fit::fine},
      {"Єлзий", "Өлзий", Fit::fine},
      {"Дорж", "Бат", Fit::none},
      {"Бор", "Бат", Fit::none},
      {"Бат", "", Fit::none},
  };
  for (auto const& [search, name, fit] : cases) {
    CAPTURE(search);
    CAPTURE(name);
    CHECK(Search(search).fit(name) == fit);
  }
}

TEST_CASE("Latin look-alikes are put right inside a Cyrillic word, and left alone in a Latin one") {
  CHECK(fine_key("Бaт") == fine_key("Бат"));  // with a Latin a
  CHECK(fine_key("Arman") == U"arman");
  CHECK(fine_key("и\u0306") == fine_key("й"));  // a combining mark
  CHECK(Search(" .-").empty());
}

}  // namespace otor::outreach
