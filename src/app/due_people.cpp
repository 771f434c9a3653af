// SPDX-License-Identifier: Apache-2.0
#include "app/due_people.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>
#include <unordered_set>

#include "app/asked_of.h"
#include "outreach/register_number.h"

namespace otor::app {
namespace {

using outreach::Book;
using outreach::HouseholdField;
using outreach::Person;
using outreach::PersonField;

std::string told(std::string_view text) { return outreach::masked_register_numbers(text); }

std::vector<std::string> missing_papers(Person const& person) {
  std::vector<std::string> papers;
  for (auto const& [item, document] : person.documents) {
    if (outreach::text_in(document.state) != "found") papers.push_back(item);
  }
  return papers;
}

/// A sheet of somebody: where she stands in what is kept of her soum.
struct Sheet {
  SoumTasks const& soum;
  SheetFamily const& family;
  SheetPerson const& person;
  WatchedTask const& task;
  std::string const& officer;
};
using HandOut = std::function<void(Sheet const&)>;

/// Looks at one soum after the other for whom a sheet is due.
class Finder {
 public:
  Finder(std::set<std::string> soums, DueQuestion const& question, DueTerms const& terms,
         std::vector<LeftPerson>& left)
      : soums_(std::move(soums)), question_(question), left_(left) {
    for (auto const& officer : terms.officers) staff_.insert(officer.user);
  }

  void look_at(SoumTasks const& soum, HandOut const& hand_out) {
    for (auto const& [id, family] : soum.sheets())
      if (family->first <= question_.until) look_at(soum, *family, hand_out);
    erased_.insert(soum.erased().begin(), soum.erased().end());
  }
  std::int64_t erased() const { return static_cast<std::int64_t>(erased_.size()); }

 private:
  using First = std::vector<WatchedTask const*>;  // of each of the family's people

  void look_at(SoumTasks const& soum, SheetFamily const& family, HandOut const& hand_out) {
    if (family.area != soum.soum()) {
      // Another of these soums has it; a task to hand it over is the office's own.
      if (!soums_.contains(family.area)) leave(soum, family, nullptr, LeftOut::moved);
      return;
    }
    auto const first = first_tasks(soum, family);
    if (std::ranges::none_of(first, [](auto const* task) { return task != nullptr; }))
      return leave(soum, family, nullptr, LeftOut::nobody_of_age);
    for (auto const& person : family.withdrawn) leave(soum, family, &person, LeftOut::withdrawn);
    for (std::size_t at = 0; at < first.size(); ++at)
      if (first[at] != nullptr) one(soum, family, family.people[at], *first[at], hand_out);
  }

  First first_tasks(SoumTasks const& soum, SheetFamily const& family) const {
    First first(family.people.size());
    auto const watched = soum.families().find(family.household);
    if (watched == soum.families().end()) return first;
    for (auto const& task : watched->second->tasks) {  // these stand in the order of their days
      if (task.due > question_.until) break;
      if (task.set_down) continue;
      auto const hers = std::ranges::find_if(family.people, [&](SheetPerson const& person) {
        return task.person && person.is(*task.person);
      });
      auto const put = [&](std::size_t at) {
        if (first[at] == nullptr) first[at] = &task;
      };
      if (hers != family.people.end()) {
        put(static_cast<std::size_t>(hers - family.people.begin()));
        continue;
      }
      for (std::size_t at = 0; at < first.size(); ++at)
        if (family.people[at].family) put(at);
    }
    return first;
  }

  void one(SoumTasks const& soum, SheetFamily const& family, SheetPerson const& person,
           WatchedTask const& task, HandOut const& hand_out) {
    // Whoever has her sheet already is told so, and not that this card could not be reckoned with.
    bool const reckoned =
        person.why == LeftOut::no_sex_or_birth || person.why == LeftOut::not_reckoned;
    if (person.why && !reckoned) return leave(soum, family, &person, *person.why);
    bool const again = printed_.contains(person.person) ||
                       std::ranges::any_of(person.linked, [&](event::Uuid linked) {
                         return printed_.contains(linked);
                       });
    if (again) return leave(soum, family, &person, LeftOut::printed_already);
    if (person.why) return leave(soum, family, &person, *person.why);
    printed_.insert(person.person);
    printed_.insert(person.linked.begin(), person.linked.end());
    auto const works = [&](std::string const& account) { return staff_.contains(account); };
    auto const& officer = task.owners.one(works);
    if (!question_.officer || *question_.officer == officer)
      hand_out({soum, family, person, task, officer});
  }

  void leave(SoumTasks const& soum, SheetFamily const& family, SheetPerson const* person,
             LeftOut why) {
    left_.push_back({soum.soum(), family.head, person == nullptr ? std::string() : person->name,
                     why, person == nullptr ? std::nullopt : std::optional(person->person),
                     family.household});
  }

  std::set<std::string> soums_;
  DueQuestion const& question_;
  std::vector<LeftPerson>& left_;
  std::unordered_set<std::string> staff_;
  std::unordered_set<event::Uuid> printed_;
  std::set<event::Uuid> erased_;
};

// What her sheet asks could be reckoned with when her soum was folded, so it can be read again.
DuePerson due_person(Sheet const& sheet, Book const& book, DueQuestion const& question,
                     DueTerms const& terms) {
  auto const& [soum, family, of, task, officer] = sheet;
  auto const& home = *book.household(family.household);
  auto const& person = *book.person(of.person);
  auto const area = std::ranges::find(terms.areas, soum.soum(), &Area::code);
  std::optional<Tugrug> sheep;
  if (area != terms.areas.end() && area->sheep_price) sheep = Tugrug{*area->sheep_price};
  auto const* shown = outreach::last_calculation(home, person, outreach::Shown::any);
  DuePerson due;
  due.person = person.id;
  due.household = home.id;
  due.area = soum.soum();
  due.officer = officer;
  due.bagh = told(home.text(HouseholdField::bagh));
  due.head = family.head;
  due.name = of.name;
  due.rule = soum.rules()[task.rule].code;
  due.what = task.what;
  due.due = task.due;
  due.papers = missing_papers(person);
  due.asked =
      *asked_of(person, shown == nullptr ? nullptr : &shown->fact, question.today.month, sheep);
  return due;
}

// Baghs are numbered: the tenth comes behind the second.
std::int64_t leading_number(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void put_in_order(DuePeople& people, DueTerms const& terms) {
  std::map<std::string, std::string, std::less<>> names;
  for (auto const& person : people.people)
    names.try_emplace(person.officer, officer_name(terms, person.officer));
  auto const key = [&](DuePerson const& one) {
    return std::tuple(std::string_view(one.area), one.officer.empty(),
                      std::string_view(names.find(one.officer)->second),
                      std::string_view(one.officer), leading_number(one.bagh),
                      std::string_view(one.bagh), std::string_view(one.head), one.household,
                      one.name != one.head, std::string_view(one.name), one.person);
  };
  std::ranges::sort(people.people,
                    [&](auto const& one, auto const& other) { return key(one) < key(other); });
}

bool is_earlier(LeftPerson const& one, LeftPerson const& other) {
  return std::tie(one.area, one.why, one.head, one.name, one.household, one.person) <
         std::tie(other.area, other.why, other.head, other.name, other.household, other.person);
}

Result<void> checked(DueQuestion const& question) {
  auto const ahead = day_number(question.until) - day_number(question.today);
  if (ahead < 0 || ahead > most_days_ahead)
    return problem(ProblemKind::bad_value, "until: a day from today to a year ahead is expected.");
  return {};
}

}  // namespace

std::string officer_name(DueTerms const& terms, std::string_view user) {
  auto const found = std::ranges::find(terms.officers, user, &Account::user);
  return found == terms.officers.end() ? std::string(user) : found->name;
}

Result<std::vector<std::string>> soums_of(Account const& account, DueQuestion const& question,
                                          Home const& home) {
  auto mine = areas_for(account, Verb::see, Matter::sheets, home.areas);
  std::erase_if(mine, [&](std::string const& area) {
    return !may(account, Verb::see, Matter::record, area);
  });
  if (mine.empty()) return problem(ProblemKind::not_allowed, "This account prints no sheets.");
  if (question.areas.empty()) return mine;
  std::set<std::string> const meant(question.areas.begin(), question.areas.end());
  for (auto const& area : meant) {
    if (std::ranges::find(mine, area) == mine.end())
      return problem(ProblemKind::not_found, "There is no such soum among yours.");
  }
  return std::vector(meant.begin(), meant.end());
}

Result<DuePeople> due_people(std::vector<std::string> const& soums, DueQuestion const& question,
                             DueTerms const& terms, LawInForce const& law, EventLog& log,
                             Awaited const& awaited) {
  if (auto good = checked(question); !good) return std::unexpected(good.error());
  Result<DuePeople> people(std::in_place);
  auto const rules = std::make_shared<std::vector<outreach::Rule> const>(terms.codebook.rules);
  Finder finder({soums.begin(), soums.end()}, question, terms, people->left);
  for (auto const& soum : soums) {
    Book book;
    auto const tasks =
        SoumTasks::with_book(soum, rules, question.today, {log, awaited, &law}, book);
    if (!tasks) return std::unexpected(tasks.error());
    finder.look_at(*tasks, [&](Sheet const& sheet) {
      people->people.push_back(due_person(sheet, book, question, terms));
    });
  }
  people->erased = finder.erased();
  put_in_order(*people, terms);
  std::ranges::sort(people->left, is_earlier);
  return people;
}

Result<DueCount> due_count(std::vector<std::shared_ptr<SoumTasks const>> const& soums,
                           DueQuestion const& question, DueTerms const& terms) {
  if (auto good = checked(question); !good) return std::unexpected(good.error());
  Result<DueCount> count(std::in_place);
  std::set<std::string> meant;
  for (auto const& soum : soums) meant.insert(soum->soum());
  Finder finder(std::move(meant), question, terms, count->left);
  for (auto const& soum : soums)
    finder.look_at(*soum, [&](Sheet const& sheet) {
      ++count->sheets[{sheet.soum.soum(), sheet.officer}];
    });
  count->erased = finder.erased();
  auto const named = std::min(count->left.size(), most_left_named);
  std::ranges::partial_sort(count->left, count->left.begin() + static_cast<std::ptrdiff_t>(named),
                            is_earlier);
  return count;
}

std::int64_t sheets_in(DueCount const& count) {
  std::int64_t sum = 0;
  for (auto const& [of, sheets] : count.sheets) sum += sheets;
  return sum;
}

PileAnswer due_answer(DueCount const& count, DueQuestion const& question, DueTerms const& terms) {
  PileAnswer answer;
  answer.until = text_of(question.until);
  answer.sheets = sheets_in(count);
  answer.erased = count.erased;
  for (auto const& [of, sheets] : count.sheets)
    answer.rows.push_back({of.first, of.second, officer_name(terms, of.second), sheets});
  std::ranges::sort(answer.rows, {}, [](PileRow const& row) {
    return std::tuple(std::string_view(row.area), row.officer.empty(), std::string_view(row.name),
                      std::string_view(row.officer));
  });
  std::map<LeftOut, std::int64_t> reasons;
  for (auto const& left : count.left) {
    ++reasons[left.why];
    if (answer.left.size() < most_left_named)
      answer.left.push_back(
          {left.area, boost::describe::enum_to_string(left.why, ""), left.head, left.name});
  }
  for (auto const& [why, people] : reasons)
    answer.reasons.push_back({boost::describe::enum_to_string(why, ""), people});
  return answer;
}

}  // namespace otor::app
