// SPDX-License-Identifier: Apache-2.0
// What the department learned, out of the memory of a phone: told by the same code as at the desk.
#include <algorithm>
#include <boost/describe/enum_from_string.hpp>

#include "app/act.h"
#include "app/lessons.h"
#include "app/record_calls.h"

namespace otor::app {
namespace {

Account account_of(RecordOwner const& owner) {
  Account account{owner.user, owner.name, Role::officer, owner.areas, owner.made_up};
  boost::describe::enum_from_string(owner.role.c_str(), account.role);
  return account;
}

/// Reads what the phone holds; evidence is counted at the desk alone.
class HeldReflection final : public ReflectionModel {
 public:
  explicit HeldReflection(RecordSession const& session) : session_(session) {}

  Result<std::vector<reflection::Fact>> facts(std::vector<std::string> const& areas) override {
    std::vector<reflection::Fact> found;
    for (auto const& fact : session_.lessons)
      if (std::ranges::find(areas, fact.area) != areas.end()) found.push_back(fact);
    return found;
  }
  Result<std::int64_t> visits_with(event::EvidenceKind, std::string const&,
                                   std::vector<std::string> const&, std::string const&,
                                   std::string const&) override {
    return problem(ProblemKind::not_allowed, "A phone counts no evidence.");
  }
  Result<std::optional<LinkedRecord>> record(event::Uuid household,
                                             std::optional<event::Uuid> visit,
                                             std::vector<std::string> const& areas) override {
    auto const* home = session_.book.household(household);
    if (home == nullptr || home->is_withdrawn()) return std::nullopt;
    LinkedRecord found{areas.front(), std::nullopt};
    if (!visit) return found;
    auto const held = home->visits.find(*visit);
    if (held == home->visits.end() || home->has_withdrawn(held->second)) return std::nullopt;
    auto const& first = held->second.first();
    found.day = day_told(first.at, first.when().ms);
    return found;
  }
  Result<std::int64_t> position() override { return session_.newest_position; }

 private:
  RecordSession const& session_;
};

/// Everything that the ports point at.
struct Held {
  explicit Held(RecordSession const& session, std::string on)
      : everybody{account_of(*session.owner)}, model(session), today(std::move(on)) {
    for (auto const& one : session.codebook.codes) {
      wire::CodeName name{one.code, one.title.mn, one.title.kk, one.title.en};
      if (one.set == outreach::CodeSet::finding)
        names.findings.push_back(std::move(name));
      else if (one.set == outreach::CodeSet::asked)
        names.questions.push_back(std::move(name));
    }
  }

  std::vector<Account> everybody;
  wire::CountedNames names;
  HeldReflection model;
  std::string today;

  Account const& account() const { return everybody.front(); }
  LessonPorts ports() {
    return {everybody, everybody, everybody.front().areas, names, model, today, {}};
  }
};

Result<Held> held(RecordSession const& session, std::string const& on) {
  if (auto const day = parse_date(on); !day) return std::unexpected(day.error());
  return Held(session, on);
}

/// What came of a decision is all that is written on a phone.
void note_unsafe(wire::MeetingPage& page, RecordSession const& session) {
  for (auto const& decision : page.decisions)
    for (auto const& came : decision.followed)
      if (came.by.author == session.owner->user && !session.outbox.is_safe(came.by.event))
        page.unsafe.push_back(came.by.event);
}

}  // namespace

Result<wire::LessonsDesk> held_lessons(RecordSession& session,
                                       wire::LessonsRequest const& request) {
  auto here = held(session, request.on);
  if (!here) return std::unexpected(here.error());
  return lessons_desk(here->account(), "", here->ports());
}

Result<wire::MeetingPage> held_meeting(RecordSession& session,
                                       wire::MeetingRequest const& request) {
  auto here = held(session, request.on);
  if (!here) return std::unexpected(here.error());
  auto page = meeting_page(here->account(), request.meeting, here->ports());
  if (page) note_unsafe(*page, session);
  return page;
}

}  // namespace otor::app
