// SPDX-License-Identifier: Apache-2.0
#include "outreach/duplicates.h"

#include <tuple>

namespace otor::outreach {
namespace {

using Letters = std::u32string;
constexpr std::size_t shortest_with_error = 5;

struct Home {
  Household const* card;
  std::string_view area;
  FoldedName const* head;
  Letters bagh;
  std::string phone;
};

struct Somebody {
  Person const* card;
  Home const* home;
  FoldedName const* name;
  FoldedName const* father;
  std::string_view born, sex, mark;
};

/// The words of a name, folded; a full stop parts as a space does, a hyphen does not.
std::vector<Letters> words_of(FoldedNames& names, std::string_view text) {
  std::vector<Letters> words;
  while (!text.empty()) {
    auto const end = std::min(text.find_first_of(" ."), text.size());
    auto const& word = names.of(text.substr(0, end)).coarse;
    if (!word.empty()) words.push_back(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// The last eight digits, which are all of a number without its country; nothing for a scrap.
std::string phone_key(std::string_view phone) {
  std::string digits;
  for (char const sign : phone)
    if (sign >= '0' && sign <= '9') digits += sign;
  if (digits.size() < 6) return "";
  return digits.size() > 8 ? digits.substr(digits.size() - 8) : digits;
}

bool one_misspelt(Letters const& one, Letters const& other) {
  return std::min(one.size(), other.size()) >= shortest_with_error && one[0] == other[0] &&
         one_error_apart(one, other);
}

/// Names that differ by one error in one word. The words are held apart: "Дорж Бат" and "Дорж Баз"
/// are brothers, however long the two of them are.
bool misspelt(FoldedNames& names, FoldedName const& one, FoldedName const& other) {
  auto const mine = words_of(names, one.typed);
  auto const theirs = words_of(names, other.typed);
  if (mine.size() != theirs.size()) return false;
  auto const [left, right] = std::ranges::mismatch(mine, theirs);
  if (left == mine.end()) return false;
  return one_misspelt(*left, *right) && std::equal(left + 1, mine.end(), right + 1, theirs.end());
}

bool is_initial(Letters const& short_one, Letters const& name) {
  return short_one.size() == 1 && name[0] == short_one[0];
}

/// Names of heads that sound alike, in any order of their words, with an initial for the first.
bool sounds_alike(FoldedNames& names, FoldedName const& one, FoldedName const& other) {
  if (one.coarse == other.coarse) return true;
  auto mine = words_of(names, one.typed);
  auto theirs = words_of(names, other.typed);
  if (mine.size() != theirs.size() || mine.size() < 2) return false;
  if (is_initial(mine[0], theirs[0]) || is_initial(theirs[0], mine[0])) {
    return std::equal(mine.begin() + 1, mine.end(), theirs.begin() + 1);
  }
  std::ranges::sort(mine);
  std::ranges::sort(theirs);
  return mine == theirs;
}

/// A father's name as it stands, and as it stands before his child's: Дорж, Доржийн; Бат, Батын.
bool same_father(Letters const& one, Letters const& other) {
  auto const& [shorter, longer] =
      one.size() < other.size() ? std::tie(one, other) : std::tie(other, one);
  if (shorter.empty() || !longer.starts_with(shorter)) return false;
  auto const ending = longer.substr(shorter.size());
  return ending.empty() || ending == U"н" || ending == U"ин" || ending == U"гин";
}

bool fathers_agree(Somebody const& one, Somebody const& other) {
  return same_father(one.father->coarse, other.father->coarse);
}

bool fathers_part(Somebody const& one, Somebody const& other) {
  auto const& [mine, theirs] = std::tie(one.father->coarse, other.father->coarse);
  return !mine.empty() && !theirs.empty() && !same_father(mine, theirs) &&
         !is_initial(mine, theirs) && !is_initial(theirs, mine) && !one_misspelt(mine, theirs);
}

bool both_told_and_differ(std::string_view one, std::string_view other) {
  return !one.empty() && !other.empty() && one != other;
}

bool in_one_bagh(Home const& one, Home const& other) {
  return !one.bagh.empty() && one.bagh == other.bagh && one.area == other.area;
}

bool are_parted(Somebody const& one, Somebody const& other) {
  return both_told_and_differ(one.sex, other.sex) || both_told_and_differ(one.born, other.born) ||
         fathers_part(one, other);
}

Numbers numbers_of(Somebody const& one, Somebody const& other) {
  return compare_marks(one.mark, other.mark);
}

bool may_be_one(FoldedNames& names, Somebody const& one, Somebody const& other) {
  auto const numbers = numbers_of(one, other);
  if (numbers == Numbers::same) return true;
  if (one.name->coarse.empty() || other.name->coarse.empty() || are_parted(one, other))
    return false;
  bool const born_agrees = !one.born.empty() && one.born == other.born;
  bool const here = in_one_bagh(*one.home, *other.home);
  bool const at_home = one.home == other.home;
  if (numbers == Numbers::differ) {
    return one.name->coarse == other.name->coarse && born_agrees && fathers_agree(one, other);
  }
  if (one.name->coarse != other.name->coarse) {
    return born_agrees && here && !at_home && misspelt(names, *one.name, *other.name);
  }
  return born_agrees ? at_home || here || fathers_agree(one, other)
                     : (at_home || here) && fathers_agree(one, other);
}

/// As far as the households themselves tell; their heads may part them.
bool may_be_one(FoldedNames& names, Home const& one, Home const& other) {
  if (!one.phone.empty() && one.phone == other.phone &&
      (one.bagh.empty() || other.bagh.empty() || one.bagh == other.bagh)) {
    return true;
  }
  if (one.head->coarse.empty() || other.head->coarse.empty()) return false;
  return in_one_bagh(one, other) &&
         (sounds_alike(names, *one.head, *other.head) || misspelt(names, *one.head, *other.head));
}

/// Whether somebody has said it, of these two or of others that were told to be them.
template <class Thing>
bool is_answered(Book const& book, Thing const& one, Thing const& other) {
  if (book.samenesses().empty()) return false;
  auto mine = one.linked;
  auto theirs = other.linked;
  mine.insert(one.id);
  theirs.insert(other.id);
  for (auto const& left : mine) {
    for (auto const& right : theirs) {
      if (book.sameness(left, right) != nullptr) return true;
    }
  }
  return false;
}

/// Every two that stand in one run of equal ones.
template <class List, class Equal, class Act>
void pair_up(List const& list, Equal equal, Act act) {
  for (auto one = list.begin(); one != list.end(); ++one) {
    for (auto other = one + 1; other != list.end() && equal(**one, **other); ++other) {
      act(**one, **other);
    }
  }
}

class Lookout {
 public:
  Lookout(Book const& book, FoldedNames& names, std::string_view area, Household const* only)
      : book_(book), names_(names), only_(only) {
    for (auto const* household : book.households()) {
      bool const meant = area.empty() || household->area() == area;
      if (meant && !household->is_withdrawn()) homes_.push_back(home_of(*household));
    }
    put_people();
  }

  std::vector<Duplicate> found() {
    households();
    people_of_one_number();
    people_of_one_month();
    people_without_a_month();
    heads();
    for (auto const& [one, other] : alike_) {
      if (!asked_.contains(pair_of(*one->home->card, *other->home->card))) put_pair(*one, *other);
    }
    auto const place = [](Duplicate const& pair) {
      return std::tuple(!pair.household, pair.numbers != Numbers::same,
                        pair.numbers == Numbers::differ, pair.one, pair.other);
    };
    std::ranges::sort(found_, {}, place);
    return std::move(found_);
  }

 private:
  template <class Thing>
  static std::pair<Uuid, Uuid> pair_of(Thing const& one, Thing const& other) {
    return std::minmax(one.id, other.id);
  }

  Home home_of(Household const& household) {
    return {&household, household.area(), &names_.of(household.text(HouseholdField::head)),
            bagh_key(names_.of(household.text(HouseholdField::bagh))),
            phone_key(household.text(HouseholdField::phone))};
  }

  Somebody somebody(Person const& person, Home const& home) {
    return {&person,
            &home,
            &names_.of(person.text(PersonField::name)),
            &names_.of(person.text(PersonField::father)),
            person.text(PersonField::born),
            person.text(PersonField::sex),
            person.text(PersonField::number_mark)};
  }

  Home const* home_of(Person const& person) const {
    auto const id = id_in(person.household);
    auto const* household = id ? book_.household(*id) : nullptr;
    if (household == nullptr) return nullptr;
    auto const found = std::ranges::lower_bound(homes_, household->id, {},
                                                [](Home const& home) { return home.card->id; });
    return found != homes_.end() && found->card == household ? &*found : nullptr;
  }

  // Of a single household only those who could be one of its people: a card is opened often, and
  // all that is asked of a stranger is the month, the name and the number.
  void put_people() {
    std::set<std::string_view> months, marks;
    std::set<Letters> sounds;
    if (only_ != nullptr) {
      for (auto const* member : book_.members(*only_)) {
        months.insert(member->text(PersonField::born));
        marks.insert(member->text(PersonField::number_mark));
        sounds.insert(names_.of(member->text(PersonField::name)).coarse);
      }
      months.erase("");
      marks.erase("");
    }
    for (auto const* person : book_.people()) {
      bool const possible = only_ == nullptr || months.contains(person->text(PersonField::born)) ||
                            sounds.contains(names_.of(person->text(PersonField::name)).coarse) ||
                            marks.contains(person->text(PersonField::number_mark));
      auto const* home = possible && !person->is_withdrawn() ? home_of(*person) : nullptr;
      if (home != nullptr) people_.push_back(somebody(*person, *home));
    }
  }

  /// Who is its head, where just one is.
  std::optional<Somebody> first_of(Home const& home) {
    auto members = book_.members(*home.card);
    std::erase_if(members, [](Person const* person) {
      return person->text(PersonField::relation) != "head";
    });
    return members.size() == 1 ? std::optional(somebody(*members[0], home)) : std::nullopt;
  }

  template <class Thing, class Of>
  static std::vector<Thing const*> sorted(std::vector<Thing> const& things, Of of) {
    std::vector<Thing const*> list;
    for (auto const& thing : things) list.push_back(&thing);
    std::ranges::sort(
        list, {}, [&](Thing const* thing) -> auto const& { return of(*thing); });
    return list;
  }

  void households() {
    auto const look = [this](Home const& one, Home const& other) {
      if (one.area != other.area || !may_be_one(names_, one, other)) return;
      auto const first = first_of(one);
      auto const other_first = first_of(other);
      if (!first || !other_first || !are_parted(*first, *other_first)) ask(one, other);
    };
    if (only_ != nullptr) {
      auto const mine = std::ranges::find(homes_, only_, &Home::card);
      for (auto const& other : homes_) {
        if (mine != homes_.end() && &*mine != &other) look(*mine, other);
      }
      return;
    }
    auto const area = [](Home const& home) -> auto const& { return home.area; };
    pair_up(
        sorted(homes_, area),
        [](auto const& one, auto const& other) { return one.area == other.area; }, look);
  }

  void people_of_one_number() {
    if (std::ranges::all_of(people_, &std::string_view::empty, &Somebody::mark)) return;
    pair_up(
        sorted(
            people_, [](Somebody const& one) -> auto const& { return one.mark; }),
        [](auto const& one, auto const& other) { return numbers_of(one, other) == Numbers::same; },
        [this](auto const& one, auto const& other) { people(one, other); });
  }

  /// Of those whose numbers have not told it yet.
  void people_without_one_number(Somebody const& one, Somebody const& other) {
    if (numbers_of(one, other) != Numbers::same) people(one, other);
  }

  void people_of_one_month() {
    auto const born = [](Somebody const& one) -> auto const& { return one.born; };
    pair_up(
        sorted(people_, born),
        [](auto const& one, auto const& other) {
          return !one.born.empty() && one.born == other.born;
        },
        [this](auto const& one, auto const& other) { people_without_one_number(one, other); });
  }

  void people_without_a_month() {
    if (std::ranges::none_of(people_, &std::string_view::empty, &Somebody::born)) return;
    auto const name = [](Somebody const& one) -> auto const& { return one.name->coarse; };
    pair_up(
        sorted(people_, name),
        [&](auto const& one, auto const& other) { return name(one) == name(other); },
        [this](auto const& one, auto const& other) {
          if (one.born.empty() || other.born.empty()) people_without_one_number(one, other);
        });
  }

  void people(Somebody const& one, Somebody const& other) {
    bool const meant = only_ == nullptr || one.home->card == only_ || other.home->card == only_;
    if (!meant || !may_be_one(names_, one, other)) return;
    if (!is_answered(book_, *one.card, *other.card)) alike_.emplace_back(&one, &other);
  }

  void heads() {
    for (auto const& [one, other] : alike_) {
      if (one->home == other->home || one->home->area != other->home->area) continue;
      auto const first = first_of(*one->home);
      auto const other_first = first_of(*other->home);
      if (!first || first->card != one->card) continue;
      if (other_first && other_first->card == other->card) ask(*one->home, *other->home);
    }
  }

  void ask(Home const& one, Home const& other) {
    if (is_answered(book_, *one.card, *other.card)) return;
    if (!asked_.insert(pair_of(*one.card, *other.card)).second) return;
    put(true, *one.card, *other.card, one.head->typed, other.head->typed, one, "",
        numbers_of_heads(one, other));
  }

  Numbers numbers_of_heads(Home const& one, Home const& other) {
    auto const first = first_of(one);
    auto const other_first = first_of(other);
    return first && other_first ? numbers_of(*first, *other_first) : Numbers::unknown;
  }

  void put_pair(Somebody const& one, Somebody const& other) {
    put(false, *one.card, *other.card, one.name->typed, other.name->typed, *one.home, one.born,
        numbers_of(one, other));
  }

  template <class Thing>
  void put(bool household, Thing const& one, Thing const& other, std::string one_name,
           std::string other_name, Home const& home, std::string_view born, Numbers numbers) {
    if (other.id < one.id) std::swap(one_name, other_name);
    auto const [first, second] = pair_of(one, other);
    found_.push_back({household, first, second, std::move(one_name), std::move(other_name),
                      std::string(home.card->text(HouseholdField::bagh)), std::string(born),
                      numbers});
  }

  Book const& book_;
  FoldedNames& names_;
  Household const* only_;
  std::vector<Home> homes_;  // by id
  std::vector<Somebody> people_;
  std::vector<std::pair<Somebody const*, Somebody const*>> alike_;
  std::set<std::pair<Uuid, Uuid>> asked_;  // pairs of households
  std::vector<Duplicate> found_;
};

}  // namespace

std::vector<Duplicate> duplicates(Book const& book, FoldedNames& names, std::string_view area,
                                  Household const* only) {
  return Lookout(book, names, area, only).found();
}

}  // namespace otor::outreach
