// SPDX-License-Identifier: Apache-2.0
#pragma once
// A made-up history of three soums at random, day by day: for whatever is kept of soums between
// questions, which has to be what the whole record would tell.

#include <doctest/doctest.h>

#include "app/push.h"
#include "base/chance.h"
#include "store/erasure.h"
#include "store/test_store.h"

namespace otor::server {

using event::Uuid;
using store::test_uuid;

inline std::string quoted(Uuid id) { return '"' + text_of(id) + '"'; }

/// Two officers of three soums write about a few families in every way in which tasks come and go.
class Story {
 public:
  enum class About { tasks, sheets };  // what most of it is about

  explicit Story(std::uint64_t seed, About about = About::tasks) : seed_(seed), about_(about) {
    for (auto const& account : officers_) REQUIRE(home.accounts.put_account({account, "x", false}));
  }

  store::TestFolder folder;
  store::TestHome home{folder.path};
  Date today = *parse_date("2026-11-23");

  std::uint64_t below(std::uint64_t count) { return chance_below(count, seed_, {++draws_}); }

  void step() {
    auto const household = test_uuid(1'000 + below(7));
    auto const person = test_uuid(2'000 + below(8));
    auto const [kind, subject, body] = one_of(household, person);
    auto const who = below(2);
    auto& said = told_[subject];
    std::vector<Uuid> over;
    if (!said.empty() && below(2) == 0) over.push_back(said[below(said.size())]);
    if (kind == "entry_withdrawn" && below(2) == 0) over = said;
    std::ranges::sort(over);
    auto const& areas = officers_[who].areas;
    auto const written =
        phones_[who].write(kind, areas[below(areas.size())], subject, body, home.clock.now, over);
    auto const answer =
        app::push(officers_[who], store::push_text(phones_[who].device(), {written.line}),
                  home.home, home.log, home.devices, home.clock);
    REQUIRE(answer.has_value());
    said.push_back(written.id);
    events_.push_back(written.id);
    home.clock.now += 60'000;
  }

  void pass_days() {
    auto const days = static_cast<std::int64_t>(below(50));
    today = date_of_day(day_number(today) + days);
    home.clock.now += days * event::one_day_ms;
  }

  void erase_somebody() {
    bool const whole = below(2) == 0;
    auto const subject = whole ? test_uuid(1'000 + below(7)) : test_uuid(2'000 + below(8));
    auto const of = whole ? store::ErasureOf::household : store::ErasureOf::person;
    auto const plan = store::plan_erasure(*home.store, of, subject);
    if (plan) REQUIRE(store::erase(*home.store, *plan, "7", home.clock.now));
  }

 private:
  struct Fact {
    std::string_view kind;
    Uuid subject;
    std::string body;
  };

  std::string day(std::int64_t from, std::uint64_t within) {
    return '"' +
           text_of(
               date_of_day(day_number(today) + from + static_cast<std::int64_t>(below(within)))) +
           '"';
  }
  std::string month(std::int32_t from, std::uint64_t within) {
    return '"' + text_of(today.month + (from + static_cast<std::int32_t>(below(within)))) + '"';
  }
  std::string name() { return "\"N" + std::to_string(below(40)) + '"'; }
  std::string visit() { return R"("visit":)" + quoted(test_uuid(3'000 + below(9))); }
  Uuid any_event() { return events_.empty() ? test_uuid(1) : events_[below(events_.size())]; }

  Fact one_of(Uuid household, Uuid person) {
    if (about_ == About::sheets && below(2) == 0)
      return below(5) == 0 ? of_sheets(household, person) : of_grown_up(household, person);
    switch (below(4)) {
      case 0: return of_family(household, person);
      case 1: return of_visit(household, person);
      case 2: return of_follow_up(household);
      default: return of_soum(household, person);
    }
  }

  Fact of_family(Uuid household, Uuid person) {
    switch (below(7)) {
      case 0: return {"household_met", household, "{}"};
      case 1:
        return {"household_changed", household,
                R"({"bagh":")" + std::to_string(below(3)) + R"(","head":)" + name() + "}"};
      case 2:
      case 3: return {"person_met", person, R"({"household":)" + quoted(household) + "}"};
      case 4:
        return {
            "person_changed", person,
            R"({"born":)" + month(-40, 44) + R"(,"name":)" + name() + R"(,"relation":"child"})"};
      case 5:
        return {"person_left", person,
                R"({"household":)" + quoted(household) + R"(,"why":"married"})"};
      default:
        return {"contract_changed", person,
                R"({"as":"herder","from":"2026-01-01","to":)" + day(-20, 60) + "}"};
    }
  }

  Fact of_visit(Uuid household, Uuid person) {
    auto const her = R"(,"person":)" + quoted(person);
    switch (below(10)) {
      case 0: return {"visit_started", household, "{" + visit() + R"(,"way":"home"})"};
      case 1: return {"nobody_found", household, "{" + visit() + "}"};
      case 2:
        return {"promise_made", household,
                R"({"by":)" + day(-40, 80) + R"(,"promise":)" +
                    quoted(test_uuid(4'000 + below(9))) + "," + visit() + R"(,"what":)" + name() +
                    "}"};
      case 3:
        return {"question_asked", household,
                R"({"code":"Q9")" + her + R"(,"state":"promised",)" + visit() + "}"};
      case 4:
        return {"calculation_shown", household,
                R"({"opens":)" + month(-14, 40) + R"(,"pack":"p")" + her + R"(,"request":{},)" +
                    visit() + "}"};
      case 5: return {"visit_closed", household, R"({"stage":"ready_at_income",)" + visit() + "}"};
      case 6:
        return {"finding_noted", household,
                R"({"code":"B1","note":)" + name() + (below(2) == 0 ? her : std::string()) + "," +
                    visit() + "}"};
      case 7:
        return below(2) == 0
                   ? Fact{"consent_given", household,
                          R"({"how":"spoken","language":"mn","version":1,)" + visit() + "}"}
                   : Fact{"consent_refused", household,
                          R"({"language":"mn","version":1,)" + visit() + "}"};
      case 8:
        return {"consent_withdrawn", household,
                R"({"how":"spoken")" + (below(2) == 0 ? her : std::string()) + "}"};
      default:
        return {"referral_made", household,
                R"({"referral":)" + quoted(test_uuid(5'000 + below(9))) + R"(,"to":"bank",)" +
                    visit() + "}"};
    }
  }

  /// Whoever is of age, has agreed and is to be seen: for sheets.
  Fact of_grown_up(Uuid household, Uuid person) {
    switch (below(5)) {
      case 0: return {"person_met", person, R"({"household":)" + quoted(household) + "}"};
      case 1:
        return {"person_changed", person,
                R"({"born":)" + month(-600, 380) + R"(,"name":)" + name() +
                    R"(,"relation":"head","sex":"female"})"};
      case 2:
        return {"consent_given", household,
                R"({"how":"spoken","language":"mn","version":1,)" + visit() + "}"};
      case 3:
        return {"calculation_shown", household,
                R"({"pack":"p","person":)" + quoted(person) + R"(,"request":{"born":)" +
                    month(-600, 380) + R"(,"on":"2026-06","plan":{"as":"herder","from":)" +
                    month(-8, 16) + R"(,"income":"minimum","to":)" + month(8, 40) +
                    R"(},"sex":"female"},)" + visit() + "}"};
      default:
        return {"promise_made", household,
                R"({"by":)" + day(-40, 80) + R"(,"promise":)" +
                    quoted(test_uuid(4'000 + below(9))) + "," + visit() + R"(,"what":)" + name() +
                    "}"};
    }
  }

  /// What is asked of somebody before she has a sheet.
  Fact of_sheets(Uuid household, Uuid person) {
    auto const her = R"(,"person":)" + quoted(person);
    switch (below(9)) {
      case 0: return {"contact_agreed", person, R"({"ways":[]})"};
      case 1: return {"contact_agreed", person, R"({"ways":["sms"]})"};
      case 2:
        return {"document_noted", person,
                R"({"item":"contract","state":")" +
                    std::string(below(2) == 0 ? "requested" : "found") + "\"}"};
      case 3:
        return {"person_changed", person,
                R"({"paid":[{"as":"herder","from":)" + month(-60, 30) +
                    R"(,"income":"minimum","to":)" + month(-35, 40) + "}]}"};
      case 4: return {"visit_closed", household, R"({"stage":"not_interested",)" + visit() + "}"};
      case 5:
        return {"consent_given", household,
                R"({"how":"spoken","language":"mn")" + her + R"(,"version":1,)" + visit() + "}"};
      case 6:
        return {"consent_refused", household,
                R"({"language":"mn")" + her + R"(,"version":1,)" + visit() + "}"};
      case 7: return {"hand_over_requested", household, R"({"from":"18301"})"};
      default: return {"person_changed", person, R"({"sex":"male"})"};
    }
  }

  Fact of_follow_up(Uuid household) {
    char const* const rules[] = {"answer_owed", "promise_due", "ready_at_income", "not_found"};
    std::string const rule = rules[below(4)];
    auto const about = below(3) == 0 ? test_uuid(4'000 + below(9)) : any_event();
    auto const named = R"({"about":)" + quoted(about);
    switch (below(6)) {
      case 0:
        return {"task_put_off", household,
                named + R"(,"rule":")" + rule + R"(","until":)" + day(1, 60) + "}"};
      case 1: return {"task_closed", household, named + R"(,"how":"done","rule":")" + rule + "\"}"};
      case 2:
        return {"question_answered", household, R"({"question":)" + quoted(any_event()) + "}"};
      case 3:
        return {"promise_kept", household,
                R"({"promise":)" + quoted(test_uuid(4'000 + below(9))) + "}"};
      case 4:
        return {"household_assigned", household,
                R"({"officer":")" + officers_[below(2)].user + "\"}"};
      default: return {"money_months_told", household, R"({"months":[4,10]})"};
    }
  }

  Fact of_soum(Uuid household, Uuid person) {
    switch (below(8)) {
      case 0: return {"household_moved", household, R"({"area":"18304"})"};
      case 1: return {"household_moved", household, R"({"area":"18401"})"};
      case 2:
        return {"sameness_told", household,
                R"({"other":)" + quoted(test_uuid(1'000 + below(7))) + R"(,"same":)" +
                    (below(3) == 0 ? "false}" : "true}")};
      case 3:
        return {"sameness_told", person,
                R"({"other":)" + quoted(test_uuid(2'000 + below(8))) + R"(,"same":)" +
                    (below(3) == 0 ? "false}" : "true}")};
      case 4:
        return {"camp_changed", household,
                R"({"area":"18404","camp":)" + quoted(test_uuid(6'000 + below(4))) + R"(,"from":)" +
                    day(-60, 90) + R"(,"season":"otor"})"};
      case 5:
        return {"shock_noted", test_uuid(7'000 + below(3)),
                R"({"bagh":")" + std::to_string(below(3)) + R"(","from":)" + day(-30, 40) +
                    R"(,"shock":"dzud"})"};
      default: {
        auto const thing = below(2) == 0 ? any_event() : below(2) == 0 ? household : person;
        auto const subject = below(4) == 0   ? test_uuid(7'000 + below(3))
                             : below(2) == 0 ? household
                                             : person;
        return {"entry_withdrawn", subject, R"({"entry":)" + quoted(thing) + "}"};
      }
    }
  }

  std::uint64_t seed_, draws_ = 0;
  About about_;
  app::Account officers_[2] = {store::test_officer("tes", {"18301", "18304"}),
                               store::test_officer("uvs", {"18301", "18304", "18401"})};
  app::LineWriter phones_[2] = {{test_uuid(1), "tes", "tes"}, {test_uuid(2), "uvs", "uvs"}};
  std::map<Uuid, std::vector<Uuid>> told_;
  std::vector<Uuid> events_;
};

}  // namespace otor::server
