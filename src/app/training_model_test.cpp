// SPDX-License-Identifier: Apache-2.0
#include "app/training_model.h"

#include <doctest/doctest.h>

#include "app/paper_calls.h"
#include "app/withheld.h"

namespace otor::app {
namespace {

event::Uuid id(std::uint64_t number) { return {0x01934f6e8c007abc, number}; }

/// What was said of one run, in memory.
class ToldInMemory final : public TrainingModel {
 public:
  std::vector<training::Fact> all;

  void say(std::string author, training::Saying said) {
    auto const number = all.size() + 1;
    auto const ms = static_cast<std::int64_t>(number) * 60'000;
    all.push_back({id(100 + number), id(1), std::move(author), ms, {ms, 0}, std::move(said)});
  }
  Result<std::shared_ptr<Runs const>> runs() override {
    return std::make_shared<Runs const>(training::runs_of(*facts({})));
  }
  Result<std::vector<training::Fact>> facts(WhichFacts const& which) override {
    std::vector<training::Fact> found;
    for (auto const& fact : all) {
      bool const read = std::holds_alternative<event::LessonRead>(fact.said);
      bool const wanted = which.read_by.empty() ? !read : read && fact.author == which.read_by;
      if (wanted) found.push_back(fact);
    }
    return found;
  }
  Result<std::vector<DeedCounts>> done(std::vector<std::string> const&,
                                       std::vector<OfficerTime> const& times) override {
    return std::vector<DeedCounts>(times.size());
  }
};

struct Certified {
  Papers papers = *Papers::built_in();
  CourseSources courses{papers.courses, papers.handbook, papers.codebook, papers.law};
  std::vector<Account> accounts{{"tes", "Т. Тэс", Role::officer, {"18543"}, true}};
  std::vector<std::string> areas{"18543"};
  ToldInMemory told;

  Certified() {
    event::RunPlanned plan;
    plan.course = "law";
    plan.days = {"2026-12-07"};
    plan.from = "09:00";
    plan.to = "17:00";
    told.say("tr", plan);
    told.say("tr", event::RunStated{event::RunState::running});
    told.say("tr", event::LearnersInvited{{"tes"}});
    told.say("tr", event::CertificateGiven{"tes", "law", "AAAA-BBBB-CCCC", "2026-12-09"});
  }
  void read(std::string lesson, std::string on) {
    told.say("tes", event::LessonRead{"law", std::move(lesson), std::move(on)});
  }
  wire::CertificateRow on(std::string day) {
    auto const mine =
        my_training("tes", {courses, accounts, accounts, areas, told, std::move(day)});
    REQUIRE(mine);
    REQUIRE(mine->certificates.size() == 1);
    return mine->certificates.front();
  }
};

using training::Standing;

}  // namespace

TEST_CASE_FIXTURE(Certified,
                  "a certificate asks for the lessons whose law changed, until read again") {
  CHECK(on("2026-12-31").standing == Standing::holds);
  auto const january = on("2027-01-15");
  CHECK(january.standing == Standing::refresher);
  REQUIRE(!january.read_again.empty());
  for (auto const& lesson : january.read_again)
    read(lesson, "2026-12-30");  // the day before is no help
  CHECK(on("2027-01-15").read_again == january.read_again);
  read(january.read_again.front(), "2027-01-10");
  CHECK(on("2027-01-15").read_again.size() == january.read_again.size() - 1);
  for (auto const& lesson : january.read_again) read(lesson, "2027-01-11");
  CHECK(on("2027-01-15").standing == Standing::holds);
  CHECK(on("2028-12-09").standing == Standing::ended);
}

TEST_CASE_FIXTURE(Certified, "what somebody else read again helps nobody") {
  auto const january = on("2027-01-15");
  for (auto const& lesson : january.read_again)
    told.say("turgen", event::LessonRead{"law", lesson, "2027-01-11"});
  CHECK(on("2027-01-15").standing == Standing::refresher);
}

TEST_CASE("one withheld row takes the smallest of the others with it") {
  struct Row {
    bool withheld;
    int officers;
  };
  std::vector<Row> rows{{true, 2}, {false, 18}, {false, 12}};
  CHECK(one_more_to_withhold(std::span(rows)) == &rows[2]);
  rows[2].withheld = true;
  CHECK(one_more_to_withhold(std::span(rows)) == nullptr);  // two hide each other
  rows = {{false, 18}, {false, 12}};
  CHECK(one_more_to_withhold(std::span(rows)) == nullptr);
  rows = {{true, 2}};
  CHECK(one_more_to_withhold(std::span(rows)) == nullptr);
}

}  // namespace otor::app
