// SPDX-License-Identifier: Apache-2.0
#include "app/due_people.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>

#include "app/asked_of.h"
#include "app/person_case.h"
#include "app/pull.h"
#include "outreach/objection.h"
#include "outreach/register_number.h"
#include "wire/event_line.h"
#include "wire/parted_line.h"

namespace otor::app {
namespace {

using outreach::Book;
using outreach::Consent;
using outreach::Household;
using outreach::HouseholdField;
using outreach::Person;
using outreach::PersonField;
using outreach::Task;

constexpr std::int32_t of_age = 16 * 12;  // months: from then on people insure themselves
constexpr std::int64_t events_at_once = 1'000;

// What a phone of the soum would hold.
struct SoumBook {
  Book book;
  std::set<event::Uuid> erased;
};

Result<SoumBook> read_soum(std::string const& soum, EventLog& log, Awaited const& awaited) {
  Result<SoumBook> soum_book(std::in_place);
  std::int64_t position = 0;
  for (bool more = true; more;) {
    if (!awaited()) return problem(ProblemKind::internal, "Nobody waits for it any more.");
    auto page = log.after(position, {soum}, events_at_once);
    if (!page) return std::unexpected(page.error());
    more = page->more;
    position = page->next;
    for (auto& stored : page->events) {
      if (stored.erased) {
        if (auto const owner = wire::owner_of(stored.line)) soum_book->erased.insert(*owner);
        continue;
      }
      auto const received = stamps_of(stored);
      auto event = wire::read_line(std::move(stored.line));
      if (!event) return problem(ProblemKind::storage, "The record holds a line that is no event.");
      soum_book->book.take(event->envelope, std::move(event->body), received, true);
    }
  }
  return soum_book;
}

std::string told(std::string_view text) { return outreach::masked_register_numbers(text); }

std::optional<LeftOut> without_consent(Book const& book, Household const& home,
                                       Person const& person) {
  auto const why = outreach::objection(book, home, person);
  if (!why) return std::nullopt;
  switch (*why) {
    case outreach::Objection::not_asked: return LeftOut::no_consent;
    case outreach::Objection::refused: return LeftOut::consent_refused;
    case outreach::Objection::withdrawn: return LeftOut::consent_withdrawn;
    case outreach::Objection::doubtful: break;
  }
  return LeftOut::consent_doubtful;
}

bool is_contact_refused(Person const& person) {
  auto const* ways = person.field(PersonField::contact).shown();
  auto const* list = ways == nullptr ? nullptr : std::get_if<event::Told>(&ways->value);
  return list != nullptr && list->text == "[]";
}

std::vector<std::string> missing_papers(Person const& person) {
  std::vector<std::string> papers;
  for (auto const& [item, document] : person.documents) {
    if (outreach::text_in(document.state) != "found") papers.push_back(item);
  }
  return papers;
}

// The people of one soum, as one phone of it sees them.
class SoumPeople {
 public:
  SoumPeople(std::string const& soum, SoumBook const& of, std::vector<std::string> const& soums,
             DueQuestion const& question, DueTerms const& terms, LawInForce const& law,
             std::set<event::Uuid>& printed, DuePeople& out)
      : soum_(soum), book_(of.book), soums_(soums), question_(question), terms_(terms), law_(law),
        printed_(printed), out_(out) {
    auto const area = std::ranges::find(terms.areas, soum, &Area::code);
    if (area != terms.areas.end() && area->sheep_price) sheep_ = Tugrug{*area->sheep_price};
    for (auto const& officer : terms.officers) staff_.push_back(officer.user);
  }

  void put() {
    std::map<event::Uuid, std::vector<Task>> due;
    for (auto& task :
         outreach::tasks(book_, terms_.codebook.rules, question_.today, outreach::Staff(staff_))) {
      if (task.due <= question_.until) due[task.household].push_back(std::move(task));
    }
    for (auto const& [id, tasks] : due) family(*book_.household(id), tasks);
  }

 private:
  void leave(Household const& home, Person const* person, LeftOut why) {
    out_.left.push_back({soum_, told(home.text(HouseholdField::head)),
                         person == nullptr ? std::string() : told(person->text(PersonField::name)),
                         why, person == nullptr ? std::nullopt : std::optional(person->id),
                         home.id});
  }

  bool is_of_age(Person const& person) const {
    auto const born = parse_birth(person.text(PersonField::born));
    return !born || age_in_months(*born, question_.today.month) >= of_age;
  }

  void family(Household const& home, std::vector<Task> const& tasks) {
    if (home.area() != soum_) {
      // Another of these soums has it; a task to hand it over is the office's own.
      if (std::ranges::find(soums_, home.area()) == soums_.end())
        leave(home, nullptr, LeftOut::moved);
      return;
    }
    auto const members = book_.members(home);
    std::map<event::Uuid, Task const*> first;  // the tasks stand in the order of their days
    for (auto const& task : tasks) {
      if (task.area != soum_) continue;
      for (auto const* person : meant_by(task, home, members)) first.try_emplace(person->id, &task);
    }
    if (first.empty()) return leave(home, nullptr, LeftOut::nobody_of_age);
    for (auto const* person : book_.withdrawn_people(home)) leave(home, person, LeftOut::withdrawn);
    for (auto const& [id, task] : first) one(home, *book_.person(id), *task);
  }

  std::vector<Person const*> meant_by(Task const& task, Household const& home,
                                      std::vector<Person const*> const& members) const {
    auto const* person = task.person ? book_.person(*task.person) : nullptr;
    if (person != nullptr && !person->is_withdrawn() && is_of_age(*person)) return {person};
    auto people = members;
    std::erase_if(people, [&](Person const* member) { return !is_of_age(*member); });
    auto shown = people;
    std::erase_if(shown, [&](Person const* member) {
      return outreach::last_calculation(home, *member, outreach::Shown::any) == nullptr;
    });
    return shown.empty() ? people : shown;
  }

  std::optional<LeftOut> left_out(Household const& home, Person const& person) const {
    auto const members = book_.members(home);
    if (std::ranges::find(members, &person) == members.end()) return LeftOut::moved;
    if (auto const why = without_consent(book_, home, person)) return why;
    if (is_contact_refused(person)) return LeftOut::no_contact;
    if (home.stage() == event::Stage::not_interested) return LeftOut::not_interested;
    bool const again =
        printed_.contains(person.id) || std::ranges::any_of(person.linked, [&](event::Uuid linked) {
          return printed_.contains(linked);
        });
    return again ? std::optional(LeftOut::printed_already) : std::nullopt;
  }

  void one(Household const& home, Person const& person, Task const& task) {
    if (auto const why = left_out(home, person)) return leave(home, &person, *why);
    auto const* shown = outreach::last_calculation(home, person, outreach::Shown::any);
    auto asked =
        asked_of(person, shown == nullptr ? nullptr : &shown->fact, question_.today.month, sheep_);
    if (!asked)
      return leave(home, &person,
                   asked.error().kind == ProblemKind::not_known ? LeftOut::no_sex_or_birth
                                                                : LeftOut::not_reckoned);
    if (!considered(*asked, law_)) return leave(home, &person, LeftOut::not_reckoned);
    printed_.insert(person.id);
    printed_.insert(person.linked.begin(), person.linked.end());
    DuePerson due;
    due.person = person.id;
    due.household = home.id;
    due.area = soum_;
    due.officer = task.owner;
    due.bagh = told(home.text(HouseholdField::bagh));
    due.head = told(home.text(HouseholdField::head));
    due.name = told(person.text(PersonField::name));
    due.rule = task.rule;
    due.what = told(task.what);
    due.due = task.due;
    due.papers = missing_papers(person);
    due.asked = std::move(*asked);
    out_.people.push_back(std::move(due));
  }

  std::string const& soum_;
  Book const& book_;
  std::vector<std::string> const& soums_;
  DueQuestion const& question_;
  DueTerms const& terms_;
  LawInForce const& law_;
  std::set<event::Uuid>& printed_;
  DuePeople& out_;
  std::optional<Tugrug> sheep_;
  std::vector<std::string> staff_;
};

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
  std::ranges::sort(people.left, [](auto const& one, auto const& other) {
    return std::tie(one.area, one.why, one.head, one.name, one.household, one.person) <
           std::tie(other.area, other.why, other.head, other.name, other.household, other.person);
  });
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
  auto const ahead = day_number(question.until) - day_number(question.today);
  if (ahead < 0 || ahead > most_days_ahead)
    return problem(ProblemKind::bad_value, "until: a day from today to a year ahead is expected.");
  Result<DuePeople> people(std::in_place);
  std::set<event::Uuid> printed, erased;
  for (auto const& soum : soums) {
    auto const book = read_soum(soum, log, awaited);
    if (!book) return std::unexpected(book.error());
    erased.insert(book->erased.begin(), book->erased.end());
    SoumPeople(soum, *book, soums, question, terms, law, printed, *people).put();
  }
  people->erased = static_cast<std::int64_t>(erased.size());
  put_in_order(*people, terms);
  return people;
}

PileAnswer due_answer(DuePeople const& people, DueQuestion const& question, DueTerms const& terms) {
  PileAnswer answer;
  answer.until = text_of(question.until);
  answer.sheets = static_cast<std::int64_t>(people.people.size());
  answer.erased = people.erased;
  for (auto const& person : people.people) {
    auto& rows = answer.rows;
    if (rows.empty() || rows.back().area != person.area || rows.back().officer != person.officer)
      rows.push_back({person.area, person.officer, officer_name(terms, person.officer), 0});
    ++rows.back().sheets;
  }
  std::map<LeftOut, std::int64_t> reasons;
  for (auto const& left : people.left) {
    ++reasons[left.why];
    if (answer.left.size() < most_left_named)
      answer.left.push_back(
          {left.area, boost::describe::enum_to_string(left.why, ""), left.head, left.name});
  }
  for (auto const& [why, count] : reasons)
    answer.reasons.push_back({boost::describe::enum_to_string(why, ""), count});
  return answer;
}

}  // namespace otor::app
