// SPDX-License-Identifier: Apache-2.0
// What was written about one household, entry by entry: what may be taken back, and what was.
#include <algorithm>
#include <tuple>

#include "app/record_calls.h"
#include "app/record_view.h"
#include "base/word.h"

namespace otor::app {
namespace {

using outreach::Household;
using outreach::Visit;

// What a row shows of a fact, and the name of its kind.

void show(wire::EntryRow& row, event::TeamMemberCame const& fact) {
  row.kind = "team_member_came";
  row.what = fact.role;
  row.text = fact.name;
}
void show(wire::EntryRow& row, event::PeoplePresent const& fact) {
  row.kind = "people_present";
  row.count =
      static_cast<std::int64_t>(fact.people.size()) + fact.women.value_or(0) + fact.men.value_or(0);
}
void show(wire::EntryRow& row, event::NobodyFound const& fact) {
  row.kind = "nobody_found";
  row.text = fact.note;
}
void show(wire::EntryRow& row, event::PersonTold const& fact) {
  row.kind = "person_told";
  row.person = fact.person;
  row.subjects = fact.subjects;
}
void show(wire::EntryRow& row, event::PaymentShown const& fact) {
  row.kind = "payment_shown";
  row.what = word_of(fact.how);
  row.text = fact.by;
  row.person = fact.person;
}
void show(wire::EntryRow& row, event::CalculationShown const& fact) {
  row.kind = "calculation_shown";
  row.what = fact.opens.value_or("");
  row.count = fact.pension;
  row.person = fact.person;
}
void show(wire::EntryRow& row, event::HandbookGiven const& fact) {
  row.kind = "handbook_given";
  row.count = fact.count;
}
void show(wire::EntryRow& row, event::QuestionAsked const& fact) {
  row.kind = "question_asked";
  row.what = fact.code;
  row.text = fact.text;
  row.person = fact.person;
}
void show(wire::EntryRow& row, event::FindingNoted const& fact) {
  row.kind = "finding_noted";
  row.what = fact.code;
  row.text = fact.note;
  row.person = fact.person;
}
void show(wire::EntryRow& row, event::PromiseMade const& fact) {
  row.kind = "promise_made";
  row.what = fact.what;
  row.by = fact.by;
}
void show(wire::EntryRow& row, event::NextStepAgreed const& fact) {
  row.kind = "next_step_agreed";
  row.what = fact.what;
  row.by = fact.by;
}
void show(wire::EntryRow& row, event::ReferralMade const& fact) {
  row.kind = "referral_made";
  row.what = fact.to;
  row.text = fact.why;
  row.person = fact.person;
}
void show(wire::EntryRow& row, event::QuestionAnswered const& fact) {
  row.kind = "question_answered";
  row.text = fact.note;
}
void show(wire::EntryRow& row, event::VisitExplained const& fact) {
  row.kind = "visit_explained";
  row.what = fact.remark;
  row.text = fact.note;
}
void show(wire::EntryRow& row, event::VisitClosed const& fact) {
  row.kind = "visit_closed";
  if (fact.stage) row.what = word_of(*fact.stage);
  row.text = fact.note;
}

// One thing that a withdrawal can name, before what is to be read of it.
template <class Thing>
wire::EntryRow row_of(Thing const& thing, event::Uuid entry, event::Origin const& told,
                      std::vector<outreach::OriginRef> heads) {
  wire::EntryRow row;
  row.entry = entry;
  row.subject = thing.id;
  row.author = told.author;
  row.at = told.at;
  row.unsafe = unsafe_in(heads);
  row.taken = taken_back(thing, entry, heads);
  row.over = named_by_withdrawal(thing, entry, std::move(heads));
  return row;
}

class Entries {
 public:
  explicit Entries(Household const& household) : household_(household) {}

  void put(Visit const& visit) {
    auto row = row_of(household_, visit.id, visit.first(), visit.origins);
    row.kind = "visit";
    row.visit = visit.id;
    row.what = outreach::text_in(visit.field(outreach::VisitField::way));
    hidden_ = row.taken.has_value();
    rows.push_back(std::move(row));
    auto const first = rows.size();
    std::apply([&](auto const&... kind) { (put_facts(kind, visit.id), ...); }, visit.facts);
    put_answers(visit.id);
    std::ranges::sort(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
                      [](wire::EntryRow const& one, wire::EntryRow const& other) {
                        return std::tie(one.at, one.entry) < std::tie(other.at, other.entry);
                      });
  }

  void put(outreach::Camp const& camp) {
    auto const heads = camp.heads();
    if (heads.empty()) return;
    auto row = row_of(household_, camp.id, outreach::earliest(heads), heads);
    row.kind = "camp";
    row.what = camp.text(outreach::CampField::season);
    if (auto const place = camp.text(outreach::CampField::place); !place.empty()) row.text = place;
    rows.push_back(std::move(row));
  }

  void put(outreach::Person const& person) {
    auto row = row_of(person, person.id, outreach::earliest(person.origins), person.heads());
    row.kind = "person";
    row.person = person.id;
    row.what = person.text(outreach::PersonField::name);
    rows.push_back(std::move(row));
  }

  std::vector<wire::EntryRow> rows;

 private:
  template <class Kind>
  void put_fact(outreach::Entry<Kind> const& entry, event::Uuid visit) {
    auto row = row_of(household_, entry.origin->id, *entry.origin, {entry.origin});
    show(row, entry.fact);
    row.visit = visit;
    row.with_visit = hidden_;
    rows.push_back(std::move(row));
  }
  template <class Kind>
  void put_facts(outreach::Entries<Kind> const& entries, event::Uuid visit) {
    for (auto const* entry : outreach::in_order(entries)) put_fact(*entry, visit);
  }
  // The beginning of a visit is the visit itself.
  void put_facts(outreach::Entries<event::VisitStarted> const&, event::Uuid) {}

  void put_answers(event::Uuid visit) {
    for (auto const* answer : outreach::in_order(household_.answers)) {
      if (answer->fact.visit == visit) put_fact(*answer, visit);
    }
  }

  Household const& household_;
  bool hidden_ = false;  // the visit whose facts are put
};

}  // namespace

Result<wire::EntriesAnswer> entries(RecordSession& session, wire::EntriesRequest const& request) {
  auto const* household = session.book.household(request.household);
  if (household == nullptr || household->origins.empty()) {
    return problem(ProblemKind::not_found, "There is no such household here.");
  }
  std::vector<Visit const*> visits;
  for (auto const& [id, visit] : household->visits) visits.push_back(&visit);
  std::ranges::sort(visits, [](auto const* one, auto const* other) {
    return event::earlier(other->first(), one->first());
  });
  Entries entries(*household);
  for (auto const* visit : visits) entries.put(*visit);
  for (auto const& [id, camp] : household->camps) entries.put(camp);
  for (auto const* person : session.book.told_here(*household)) entries.put(*person);
  for (auto const* person : session.book.withdrawn_people(*household)) entries.put(*person);
  return wire::EntriesAnswer{std::move(entries.rows)};
}

}  // namespace otor::app
