// SPDX-License-Identifier: Apache-2.0
// Orders about what a department learned, as the events they come to.
#include <algorithm>

#include "app/lessons.h"
#include "app/order_problem.h"
#include "base/month.h"

namespace otor::app {
namespace {

using event::EvidenceKind;
using event::Uuid;
using reflection::Meeting;
using wire::LessonOrderKind;

constexpr std::size_t most_of_a_kind = 200, most_evidence = 20, longest_words = 4'000,
                      longest_title = 200, most_days = 60, most_people = 500;

Result<std::string> words(std::optional<std::string> const& told, char const* key,
                          std::size_t longest = longest_words) {
  if (!told || blank(*told)) return missing(key);
  if (told->size() > longest)
    return bad(std::string(key) + ": " + std::to_string(longest) + " bytes at most.");
  return *told;
}

/// Nothing where nothing was said.
Result<std::optional<std::string>> more_words(std::optional<std::string> const& told,
                                              char const* key) {
  if (!told || blank(*told)) return std::nullopt;
  auto text = words(told, key);
  if (!text) return std::unexpected(text.error());
  return std::optional(std::move(*text));
}

Result<std::string> day(std::optional<std::string> const& told, char const* key) {
  if (!told || told->empty()) return missing(key);
  if (!parse_date(*told))
    return problem(ProblemKind::bad_month, std::string(key) + ": a day is expected.");
  return *told;
}

template <class Told>
void add_events(std::vector<Uuid>& known, reflection::Thing<Told> const& thing) {
  for (auto const& one : thing.now) known.push_back(one.event);
  for (auto const& one : thing.before) known.push_back(one.event);
  for (auto const& one : thing.withdrawn) known.push_back(one.event);
}

class Order {
 public:
  Order(wire::LessonOrder const& order, Account const& account, LessonPorts const& ports)
      : order_(order), account_(account), ports_(ports),
        id_(event::uuid_v7(0, text_of(order.key), "entry")) {}

  Result<LessonEvents> events() {
    made_.meeting = order_.meeting.value_or(event::uuid_v7(0, text_of(order_.key), "meeting"));
    auto found = meeting_of(account_, made_.meeting, ports_);
    bool const there = found.has_value();
    if (!there && (order_.meeting || found.error().kind != ProblemKind::not_found))
      return std::unexpected(found.error());
    if (there) {
      if (std::ranges::find(found->facts, id_, &reflection::Fact::event) != found->facts.end())
        return std::move(made_);  // the same order, sent again
      meeting_ = std::move(found->meeting);
      area_ = meeting_.area;
    } else if (order_.what != LessonOrderKind::meeting) {
      return missing("meeting");
    } else if (auto area = new_area(); !area) {
      return std::unexpected(area.error());
    }
    if (!may(account_, Verb::write, Matter::lessons, area_))
      return problem(ProblemKind::not_allowed, "This account notes nothing for this department.");
    if (auto done = carry_out(); !done) return std::unexpected(done.error());
    return std::move(made_);
  }

 private:
  Result<void> new_area() {
    auto const mine = departments_for(account_, ports_.soums);
    if (!order_.area && mine.size() != 1) return missing("area");
    area_ = order_.area.value_or(mine.empty() ? "" : mine.front());
    if (std::ranges::find(mine, area_) == mine.end())
      return problem(ProblemKind::not_found, "area: there is no such department among yours.");
    return {};
  }

  Result<void> carry_out() {
    switch (order_.what) {
      case LessonOrderKind::meeting: return meeting();
      case LessonOrderKind::point: return point();
      case LessonOrderKind::decision: return decision();
      case LessonOrderKind::follow: return follow();
      case LessonOrderKind::link: return link();
      case LessonOrderKind::withdraw: return withdraw();
    }
    return bad("what: no such order.");
  }

  template <class Body>
  Result<void> add(char const* kind, Body const& body, std::vector<Uuid> const& known,
                   std::string const& area) {
    auto over = order_.over.value_or(std::vector<Uuid>{});
    std::ranges::sort(over);
    over.erase(std::ranges::unique(over).begin(), over.end());
    if (!known.empty() && over.empty()) return missing("over");
    for (auto const id : over)
      if (std::ranges::find(known, id) == known.end())
        return bad("over: " + text_of(id) + " is no entry of this.");
    made_.events.push_back(
        {kind, area, made_.meeting, wire::text_of_message(body), std::move(over), id_});
    return {};
  }

  bool works_here(std::string const& user, bool trainers_too) const {
    auto const account = std::ranges::find(ports_.working, user, &Account::user);
    if (account == ports_.working.end()) return false;
    if (account->role == Role::trainer) return trainers_too;
    return (account->role == Role::officer || account->role == Role::head) &&
           may(*account, Verb::see, Matter::lessons, area_);
  }

  /// Whoever was told of before may have left since.
  bool was_told(std::string const& user) const {
    auto const holds = [&](auto const& entry) {
      return std::ranges::find(entry.said.people, user) != entry.said.people.end();
    };
    return std::ranges::any_of(meeting_.told.now, holds);
  }

  Result<void> meeting() {
    event::MeetingTold body;
    auto title = words(order_.title, "title", longest_title);
    if (!title) return std::unexpected(title.error());
    body.title = std::move(*title);
    if (!order_.days || order_.days->empty()) return missing("days");
    if (order_.days->size() > most_days) return bad("days: 60 at most.");
    for (auto const& one : *order_.days) {
      auto told = day(one, "days");
      if (!told) return std::unexpected(told.error());
      body.days.push_back(std::move(*told));
    }
    std::ranges::sort(body.days);
    body.days.erase(std::ranges::unique(body.days).begin(), body.days.end());
    auto place = more_words(order_.place, "place");
    auto others = more_words(order_.others, "others");
    if (!place || !others) return std::unexpected(place ? others.error() : place.error());
    body.place = std::move(*place);
    body.others = std::move(*others);
    body.people = order_.people.value_or(std::vector<std::string>{});
    if (body.people.size() > most_people) return bad("people: 500 at most.");
    std::ranges::sort(body.people);
    body.people.erase(std::ranges::unique(body.people).begin(), body.people.end());
    for (auto const& user : body.people)
      if (!works_here(user, true) && !was_told(user))
        return problem(ProblemKind::not_found, "people: there is no " + user + ".");
    std::vector<Uuid> known;
    add_events(known, meeting_.told);
    return add("meeting_told", body, known, area_);
  }

  Result<event::Evidence> counted(event::Evidence const& asked) const {
    auto const position = ports_.model.position();
    if (!position) return std::unexpected(position.error());
    event::Evidence made;
    made.what = asked.what;
    made.code = asked.code;
    made.area = asked.area.value_or(area_);
    made.position = *position;
    if (!made.area->starts_with(area_)) return bad("area: it is not of this department.");
    auto const figure = asked.what == EvidenceKind::coverage ? coverage(made) : visits(asked, made);
    if (!figure) return std::unexpected(figure.error());
    made.count = figure->count;
    made.of = figure->of;
    made.as_of = figure->as_of.value_or(ports_.today);
    if (figure->count < least_told || figure->of.value_or(least_told) < least_told)
      return bad("evidence: fewer than five; link the visits themselves.");
    return made;
  }

  Result<Counted> coverage(event::Evidence& made) const {
    if (!made.code) return missing("evidence.code");
    auto const figure = ports_.coverage(*made.code, *made.area);
    if (!figure) return std::unexpected(figure.error());
    if (!*figure) return problem(ProblemKind::not_found, "evidence: no figure is known there.");
    made.address = "#/desk/coverage/" + *made.code + "/" + *made.area;
    return **figure;
  }

  Result<Counted> visits(event::Evidence const& asked, event::Evidence& made) const {
    bool const coded = asked.what != EvidenceKind::visits;
    if (coded && !made.code) return missing("evidence.code");
    if (!coded) made.code.reset();
    for (auto const& [told, kept, key] : {std::tuple(&asked.from, &made.from, "evidence.from"),
                                          std::tuple(&asked.to, &made.to, "evidence.to")}) {
      auto one = day(*told, key);
      if (!one) return std::unexpected(one.error());
      *kept = std::move(*one);
    }
    if (*made.to < *made.from) return bad("evidence.to: no day before from is expected.");
    auto const soums = soums_in(*made.area);
    if (soums.empty()) return problem(ProblemKind::not_found, "area: there is no such soum.");
    auto const all =
        ports_.model.visits_with(EvidenceKind::visits, "", soums, *made.from, *made.to);
    if (!all) return std::unexpected(all.error());
    made.address = "#/desk?area=" + *made.area + "&from=" + *made.from + "&to=" + *made.to;
    if (!coded) return Counted{*all, {}, {}};
    *made.address += (asked.what == EvidenceKind::finding ? "&finding=" : "&asked=") + *made.code;
    auto const with = ports_.model.visits_with(asked.what, *made.code, soums, *made.from, *made.to);
    if (!with) return std::unexpected(with.error());
    return Counted{*with, *all, {}};
  }

  std::vector<std::string> soums_in(std::string const& area) const {
    auto soums = areas_for(account_, Verb::see, Matter::record, ports_.soums);
    std::erase_if(soums, [&](std::string const& soum) { return !soum.starts_with(area); });
    return soums;
  }

  Result<event::Evidence> evidence(event::Evidence const& asked) const {
    if (asked.what != EvidenceKind::page) return counted(asked);
    auto const position = ports_.model.position();
    if (!position) return std::unexpected(position.error());
    auto says = words(asked.says, "evidence.says", longest_title);
    if (!says) return std::unexpected(says.error());
    if (!asked.address || !asked.address->starts_with("#/desk"))
      return bad("evidence.address: a page of the desk is expected.");
    event::Evidence made;
    made.what = EvidenceKind::page;
    made.address = asked.address;
    made.position = *position;
    made.as_of = ports_.today;
    made.says = std::move(*says);
    return made;
  }

  /// What the entries that are replaced rest on, but for what is left out.
  Result<std::vector<event::Evidence>> kept(
      reflection::Thing<event::PointTold> const& point) const {
    std::vector<event::Evidence> all;
    for (auto const id : order_.over.value_or(std::vector<Uuid>{})) {
      for (auto const* list : {&point.now, &point.before})
        for (auto const& entry : *list)
          if (entry.event == id)
            all.insert(all.end(), entry.said.evidence.begin(), entry.said.evidence.end());
    }
    auto out = order_.out.value_or(std::vector<std::int64_t>{});
    std::ranges::sort(out, std::greater<>());
    out.erase(std::ranges::unique(out).begin(), out.end());
    for (auto const at : out) {
      if (at < 0 || at >= std::ssize(all)) return bad("out: there is no evidence of this number.");
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return all;
  }

  Result<void> point() {
    event::PointTold body;
    auto text = words(order_.text, "text");
    if (!text) return std::unexpected(text.error());
    if (!order_.kind) return missing("kind");
    body.text = std::move(*text);
    body.what = *order_.kind;
    body.point = order_.point.value_or(event::uuid_v7(0, text_of(order_.key), "point"));
    std::vector<Uuid> known;
    if (order_.point) {
      auto const* held = meeting_.point(body.point);
      if (held == nullptr) return problem(ProblemKind::not_found, "point: there is none such.");
      add_events(known, *held);
      auto stays = kept(*held);
      if (!stays) return std::unexpected(stays.error());
      body.evidence = std::move(*stays);
    } else if (meeting_.points.size() >= most_of_a_kind) {
      return bad("text: a meeting has at most 200 points.");
    }
    for (auto const& asked : order_.evidence.value_or(std::vector<event::Evidence>{})) {
      auto made = evidence(asked);
      if (!made) return std::unexpected(made.error());
      body.evidence.push_back(std::move(*made));
    }
    if (body.evidence.size() > most_evidence) return bad("evidence: 20 at most.");
    return add("point_told", body, known, area_);
  }

  Result<void> decision() {
    event::DecisionTold body;
    auto text = words(order_.text, "text");
    if (!text) return std::unexpected(text.error());
    body.text = std::move(*text);
    if (!order_.owner || order_.owner->empty()) return missing("owner");
    body.owner = *order_.owner;
    auto due = day(order_.due, "due");
    if (!due) return std::unexpected(due.error());
    body.due = std::move(*due);
    body.point = order_.point;
    if (body.point && meeting_.point(*body.point) == nullptr)
      return problem(ProblemKind::not_found, "point: there is none such.");
    body.decision = order_.decision.value_or(event::uuid_v7(0, text_of(order_.key), "decision"));
    std::vector<Uuid> known;
    std::string before;
    if (order_.decision) {
      auto const* held = meeting_.decision(body.decision);
      if (held == nullptr) return problem(ProblemKind::not_found, "decision: there is none such.");
      add_events(known, held->told);
      if (held->told.stands()) before = held->told.now.front().said.owner;
    } else if (meeting_.decisions.size() >= most_of_a_kind) {
      return bad("text: a meeting has at most 200 decisions.");
    }
    if (body.owner != before && !works_here(body.owner, false))
      return problem(ProblemKind::not_found, "owner: there is no " + body.owner + ".");
    return add("decision_told", body, known, area_);
  }

  Result<void> follow() {
    if (!order_.decision) return missing("decision");
    auto const* held = meeting_.decision(*order_.decision);
    if (held == nullptr || !held->told.stands())
      return problem(ProblemKind::not_found, "decision: there is none such.");
    if (!order_.state) return missing("state");
    event::DecisionFollowed body{*order_.decision, *order_.state, {}, {}};
    auto on = day(order_.on, "on");
    if (!on) return std::unexpected(on.error());
    if (*on > ports_.today) return bad("on: that day has not come.");
    body.on = std::move(*on);
    auto note = more_words(order_.note, "note");
    if (!note) return std::unexpected(note.error());
    body.note = std::move(*note);
    if (body.state != event::Progress::done && !body.note) return missing("note");
    std::vector<Uuid> known;
    for (auto const& one : held->followed) known.push_back(one.event);
    return add("decision_followed", body, known, area_);
  }

  Result<void> link() {
    if (!order_.point) return missing("point");
    if (!order_.household) return missing("household");
    auto const* held = meeting_.point(*order_.point);
    if (held == nullptr || !held->stands())
      return problem(ProblemKind::not_found, "point: there is none such.");
    auto const record = ports_.model.record(*order_.household, order_.visit, soums_in(area_));
    if (!record) return std::unexpected(record.error());
    if (!*record) return problem(ProblemKind::not_found, "visit: your soums know none such.");
    event::RecordLinked const body{event::uuid_v7(0, text_of(order_.key), "link"), *order_.point,
                                   *order_.household, order_.visit};
    return add("record_linked", body, {}, (*record)->area);
  }

  Result<void> withdraw() {
    if (!order_.entry) return missing("entry");
    auto why = words(order_.why, "why");
    if (!why) return std::unexpected(why.error());
    event::ReflectionWithdrawn const body{*order_.entry, std::move(*why)};
    std::vector<Uuid> known;
    auto area = area_;
    if (auto const* point = meeting_.point(body.entry)) {
      add_events(known, *point);
    } else if (auto const* decision = meeting_.decision(body.entry)) {
      add_events(known, decision->told);
    } else if (auto const link = meeting_.link_areas.find(body.entry);
               link != meeting_.link_areas.end()) {
      area = link->second;
      for (auto const& one : meeting_.links)
        if (one.id == body.entry) add_events(known, one);
    } else {
      return problem(ProblemKind::not_found, "entry: there is none such.");
    }
    return add("reflection_withdrawn", body, known, area);
  }

  wire::LessonOrder const& order_;
  Account const& account_;
  LessonPorts const& ports_;
  Uuid id_;
  Meeting meeting_;
  std::string area_;
  LessonEvents made_;
};

}  // namespace

Result<LessonEvents> events_of(wire::LessonOrder const& order, Account const& account,
                               LessonPorts const& ports) {
  return Order(order, account, ports).events();
}

}  // namespace otor::app
