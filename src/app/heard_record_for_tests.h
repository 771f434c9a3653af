// SPDX-License-Identifier: Apache-2.0
#pragma once
// A made-up record of what families of one soum said, in memory.

#include <doctest/doctest.h>

#include "app/due_record_for_tests.h"
#include "app/no_subjects_for_tests.h"
#include "app/soum_tasks.h"

namespace otor::app {

class HeardRecord {
 public:
  explicit HeardRecord(std::string soum = "18301") : soum_(std::move(soum)) {}

  std::string officer = "tes";  // who writes from now on
  Date day = *parse_date("2026-11-20");

  event::Uuid say(std::string_view kind, std::uint64_t subject, std::string const& body,
                  std::vector<event::Uuid> over = {}) {
    auto const [place, fresh] = phones_.try_emplace(
        officer, made_uuid(900'000 + phones_.size() + std::hash<std::string>{}(soum_) % 1'000),
        officer, soum_ + officer);
    (void)fresh;
    auto const now = noon_in_west(day.month.year(), day.month.month_of_year(), day.day) +
                     ++said_ % 10'000 * 1'000;
    auto written = place->second.write(kind, soum_, made_uuid(subject), body, now, std::move(over));
    Stored stored;
    stored.received = now;
    stored.line = written.line;
    log_.fed.emplace_back(soum_, std::move(stored));
    return written.id;
  }

  void home(std::uint64_t number, std::string const& bagh = "1", std::string const& head = "Дорж") {
    say("household_met", number, "{}");
    say("household_changed", number, R"({"bagh":")" + bagh + R"(","head":")" + head + R"("})");
  }
  void person(std::uint64_t number, std::uint64_t household, std::string const& born,
              std::string const& sex) {
    say("person_met", number, R"({"household":)" + quoted(household) + "}");
    say("person_changed", number, R"({"born":")" + born + R"(","sex":")" + sex + R"("})");
  }
  void visit(std::uint64_t household, std::uint64_t visit) {
    say("visit_started", household, R"({"visit":)" + quoted(visit) + R"(,"way":"home"})");
  }
  /// `more`: further members of the body, each behind a comma.
  event::Uuid found(std::uint64_t household, std::uint64_t visit, std::string const& code,
                    std::string const& more = {}) {
    return say("finding_noted", household,
               R"({"code":")" + code + R"(","visit":)" + quoted(visit) + more + "}");
  }
  event::Uuid asked(std::uint64_t household, std::uint64_t visit, std::string const& code,
                    std::string const& state = "answered", std::string const& more = {}) {
    return say("question_asked", household,
               R"({"code":")" + code + R"(","state":")" + state + R"(","visit":)" + quoted(visit) +
                   more + "}");
  }
  void consent(std::uint64_t household, std::uint64_t visit, bool given) {
    say(given ? "consent_given" : "consent_refused", household,
        std::string(given ? R"({"how":"spoken",)" : "{") +
            R"("language":"mn","version":"1","visit":)" + quoted(visit) + "}");
  }

  std::shared_ptr<SoumTasks const> folded(Date today) {
    auto const codebook = wire::read_codebook(outreach::default_codebook());
    auto rules = std::make_shared<std::vector<outreach::Rule> const>(codebook->rules);
    NoSubjects subjects;
    Awaited const awaited = [] { return true; };
    auto tasks = SoumTasks::of(soum_, std::move(rules), today, {log_, subjects, awaited});
    REQUIRE(tasks.has_value());
    return std::make_shared<SoumTasks const>(std::move(*tasks));
  }

 private:
  std::string soum_;
  LogInMemory log_;
  std::map<std::string, LineWriter> phones_;
  std::int64_t said_ = 0;
};

}  // namespace otor::app
