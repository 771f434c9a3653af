// SPDX-License-Identifier: Apache-2.0
#include "app/access.h"

#include <algorithm>
#include <type_traits>

namespace otor::app {

namespace {

/// One line as it is declared: the roles and matters of a line share verb and scope.
struct Declared {
  std::vector<Role> roles;
  std::vector<Matter> matters;
  Verb verb;
  Scope scope;
};

std::vector<Matter> const kinds = {Matter::card,      Matter::visit,     Matter::consent,
                                   Matter::belonging, Matter::link,      Matter::task,
                                   Matter::expense,   Matter::allowance, Matter::unknown};
/// An officer spends; who pays, reviews and closes is somebody else.
std::vector<Matter> const officers_kinds = [] {
  auto some = kinds;
  std::erase(some, Matter::allowance);
  return some;
}();
std::vector<Role> const everybody = {Role::officer, Role::head, Role::trainer, Role::programme,
                                     Role::administrator};

std::vector<Declared> const declared = {
    {{Role::officer}, kinds, Verb::see, Scope::areas},
    {{Role::officer}, officers_kinds, Verb::write, Scope::areas},
    // A head settles, links, assigns and hands over in the soums of her aimags; visits are made by
    // officers.
    {{Role::head}, kinds, Verb::see, Scope::below},
    {{Role::head},
     {Matter::card, Matter::belonging, Matter::link, Matter::task, Matter::allowance},
     Verb::write,
     Scope::below},
    {{Role::head},
     {Matter::overview, Matter::audit, Matter::aside, Matter::sheets, Matter::worklist},
     Verb::see,
     Scope::below},
    {{Role::head}, {Matter::aside, Matter::worklist, Matter::codes}, Verb::write, Scope::below},
    {{Role::head}, {Matter::aside}, Verb::see, Scope::department},
    {{Role::head}, {Matter::aside}, Verb::write, Scope::department},
    // What is learned is read by who learns it and by trainers, and by no colleague.
    {{Role::officer}, {Matter::learning}, Verb::see, Scope::own},
    {{Role::officer}, {Matter::learning, Matter::unknown}, Verb::write, Scope::own},
    {{Role::trainer}, {Matter::training}, Verb::see, Scope::all},
    {{Role::trainer}, {Matter::training}, Verb::write, Scope::own},
    {{Role::head}, {Matter::trained}, Verb::see, Scope::below},
    {{Role::head}, {Matter::figures}, Verb::see, Scope::below},
    {{Role::head}, {Matter::figures}, Verb::write, Scope::below},
    // What was learned belongs to the whole department; what links it to a record, to its soum.
    {{Role::officer, Role::head},
     {Matter::lessons, Matter::followed},
     Verb::see,
     Scope::department},
    {{Role::officer}, {Matter::lessons}, Verb::see, Scope::areas},
    {{Role::head}, {Matter::lessons}, Verb::see, Scope::below},
    {{Role::head}, {Matter::lessons, Matter::followed}, Verb::write, Scope::department},
    {{Role::head}, {Matter::lessons}, Verb::write, Scope::below},
    // What came of a decision says whoever it is given to.
    {{Role::officer}, {Matter::followed}, Verb::write, Scope::owned},
    // A draw and its calls reach no phone.
    {{Role::head}, {Matter::quality}, Verb::see, Scope::below},
    {{Role::head}, {Matter::quality}, Verb::write, Scope::own},
    // An officer sees what is written of her; her head writes it, and what the shelf has.
    {{Role::officer, Role::head}, {Matter::stock}, Verb::see, Scope::department},
    {{Role::officer}, {Matter::stock}, Verb::see, Scope::areas},
    {{Role::head}, {Matter::stock}, Verb::see, Scope::below},
    {{Role::head}, {Matter::stock}, Verb::write, Scope::department},
    {{Role::head}, {Matter::stock}, Verb::write, Scope::below},
    {{Role::officer, Role::head, Role::trainer}, {Matter::codes}, Verb::see, Scope::all},
    // What somebody calls her pages is nobody else's.
    {{Role::head, Role::trainer, Role::programme}, {Matter::views}, Verb::see, Scope::own},
    {{Role::head, Role::trainer, Role::programme}, {Matter::views}, Verb::write, Scope::own},
    // A phone is gone in a minute: whoever knows it first gives it up.
    {{Role::officer}, {Matter::phones}, Verb::see, Scope::own},
    {{Role::officer}, {Matter::phones}, Verb::write, Scope::own},
    {{Role::head}, {Matter::phones}, Verb::see, Scope::below},
    {{Role::head}, {Matter::phones}, Verb::write, Scope::below},
    {{Role::programme}, {Matter::totals}, Verb::count, Scope::all},
    {{Role::administrator}, {Matter::account}, Verb::see, Scope::all},
    {{Role::administrator}, {Matter::account}, Verb::write, Scope::all},
    {{Role::administrator}, {Matter::figures}, Verb::see, Scope::all},
    {{Role::administrator}, {Matter::figures}, Verb::write, Scope::all},
    {everybody, {Matter::session}, Verb::see, Scope::own},
    {everybody, {Matter::session}, Verb::write, Scope::own},
};

std::vector<AccessRow> rows_of(std::vector<Declared> const& lines) {
  std::vector<AccessRow> rows;
  for (auto const& line : lines) {
    for (auto const role : line.roles) {
      for (auto const matter : line.matters) rows.push_back({role, matter, line.verb, line.scope});
    }
  }
  return rows;
}

bool covers(Scope scope, Account const& account, std::string_view area) {
  switch (scope) {
    case Scope::areas: return std::ranges::find(account.areas, area) != account.areas.end();
    case Scope::below:
      return std::ranges::any_of(account.areas, [&](std::string const& aimag) {
        return aimag.size() == 3 && area.size() == 5 && area.starts_with(aimag);
      });
    case Scope::department:
    case Scope::owned:
      return event::is_department(area) &&
             std::ranges::any_of(account.areas, [&](std::string const& mine) {
               return std::string_view(mine).substr(0, area.size()) == area;
             });
    case Scope::own: return area.empty() || area == event::own_area;
    case Scope::all: break;
  }
  return true;
}

bool is_for(AccessRow const& row, Account const& account, Verb verb, Matter matter) {
  return row.role == account.role && row.verb == verb && row.matter == matter;
}

bool one(Account const& account, Verb verb, Matter matter, std::string_view area) {
  return std::ranges::any_of(access_table(), [&](AccessRow const& row) {
    return is_for(row, account, verb, matter) && covers(row.scope, account, area);
  });
}

bool one_anywhere(Account const& account, Verb verb, Matter matter) {
  return std::ranges::any_of(
      access_table(), [&](AccessRow const& row) { return is_for(row, account, verb, matter); });
}

/// The record stands for its kinds: seen where all of them are, written where any of them is.
template <class Ask>
bool of_record(Verb verb, Ask ask) {
  return verb == Verb::see ? std::ranges::all_of(kinds, ask) : std::ranges::any_of(kinds, ask);
}

template <class Kind, class... Kinds>
concept among = (std::is_same_v<Kind, Kinds> || ...);

struct Groups {
  template <class Kind>
  requires among<Kind, event::HouseholdMet, event::HouseholdChanged, event::MoneyMonthsTold,
                 event::CampChanged, event::PersonMet, event::PersonLeft, event::PersonChanged,
                 event::DocumentNoted, event::ContractChanged, event::ShockNoted,
                 event::HandbooksMoved>
      Matter operator()(Kind const&) const {
    return Matter::card;
  }
  template <class Kind>
  requires among<
      Kind, event::VisitStarted, event::VisitChanged, event::TeamMemberCame, event::PeoplePresent,
      event::NobodyFound, event::PersonTold, event::PaymentShown, event::CalculationShown,
      event::HandbookGiven, event::QuestionAsked, event::QuestionAnswered, event::FindingNoted,
      event::PromiseMade, event::PromiseKept, event::NextStepAgreed, event::NextStepDone,
      event::ReferralMade, event::ReferralClosed, event::VisitClosed, event::VisitExplained>
      Matter operator()(Kind const&) const {
    return Matter::visit;
  }
  template <class Kind>
  requires among<Kind, event::ConsentGiven, event::ConsentRefused, event::ConsentWithdrawn,
                 event::ContactAgreed>
      Matter operator()(Kind const&) const {
    return Matter::consent;
  }
  template <class Kind>
  requires among<Kind, event::HouseholdMoved, event::HandOverRequested, event::HouseholdAssigned>
      Matter operator()(Kind const&) const {
    return Matter::belonging;
  }
  template <class Kind>
  requires among<Kind, event::SamenessTold, event::EntryWithdrawn, event::EntryRestored> Matter
  operator()(Kind const&) const {
    return Matter::link;
  }
  template <class Kind>
  requires among<Kind, event::TaskClosed, event::TaskPutOff> Matter operator()(Kind const&) const {
    return Matter::task;
  }
  template <class Kind>
  requires among<Kind, event::ExpenseClaimed, event::ReceiptPictured, event::ExpenseTakenBack,
                 event::ExpenseExplained>
      Matter operator()(Kind const&) const {
    return Matter::expense;
  }
  template <class Kind>
  requires among<Kind, event::AdvancePaid, event::RestReturned, event::ExpenseReviewed,
                 event::PeriodClosed>
      Matter operator()(Kind const&) const {
    return Matter::allowance;
  }
  template <class Kind>
  requires among<Kind, event::Attended, event::TestHanded, event::LessonRead> Matter
  operator()(Kind const&) const {
    return Matter::learning;
  }
  template <class Kind>
  requires among<Kind, event::RunPlanned, event::RunStated, event::LearnersInvited,
                 event::LearnerTakenOff, event::AttendanceNoted, event::PracticeObserved,
                 event::CertificateGiven, event::CertificateWithdrawn>
      Matter operator()(Kind const&) const {
    return Matter::training;
  }
  template <class Kind>
  requires among<Kind, event::MeetingTold, event::PointTold, event::DecisionTold,
                 event::RecordLinked, event::ReflectionWithdrawn>
      Matter operator()(Kind const&) const {
    return Matter::lessons;
  }
  Matter operator()(event::DecisionFollowed const&) const { return Matter::followed; }
  Matter operator()(event::HandbooksBooked const&) const { return Matter::stock; }
  template <class Kind>
  requires among<Kind, event::CallsDrawn, event::CallNoted> Matter operator()(Kind const&) const {
    return Matter::quality;
  }
  template <class Kind>
  requires among<Kind, event::Unknown, event::Unfit> Matter operator()(Kind const&) const {
    return Matter::unknown;
  }
};

}  // namespace

std::vector<AccessRow> const& access_table() {
  static std::vector<AccessRow> const table = rows_of(declared);
  return table;
}

Matter matter_of(event::Body const& body) { return std::visit(Groups{}, body); }

bool may(Account const& account, Verb verb, Matter matter, std::string_view area) {
  if (matter != Matter::record) return one(account, verb, matter, area);
  return of_record(verb, [&](Matter kind) { return one(account, verb, kind, area); });
}

bool only_owned(Account const& account, Verb verb, Matter matter, std::string_view area) {
  bool owned = false;
  for (auto const& row : access_table()) {
    if (!is_for(row, account, verb, matter) || !covers(row.scope, account, area)) continue;
    if (row.scope != Scope::owned) return false;
    owned = true;
  }
  return owned;
}

bool may_anywhere(Account const& account, Verb verb, Matter matter) {
  if (matter != Matter::record) return one_anywhere(account, verb, matter);
  return of_record(verb, [&](Matter kind) { return one_anywhere(account, verb, kind); });
}

std::vector<std::string> departments_of(Account const& account, Verb verb, Matter matter,
                                        std::span<std::string const> soums) {
  constexpr std::size_t digits = 3;
  std::vector<std::string> found;
  for (auto const& soum : soums) {
    auto department = soum.substr(0, digits);
    if (std::ranges::find(found, department) == found.end() &&
        may(account, verb, matter, department))
      found.push_back(std::move(department));
  }
  return found;
}

std::vector<std::string> departments_of(Account const& account,
                                        std::span<std::string const> soums) {
  return departments_of(account, Verb::see, Matter::lessons, soums);
}

std::vector<std::string> areas_for(Account const& account, Verb verb, Matter matter,
                                   std::span<std::string const> all) {
  std::vector<std::string> found;
  std::ranges::copy_if(all, std::back_inserter(found),
                       [&](std::string const& area) { return may(account, verb, matter, area); });
  return found;
}

}  // namespace otor::app
