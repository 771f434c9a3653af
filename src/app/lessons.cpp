// SPDX-License-Identifier: Apache-2.0
#include "app/lessons.h"

#include <algorithm>

#include "app/account_name.h"
#include "app/act.h"

namespace otor::app {
namespace {

using event::EvidenceKind;
using event::Progress;
using reflection::Decision;
using reflection::Meeting;

constexpr std::size_t aimag_digits = 3;

/// Whoever counts sees no records: no links to them, no small figures.
bool counts_only(Account const& account) {
  return !may_anywhere(account, Verb::see, Matter::lessons);
}

std::string name_of(std::string const& user, LessonPorts const& ports) {
  return account_name(ports.everybody, user);
}

/// A soum that the account may read what is linked in, or a department.
std::vector<std::string> streams_for(Account const& account, std::string const& department,
                                     LessonPorts const& ports) {
  std::vector<std::string> streams{department};
  for (auto const& soum : areas_for(account, Verb::see, Matter::record, ports.soums))
    if (soum.starts_with(department)) streams.push_back(soum);
  return streams;
}

Result<std::vector<reflection::Fact>> facts_for(Account const& account,
                                                std::vector<std::string> const& departments,
                                                LessonPorts const& ports) {
  std::vector<std::string> streams;
  for (auto const& department : departments)
    for (auto& stream : streams_for(account, department, ports))
      streams.push_back(std::move(stream));
  return ports.model.facts(streams);
}

bool made_up(Meeting const& meeting, LessonPorts const& ports) {
  auto const author =
      std::ranges::find(ports.everybody, meeting.told.now.back().author, &Account::user);
  return author != ports.everybody.end() && author->made_up;
}

template <class Told>
bool torn(reflection::Thing<Told> const& thing) {
  return thing.now.size() > 1 || (thing.stands() && !thing.withdrawn.empty());
}

void count_decisions(wire::MeetingRow& row, Meeting const& meeting, std::string const& today) {
  for (auto const& decision : meeting.decisions) {
    if (!decision.told.stands()) continue;
    row.disputed = row.disputed || torn(decision.told) || decision.disputed();
    row.open += decision.state() == Progress::open;
    row.overdue += decision.overdue(today);
    row.done += decision.state() == Progress::done;
    row.dropped += decision.state() == Progress::dropped;
  }
}

wire::MeetingRow row_of(Meeting const& meeting, LessonPorts const& ports) {
  auto const& plan = meeting.plan();
  wire::MeetingRow row;
  row.meeting = meeting.id;
  row.area = meeting.area;
  row.title = plan.title;
  row.days = plan.days;
  row.place = plan.place;
  row.people = std::ssize(plan.people);
  row.made_up = made_up(meeting, ports);
  row.disputed = torn(meeting.told);
  for (auto const& point : meeting.points) {
    if (!point.stands()) continue;
    row.disputed = row.disputed || torn(point);
    auto const what = point.now.front().said.what;
    row.worked += what == event::PointKind::worked;
    row.failed += what == event::PointKind::failed;
    row.ideas += what == event::PointKind::idea;
  }
  count_decisions(row, meeting, ports.today);
  return row;
}

void add_open(std::vector<wire::OpenDecision>& rows, Meeting const& meeting, Account const& account,
              LessonPorts const& ports) {
  for (auto const& decision : meeting.decisions) {
    if (!decision.told.stands() || decision.state() != Progress::open) continue;
    auto const& said = decision.told.now.front().said;
    rows.push_back({meeting.id, decision.told.id, meeting.area, meeting.plan().title, said.text,
                    said.owner, name_of(said.owner, ports), said.due, decision.overdue(ports.today),
                    said.owner == account.user});
  }
}

/// Heads and officers of a department, and trainers, who come from anywhere.
std::vector<wire::LessonPerson> people_of(std::vector<std::string> const& departments,
                                          LessonPorts const& ports) {
  std::vector<wire::LessonPerson> people;
  for (auto const& account : ports.working) {
    auto const area = account.areas.empty() ? std::string() : account.areas.front();
    bool const here =
        std::ranges::find(departments, area.substr(0, aimag_digits)) != departments.end();
    bool const works = account.role == Role::officer || account.role == Role::head;
    if ((works && here) || account.role == Role::trainer)
      people.push_back({account.user, account.name, area});
  }
  return people;
}

class MeetingTeller {
 public:
  MeetingTeller(Account const& account, FoundMeeting const& found, LessonPorts const& ports)
      : account_(account), meeting_(found.meeting), ports_(ports) {}

  Result<wire::MeetingPage> made() {
    wire::MeetingPage page;
    page.today = ports_.today;
    page.may_write = may(account_, Verb::write, Matter::lessons, meeting_.area);
    page.made_up = made_up(meeting_, ports_);
    page.meeting = meeting_.id;
    page.area = meeting_.area;
    for (auto const& one : meeting_.told.now) page.now.push_back(version(one));
    for (auto const& one : meeting_.told.before) page.before.push_back(version(one));
    for (auto const& point : meeting_.points) {
      auto told = point_page(point);
      if (!told) return std::unexpected(told.error());
      page.points.push_back(std::move(*told));
    }
    for (auto const& decision : meeting_.decisions)
      page.decisions.push_back(decision_page(decision));
    if (page.may_write) page.people = people_of({meeting_.area}, ports_);
    page.names = ports_.names;
    return page;
  }

 private:
  template <class Told>
  wire::EntryBy by(reflection::Entry<Told> const& entry) const {
    return {entry.event, entry.author, name_of(entry.author, ports_), day_of(entry.ms)};
  }

  template <class Told>
  std::vector<wire::Withdrawn> withdrawn(reflection::Thing<Told> const& thing) const {
    std::vector<wire::Withdrawn> rows;
    for (auto const& one : thing.withdrawn) rows.push_back({by(one), one.said.why});
    return rows;
  }

  wire::MeetingVersion version(reflection::Entry<event::MeetingTold> const& entry) const {
    wire::MeetingVersion version{by(entry), entry.said, {}};
    for (auto const& user : entry.said.people) version.names.push_back(name_of(user, ports_));
    return version;
  }

  /// What the desk counted in fives for whoever counts only; what somebody typed from a page may
  /// name anybody.
  wire::EvidenceTold told(event::Evidence evidence) const {
    if (!counts_only(account_)) return {std::move(evidence), false};
    bool const typed = evidence.what == EvidenceKind::page;
    bool const of_soum = evidence.what == EvidenceKind::coverage && evidence.area &&
                         !event::is_department(*evidence.area);
    bool const small = evidence.count.value_or(least_told) < least_told ||
                       evidence.of.value_or(least_told) < least_told;
    if (typed || of_soum || small) {
      event::Evidence bare;
      bare.what = evidence.what;
      bare.code = evidence.code;
      return {std::move(bare), true};
    }
    if (evidence.what != EvidenceKind::coverage && evidence.count)
      *evidence.count -= *evidence.count % least_told;
    evidence.says.reset();
    return {std::move(evidence), false};
  }

  wire::PointVersion version(reflection::Entry<event::PointTold> const& entry) const {
    wire::PointVersion version{by(entry), entry.said.what, entry.said.text, {}};
    for (auto const& one : entry.said.evidence) version.evidence.push_back(told(one));
    return version;
  }

  Result<wire::PointPage> point_page(reflection::Thing<event::PointTold> const& point) const {
    wire::PointPage page;
    page.point = point.id;
    for (auto const& one : point.now) page.now.push_back(version(one));
    for (auto const& one : point.before) page.before.push_back(version(one));
    page.withdrawn = withdrawn(point);
    for (auto const& link : meeting_.links) {
      if (!link.stands() || link.now.front().said.point != point.id) continue;
      auto const& said = link.now.front().said;
      auto const& area = meeting_.link_areas.at(link.id);
      auto const record = ports_.model.record(said.household, said.visit, {area});
      if (!record) return std::unexpected(record.error());
      // What the soum does not know is shown to nobody: it may have been typed into a line.
      if (!*record) continue;
      page.links.push_back(
          {by(link.now.front()), link.id, said.household, said.visit, area, (*record)->day});
    }
    return page;
  }

  wire::DecisionVersion version(reflection::Entry<event::DecisionTold> const& entry) const {
    auto const& said = entry.said;
    return {by(entry), said.text, said.owner, name_of(said.owner, ports_), said.due, said.point};
  }

  wire::DecisionPage decision_page(Decision const& decision) const {
    wire::DecisionPage page;
    page.decision = decision.told.id;
    for (auto const& one : decision.told.now) page.now.push_back(version(one));
    for (auto const& one : decision.told.before) page.before.push_back(version(one));
    page.withdrawn = withdrawn(decision.told);
    for (auto const& one : decision.followed)
      page.followed.push_back({by(one), one.said.state, one.said.on, one.said.note});
    for (auto const& one : decision.states) page.states.push_back(one.event);
    page.state = decision.state();
    page.disputed = decision.disputed();
    page.overdue = decision.overdue(ports_.today);
    page.mine = decision.told.stands() && decision.told.now.front().said.owner == account_.user;
    return page;
  }

  Account const& account_;
  Meeting const& meeting_;
  LessonPorts const& ports_;
};

}  // namespace

std::vector<std::string> departments_for(Account const& account,
                                         std::vector<std::string> const& soums) {
  if (!may_anywhere(account, Verb::count, Matter::totals)) return departments_of(account, soums);
  std::vector<std::string> departments;
  for (auto const& soum : soums) {
    auto const department = soum.substr(0, aimag_digits);
    if (std::ranges::find(departments, department) == departments.end())
      departments.push_back(department);
  }
  return departments;
}

Result<wire::LessonsDesk> lessons_desk(Account const& account, std::string const& area,
                                       LessonPorts const& ports) {
  wire::LessonsDesk desk;
  desk.today = ports.today;
  desk.areas = departments_for(account, ports.soums);
  auto shown = desk.areas;
  if (!area.empty()) {
    if (std::ranges::find(shown, area) == shown.end())
      return problem(ProblemKind::not_found, "area: there is no such department among yours.");
    shown = {area};
  }
  auto facts = facts_for(account, shown, ports);
  if (!facts) return std::unexpected(facts.error());
  for (auto const& meeting : reflection::meetings_of(std::move(*facts))) {
    desk.meetings.push_back(row_of(meeting, ports));
    add_open(desk.decisions, meeting, account, ports);
  }
  std::ranges::sort(desk.decisions, {}, [](wire::OpenDecision const& one) {
    return std::tuple(!one.mine, !one.overdue, one.due, one.decision);
  });
  desk.may_write = std::ranges::any_of(desk.areas, [&](std::string const& department) {
    return may(account, Verb::write, Matter::lessons, department);
  });
  if (desk.may_write) desk.people = people_of(desk.areas, ports);
  return desk;
}

Result<FoundMeeting> meeting_of(Account const& account, event::Uuid wanted,
                                LessonPorts const& ports) {
  auto facts = facts_for(account, departments_for(account, ports.soums), ports);
  if (!facts) return std::unexpected(facts.error());
  std::erase_if(*facts, [&](reflection::Fact const& fact) { return fact.meeting != wanted; });
  auto meetings = reflection::meetings_of(*facts);
  if (meetings.empty()) return problem(ProblemKind::not_found, "There is no such meeting.");
  return FoundMeeting{std::move(meetings.front()), std::move(*facts)};
}

Result<wire::MeetingPage> meeting_page(Account const& account, event::Uuid meeting,
                                       LessonPorts const& ports) {
  auto const found = meeting_of(account, meeting, ports);
  if (!found) return std::unexpected(found.error());
  return MeetingTeller(account, *found, ports).made();
}

}  // namespace otor::app
