// SPDX-License-Identifier: Apache-2.0
#pragma once
// A made-up record of two soums in memory, for tests of who is due and of what is printed.

#include <string>
#include <vector>

#include "app/due_model_for_tests.h"
#include "app/due_pile.h"
#include "app/law_for_tests.h"
#include "app/line_writer.h"
#include "app/no_subjects_for_tests.h"
#include "wire/codebook.h"
#include "wire/event_line.h"
#include "wire/json.h"
#include "wire/parted_line.h"

namespace otor::app {

inline event::Uuid made_uuid(std::uint64_t number) {
  return {0x0190a00000007000u, 0x8000000000000000u + number};
}
inline std::string quoted(std::uint64_t number) { return '"' + text_of(made_uuid(number)) + '"'; }

/// Lines in the order of the feed, each fed to some soums.
class LogInMemory final : public EventLog {
 public:
  Result<std::vector<sync::Receipt>> append(std::vector<Pushed> const&, std::int64_t) override {
    return problem(ProblemKind::storage, "Nothing is stored here.");
  }
  Result<Page> after(std::int64_t position, std::vector<std::string> const& areas,
                     std::int64_t limit) override {
    Page page;
    page.next = static_cast<std::int64_t>(fed.size());
    for (auto at = static_cast<std::size_t>(position); at < fed.size(); ++at) {
      if (fed[at].first != areas.front()) continue;
      if (static_cast<std::int64_t>(page.events.size()) == limit) {
        page.more = true;
        page.next = page.events.back().position;
        break;
      }
      page.events.push_back(fed[at].second);
      page.events.back().position = static_cast<std::int64_t>(at) + 1;
    }
    return page;
  }
  Result<std::int64_t> erasures() override { return 0; }

  std::vector<std::pair<std::string, Stored>> fed;
};

class RecordOfTest {
 public:
  LogInMemory log;
  DueTerms terms{*wire::read_codebook(outreach::default_codebook()),
                 {{"18301", "183", "Өлгий", "Өлгий", "Ulgii", 0, 0, 0, 200'000, "2026-11"},
                  {"18304", "183", "Баяннуур", "Баяннұр", "Bayannuur", 0, 0, 0, {}, ""}},
                 {{"tes", "Б. Уянга", Role::officer, {"18301"}, true},
                  {"uvs", "А. Айгүл", Role::officer, {"18301", "18304"}, true}}};
  DueQuestion question{{}, *parse_date("2026-11-25"), *parse_date("2026-12-09")};
  std::vector<std::string> soums{"18301", "18304"};

  /// One event of an officer, fed to her soum.
  event::Uuid say(std::string_view kind, std::uint64_t subject, std::string const& body,
                  std::vector<event::Uuid> over = {}, std::string const& soum = "18301",
                  std::string const& author = "tes") {
    auto& writer = author == "tes" ? tes_ : uvs_;
    auto written = writer.write(kind, soum, made_uuid(subject), body,
                                noon_in_west(2026, 11, 20) + ++told_ * 1000, std::move(over));
    Stored stored;
    stored.received = noon_in_west(2026, 11, 20);
    stored.line = written.line;
    log.fed.emplace_back(soum, std::move(stored));
    return written.id;
  }

  /// A woman of thirty in a household of hers: household `number`, person `number` + 1, visit
  /// `number` + 2. Nothing is said of consent.
  void meet(std::uint64_t number, std::string const& name, std::string const& bagh = "1",
            std::string const& soum = "18301", std::string const& author = "tes") {
    say("household_met", number, "{}", {}, soum, author);
    say("household_changed", number, R"({"bagh":")" + bagh + R"(","head":")" + name + R"("})", {},
        soum, author);
    say("person_met", number + 1, R"({"household":)" + quoted(number) + "}", {}, soum, author);
    say("person_changed", number + 1,
        R"({"born":"1996-03","name":")" + name + R"(","relation":"head","sex":"female"})", {}, soum,
        author);
  }
  event::Uuid agree(std::uint64_t number, std::string const& soum = "18301",
                    std::string const& author = "tes", std::string const& of_person = "") {
    return say("consent_given", number,
               R"({"how":"spoken","language":"mn")" + of_person + R"(,"version":"1","visit":)" +
                   quoted(number + 2) + "}",
               {}, soum, author);
  }
  void promise(std::uint64_t number, std::string const& by = "2026-12-01",
               std::string const& soum = "18301", std::string const& author = "tes") {
    say("promise_made", number,
        R"({"by":")" + by + R"(","promise":)" + quoted(number + 3) + R"(,"visit":)" +
            quoted(number + 2) + R"(,"what":"Bring the form"})",
        {}, soum, author);
  }
  void calculate(std::uint64_t number, std::string const& request) {
    say("calculation_shown", number,
        R"({"pack":"p","person":)" + quoted(number + 1) + R"(,"request":)" + request +
            R"(,"visit":)" + quoted(number + 2) + "}");
  }
  /// A family that agreed and was promised something.
  void due_family(std::uint64_t number, std::string const& name, std::string const& bagh = "1",
                  std::string const& soum = "18301", std::string const& author = "tes") {
    meet(number, name, bagh, soum, author);
    agree(number, soum, author);
    promise(number, "2026-12-01", soum, author);
  }
  void erase_lines_of(std::uint64_t subject) {
    for (auto& [area, stored] : log.fed) {
      if (wire::owner_of(stored.line) != made_uuid(subject)) continue;
      stored.line = wire::part(stored.line).open;
      stored.erased = true;
    }
  }

  DuePeople found() {
    auto people = due_people(soums, question, terms, law_for_tests(), log, [] { return true; });
    REQUIRE_MESSAGE(people.has_value(), people.error().detail);
    CHECK(counted() == told(due_model::count_of(*people)));
    return std::move(*people);
  }

  /// What a head sees before she prints.
  std::string counted() {
    NoSubjects subjects;
    Awaited const awaited = [] { return true; };
    auto const rules = std::make_shared<std::vector<outreach::Rule> const>(terms.codebook.rules);
    std::vector<std::shared_ptr<SoumTasks const>> kept;
    for (auto const& soum : soums) {
      auto tasks =
          SoumTasks::of(soum, rules, question.today, {log, subjects, awaited, &law_for_tests()});
      REQUIRE(tasks.has_value());
      kept.push_back(std::make_shared<SoumTasks const>(std::move(*tasks)));
    }
    return told(*due_count(kept, question, terms));
  }
  std::string told(DueCount const& count) const {
    return wire::text_of_message(due_answer(count, question, terms));
  }

 private:
  LineWriter tes_{made_uuid(900'001), "tes", "tes"}, uvs_{made_uuid(900'002), "uvs", "uvs"};
  std::int64_t told_ = 0;
};

inline std::string names_in(DuePeople const& people) {
  std::string names;
  for (auto const& person : people.people) names += (names.empty() ? "" : ", ") + person.name;
  return names;
}

/// "no_consent Saran, moved Bat" of those who are left out.
inline std::string left_in(DuePeople const& people) {
  std::string left;
  for (auto const& one : people.left)
    left += (left.empty() ? "" : ", ") + std::string(boost::describe::enum_to_string(one.why, "")) +
            " " + (one.person ? one.name : one.head);
  return left;
}

}  // namespace otor::app
