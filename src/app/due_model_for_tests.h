// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who is due, a second time and as plainly as can be: the whole record of each soum is folded for
// each question and asked for its tasks, and nothing is kept. What is counted and printed out of
// kept soums is compared with it.

#include <algorithm>
#include <map>
#include <set>

#include "app/asked_of.h"
#include "app/due_people.h"
#include "app/person_case.h"
#include "app/pull.h"
#include "outreach/objection.h"
#include "outreach/register_number.h"
#include "wire/event_line.h"
#include "wire/parted_line.h"

namespace otor::app::due_model {

using otor::text_of;
using outreach::Book;
using outreach::Consent;
using outreach::Household;
using outreach::HouseholdField;
using outreach::Person;
using outreach::PersonField;
using outreach::Task;

constexpr std::int32_t of_age = 16 * 12;
constexpr std::int64_t events_at_once = 1'000;

// What a phone of the soum would hold.
struct SoumBook {
  Book book;
  std::set<event::Uuid> erased;
};

inline Result<SoumBook> read_soum(std::string const& soum, EventLog& log, Awaited const& awaited) {
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

inline std::string told(std::string_view text) { return outreach::masked_register_numbers(text); }

inline std::optional<LeftOut> without_consent(Book const& book, Household const& home,
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

inline bool is_contact_refused(Person const& person) {
  auto const* ways = person.field(PersonField::contact).shown();
  auto const* list = ways == nullptr ? nullptr : std::get_if<event::Told>(&ways->value);
  return list != nullptr && list->text == "[]";
}

inline std::vector<std::string> missing_papers(Person const& person) {
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

/// In no order.
inline DuePeople people(std::vector<std::string> const& soums, DueQuestion const& question,
                        DueTerms const& terms, LawInForce const& law, EventLog& log) {
  DuePeople people;
  std::set<event::Uuid> printed, erased;
  for (auto const& soum : soums) {
    auto const book = *read_soum(soum, log, [] { return true; });
    erased.insert(book.erased.begin(), book.erased.end());
    SoumPeople(soum, book, soums, question, terms, law, printed, people).put();
  }
  people.erased = static_cast<std::int64_t>(erased.size());
  return people;
}

inline std::string text_of(wire::OutlookRequest const& asked) {
  auto const income = [](benefit::Income const& one) {
    return one.amount ? std::to_string(one.amount->amount) : std::string("minimum");
  };
  auto const span = [&](auto const& one, std::optional<Month> to) {
    return " " + text_of(one.from) + ".." + (to ? text_of(*to) : "") + " " +
           std::to_string(static_cast<int>(one.as)) + " " + income(one.income);
  };
  auto text = " asks " + text_of(asked.on) + " " + std::to_string(static_cast<int>(asked.sex)) +
              " " + text_of(asked.born.month) + " children " +
              (asked.children ? std::to_string(*asked.children) : "");
  if (asked.paid)
    for (auto const& one : *asked.paid) text += " paid" + span(one, one.to);
  if (asked.plan) text += " plan" + span(*asked.plan, asked.plan->to);
  return text + " sheep " + (asked.sheep_price ? std::to_string(asked.sheep_price->amount) : "");
}

/// Everything that is told of them, a line for each, sorted.
inline std::string text_of(DuePeople const& people) {
  std::set<std::string> lines;
  for (auto const& one : people.people) {
    auto line = "sheet " + text_of(one.person) + " " + text_of(one.household) + " " + one.area +
                " " + one.officer + " " + one.bagh + "/" + one.head + "/" + one.name + " " +
                one.rule + "/" + one.what + " " + text_of(one.due) + text_of(one.asked);
    for (auto const& paper : one.papers) line += " " + paper;
    lines.insert(std::move(line));
  }
  for (auto const& one : people.left)
    lines.insert("left " + text_of(one.household) + " " + one.area + " " + one.head + "/" +
                 one.name + " " + boost::describe::enum_to_string(one.why, "") +
                 (one.person ? " " + text_of(*one.person) : ""));
  auto text = std::to_string(people.people.size()) + " sheets, " +
              std::to_string(people.left.size()) + " left, " + std::to_string(people.erased) +
              " erased\n";
  for (auto const& line : lines) text += line + "\n";
  return text;
}

/// As they are counted.
inline DueCount count_of(DuePeople const& people) {
  DueCount count;
  for (auto const& one : people.people) ++count.sheets[{one.area, one.officer}];
  count.left = people.left;
  count.erased = people.erased;
  return count;
}

}  // namespace otor::app::due_model
