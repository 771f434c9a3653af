// SPDX-License-Identifier: Apache-2.0
#include "outreach/household.h"

namespace otor::outreach {
namespace {

// The one with the least id stands: unlike the time, an id never changes when a receipt arrives.
template <class Kind>
void keep_least(std::optional<Entry<Kind>>& mine, std::optional<Entry<Kind>> const& other) {
  if (other && (!mine || other->origin->id < mine->origin->id)) mine = other;
}

template <class T>
void append(std::vector<T>& mine, std::vector<T> const& others) {
  mine.insert(mine.end(), others.begin(), others.end());
}

}  // namespace

std::vector<OriginRef> Camp::heads() const {
  std::vector<OriginRef> heads;
  for (auto const& field : fields) put_heads(heads, field);
  tidy_up(heads);
  return heads;
}

void Camp::unite(Camp const& other) {
  for (std::size_t at = 0; at < fields.size(); ++at) fields[at].unite(other.fields[at]);
}

void Promise::unite(Promise const& other) {
  keep_least(made, other.made);
  append(kept, other.kept);
}

void NextStep::unite(NextStep const& other) {
  keep_least(agreed, other.agreed);
  append(done, other.done);
}

void Referral::unite(Referral const& other) {
  keep_least(made, other.made);
  append(closed, other.closed);
}

bool Consent::holds() const {
  return !state.heads().empty() && std::ranges::all_of(state.heads(), [](event::Write const& head) {
    return std::get<std::string>(head.value) == "given";
  });
}

Consent::Told const* Consent::shown() const {
  auto const* head = state.shown();
  if (head == nullptr) return nullptr;
  auto const found = std::ranges::find(told, head->origin, &Told::origin);
  return found == told.end() ? nullptr : &*found;
}

void Consent::unite(Consent const& other) {
  state.unite(other.state);
  append(told, other.told);
}

bool Household::differs() const {
  return consent.state.differs() || std::ranges::any_of(fields, &Register::differs) ||
         std::ranges::any_of(visits, [](auto const& row) { return row.second.differs(); }) ||
         std::ranges::any_of(camps, [](auto const& row) {
           return std::ranges::any_of(row.second.fields, &Register::differs);
         });
}

std::string_view Household::first_area() const {
  return origins.empty() ? std::string_view{} : std::string_view(earliest(origins).area);
}

std::string_view Household::area() const {
  auto const moved = text(HouseholdField::area);
  return moved.empty() ? first_area() : moved;
}

std::vector<OriginRef> Household::heads() const {
  std::vector<OriginRef> heads;
  for (auto const& field : fields) put_heads(heads, field);
  for (auto const& [id, camp] : camps) {
    for (auto const& field : camp.fields) put_heads(heads, field);
  }
  for (auto const& [id, visit] : visits) append(heads, visit.origins);
  tidy_up(heads);
  return heads;
}

bool Household::is_withdrawn() const { return !withdrawn.empty() && hides(withdrawn, id, heads()); }

std::vector<Visit const*> Household::held_visits() const {
  std::vector<Visit const*> held;
  held.reserve(visits.size());
  for (auto const& [id, visit] : visits) {
    if (!has_withdrawn(visit)) held.push_back(&visit);
  }
  std::ranges::sort(held, [](auto const* one, auto const* other) {
    return event::earlier(other->first(), one->first());
  });
  return held;
}

std::int64_t Household::handbooks_given(Visit const& visit) const {
  std::int64_t count = 0;
  for (auto const* entry : told<event::HandbookGiven>(visit)) count += entry->fact.count;
  return count;
}

std::optional<event::Stage> Household::stage(Visit const& visit) const {
  std::optional<event::Stage> stage;
  for (auto const* closing : told<event::VisitClosed>(visit)) {
    if (closing->fact.stage) stage = closing->fact.stage;
  }
  return stage;
}

Entry<event::VisitClosed> const* Household::last_stage() const {
  Entry<event::VisitClosed> const* latest = nullptr;
  for (auto const& [id, visit] : visits) {
    if (has_withdrawn(visit)) continue;
    for (auto const& closing : visit.all<event::VisitClosed>()) {
      if (!closing.fact.stage || has_withdrawn(closing.origin)) continue;
      if (latest == nullptr || event::earlier(*latest->origin, *closing.origin)) latest = &closing;
    }
  }
  return latest;
}

std::optional<event::Stage> Household::stage() const {
  auto const* latest = last_stage();
  return latest == nullptr ? std::nullopt : latest->fact.stage;
}

Visit const* Household::last_visit() const {
  Visit const* last = nullptr;
  for (auto const& [id, visit] : visits) {
    if (has_withdrawn(visit)) continue;
    if (last == nullptr || event::earlier(last->first(), visit.first())) last = &visit;
  }
  return last;
}

Entry<event::QuestionAnswered> const* Household::answer_to(Uuid question) const {
  Entry<event::QuestionAnswered> const* first = nullptr;
  for (auto const& answer : answers) {
    if (answer.fact.question != question || has_withdrawn(answer.origin)) continue;
    if (first == nullptr || event::earlier(*answer.origin, *first->origin)) first = &answer;
  }
  return first;
}

Promise const* Household::promise_to_answer(Uuid question) const {
  Promise const* nearest = nullptr;
  for (auto const& [id, promise] : promises) {
    if (!stands(promise.made) || promise.made->fact.question != question) continue;
    if (nearest == nullptr || promise.made->fact.by < nearest->made->fact.by) nearest = &promise;
  }
  return nearest;
}

bool Household::is_kept(Promise const& promise) const {
  if (!promise.kept.empty()) return true;
  auto const& question = promise.made ? promise.made->fact.question : std::nullopt;
  return question && answer_to(*question) != nullptr;
}

void Household::unite(Household const& other) {
  for (std::size_t at = 0; at < fields.size(); ++at) fields[at].unite(other.fields[at]);
  outreach::unite(camps, other.camps);
  outreach::unite(visits, other.visits);
  outreach::unite(promises, other.promises);
  outreach::unite(steps, other.steps);
  outreach::unite(referrals, other.referrals);
  consent.unite(other.consent);
  outreach::unite(consents, other.consents);
  append(answers, other.answers);
  append(requests, other.requests);
  append(tasks.closed, other.tasks.closed);
  append(tasks.put_off, other.tasks.put_off);
  outreach::unite(withdrawn, other.withdrawn);
  reasons.insert(other.reasons.begin(), other.reasons.end());
  people.insert(other.people.begin(), other.people.end());
  append(origins, other.origins);
}

event::Season season_of(Month month) {
  using enum event::Season;
  constexpr event::Season seasons[] = {winter, winter, winter, spring, spring, summer,
                                       summer, summer, autumn, autumn, winter, winter};
  return seasons[month.month_of_year() - 1];
}

namespace {

// How well a camp fits the day: the greater the better; then the later stay, then the greater id.
struct Fit {
  int rank = 0;
  std::string_view from;
  Uuid id;
  auto operator<=>(Fit const&) const = default;
};

Fit fit_of(Camp const& camp, Date day, std::string_view season) {
  auto const from = parse_date(camp.text(CampField::from));
  auto const to = parse_date(camp.text(CampField::to));
  bool const began = from && *from <= day;
  bool const ended = to && *to <= day;
  bool const fresh = to || (began && day.month - from->month <= open_stay_months);
  Fit fit{1, camp.text(CampField::from), camp.id};
  if (began && !ended && fresh) return fit.rank = 3, fit;
  if (camp.text(CampField::season) == season) fit.rank = 2;
  return fit;
}

}  // namespace

CampNow camp_on(Household const& household, Date day) {
  auto const season = boost::describe::enum_to_string(season_of(day.month), "");
  CampNow now;
  Fit best;
  for (auto const& [id, camp] : household.camps) {
    if (household.has_withdrawn(camp)) continue;
    auto const fit = fit_of(camp, day, season);
    if (fit.from > text_of(day) || !(best < fit)) continue;  // not yet come to
    best = fit;
    now = {&camp, fit.rank == 3};
  }
  return now;
}

}  // namespace otor::outreach
