// SPDX-License-Identifier: Apache-2.0
// Who is due a sheet, in which order, and who is left out and why. All people are made up.
#include "app/due_people.h"

#include <doctest/doctest.h>

#include "app/due_record_for_tests.h"

namespace otor::app {
namespace {

constexpr std::uint64_t saran = 1'000, bat = 2'000, oyun = 3'000, dulam = 4'000;

std::string const shown_in_june =
    R"({"born":"1996-03","children":2,"on":"2026-06","paid":[],)"
    R"("plan":{"as":"herder","from":"2026-07","income":700000},"sex":"female"})";

}  // namespace

TEST_CASE("a promise until the day brings a sheet, one behind it does not") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  record.meet(bat, "Bat");
  record.agree(bat);
  record.promise(bat, "2026-12-09");
  record.meet(oyun, "Oyun");
  record.agree(oyun);
  record.promise(oyun, "2026-12-10");
  auto const people = record.found();
  CHECK(names_in(people) == "Bat, Saran");
  CHECK(left_in(people).empty());
  auto const& of_saran = people.people[1];
  CHECK(of_saran.rule == "promise_due");
  CHECK(of_saran.what == "Bring the form");
  CHECK(text_of(of_saran.due) == "2026-12-01");
  CHECK(of_saran.officer == "tes");
  CHECK(of_saran.asked.sheep_price == Tugrug{200'000});
}

TEST_CASE("sheets lie in the order in which they are handed out") {
  RecordOfTest record;
  record.due_family(100, "E-other-soum", "1", "18304", "uvs");
  record.due_family(200, "D-bagh-ten", "10");
  record.due_family(300, "C-bagh-two", "2");
  record.due_family(400, "B-bagh-two", "2");
  record.due_family(500, "A-second-officer", "1", "18301", "uvs");
  CHECK(names_in(record.found()) ==
        "A-second-officer, B-bagh-two, C-bagh-two, D-bagh-ten, E-other-soum");
  record.soums = {"18304"};
  CHECK(names_in(record.found()) == "E-other-soum");
}

TEST_CASE("a task of an officer who left is the soum's, behind those of the others") {
  RecordOfTest record;
  record.due_family(saran, "A");
  record.due_family(bat, "B", "1", "18301", "uvs");
  std::erase_if(record.terms.officers, [](auto const& one) { return one.user == "tes"; });
  auto const people = record.found();
  CHECK(names_in(people) == "B, A");
  CHECK(people.people[1].officer.empty());
}

TEST_CASE("the sheet asks what was shown last, from this month on where its start has passed") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  record.calculate(saran, shown_in_june);
  auto const asked = record.found().people.at(0).asked;
  CHECK(text_of(asked.on) == "2026-11");
  REQUIRE(asked.plan);
  CHECK(text_of(asked.plan->from) == "2026-11");
  CHECK(asked.plan->income.amount == Tugrug{700'000});
  CHECK(asked.children == 2);
}

TEST_CASE("where nothing was shown she would pay as a herder from the next month on") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  record.say("person_changed", saran + 1,
             R"({"children":3,"paid":[{"as":"herder","from":"2020-01","income":"minimum",)"
             R"("to":"2020-12"}]})");
  auto const asked = record.found().people.at(0).asked;
  REQUIRE(asked.plan);
  CHECK(text_of(asked.plan->from) == "2026-12");
  CHECK(asked.plan->as == benefit::Payer::herder);
  CHECK(!asked.plan->income.amount);
  CHECK(asked.children == 3);
  CHECK(asked.paid->size() == 1);
}

TEST_CASE("a family's task is of those who were shown a calculation, else of all who are of age") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  record.say("person_met", 1'500, R"({"household":)" + quoted(saran) + "}");
  record.say("person_changed", 1'500,
             R"({"born":"1990-01","name":"Zorig","relation":"spouse","sex":"male"})");
  record.say("person_met", 1'501, R"({"household":)" + quoted(saran) + "}");
  record.say("person_changed", 1'501,
             R"({"born":"2010-12","name":"Child","relation":"child","sex":"male"})");
  CHECK(names_in(record.found()) == "Saran, Zorig");
  record.calculate(saran, shown_in_june);
  CHECK(names_in(record.found()) == "Saran");
  CHECK(left_in(record.found()).empty());
}

TEST_CASE("of two tasks the sheet tells the one that is due first") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  record.say("next_step_agreed", saran,
             R"({"by":"2026-11-28","owner":"","step":)" + quoted(77) + R"(,"visit":)" +
                 quoted(saran + 2) + R"(,"what":"Go to the bank"})");
  auto const people = record.found();
  REQUIRE(people.people.size() == 1);
  CHECK(people.people[0].what == "Go to the bank");
}

TEST_CASE("papers that were not found yet are to be brought") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  record.say("document_noted", saran + 1, R"({"item":"contract","state":"missing"})");
  record.say("document_noted", saran + 1, R"({"item":"labour_book","state":"found"})");
  CHECK(record.found().people.at(0).papers == std::vector<std::string>{"contract"});
}

namespace {

struct Case {
  char const* says;
  std::function<void(RecordOfTest&)> then;
  char const* left;
};

std::string const visit = R"(,"visit":)" + quoted(saran + 2) + "}";

std::vector<Case> consents() {
  return {
      {"nobody asked for consent",
       [](RecordOfTest& record) { record.meet(saran, "Saran"), record.promise(saran); },
       "no_consent Saran"},
      {"consent was refused",
       [](RecordOfTest& record) {
         record.meet(saran, "Saran");
         record.promise(saran);
         record.say("consent_refused", saran, R"({"language":"mn","version":"1")" + visit);
       },
       "consent_refused Saran"},
      {"consent was withdrawn",
       [](RecordOfTest& record) {
         record.meet(saran, "Saran");
         record.promise(saran);
         auto const given = record.agree(saran);
         record.say("consent_withdrawn", saran, R"({"how":"spoken"})", {given});
       },
       "consent_withdrawn Saran"},
      {"two wrote about consent and did not know of each other",
       [](RecordOfTest& record) {
         record.meet(saran, "Saran");
         record.promise(saran);
         record.say("consent_refused", saran, R"({"language":"mn","version":"1")" + visit, {},
                    "18301", "uvs");
         record.agree(saran);
       },
       "consent_doubtful Saran"},
      {"she withdrew her own",
       [](RecordOfTest& record) {
         record.due_family(saran, "Saran");
         record.say("consent_withdrawn", saran,
                    R"({"how":"spoken","person":)" + quoted(saran + 1) + "}");
       },
       "consent_withdrawn Saran"},
  };
}

std::vector<Case> others() {
  return {
      {"she does not wish to be contacted",
       [](RecordOfTest& record) {
         record.due_family(saran, "Saran");
         record.say("contact_agreed", saran + 1, R"({"ways":[]})");
       },
       "no_contact Saran"},
      {"the family is not interested",
       [](RecordOfTest& record) {
         record.due_family(saran, "Saran");
         record.say("visit_closed", saran, R"({"stage":"not_interested")" + visit);
       },
       "not_interested Saran"},
      {"her sex is not known",
       [](RecordOfTest& record) {
         record.say("household_met", saran, "{}");
         record.say("person_met", saran + 1, R"({"household":)" + quoted(saran) + "}");
         record.say("person_changed", saran + 1, R"({"born":"1996-03","name":"Saran"})");
         record.agree(saran);
         record.promise(saran);
       },
       "no_sex_or_birth Saran"},
      {"what was written cannot be reckoned with",
       [](RecordOfTest& record) {
         record.due_family(saran, "Saran");
         record.say("person_changed", saran + 1,
                    R"({"paid":[{"as":"herder","from":"2027-01","income":1,"to":"2027-12"}]})");
       },
       "not_reckoned Saran"},
      {"only a child is known",
       [](RecordOfTest& record) {
         record.due_family(saran, "Saran");
         record.say("person_changed", saran + 1, R"({"born":"2010-12"})");
       },
       "nobody_of_age Saran"},
      {"the household moved to a soum that was not asked for",
       [](RecordOfTest& record) {
         record.due_family(saran, "Saran");
         record.say("household_moved", saran, R"({"area":"18404"})");
       },
       "moved Saran"},
  };
}

}  // namespace

TEST_CASE("who is left out, and why") {
  auto cases = consents();
  std::ranges::move(others(), std::back_inserter(cases));
  for (auto const& [says, then, left] : cases) {
    INFO(std::string(says));
    RecordOfTest record;
    then(record);
    auto const people = record.found();
    CHECK(left_in(people) == std::string(left));
    CHECK(names_in(people).empty());
  }
}

TEST_CASE("her own consent is enough where the family said nothing") {
  RecordOfTest record;
  record.meet(saran, "Saran");
  record.promise(saran);
  record.agree(saran, "18301", "tes", R"(,"person":)" + quoted(saran + 1));
  CHECK(names_in(record.found()) == "Saran");
}

TEST_CASE("a household that moved has its sheet in the soum where it is, once") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  record.say("household_moved", saran, R"({"area":"18304"})");
  for (auto const& [area, stored] : std::vector(record.log.fed))
    record.log.fed.emplace_back("18304", stored);
  auto const people = record.found();
  CHECK(names_in(people) == "Saran");
  CHECK(people.people[0].area == "18304");
  CHECK(left_in(people).empty());
}

TEST_CASE("a person met in two soums has one sheet") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  record.due_family(bat, "Bat", "1", "18304", "uvs");
  record.say("person_met", saran + 1, R"({"household":)" + quoted(bat) + "}", {}, "18304", "uvs");
  record.say("person_changed", saran + 1, R"({"born":"1996-03","name":"Saran","sex":"female"})", {},
             "18304", "uvs");
  auto const people = record.found();
  CHECK(names_in(people) == "Saran, Bat");
  CHECK(left_in(people) == "printed_already Saran");
}

TEST_CASE("of a household that was withdrawn nothing is due, a withdrawn person is told") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  std::vector<event::Uuid> all;
  for (auto const& [area, stored] : record.log.fed)
    if (wire::subject_of(stored.line) == made_uuid(saran))
      all.push_back(wire::read_line(stored.line)->envelope.id);
  std::ranges::sort(all);
  record.due_family(dulam, "Dulam");
  auto const met = record.say("person_met", 4'500, R"({"household":)" + quoted(dulam) + "}");
  auto const named =
      record.say("person_changed", 4'500, R"({"born":"1990-01","name":"Wrong","sex":"male"})");
  std::vector<event::Uuid> both{met, named};
  std::ranges::sort(both);
  CHECK(names_in(record.found()) == "Dulam, Wrong, Saran");
  record.say("entry_withdrawn", 4'500, R"({"entry":)" + quoted(4'500) + "}", both);
  record.say("entry_withdrawn", saran, R"({"entry":)" + quoted(saran) + "}", all);
  auto const people = record.found();
  CHECK(names_in(people) == "Dulam");
  CHECK(left_in(people) == "withdrawn Wrong");
}

TEST_CASE("who was erased is counted and nothing else") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  record.due_family(bat, "Bat");
  record.erase_lines_of(saran + 1);
  record.erase_lines_of(saran);
  auto const people = record.found();
  CHECK(names_in(people) == "Bat");
  CHECK(left_in(people).empty());
  CHECK(people.erased == 2);
}

TEST_CASE("a register number in a name is not printed") {
  RecordOfTest record;
  record.due_family(saran, "Saran УБ90010112");
  CHECK(names_in(record.found()) == "Saran ••••••••12");
}

TEST_CASE("a day before today or over a year ahead is refused, and so is work nobody waits for") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  auto const asked = [&](char const* until, bool waits = true) {
    record.question.until = *parse_date(until);
    auto const people = due_people(record.soums, record.question, record.terms, law_for_tests(),
                                   record.log, [&] { return waits; });
    return people ? std::string("good") : std::string(code(people.error().kind));
  };
  CHECK(asked("2026-11-24") == "bad_value");
  CHECK(asked("2026-11-25") == "good");
  CHECK(asked("2027-11-26") == "good");
  CHECK(asked("2027-11-27") == "bad_value");
  CHECK(asked("2026-12-01", false) == "internal");
}

TEST_CASE("a head asks for soums of her own aimag, and an officer for none") {
  Home home;
  home.areas = {"18301", "18304", "18401"};
  Account const head{"head", "Head", Role::head, {"183"}, true};
  auto const soums = [&](Account const& account, std::vector<std::string> areas) {
    auto const found = soums_of(account, {std::move(areas), {}, {}}, home);
    if (!found) return std::string(code(found.error().kind));
    std::string all;
    for (auto const& soum : *found) all += soum + " ";
    return all;
  };
  CHECK(soums(head, {}) == "18301 18304 ");
  CHECK(soums(head, {"18304", "18304"}) == "18304 ");
  CHECK(soums(head, {"18304", "18401"}) == "not_found");
  CHECK(soums(head, {"99999"}) == "not_found");
  for (auto const role : {Role::officer, Role::trainer, Role::programme, Role::administrator})
    CHECK(soums({"other", "Other", role, {"18301"}, true}, {}) == "not_allowed");
}

TEST_CASE("one officer's sheets are those that stand beside her name") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  record.due_family(bat, "Bat", "1", "18301", "uvs");
  record.due_family(oyun, "Oyun", "1", "18304", "uvs");
  record.question.officer = "uvs";
  CHECK(names_in(record.found()) == "Bat, Oyun");
  record.question.officer = "";
  CHECK(names_in(record.found()).empty());
  std::erase_if(record.terms.officers, [](auto const& one) { return one.user == "tes"; });
  CHECK(names_in(record.found()) == "Saran");
  record.question.officer = "nobody";
  CHECK(names_in(record.found()).empty());
}

TEST_CASE("before she prints a head sees how many by soum and officer, and who is left out") {
  RecordOfTest record;
  record.due_family(saran, "Saran");
  record.due_family(bat, "Bat");
  record.due_family(oyun, "Oyun", "1", "18304", "uvs");
  record.meet(dulam, "Dulam");
  record.promise(dulam);
  auto const answer =
      due_answer(due_model::count_of(record.found()), record.question, record.terms);
  CHECK(answer.sheets == 3);
  REQUIRE(answer.rows.size() == 2);
  CHECK(answer.rows[0].name == "Б. Уянга");
  CHECK(answer.rows[0].sheets == 2);
  CHECK(answer.rows[1].area == "18304");
  REQUIRE(answer.left.size() == 1);
  CHECK(answer.left[0].why == "no_consent");
  CHECK(answer.left[0].name == "Dulam");
  CHECK(answer.reasons[0].people == 1);
  CHECK(answer.until == "2026-12-09");
}

}  // namespace otor::app
