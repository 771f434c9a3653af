// SPDX-License-Identifier: Apache-2.0
#include "press/kazakh_syllables.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "press/hyphens.h"

using namespace otor::press;

namespace {

std::string with(std::string text, std::string_view mark) {
  for (auto at = text.find(soft_hyphen); at != text.npos; at = text.find(soft_hyphen))
    text.replace(at, soft_hyphen.size(), mark);
  return text;
}

std::string shown(std::string_view word) { return with(kazakh_syllables(word), "-"); }

std::vector<std::string_view> parts_of(std::string_view broken) {
  std::vector<std::string_view> parts;
  for (auto at = broken.find(soft_hyphen); at != broken.npos; at = broken.find(soft_hyphen)) {
    parts.push_back(broken.substr(0, at));
    broken.remove_prefix(at + soft_hyphen.size());
  }
  parts.push_back(broken);
  return parts;
}

constexpr std::string_view vowels = "аәеёиоөұүыіэюяу";

bool has_vowel(std::string_view part) {
  for (std::size_t at = 0; at < part.size(); at += 2)
    if (vowels.find(part.substr(at, 2)) != vowels.npos) return true;
  return false;
}

}  // namespace

TEST_CASE("Kazakh is broken between syllables") {
  struct Case {
    std::string_view word, shown;
  };
  for (auto const& [word, expected] : {Case{"зейнетақысы", "зей-не-та-қы-сы"},
                                       {"сақтандыру", "сақ-тан-ды-ру"},
                                       {"әлеуметтік", "әлеу-мет-тік"},
                                       {"мемлекеттің", "мем-ле-кет-тің"},
                                       {"ұлттық", "ұлт-тық"},
                                       {"министрлік", "ми-нистр-лік"},
                                       {"жарнаңызды", "жар-на-ңыз-ды"},
                                       {"сауда", "сау-да"},
                                       {"бауырым", "ба-уы-рым"},
                                       {"уәкілетті", "уә-кі-лет-ті"},
                                       {"оқушылар", "оқу-шы-лар"},
                                       {"жайында", "жа-йын-да"},
                                       {"пенсиясы", "пен-сия-сы"},
                                       {"альбомдар", "аль-бом-дар"},
                                       {"подъезд", "подъ-езд"},
                                       {"әке", "әке"},
                                       {"нұр", "нұр"},
                                       {"", ""}}) {
    CAPTURE(word);
    CHECK(shown(word) == expected);
  }
}

TEST_CASE("whatever the letters: the word stays, each part has a vowel and two letters") {
  static char const* const letters[] = {"а", "ә", "е", "и", "о", "ө", "у", "ұ", "ү", "ы", "і", "ю",
                                        "б", "ғ", "д", "й", "қ", "л", "ң", "с", "т", "ь", "ъ", "ш"};
  CHECK(rc::check([] {
    std::string word;
    for (int const letter : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 24)))
      word += letters[letter];
    auto const broken = kazakh_syllables(word);
    RC_ASSERT(with(broken, "") == word);
    for (auto const& part : parts_of(broken)) {
      RC_ASSERT(part.size() >= 4u || broken == word);
      RC_ASSERT(has_vowel(part) || broken == word);
      bool const behind = part.data() != broken.data();
      RC_ASSERT(!behind || !(part.starts_with("ь") || part.starts_with("ъ")));
    }
  }));
}

TEST_CASE("in a Kazakh text figures, names, short words and addresses stay whole") {
  Hyphens const hyphens("kk");
  auto const text = [&](std::string_view said) { return with(hyphens.put_into(said), "-"); };
  CHECK(text("зейнетақысы 769,000 төгрөг") == "зей-не-та-қы-сы 769,000 төг-рөг");
  CHECK(text("Алтынбек ауылда ata-ана") == "Алтынбек ауыл-да ata-ана");
  CHECK(text("portal.ndaatgal.mn") == "portal.ndaatgal.mn");
}
