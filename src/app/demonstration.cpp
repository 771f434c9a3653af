// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>

#include "app/calculation_calls.h"
#include "app/demonstration_lessons.h"
#include "app/demonstration_money.h"
#include "app/demonstration_said.h"
#include "app/demonstration_shocks.h"
#include "app/demonstration_training.h"
#include "outreach/register_number.h"
#include "wire/json.h"

namespace otor::app {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr std::int64_t season_days = 80;
constexpr std::uint64_t households_elsewhere = 30;  // in a soum that is not drawn in full
constexpr char explanation_kk[] =
    "Бір жайылымдағы туыс үйлер: сұрағаны да, айтқаны да бірдей болды.";
constexpr std::uint64_t households_visited = 1'300;  // by all officers, as it was published
constexpr std::uint64_t visits_a_day = 3;
// Three days of visits in a full soum, of which two at least lie in one month: a remark on them.
constexpr std::uint64_t alike_from = 15, alike_to = 24;
/// Of these two families of a full soum the heads have one register number: no month is the 99th.
constexpr std::array<std::uint64_t, 2> of_one_number{31, 57};
constexpr char nobodys_number[] = "ЯЯ99999900";
constexpr char note_mn[] = "Зохиомол өрх: үзүүлэх жишээ, бодит хүн биш.";
constexpr char note_kk[] = "Ойдан алынған үй: көрсетуге арналған мысал, нақты адам емес.";

struct Family {
  event::Uuid id, person;
  std::uint64_t who = 0;
  std::string area;
  bool woman = false;
  std::int64_t born_year = 0, children = 0;
};

class Season {
 public:
  Season(DemonstrationPlan const& plan, LawInForce const& law)
      : plan_(plan), law_(law), draws_(plan),
        first_day_(day_start(plan.today_ms) - season_days * day_ms),
        shocks_(plan_, draws_, first_day_) {}

  std::vector<DemonstrationPush> play() {
    std::vector<DemonstrationPush> pushes;
    auto const accounts = demonstration_accounts(plan_);
    std::vector<std::string> users;
    for (auto const& account : accounts)
      if (account.role == Role::officer) users.push_back(account.user);
    auto const officers = users.size();
    DemonstrationStock const stock(draws_, std::move(users));
    DemonstrationTraining training(plan_, draws_, first_day_, day_start(plan_.today_ms) - day_ms);
    std::uint64_t number = 0;
    for (auto const& account : accounts) {
      if (account.role != Role::officer) continue;
      auto const who = chance_word(account.user);
      auto const visits =
          households_visited * (number + 1) / officers - households_visited * number / officers;
      ++number;
      Phone phone(account, draws_.id(first_day_, who, "device"),
                  "seed/" + std::to_string(plan_.seed), pushes);
      work(phone, training, stock, visits);
    }
    money_.heads(accounts, stock, first_day_ - 12 * hour_ms, pushes);
    training.trainer(accounts, pushes);
    demonstration_lessons(plan_, draws_, accounts, pushes);
    std::ranges::stable_sort(pushes, {}, &DemonstrationPush::sent_ms);
    return pushes;
  }

 private:
  static std::int64_t day_start(std::int64_t ms) {
    return (ms + 7 * hour_ms) / day_ms * day_ms - 7 * hour_ms;
  }

  MadeUpNames::Language const& language(Area const& area) const {
    return area.aimag == "183" ? plan_.names.kk : plan_.names.mn;
  }

  struct Planned {
    std::int64_t start = 0;
    Area const* area = nullptr;
    Family family;
    std::uint64_t number = 0;
    bool called = false;  // by telephone, some weeks after the visit of this number
  };

  /// The first days go to meeting households, the rest of the season to visits, in the order of
  /// time.
  void work(Phone& phone, DemonstrationTraining& training, DemonstrationStock const& stock,
            std::uint64_t wanted) {
    training.learn(phone, first_day_);
    std::vector<Planned> visits;
    auto ms = first_day_ + 9 * hour_ms;
    auto const& areas = phone.officer().areas;
    for (std::size_t at = 0; at < areas.size(); ++at) {
      auto const& area = *std::ranges::find(plan_.areas, areas[at], &Area::code);
      auto const families = meet_all(phone, area, ms);
      plan_visits(area, families, wanted * (at + 1) / areas.size() - wanted * at / areas.size(),
                  visits);
    }
    stock.got(phone, areas.front(), ms);
    phone.send(ms + hour_ms);
    std::ranges::stable_sort(visits, {}, &Planned::start);
    Area const* went = nullptr;  // on the road, this day
    for (std::size_t at = 0; at < visits.size(); ++at) {
      auto const& visit = visits[at];
      training.learn(phone, visit.start);
      shocks_.morning(phone, day_start(visit.start) + 8 * hour_ms);
      if (visit.called) {
        call_family(phone, *visit.area, visit.family, visit.start, visit.number);
      } else {
        visit_family(phone, *visit.area, visit.family, visit.start, visit.number);
        went = visit.area;
      }
      phone.send(visit.start + 2 * hour_ms);
      auto const day = day_start(visit.start);
      if (at + 1 < visits.size() && day_start(visits[at + 1].start) == day) continue;
      if (auto const* area = std::exchange(went, nullptr); area != nullptr)
        money_.evening(phone, area->code, day + 20 * hour_ms);
      phone.send(day + 21 * hour_ms);
    }
  }

  bool is_full(Area const& area) const {
    return std::ranges::find(plan_.full, area.code) != plan_.full.end();
  }

  std::vector<Family> meet_all(Phone& phone, Area const& area, std::int64_t& ms) {
    auto const real = static_cast<std::uint64_t>(area.herder_households);
    std::vector<Family> families;
    for (std::uint64_t number = 0;
         number < (is_full(area) ? real : std::min(households_elsewhere, real)); ++number) {
      families.push_back(meet(phone, area, number, ms));
      ms += 4'000;
    }
    return families;
  }

  /// Three families a day, the days of the season apart as far as they go.
  void plan_visits(Area const& area, std::vector<Family> const& families, std::uint64_t wanted,
                   std::vector<Planned>& visits) const {
    auto const soum = chance_word(area.code);
    auto const count = std::min<std::uint64_t>(wanted, families.size());
    auto const days = (count + visits_a_day - 1) / visits_a_day;
    for (std::uint64_t visit = 0; visit < count; ++visit) {
      auto const on = visit / visits_a_day;
      auto const day = 2 + static_cast<std::int64_t>(on * (season_days - 3) /
                                                     std::max<std::uint64_t>(1, days - 1));
      auto const hour = 9 + 3 * static_cast<std::int64_t>(visit % visits_a_day);
      auto const minute = static_cast<std::int64_t>(draws_.below(100, soum, "minute", visit));
      visits.push_back({first_day_ + day * day_ms + hour * hour_ms + minute * 60'000, &area,
                        families[static_cast<std::size_t>(visit * families.size() / count)],
                        visit});
      plan_call(visits);
    }
  }

  /// A third of those who did not refuse are asked again by telephone, three to five weeks later.
  void plan_call(std::vector<Planned>& visits) const {
    auto call = visits.back();
    auto const draw = [&](std::size_t count, std::string_view what) {
      return draws_.below(count, call.family.who, what, call.number);
    };
    call.called = true;
    call.start =
        day_start(call.start) + (21 + static_cast<std::int64_t>(draw(15, "later"))) * day_ms;
    call.start += (18 * 60 + static_cast<std::int64_t>(draw(60, "rings"))) * 60'000;
    bool const over = call.start >= first_day_ + (season_days - 1) * day_ms;
    if (!over && !refuses(call.family, call.number) && draw(3, "called") == 0)
      visits.push_back(std::move(call));
  }

  bool refuses(Family const& family, std::uint64_t number) const {
    return draws_.below(12, family.who, "refuses", number) == 0;
  }

  Family meet(Phone& phone, Area const& area, std::uint64_t number, std::int64_t ms) {
    Family family;
    family.who = chance(plan_.seed, {chance_word(area.code), number});
    family.area = area.code;
    family.id = draws_.id(ms, family.who, "household");
    family.person = draws_.id(ms, family.who, "person");
    family.woman = draws_.below(100, family.who, "woman") < 42;
    family.born_year = 1966 + static_cast<std::int64_t>(draws_.below(36, family.who, "born"));
    family.children = static_cast<std::int64_t>(draws_.below(6, family.who, "children"));
    auto const& words = language(area);
    auto const& given = draws_.one_of(family.woman ? words.women : words.men, family.who, "name");
    auto const& father = draws_.one_of(words.fathers, family.who, "father");
    phone.write("household_met", area.code, family.id, "{}", ms);
    phone.write("household_changed", area.code, family.id,
                household_body(area, family, father + " " + given), ms + 500);
    phone.write("person_met", area.code, family.person,
                "{\"household\":" + id_text(family.id) + "}", ms + 1'000);
    phone.write("person_changed", area.code, family.person,
                person_body(family, given, father, mark_of(area, number)), ms + 1'500);
    return family;
  }

  std::string household_body(Area const& area, Family const& family,
                             std::string const& head) const {
    bool const kazakh = area.aimag == "183";
    auto const near = [&](std::int64_t centre, std::string_view what) {
      return std::to_string(
          centre + static_cast<std::int64_t>(draws_.below(60'000, family.who, what)) - 30'000);
    };
    auto const& place = draws_.one_of(language(area).places, family.who, "place");
    return "{\"bagh\":\"" + std::to_string(1 + draws_.below(5, family.who, "bagh")) +
           "\",\"head\":" + quoted(head) + ",\"language\":\"" + (kazakh ? "kk" : "mn") +
           "\",\"lat_e5\":" + near(area.lat_e5, "lat") + ",\"lon_e5\":" + near(area.lon_e5, "lon") +
           ",\"note\":" + quoted(kazakh ? note_kk : note_mn) + ",\"place\":" + quoted(place) + "}";
  }

  std::string born(Family const& family) const {
    auto const month = 1 + draws_.below(12, family.who, "month");
    return std::to_string(family.born_year) + (month < 10 ? "-0" : "-") + std::to_string(month);
  }

  /// ",\"number_mark\":…", or nothing.
  std::string mark_of(Area const& area, std::uint64_t number) const {
    auto const key = plan_.number_keys.find(area.aimag);
    bool const marked = is_full(area) && key != plan_.number_keys.end() &&
                        std::ranges::find(of_one_number, number) != of_one_number.end();
    if (!marked) return "";
    return ",\"number_mark\":" + quoted(outreach::number_mark(key->second, nobodys_number));
  }

  std::string person_body(Family const& family, std::string const& name, std::string const& father,
                          std::string const& mark) const {
    return "{\"born\":\"" + born(family) + "\",\"children\":" + std::to_string(family.children) +
           ",\"father\":" + quoted(father) + ",\"name\":" + quoted(name) + mark +
           ",\"relation\":\"head\",\"sex\":\"" + (family.woman ? "female" : "male") + "\"}";
  }

  /// One visit as it goes: consent, what was told, a calculation, a handbook, questions, a promise,
  /// the end.
  void visit_family(Phone& phone, Area const& area, Family const& family, std::int64_t start,
                    std::uint64_t number) {
    static constexpr std::array ways{"home",         "home",  "home",  "home",
                                     "bagh_meeting", "phone", "market"};
    auto ms = start;
    auto const visit = draws_.id(start, family.who, "visit", number);
    auto const draw = [&](std::size_t count, std::string_view what) {
      return draws_.below(count, family.who, what, number);
    };
    auto const write = [&](std::string_view kind, std::string const& rest, event::Uuid subject) {
      ms += 4 * 60'000;
      phone.write(kind, area.code, subject, rest, ms);
    };
    std::string const in_visit = ",\"visit\":" + id_text(visit) + "}";
    std::string const tongue = area.aimag == "183" ? "kk" : "mn";
    bool const alike = is_full(area) && number >= alike_from && number < alike_to;
    write("visit_started",
          "{\"visit\":" + id_text(visit) + ",\"way\":\"" +
              ways[alike ? 0 : draw(ways.size(), "way")] + "\"}",
          family.id);
    if (refuses(family, number) && !alike) {
      write("consent_refused", "{\"language\":\"" + tongue + "\",\"version\":\"1\"" + in_visit,
            family.id);
      write("visit_closed", "{\"stage\":\"not_interested\"" + in_visit, family.id);
      return;
    }
    write("consent_given",
          "{\"how\":\"spoken\",\"language\":\"" + tongue + "\",\"version\":\"1\"" + in_visit,
          family.id);
    write("person_told",
          "{\"person\":" + id_text(family.person) +
              ",\"subjects\":[\"pay_by_phone\",\"old_age\",\"state_share\"]" + in_visit,
          family.id);
    if (auto const shown = calculation(family, ms, number); !shown.empty()) {
      write("calculation_shown", shown + in_visit, family.id);
    }
    write("handbook_given",
          "{\"count\":" + std::to_string(draw(10, "handbook") < 4 ? 2 : 1) +
              ",\"edition\":\"2026\"" + in_visit,
          family.id);
    if (!alike && draw(10, "asks") < 6)
      write("question_asked", question(area, family, number) + in_visit, family.id);
    if (!alike && draw(10, "finds") < 6)
      write("finding_noted", finding(area, family, number, "finding") + in_visit, family.id);
    if (!alike && draw(10, "finds more") < 3)
      write("finding_noted", finding(area, family, number, "more") + in_visit, family.id);
    if (alike)
      for (auto const* code : {"A1", "B1", "C2", "D1"})
        write("finding_noted", "{\"code\":\"" + std::string(code) + "\"" + in_visit, family.id);
    if (draw(10, "promises") < 4) promise(phone, area, family, visit, ms, number);
    write("visit_closed", "{\"stage\":\"" + stage(family, number) + "\"" + in_visit, family.id);
    // One of the two officers has said how it was.
    if (alike && number + 1 == alike_to && area.aimag == "183")
      write("visit_explained",
            "{\"note\":" + quoted(explanation_kk) + ",\"remark\":\"same_noted\"" + in_visit,
            family.id);
  }

  /// Asked by telephone, half have come nearer, one in ten has stepped back.
  void call_family(Phone& phone, Area const& area, Family const& family, std::int64_t start,
                   std::uint64_t number) {
    auto const visit = draws_.id(start, family.who, "call", number);
    auto const in_visit = ",\"visit\":" + id_text(visit) + "}";
    phone.write("visit_started", area.code, family.id,
                "{\"visit\":" + id_text(visit) + ",\"way\":\"phone\"}", start);
    phone.write("visit_closed", area.code, family.id,
                "{\"stage\":\"" + later_stage(family, number) + "\"" + in_visit,
                start + 6 * 60'000);
  }

  std::string later_stage(Family const& family, std::uint64_t number) const {
    static constexpr std::array<std::string_view, 5> nearer{"considering", "ready_at_income",
                                                            "enrolling", "paying", "paying"};
    auto const stood = stage(family, number);
    auto const luck = draws_.below(10, family.who, "luck", number);
    bool const joined = stood == "enrolling" || stood == "paying";
    if (luck == 0) return joined ? "lapsed" : "not_interested";
    if (luck > 5) return stood;
    auto const at = std::ranges::find(nearer, stood);
    return std::string(at == nearer.end() ? "enrolling" : *std::next(at));
  }

  std::string stage(Family const& family, std::uint64_t number) const {
    static constexpr std::array stages{"considering", "considering", "ready_at_income",
                                       "enrolling",   "paying",      "lapsed"};
    return stages[draws_.below(stages.size(), family.who, "stage", number)];
  }

  std::string question(Area const& area, Family const& family, std::uint64_t number) const {
    static constexpr std::array states{"answered", "answered", "referred", "promised"};
    auto const asked = demonstration_question(
        area.aimag == "183", draws_.below(demonstration_chances, family.who, "question", number));
    return "{\"code\":\"" + asked.code + "\",\"state\":\"" +
           states[draws_.below(states.size(), family.who, "state", number)] + "\"" +
           (asked.words.empty() ? "" : ",\"text\":" + quoted(asked.words));
  }

  std::string finding(Area const& area, Family const& family, std::uint64_t number,
                      std::string_view which) const {
    auto const found = demonstration_finding(
        area.aimag == "183", draws_.below(demonstration_chances, family.who, which, number));
    return "{\"code\":\"" + found.code + "\"" +
           (found.words.empty() ? "" : ",\"note\":" + quoted(found.words));
  }

  void promise(Phone& phone, Area const& area, Family const& family, event::Uuid visit,
               std::int64_t& ms, std::uint64_t number) {
    static constexpr std::array mn{"Шимтгэл төлөх дансны дугаар илгээх",
                                   "Даатгалын дэвтрийг шалгаж хариу хэлэх",
                                   "Гар утсаар төлөхийг хамт хийж үзэх"};
    static constexpr std::array kk{"Жарна төлейтін есепшот нөмірін жіберу",
                                   "Сақтандыру кітапшасын тексеріп, жауап айту",
                                   "Телефонмен төлеуді бірге істеп көру"};
    auto const what = draws_.below(mn.size(), family.who, "promise", number);
    auto const id = draws_.id(ms, family.who, "promise", number);
    auto const days = 7 + static_cast<std::int64_t>(draws_.below(28, family.who, "by", number));
    ms += 60'000;
    phone.write("promise_made", area.code, family.id,
                "{\"by\":\"" + told_in_west(ms + days * day_ms).substr(0, 10) +
                    "\",\"promise\":" + id_text(id) + ",\"visit\":" + id_text(visit) +
                    ",\"what\":" + quoted(area.aimag == "183" ? kk[what] : mn[what]) + "}",
                ms);
    if (draws_.below(2, family.who, "kept", number) == 0) return;
    ms += 60'000;  // done while still at the table
    phone.write("promise_kept", area.code, family.id,
                "{\"promise\":" + id_text(id) + ",\"visit\":" + id_text(visit) + "}", ms);
  }

  /// The body of a calculation, without its visit and end; "" where the law has no answer for this
  /// person.
  std::string calculation(Family const& family, std::int64_t ms, std::uint64_t number) const {
    auto const month = told_in_west(ms).substr(0, 7);
    auto const next = told_in_west(ms + 31 * day_ms).substr(0, 7);
    std::string paid;
    if (auto const years = draws_.below(7, family.who, "paid", number); years > 0) {
      paid = "{\"as\":\"herder\",\"from\":\"" + std::to_string(2025 - static_cast<int>(years)) +
             "-01\",\"income\":\"minimum\",\"to\":\"2024-12\"}";
    }
    auto const request =
        "{\"born\":\"" + born(family) + "\",\"children\":" + std::to_string(family.children) +
        ",\"on\":\"" + month + "\",\"paid\":[" + paid +
        "],\"plan\":{\"as\":\"herder\",\"from\":\"" + next +
        "\",\"income\":\"minimum\"},\"sex\":\"" + (family.woman ? "female" : "male") + "\"}";
    auto const answer =
        wire::parse_strict(answer_calculation_text("estimate", request, Explained::no, law_));
    auto const* object = answer ? answer->if_object() : nullptr;
    auto const* routes = object == nullptr ? nullptr : object->if_contains("routes");
    if (routes == nullptr || !routes->is_array()) return {};
    std::string out = "{\"pack\":" + quoted(law_.note.pack) +
                      ",\"person\":" + id_text(family.person) + ",\"request\":" + request;
    auto const* first = object->if_contains("first");
    if (first == nullptr || !first->is_string()) return out;
    out += ",\"first\":" + quoted({first->get_string().data(), first->get_string().size()});
    for (auto const& route : *routes->if_array()) {
      auto const* fields = route.if_object();
      if (fields == nullptr || fields->at("route") != *first) continue;
      for (auto const* key : {"opens", "pension", "person_pays"}) {
        auto const* value = fields->if_contains(key);
        if (value != nullptr && !value->is_null()) {
          out += ",\"" + std::string(key) + "\":";
          (void)wire::write_canonical(out, *value);
        }
      }
    }
    return out;
  }

  DemonstrationPlan const& plan_;
  LawInForce const& law_;
  Draws draws_;
  DemonstrationMoney money_{plan_, draws_};
  std::int64_t first_day_ = 0;
  DemonstrationShocks shocks_;
};

}  // namespace

Result<void> play_demonstration(DemonstrationPlan const& plan, LawInForce const& law,
                                std::function<Result<void>(DemonstrationPush const&)> const& send) {
  for (auto const& push : Season(plan, law).play()) {
    if (auto sent = send(push); !sent) return sent;
  }
  return {};
}

}  // namespace otor::app
