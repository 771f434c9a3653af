// SPDX-License-Identifier: Apache-2.0
// What a head's page of findings costs where soums are kept in memory: counting, who was told an
// old answer, and what was typed. Everybody in it is made up; nothing is stored.
//   findings_bench [households] [questions]
// Milliseconds by the clock and of this thread's processor: on a machine that others use only the
// second says much.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "app/aimags_for_bench.h"
#include "app/findings_desk.h"
#include "app/line_writer.h"
#include "app/no_subjects_for_tests.h"
#include "app/paper_calls.h"
#include "app/theme.h"
#include "base/chance.h"
#include "wire/codebook.h"

namespace {

using namespace otor;
using namespace otor::bench;

/// The feed of one soum.
class Feed final : public app::EventLog {
 public:
  Result<std::vector<sync::Receipt>> append(std::vector<app::Pushed> const&,
                                            std::int64_t) override {
    return problem(ProblemKind::storage, "Nothing is stored here.");
  }
  Result<app::Page> after(std::int64_t position, std::vector<std::string> const&,
                          std::int64_t limit) override {
    app::Page page;
    auto const last = std::min(std::ssize(lines), position + limit);
    for (auto at = position; at < last; ++at) {
      app::Stored stored;
      stored.position = at + 1;
      stored.line = lines[static_cast<std::size_t>(at)];
      page.events.push_back(std::move(stored));
    }
    page.next = last;
    page.more = last < std::ssize(lines);
    return page;
  }
  Result<std::int64_t> erasures() override { return 0; }

  std::vector<std::string> lines;
};

constexpr char const* findings[] = {"A1", "A2", "B1", "B1", "B2", "C1", "C2", "C4", "D1", "other"};
constexpr char const* asked[] = {"Q9", "Q9", "Q18", "Q20", "Q10", "Q12", "Q33", "Q42"};

/// A family with two people and two visits: twelve events.
class Soum {
 public:
  Soum(int soum, std::int64_t now_ms) : soum_(soum), now_(now_ms) {}

  void family(std::uint64_t number, Feed& feed) {
    auto const below = [&](std::uint64_t count, std::uint64_t what) {
      return chance_below(count, 7, {number, what});
    };
    auto const home = uuid(1, number);
    who_ = number % officers_in_soum;
    say(feed, "household_met", home, "{}", 400);
    say(feed, "household_changed", home,
        R"({"bagh":")" + std::to_string(1 + below(6, 1)) + R"(","head":"Айл"})", 400);
    for (std::uint64_t member = 0; member < 2; ++member) {
      auto const person = uuid(2, number * 2 + member);
      say(feed, "person_met", person, R"({"household":)" + quoted(home) + "}", 400);
      say(feed, "person_changed", person,
          R"({"born":"19)" + std::to_string(55 + below(44, 3 + member)) + R"(-05","sex":")" +
              (member == 0 ? "fe" : "") + "male\"}",
          400);
    }
    for (std::uint64_t visit = 0; visit < 2; ++visit) {
      auto const days = static_cast<std::int64_t>(below(600, 10 + visit));
      auto const in_visit = R"("visit":)" + quoted(uuid(3, number * 2 + visit)) + "}";
      say(feed, "visit_started", home, R"({"way":"home",)" + in_visit, days);
      std::string const code = findings[below(std::size(findings), 20 + visit)];
      say(feed, "finding_noted", home,
          R"({"code":")" + code + "\"," +
              (code == "other" ? R"("note":"Зам муу, өвөл хаагддаг",)" : "") + in_visit,
          days);
      if (below(2, 30 + visit) == 0)
        say(feed, "question_asked", home,
            std::string(R"({"code":")") + asked[below(std::size(asked), 40 + visit)] +
                R"(","state":"answered",)" + in_visit,
            days);
    }
  }

 private:
  void say(Feed& feed, std::string_view kind, event::Uuid subject, std::string const& body,
           std::int64_t days) {
    auto const user = officer_of(soum_, static_cast<int>(who_));
    auto const [place, fresh] = phones_.try_emplace(
        who_, uuid(9, static_cast<std::uint64_t>(soum_) * 100 + who_), user, user);
    (void)fresh;
    feed.lines.push_back(
        place->second.write(kind, code_of(soum_), subject, body, now_ - days * 86'400'000).line);
  }

  int soum_;
  std::int64_t now_;
  std::uint64_t who_ = 0;
  std::map<std::uint64_t, app::LineWriter> phones_;
};

void measure(char const* what, int times, auto work) {
  Took took;
  for (int at = 0; at < times; ++at) took.add([&] { work(at); });
  took.tell(what);
}

}  // namespace

int main(int count, char** words) {
  int const households = count > 1 ? std::atoi(words[1]) : 20'000;
  int const times = count > 2 ? std::atoi(words[2]) : 100;
  auto const papers = *app::Papers::built_in();
  auto const codebook = *wire::read_codebook(outreach::default_codebook());
  auto const rules = std::make_shared<std::vector<outreach::Rule> const>(codebook.rules);
  using namespace std::chrono;
  auto const now = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  auto const today = date_of_day(now / 86'400'000);
  app::NoSubjects nobody;
  app::Awaited const awaited = [] { return true; };
  std::vector<std::shared_ptr<app::SoumTasks const>> kept;
  std::int64_t events = 0;
  double folding = 0;
  for (int soum = 0; soum < soums; ++soum) {
    Feed feed;
    Soum made(soum, now);
    for (int at = soum; at < households; at += soums)
      made.family(static_cast<std::uint64_t>(at), feed);
    events += std::ssize(feed.lines);
    auto const begun = by_clock();
    auto tasks = app::SoumTasks::of(code_of(soum), rules, today, {feed, nobody, awaited});
    folding += by_clock() - begun;
    if (!tasks) std::abort();
    kept.push_back(std::make_shared<app::SoumTasks const>(std::move(*tasks)));
  }
  std::printf("%d households, %lld events; folded in %.1f s; resident %lld MB\n", households,
              static_cast<long long>(events), folding / 1e3, static_cast<long long>(resident_mb()));
  std::vector<app::Account> const officers;
  app::AnswerBook answers({papers.handbook, papers.codebook, papers.law});
  auto const desk = [&](app::FindingsQuestion const& question) {
    auto const told =
        app::findings_desk(question, Language::mn,
                           {{kept, codebook, today, false}, officers, officers, answers, true});
    if (!told) std::abort();
    std::string text;
    wire::write(text, *told);
  };
  measure("the first page of all: the answers are made", 1, [&](int) { desk({}); });
  constexpr app::FindingsBy divided[] = {app::FindingsBy::area, app::FindingsBy::age,
                                         app::FindingsBy::sex, app::FindingsBy::season};
  measure("a page of everything, divided in turn", times,
          [&](int at) { desk({.by = divided[at % 4]}); });
  measure("a page of one aimag", times,
          [&](int at) { desk({.area = "184", .by = divided[at % 4]}); });
  measure("a page of one soum by bagh", times,
          [&](int at) { desk({.area = code_of(at % soums)}); });
  auto const ahead = text_of(date_of_day(day_number(today) + 180));
  measure("who was told an old answer, 200 of them", times, [&](int) {
    auto const told = app::told_old({.on = ahead, .limit = 200}, Language::mn,
                                    {kept, officers, officers, answers, today});
    if (!told || told->found == 0) std::abort();
  });
  measure("what was typed, searched", times, [&](int) {
    auto const found = app::notes({.text = "зам"}, kept, codebook);
    if (!found || found->found == 0) std::abort();
  });
}
