// SPDX-License-Identifier: Apache-2.0
#pragma once
// A line of every kind of event, for tests.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/event_line.h"

namespace otor::wire {

inline std::string const line =
    R"({"area":"18301","at":"2026-11-23T10:11:12+07:00","author":"tes",)"
    R"("body":{"code":"Q9","state":"answered",)"
    R"("text":"Сард хэдийг төлөх вэ?","visit":"01934f6e-8c00-7abc-8def-000000000003"},)"
    R"("clock":"01934f6e8c000000",)"
    R"("device":"01934f6e-8c00-7abc-8def-000000000001",)"
    R"("id":"01934f6e-8c00-7abc-8def-000000000002",)"
    R"("kind":"question_asked","prev":"","seq":1,)"
    R"("subject":"01934f6e-8c00-7abc-8def-000000000004"})";

// A line of this kind with this body.
inline std::string of(std::string_view kind, std::string_view body) {
  auto const event = read_line(line);
  auto envelope = event->envelope;
  envelope.kind = kind;
  return line_of(envelope, body);
}

inline constexpr std::string_view visit = R"("visit":"01934f6e-8c00-7abc-8def-000000000003")";

inline std::string body(std::string_view before, std::string_view after = "") {
  return "{" + std::string(before) + std::string(visit) + std::string(after) + "}";
}

using Bodies = std::vector<std::pair<std::string_view, std::string>>;

inline std::string id(std::string_view key, int number) {
  return '"' + std::string(key) + R"(":"01934f6e-8c00-7abc-8def-00000000000)" +
         std::to_string(number) + '"';
}

inline std::string const person = id("person", 5);

inline Bodies of_subjects() {
  return {
      {"household_met", "{}"},
      {"household_changed",
       R"({"bagh":"1","head":"Бат","lat_e5":5012345,"lon_e5":9212345,"note":""})"},
      {"household_moved", R"({"area":"18304"})"},
      {"hand_over_requested", R"({"from":"18304","note":"x"})"},
      {"household_assigned", R"({"officer":"tes"})"},
      {"money_months_told", R"({"months":[4,10]})"},
      {"camp_changed", R"({"area":"18304","bagh":"2",)" + id("camp", 6) +
                           R"(,"from":"2026-11-01","lat_e5":1,"lon_e5":2,"place":"Хар ус",)"
                           R"("season":"winter","to":"2027-04-20"})"},
      {"person_met", "{" + id("household", 4) + "}"},
      {"person_left", "{" + id("household", 4) + R"(,"on":"2026-10-02","why":"married"})"},
      {"person_changed",
       R"({"born":"1996-03","children":2,"number_mark":"0a1b2c3d.00112233445566778899aabbccddeeff.)"
       R"(12","paid":[{"as":"herder","from":"2018-01","income":320000,)"
       R"("to":"2019-12"}],"relation":"head","sex":"female"})"},
      {"document_noted",
       R"({"item":"labour_book","note":"x","state":"requested",)" + std::string(visit) + "}"},
      {"contract_changed", R"({"as":"herder","from":"2026-01-01","to":"2026-12-31"})"},
      {"contact_agreed", R"({"ways":["phone","visit"]})"},
      {"visit_started", "{" + id("camp", 6) + R"(,"language":"kk",)" + id("trip", 7) + "," +
                            std::string(visit) + R"(,"way":"home"})"},
      {"visit_changed", R"({"language":"mn",)" + std::string(visit) + R"(,"way":"phone"})"},
      {"team_member_came",
       R"({"name":"x","organisation":"trade_union","role":"trainer",)" + std::string(visit) + "}"},
      {"people_present", R"({"men":1,"people":["01934f6e-8c00-7abc-8def-000000000005"],)" +
                             std::string(visit) + R"(,"women":2,"youths":3})"},
      {"nobody_found", body(R"("note":"x",)")},
      {"consent_given",
       body(R"("how":"spoken","language":"kk",)" + person + R"(,"version":"2026-11",)")},
      {"consent_refused", body(R"("language":"mn","version":1,)")},
      {"consent_withdrawn", R"({"how":"written","note":"x",)" + person + "}"},
  };
}

inline Bodies of_talks() {
  return {
      {"person_told", body(person + R"(,"subjects":["old_age","birth"],)")},
      {"payment_shown", body(R"("by":"bank_app","how":"tried_together",)" + person + ",")},
      {"calculation_shown",
       body(R"("first":"herder","opens":"2046-03","pack":"p","pension":769000,)" + person +
            R"(,"request":{"on":"2026-11"},)")},
      {"handbook_given", body(R"("count":1,"edition":"2026-11",)")},
      {"question_asked", body(R"("code":"Q42",)" + person + R"(,"state":"promised",)")},
      {"question_answered", R"({"note":"x",)" + id("question", 2) + "," + std::string(visit) + "}"},
      {"finding_noted", body(R"("code":"D5",)" + person + ",")},
      {"promise_made", R"({"by":"2026-12-07",)" + id("promise", 6) + "," + id("question", 2) + "," +
                           std::string(visit) + R"(,"what":"x"})"},
      {"promise_kept", "{" + id("promise", 6) + "}"},
      {"next_step_agreed", R"({"by":"2026-12-07","owner":"tes",)" + id("step", 6) + "," +
                               std::string(visit) + R"(,"what":"x"})"},
      {"next_step_done", "{" + id("step", 6) + "}"},
      {"referral_made", "{" + person + "," + id("referral", 6) + R"(,"to":"bank",)" +
                            std::string(visit) + R"(,"why":"x"})"},
      {"referral_closed", R"({"note":"x","outcome":"helped",)" + id("referral", 6) + "}"},
      {"visit_closed", body(R"("stage":"ready_at_income",)")},
      {"visit_explained", body(R"("note":"x","remark":"same_day",)")},
      {"task_closed", "{" + id("about", 6) + R"(,"how":"done","note":"x","rule":"shock"})"},
      {"task_put_off", "{" + id("about", 6) + R"(,"rule":"183.road","until":"2026-12-07"})"},
      {"shock_noted", R"({"bagh":"1","from":"2026-11-01","shock":"dzud","to":"2026-12-01"})"},
      {"handbooks_moved", R"({"count":50,"edition":"2026-11","how":"received"})"},
      {"handbooks_booked", R"({"count":2000,"edition":"2026","giver":"Хэвлэх үйлдвэр",)"
                           R"("how":"received","on":"2026-05-20","struck":true})"},
      {"sameness_told", "{" + id("other", 6) + R"(,"same":true})"},
      {"entry_withdrawn", "{" + id("entry", 6) + R"(,"why":"x"})"},
      {"entry_restored", "{" + id("entry", 6) + "}"},
  };
}

inline Bodies of_the_office() {
  return {
      {"advance_paid",
       R"({"amount":459000,"officer":"tes","on":"2026-06-01","paper":"12","scheme":"road_2026"})"},
      {"rest_returned",
       R"({"amount":9000,"officer":"tes","on":"2026-12-20","scheme":"road_2026"})"},
      {"expense_claimed",
       R"({"amount":58000,"category":"petrol","litres_ml":20000,"note":"Харгана",)"
       R"("odometer_km":120300,"on":"2026-06-02","receipt":"0001","scheme":"road_2026",)"
       R"("trip":"2026-06-02"})"},
      {"receipt_pictured", R"({"picture":"/9j/4AAQSkZJRg=="})"},
      {"expense_taken_back", R"({"why":"Хоёр удаа бичсэн"})"},
      {"expense_explained", R"({"note":"Зам хаалттай байсан"})"},
      {"expense_reviewed", R"({"verdict":"asked","why":"Хэний машин бэ?"})"},
      {"period_closed", R"({"scheme":"road_2026","through":"2026-06-30"})"},
      {"run_planned",
       R"({"course":"law","days":["2026-12-07","2026-12-08"],"from":"09:00","link":"https://a.mn",)"
       R"("place":"Улаангом","secret":"0123456789abcdef","to":"17:00","way":"hall"})"},
      {"run_stated", R"({"state":"open"})"},
      {"learners_invited", R"({"learners":["tes","tsengel"]})"},
      {"learner_taken_off", R"({"learner":"tes"})"},
      {"attendance_noted", R"({"came":true,"day":"2026-12-07","learner":"tes"})"},
      {"practice_observed",
       R"({"learner":"tes","missed":["asked_first"],"note":"x","seen":["greeted"]})"},
      {"certificate_given",
       R"({"course":"law","learner":"tes","number":"7Q2M-KD4X-9HTB","on":"2026-12-09"})"},
      {"certificate_withdrawn", R"({"number":"7Q2M-KD4X-9HTB","why":"Буруу хүнд өгсөн"})"},
      {"attended", R"({"code":"7Q2MKD","day":"2026-12-07"})"},
      {"test_handed",
       R"({"course":"law","on":"2026-12-08","right":["L1"],"sitting":"after","wrong":["L3"]})"},
      {"lesson_read", R"({"course":"law","lesson":"01_before","on":"2026-12-03"})"},
      {"meeting_told",
       R"({"days":["2026-09-13","2026-09-15"],"others":"Багийн дарга","people":["tes"],)"
       R"("place":"Улаангом","title":"Намрын дүгнэлт"})"},
      {"point_told",
       R"({"evidence":[{"address":"#/desk/coverage?area=183","area":"183","as_of":"2026-09-01",)"
       R"("code":"insured_share","count":12,"from":"2026-06-01","of":80,"position":9,"says":"x",)"
       R"("to":"2026-08-31","what":"coverage"}],)" +
           id("point", 6) + R"(,"text":"x","what":"worked"})"},
      {"decision_told", "{" + id("decision", 7) + R"(,"due":"2026-10-01","owner":"tes",)" +
                            id("point", 6) + R"(,"text":"x"})"},
      {"decision_followed",
       "{" + id("decision", 7) + R"(,"note":"x","on":"2026-10-01","state":"dropped"})"},
      {"record_linked", "{" + id("household", 4) + "," + id("link", 8) + "," + id("point", 6) +
                            "," + std::string(visit) + "}"},
      {"reflection_withdrawn", "{" + id("entry", 6) + R"(,"why":"x"})"},
      {"calls_drawn", R"({"areas":["18301"],"frame":40,"from":"2026-06-01","seed":"x","share":50,)"
                      R"("to":"2026-08-31","visits":["01934f6e-8c00-7abc-8def-000000000003"]})"},
      {"call_noted",
       R"({"content":"unsure","handbook":"no","on":"2026-09-20","outcome":"reached",)" +
           std::string(visit) + R"(,"visited":"yes"})"},
  };
}

/// Kind and body, one of each.
inline Bodies of_every_kind() {
  auto bodies = of_subjects();
  for (auto const& more : {of_talks(), of_the_office()})
    bodies.insert(bodies.end(), more.begin(), more.end());
  return bodies;
}

}  // namespace otor::wire
