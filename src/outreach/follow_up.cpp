// SPDX-License-Identifier: Apache-2.0
#include "outreach/follow_up.h"

#include <tuple>

#include "outreach/objection.h"

namespace otor::outreach {
namespace {

Date plus_days(Date day, std::int64_t days) { return date_of_day(day_number(day) + days); }
Date plus_months(Date day, std::int64_t months) {
  return {day.month + static_cast<std::int32_t>(months), 1};
}

// Who would do it: the one a fact names, where that still holds.
struct Owner {
  std::string account;
  OriginRef said = nullptr;  // the fact; it holds while the household is where it was said
};

// One household under one rule.
class Rules {
 public:
  Rules(Book const& book, Household const& home, Date today, Staff const& staff, Followed& out)
      : book_(book), home_(home), today_(today), staff_(staff), out_(out) {}

  void apply(Rule const& rule) {
    rule_ = &rule;
    switch (rule.when) {
      case Trigger::promise_due: return promise_due();
      case Trigger::step_due: return step_due();
      case Trigger::answer_owed: return answer_owed();
      case Trigger::ready_at_income: return ready_at_income();
      case Trigger::first_payment: return first_payment();
      case Trigger::payment_gap: return payment_gap();
      case Trigger::contract_ends: return contract_ends();
      case Trigger::pension_near: return pension_near();
      case Trigger::child_born: return child_born();
      case Trigger::shock: return shock();
      case Trigger::moved_in: return moved_in();
      case Trigger::otor_away: return otor_away();
      case Trigger::hand_over: return hand_over();
      case Trigger::not_found: return not_found();
      case Trigger::referral_open: return referral_open();
      case Trigger::paper_requested: return paper_requested();
    }
  }

 private:
  struct Found {
    Uuid about;
    Date due;
    Owner owner;
    std::string what;
    std::vector<OriginRef> facts;
    std::optional<Uuid> person = {};
    std::string_view area = {};  // where it is not the household's own
  };

  bool works(std::string const& account) const {
    return !staff_ || std::ranges::find(*staff_, account) != staff_->end();
  }

  Owners owners_of(Owner const& wanted, std::string_view area) const {
    Owners owners;
    if (wanted.said == nullptr || wanted.said->area == area) owners.named = wanted.account;
    auto const* given = home_.field(HouseholdField::officer).shown();
    if (given == nullptr || given->origin->area != area) return owners;
    owners.given = home_.text(HouseholdField::officer);
    owners.given_since = wanted.said != nullptr && event::earlier(*wanted.said, *given->origin);
    return owners;
  }

  // The answer can change on this day though nothing is told.
  void changes_on(Date day) {
    if (day <= today_) return;
    auto const [place, fresh] = out_.again.try_emplace(home_.id, day);
    if (!fresh && day < place->second) place->second = day;
  }
  void changes_behind(Month last) { changes_on({last + 1, 1}); }

  template <class Kind>
  bool is_of_this(Entry<Kind> const& note, Uuid about) const {
    return note.fact.rule == rule_->code && note.fact.about == about &&
           !home_.has_withdrawn(note.origin);
  }

  bool was_closed(Uuid about) const {
    return std::ranges::any_of(home_.tasks.closed,
                               [&](auto const& note) { return is_of_this(note, about); });
  }

  void put(Found found) {
    Task task;
    task.set_down = was_closed(found.about);
    if (task.set_down && rule_->when != Trigger::answer_owed) return;
    for (auto const* note : in_order(home_.tasks.put_off)) {
      if (!is_of_this(*note, found.about)) continue;
      found.due = *parse_date(note->fact.until);
      ++task.put_off;
    }
    auto const area = found.area.empty() ? home_.area() : found.area;
    task.rule = rule_->code;
    task.about = found.about;
    task.household = home_.id;
    task.person = found.person;
    task.area = area;
    task.due = found.due;
    task.owners = owners_of(found.owner, area);
    task.owner = task.owners.one([&](std::string const& account) { return works(account); });
    task.what = std::move(found.what);
    task.facts = ids(found.facts);
    task.since = last_day(found.facts);
    out_.tasks.push_back(std::move(task));
  }

  Owner author(OriginRef said) const { return {said->author, said}; }
  Date after(OriginRef said) const { return plus_days(day_of(*said), rule_->days.value_or(0)); }

  bool was_visited_since(Date day) const {
    auto const* visit = home_.last_visit();
    return visit != nullptr && day_of(visit->first()) >= day;
  }

  void promise_due() {
    for (auto const& [id, promise] : home_.promises) {
      if (!home_.is_open(promise)) continue;
      auto const& [said, fact] = *promise.made;
      if (fact.question && is_owed(*fact.question)) continue;  // answer_owed tells it
      put({id, *parse_date(fact.by), author(said), fact.what, {said}});
    }
  }

  void step_due() {
    for (auto const& [id, step] : home_.steps) {
      if (!home_.is_open(step)) continue;
      auto const& [said, fact] = *step.agreed;
      Owner const owner{fact.owner.empty() ? said->author : fact.owner, said};
      put({id, *parse_date(fact.by), owner, fact.what, {said}});
    }
  }

  // Questions whose answer was promised and has not been brought.
  std::vector<Entry<event::QuestionAsked> const*> owed() const {
    std::vector<Entry<event::QuestionAsked> const*> list;
    for (auto const* visit : home_.held_visits()) {
      for (auto const* asked : home_.told<event::QuestionAsked>(*visit)) {
        if (asked->fact.state != event::Answer::promised) continue;
        auto const* promise = home_.promise_to_answer(asked->origin->id);
        bool const brought = home_.answer_to(asked->origin->id) != nullptr ||
                             (promise != nullptr && home_.is_kept(*promise));
        if (!brought) list.push_back(asked);
      }
    }
    return list;
  }

  bool is_owed(Uuid question) const {
    return std::ranges::any_of(owed(),
                               [&](auto const* asked) { return asked->origin->id == question; });
  }

  // What she typed who has objected since is told to nobody; that an answer is owed stays.
  std::string asked_in(event::QuestionAsked const& fact) const {
    if (fact.code != "other" || !fact.text) return fact.code;
    auto const* person = fact.person ? book_.person(*fact.person) : nullptr;
    bool const silent = person != nullptr && has_objected(book_, home_, *person);
    return silent ? fact.code : *fact.text;
  }

  // On the day that was promised; where none was, some days on.
  void answer_owed() {
    for (auto const* asked : owed()) {
      auto const& [said, fact] = *asked;
      auto const* promise = home_.promise_to_answer(said->id);
      put({said->id,
           promise == nullptr ? after(said) : *parse_date(promise->made->fact.by),
           author(said),
           asked_in(fact),
           {said},
           fact.person});
    }
  }

  // The first day of the next month in which the household has money; where that is not known,
  // some months on.
  Date money_day(Date said) const {
    auto const* months = home_.field(HouseholdField::money_months).shown();
    auto const* told = months == nullptr ? nullptr : std::get_if<event::Told>(&months->value);
    for (std::int32_t ahead = 1; told != nullptr && ahead <= 12; ++ahead) {
      auto const month = said.month + ahead;
      auto const number = std::to_string(month.month_of_year());
      auto const list = "," + told->text.substr(1, told->text.size() - 2) + ",";
      if (list.find("," + number + ",") != list.npos) return {month, 1};
    }
    return plus_months(said, *rule_->months);
  }

  void ready_at_income() {
    auto const* closing = home_.last_stage();
    if (closing == nullptr || closing->fact.stage != event::Stage::ready_at_income) return;
    auto const* said = closing->origin;
    put({said->id, money_day(day_of(*said)), author(said), {}, {said}});
  }

  void first_payment() {
    auto const* closing = home_.last_stage();
    if (closing == nullptr || closing->fact.stage != event::Stage::enrolling) return;
    auto const* said = closing->origin;
    put({said->id, after(said), author(said), {}, {said}});
  }

  // The greatest month behind "to" in a list of spans. The text is canonical: a quote inside a word
  // stands behind a backslash, so this cannot be found in one.
  static std::optional<Month> last_paid(event::Told const& spans) {
    constexpr std::string_view key = "\"to\":\"";
    std::optional<Month> last;
    for (auto at = spans.text.find(key); at != std::string::npos;
         at = spans.text.find(key, at + 1)) {
      auto const month = parse_month(std::string_view(spans.text).substr(at + key.size(), 7));
      if (month && (!last || *last < *month)) last = *month;
    }
    return last;
  }

  void payment_gap() {
    for (auto const* person : book_.members(home_)) {
      auto const* paid = person->field(PersonField::paid).shown();
      auto const* spans = paid == nullptr ? nullptr : std::get_if<event::Told>(&paid->value);
      auto const last = spans == nullptr ? std::nullopt : last_paid(*spans);
      if (!last) continue;
      Date const due{*last + static_cast<std::int32_t>(*rule_->months + 1), 1};
      put({paid->origin->id,
           due,
           author(paid->origin),
           text_of(*last),
           {paid->origin},
           person->id});
    }
  }

  void contract_ends() {
    for (auto const* person : book_.members(home_)) {
      auto const* told = person->field(PersonField::contract_to).shown();
      if (told == nullptr) continue;
      auto const end = parse_date(std::get<std::string>(told->value));
      if (!end) continue;
      put({told->origin->id,
           plus_days(*end, -*rule_->days),
           author(told->origin),
           text_of(*end),
           {told->origin},
           person->id});
    }
  }

  bool has_all_papers(Person const& person) const {
    return !person.documents.empty() && std::ranges::all_of(person.documents, [](auto const& row) {
      return text_in(row.second.state) == "found";
    });
  }

  void pension_near() {
    for (auto const* person : book_.members(home_)) {
      auto const* latest = last_calculation(home_, *person, Shown::opening);
      if (latest == nullptr || has_all_papers(*person)) continue;
      auto const opens = parse_month(*latest->fact.opens);
      if (!opens || today_.month - *opens > 12) continue;
      changes_behind(*opens + 12);
      put({person->id,
           {*opens - static_cast<std::int32_t>(*rule_->months), 1},
           author(latest->origin),
           text_of(*opens),
           {latest->origin},
           person->id});
    }
  }

  void child_born() {
    for (auto const* person : book_.members(home_)) {
      auto const* told = person->field(PersonField::born).shown();
      if (told == nullptr || person->text(PersonField::relation) != "child") continue;
      auto const born = parse_month(std::get<std::string>(told->value));
      if (!born || today_.month - *born > *rule_->months) continue;
      changes_on({*born, 1});
      if (*born > today_.month) continue;
      changes_behind(*born + static_cast<std::int32_t>(*rule_->months));
      put({person->id,
           after(told->origin),
           author(told->origin),
           text_of(*born),
           {told->origin},
           person->id});
    }
  }

  void days_of(Shock const& noted) {
    auto const* standing = noted.standing();
    if (standing == nullptr || standing->origin->area != home_.area()) return;
    auto const from = *parse_date(standing->fact.from);
    changes_on(from);
    changes_behind(from.month + static_cast<std::int32_t>(*rule_->months));
    if (standing->fact.to) changes_on(plus_days(*parse_date(*standing->fact.to), 1));
  }

  void shock() {
    for (auto const& [id, noted] : book_.shocks()) {
      days_of(noted);
      auto const* standing = struck_by(noted, home_, today_);
      if (standing == nullptr) continue;
      auto const& fact = standing->fact;
      auto const from = *parse_date(fact.from);
      if (today_.month - from.month > *rule_->months || was_visited_since(from)) continue;
      put({id, plus_days(from, *rule_->days), {}, fact.shock, {standing->origin}});
    }
  }

  void moved_in() {
    auto const* moved = home_.field(HouseholdField::area).shown();
    if (moved == nullptr || home_.area() == home_.first_area()) return;
    for (auto const* visit : home_.held_visits()) {
      bool const since = event::earlier(*moved->origin, visit->first());
      if (since && visit->first().area == home_.area()) return;
    }
    put({moved->origin->id,
         after(moved->origin),
         {},
         std::string(home_.first_area()),
         {moved->origin}});
  }

  void days_of(Camp const& camp) {
    auto const from = parse_date(camp.text(CampField::from));
    auto const to = parse_date(camp.text(CampField::to));
    if (to) changes_on(*to);
    if (!from) return;
    changes_on(*from);
    if (!to) changes_behind(from->month + open_stay_months);
  }

  void otor_away() {
    for (auto const& [id, camp] : home_.camps) days_of(camp);
    auto const now = camp_on(home_, today_);
    if (now.camp == nullptr || !now.sure) return;
    auto const* area = now.camp->field(CampField::area).shown();
    if (area == nullptr || std::get<std::string>(area->value) == home_.area()) return;
    auto const from = *parse_date(now.camp->text(CampField::from));  // it is sure by its days
    put({now.camp->id,
         plus_days(from, *rule_->days),
         author(area->origin),
         std::get<std::string>(area->value),
         {area->origin}});
  }

  void hand_over() {
    for (auto const* request : in_order(home_.requests)) {
      if (home_.has_withdrawn(request->origin)) continue;
      put({request->origin->id,
           after(request->origin),
           {},
           request->origin->area,
           {request->origin},
           {},
           request->fact.from});
    }
  }

  // Visits are held the latest first: those since somebody was found.
  void not_found() {
    std::vector<OriginRef> missed;
    for (auto const* visit : home_.held_visits()) {
      auto const nobody = home_.told<event::NobodyFound>(*visit);
      if (nobody.empty()) break;
      missed.push_back(nobody.front()->origin);
    }
    if (missed.empty() || static_cast<std::int64_t>(missed.size()) < *rule_->count) return;
    put({missed.front()->id, after(missed.front()), author(missed.front()),
         std::to_string(missed.size()), missed});
  }

  static Date last_day(std::vector<OriginRef> const& facts) {
    Date last{first_month, 1};
    for (auto const* fact : facts) {
      if (auto const day = day_of(*fact); day_number(last) < day_number(day)) last = day;
    }
    return last;
  }

  static std::vector<Uuid> ids(std::vector<OriginRef> const& origins) {
    std::vector<Uuid> list;
    for (auto const* origin : origins) list.push_back(origin->id);
    std::ranges::sort(list);
    return list;
  }

  void referral_open() {
    for (auto const& [id, referral] : home_.referrals) {
      if (!home_.is_open(referral)) continue;
      auto const& [said, fact] = *referral.made;
      put({id, after(said), author(said), fact.to, {said}, fact.person});
    }
  }

  void paper_requested() {
    for (auto const* person : book_.members(home_)) {
      for (auto const& [item, document] : person->documents) {
        auto const* told = document.state.shown();
        if (told == nullptr || std::get<std::string>(told->value) != "requested") continue;
        put({told->origin->id,
             after(told->origin),
             author(told->origin),
             item,
             {told->origin},
             person->id});
      }
    }
  }

  Book const& book_;
  Household const& home_;
  Date today_;
  Staff const& staff_;
  Followed& out_;
  Rule const* rule_ = nullptr;
};

}  // namespace

Entry<event::CalculationShown> const* last_calculation(Household const& home, Person const& person,
                                                       Shown which) {
  Entry<event::CalculationShown> const* latest = nullptr;
  for (auto const* visit : home.held_visits()) {
    for (auto const* shown : home.told<event::CalculationShown>(*visit)) {
      auto const of = shown->fact.person;
      if (of != person.id && !person.linked.contains(of)) continue;
      if (which == Shown::opening && !shown->fact.opens) continue;
      if (!latest || event::earlier(*latest->origin, *shown->origin)) latest = shown;
    }
  }
  return latest;
}

Date day_of(event::Origin const& origin) {
  auto const ms = origin.when().ms + event::west_offset_ms;
  auto const number = ms / event::one_day_ms - (ms % event::one_day_ms < 0 ? 1 : 0);
  // A clock can be centuries wrong; a day has to be one that can be written.
  return date_of_day(std::clamp(number, day_number({first_month, 1}), day_number({last_month, 1})));
}

Followed follow(Book const& book, std::vector<Rule> const& rules, Date today, Staff const& staff) {
  Followed all;
  for (auto const* household : book.households()) {
    if (household->is_withdrawn()) continue;
    Rules of_household(book, *household, today, staff, all);
    for (auto const& rule : rules) of_household.apply(rule);
  }
  std::ranges::sort(all.tasks, [](Task const& one, Task const& other) {
    return std::tie(one.due, one.household, one.rule, one.about) <
           std::tie(other.due, other.household, other.rule, other.about);
  });
  return all;
}

std::vector<Task> tasks(Book const& book, std::vector<Rule> const& rules, Date today,
                        Staff const& staff) {
  auto all = follow(book, rules, today, staff).tasks;
  std::erase_if(all, [](Task const& task) { return task.set_down; });
  return all;
}

}  // namespace otor::outreach
