// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "app/desk_log.h"
#include "base/chance.h"
#include "store/sql_training.h"
#include "store/test_store.h"

using namespace otor;
using namespace otor::store;

namespace {

std::string quoted(event::Uuid id) { return "\"" + text_of(id) + "\""; }

/// What an officer did: visits of families, each with a question that was answered and one that was
/// not.
std::vector<std::string> answered(std::string const& soum, std::uint64_t first,
                                  std::uint64_t visits, std::int64_t now) {
  app::LineWriter writer(test_uuid(first), "tes", soum);
  std::vector<std::string> lines;
  for (auto number = first + 1; number <= first + visits; ++number) {
    auto const in = [&](std::string_view kind, std::string const& more) {
      auto const body = "{\"visit\":" + quoted(test_uuid(5'000 + number)) + more + "}";
      lines.push_back(writer.write(kind, soum, test_uuid(1'000 + number), body, now).line);
    };
    in("visit_started", R"(,"way":"home")");
    in("question_asked", R"(,"code":"Q1","state":"answered")");
    in("question_asked", R"(,"code":"Q2","state":"promised")");
  }
  return lines;
}

}  // namespace

// Each answer was once looked for among the acts of all soums: 18 s of a processor for a programme.
TEST_CASE("answers of a soum are found without walking over the acts of others") {
  TestFolder folder;
  TestHome home(folder.path);
  REQUIRE(home.store->writer().run([&] {
    for (auto const& lines :
         {answered("18301", 100, 3, home.clock.now), answered("18401", 300, 40, home.clock.now)})
      for (auto const& line : lines) add_to_read_model(home.store->writing(), line, {});
  }));
  auto const walked = [&] {
    return *home.store->read([](Database& database) { return database.rows_walked(); });
  };
  auto const before = walked();
  auto const done =
      *SqlTraining(*home.store).done({"18301"}, {{"tes", "2026-11-01", "2026-11-30"}});
  CHECK(walked() == before);
  REQUIRE(done.size() == 1);
  CHECK(done[0][static_cast<std::size_t>(wire::Deed::answers)] == 3);
  CHECK(done[0][static_cast<std::size_t>(wire::Deed::visits)] == 3);
}

namespace {

std::string text_of_test(std::optional<training::Test> const& test) {
  if (!test) return "-";
  return text_of(test->event) + " " + std::to_string(test->right.size()) + "/" +
         std::to_string(test->of());
}

std::string text_of_learner(training::Learner const& learner) {
  std::string text = learner.invited ? "invited" : "not invited";
  for (auto const& [day, came] : learner.days)
    text += " " + day + "=" + std::to_string(static_cast<int>(came));
  text += " before " + text_of_test(learner.before) + " after " + text_of_test(learner.after) +
          " not counted " + std::to_string(learner.not_counted) + " wrong " +
          std::to_string(learner.wrong_codes);
  if (learner.practice) text += " practice " + learner.practice->note;
  if (learner.certificate)
    text += " certificate " + learner.certificate->number + " " +
            learner.certificate->withdrawn.value_or("holds");
  return text;
}

std::string text_of_runs(app::Runs const& runs) {
  std::string text;
  for (auto const& [id, run] : runs) {
    text += text_of(id) + " " + text_of(run.id) + " " + run.trainer + " " +
            std::to_string(run.planned_ms) + " " + std::to_string(run.told) + " " +
            run.plan.place.value_or("") + " " + std::to_string(static_cast<int>(run.state));
    for (auto const& [user, learner] : run.learners)
      text += "\n  " + user + ": " + text_of_learner(learner);
    text += "\n";
  }
  return text;
}

/// A trainer and two officers, who say anything about a few runs.
class School {
 public:
  explicit School(std::uint64_t seed) : seed_(seed) {}

  TestFolder folder;
  TestHome home{folder.path};

  std::uint64_t below(std::uint64_t count) { return chance_below(count, seed_, {++draws_}); }
  static event::Uuid run(std::uint64_t number) { return test_uuid(9'000 + number); }
  event::Uuid any_run() { return run(below(4)); }

  void step() {
    auto const who = below(2);
    auto const learner = "\"" + officers_[who].user + "\"";
    switch (below(9)) {
      case 0: return trainer("run_planned", plan());
      case 1: return trainer("run_stated", R"({"state":"running"})");
      case 2: return trainer("learners_invited", R"({"learners":[)" + learner + "]}");
      case 3: return trainer("learner_taken_off", R"({"learner":)" + learner + "}");
      case 4:
        return trainer("attendance_noted",
                       R"({"came":true,"day":"2026-11-23","learner":)" + learner + "}");
      case 5:
        return trainer("certificate_given", R"({"course":"law","learner":)" + learner +
                                                R"(,"number":"N)" + std::to_string(below(3)) +
                                                R"(","on":"2026-11-23"})");
      case 6:
        return trainer("certificate_withdrawn",
                       R"({"number":"N)" + std::to_string(below(3)) + R"(","why":"w"})");
      case 7: return officer(who, "attended", R"({"code":"AAAAAA","day":"2026-11-23"})");
      default:
        return officer(who, "test_handed",
                       R"({"course":"law","on":"2026-11-23","right":["a"],"sitting":")" +
                           std::string(below(2) == 0 ? "before" : "after") + R"(","wrong":["b"]})");
    }
  }

  void trainer(std::string kind, std::string body) {
    app::DeskEvent const said{std::move(kind), "own", any_run(), std::move(body)};
    REQUIRE(app::write_at_desk(trainer_, {said},
                               {home.home, home.log, home.devices, home.clock, chance_}));
    home.clock.now += 60'000;
  }

 private:
  struct Counting final : app::Chance {
    std::string bytes(std::size_t count) override {
      std::string made(count, '\0');
      for (auto& byte : made) byte = static_cast<char>(++last);
      return made;
    }
    unsigned last = 0;
  };

  std::string plan() {
    return R"({"course":"law","days":["2026-11-23"],"from":"09:00","place":"P)" +
           std::to_string(below(9)) + R"(","secret":"secret","to":"17:00","way":"hall"})";
  }
  void officer(std::uint64_t who, std::string_view kind, std::string const& body) {
    auto const written = phones_[who].write(kind, "own", any_run(), body, home.clock.now);
    auto const answer = app::push(officers_[who], push_text(phones_[who].device(), {written.line}),
                                  home.home, home.log, home.devices, home.clock);
    REQUIRE(answer.has_value());
    REQUIRE(answer->find(R"("status":"stored")") != std::string::npos);
    home.clock.now += 60'000;
  }

  std::uint64_t seed_, draws_ = 0;
  Counting chance_;
  app::Account trainer_{"trainer", "trainer", app::Role::trainer, {}, true};
  app::Account officers_[2] = {test_officer("tes", {"18301"}), test_officer("uvs", {"18304"})};
  app::LineWriter phones_[2] = {{test_uuid(1), "tes", "tes"}, {test_uuid(2), "uvs", "uvs"}};
};

std::string anew(TestHome& home) {
  return text_of_runs(training::runs_of(*SqlTraining(*home.store).facts({})));
}

}  // namespace

TEST_CASE("runs that are kept are those that folding anew gives, after any history") {
  std::size_t learned = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    School school(seed);
    SqlTraining kept(*school.home.store);
    for (int turn = 0; turn < 12; ++turn) {
      CAPTURE(turn);
      auto const before = *kept.runs();
      auto const told = text_of_runs(*before);
      for (auto steps = school.below(6); steps > 0; --steps) school.step();
      if (school.below(20) == 0)
        school.home.store->keys().destroy({{school.any_run(), school.home.clock.now, "7"}});
      auto const now = anew(school.home);
      CHECK(text_of_runs(**kept.runs()) == now);
      CHECK(text_of_runs(*before) == told);  // whoever was given it still reads it
      learned += now.size();
    }
  }
  CHECK(learned > 10'000);
}

TEST_CASE("where nothing was told of training the very same runs are given out") {
  School school(1);
  for (int number = 0; number < 40; ++number) school.step();
  SqlTraining kept(*school.home.store);
  auto const first = *kept.runs();
  REQUIRE(!first->empty());
  app::LineWriter phone(test_uuid(3), "tes", "visits");
  auto const met =
      phone.write("household_met", "18301", test_uuid(1'001), "{}", school.home.clock.now);
  REQUIRE(app::push(test_officer("tes", {"18301"}), push_text(phone.device(), {met.line}),
                    school.home.home, school.home.log, school.home.devices, school.home.clock));
  CHECK(*kept.runs() == first);
  school.trainer("run_planned", R"({"course":"law","days":["2026-11-24"],"from":"09:00",)"
                                R"("secret":"secret","to":"17:00","way":"hall"})");
  CHECK(*kept.runs() != first);
}
