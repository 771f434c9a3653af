// SPDX-License-Identifier: Apache-2.0
// Who is due a sheet, counted out of what is kept of soums: after any history the same people, and
// the same left out for the same reasons, as the whole record tells. All made up.
#include <doctest/doctest.h>

#include "app/due_model_for_tests.h"
#include "app/law_for_tests.h"
#include "server/soum_story_for_tests.h"
#include "server/worklists.h"
#include "wire/codebook.h"
#include "wire/json.h"

namespace otor::server {
namespace {

using app::due_model::text_of;
using otor::text_of;

app::Awaited const awaited = [] { return true; };

/// A head asks again and again, for some of her soums and until some day.
class Asking {
 public:
  explicit Asking(std::uint64_t seed)
      : story(seed, Story::About::sheets),
        kept_(*story.home.store, story.home.clock, seed % 4 == 0 ? 12 : 1'000'000,
              &app::law_for_tests()) {}

  Story story;
  std::map<app::LeftOut, std::int64_t> left;
  std::int64_t sheets = 0;

  void live() {
    for (auto steps = story.below(30); steps > 0; --steps) story.step();
    if (story.below(4) == 0) story.pass_days();
    if (story.below(12) == 0) story.erase_somebody();
    terms_.officers = working_;
    if (story.below(3) == 0) terms_.officers.erase(terms_.officers.begin());
  }

  void ask() {
    std::vector<std::string> soums;
    for (char const* soum : {"18301", "18304", "18401"})
      if (story.below(3) != 0) soums.emplace_back(soum);
    auto const ahead = static_cast<std::int64_t>(story.below(367));
    app::DueQuestion question{soums, story.today, date_of_day(day_number(story.today) + ahead), {}};
    auto const& law = app::law_for_tests();
    auto const told = app::due_model::people(soums, question, terms_, law, story.home.log);
    auto const printed = app::due_people(soums, question, terms_, law, story.home.log, awaited);
    REQUIRE(printed.has_value());
    CHECK(text_of(*printed) == text_of(told));
    CHECK(counted(soums, question) == counted(*printed, question));
    for (auto const& one : told.left) ++left[one.why];
    sheets += static_cast<std::int64_t>(told.people.size());
    of_one_officer(soums, question, *printed);
  }

 private:
  std::string answer(app::DueCount const& count, app::DueQuestion const& question) const {
    auto const answer = app::due_answer(count, question, terms_);
    auto text = wire::text_of_message(answer);
    for (std::size_t at = 0; at < answer.left.size(); ++at)
      text += " " + text_of(count.left[at].household);
    return text;
  }
  std::string counted(app::DuePeople const& people, app::DueQuestion const& question) const {
    return answer(app::due_model::count_of(people), question);
  }
  std::string counted(std::vector<std::string> const& soums, app::DueQuestion const& question) {
    if (story.below(4) == 0) REQUIRE(kept_.of(soums, story.today, awaited).has_value());
    auto const tasks = kept_.with_sheets(soums, story.today, awaited);
    REQUIRE(tasks.has_value());
    auto const count = app::due_count(*tasks, question, terms_);
    REQUIRE(count.has_value());
    return answer(*count, question);
  }

  void of_one_officer(std::vector<std::string> const& soums, app::DueQuestion question,
                      app::DuePeople all) {
    question.officer = story.below(2) == 0 ? "tes" : "";
    std::erase_if(all.people, [&](auto const& one) { return one.officer != *question.officer; });
    auto const hers =
        app::due_people(soums, question, terms_, app::law_for_tests(), story.home.log, awaited);
    REQUIRE(hers.has_value());
    CHECK(text_of(*hers) == text_of(all));
    CHECK(counted(soums, question) == counted(all, question));
  }

  std::vector<app::Account> working_{store::test_officer("tes", {"18301", "18304"}),
                                     store::test_officer("uvs", {"18301", "18304", "18401"})};
  app::DueTerms terms_{*wire::read_codebook(outreach::default_codebook()), {}, {}};
  Worklists kept_;
};

}  // namespace

TEST_CASE("who is due, as it is kept and as it is printed, is who the whole record tells") {
  std::map<app::LeftOut, std::int64_t> left;
  std::int64_t sheets = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Asking asking(seed);
    for (int turn = 0; turn < 25; ++turn) {
      CAPTURE(turn);
      asking.live();
      asking.ask();
    }
    for (auto const& [why, count] : asking.left) left[why] += count;
    sheets += asking.sheets;
  }
  CHECK(sheets > 500);
  // Every reason but printed_already: of whoever moves both soums hear the same.
  CHECK(left.size() >= 11);
}

TEST_CASE("in a new month sheets are reckoned anew where they are asked for, and tasks are not") {
  Story story(1, Story::About::sheets);
  for (int steps = 0; steps < 200; ++steps) story.step();
  Worklists kept(*story.home.store, story.home.clock, 1'000'000, &app::law_for_tests());
  auto const november = *parse_date("2026-11-30"), december = *parse_date("2026-12-01");
  auto const month = [](auto const& tasks) { return text_of(tasks->front()->month_of_sheets()); };
  CHECK(month(kept.of({"18301"}, november, awaited)) == "2026-11");
  auto const folded = kept.of({"18301"}, december, awaited)->front()->folded();
  CHECK(month(kept.of({"18301"}, december, awaited)) == "2026-11");
  auto const anew = kept.with_sheets({"18301"}, december, awaited);
  CHECK(month(anew) == "2026-12");
  CHECK(kept.with_sheets({"18301"}, december, awaited)->front() == anew->front());
  CHECK(folded > 0);
}

}  // namespace otor::server
