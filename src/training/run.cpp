// SPDX-License-Identifier: Apache-2.0
#include "training/run.h"

#include <algorithm>
#include <limits>

#include "base/month.h"
#include "base/sha256.h"
#include "event/said_of.h"

namespace otor::training {
namespace {

constexpr std::string_view code_letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t code_length = 6;
constexpr std::size_t tag_length = 4;
constexpr std::int64_t hundred = 100;

bool heard_before(Fact const& one, Fact const& other) {
  constexpr auto last = std::numeric_limits<std::int64_t>::max();
  return std::tuple(one.received.value_or(last), one.when, one.event) <
         std::tuple(other.received.value_or(last), other.when, other.event);
}

struct Folds {
  Fact const& fact;
  Run& run;

  Learner& learner(std::string const& user) const { return run.learners[user]; }

  void operator()(event::RunPlanned const& said) const {
    auto secret = run.told == 0 ? said.secret : run.plan.secret;  // codes once shown go on to hold
    if (run.trainer.empty()) {
      run.trainer = fact.author;
      run.planned_ms = fact.when.ms;
    }
    run.plan = said;
    run.plan.secret = std::move(secret);
    ++run.told;
  }
  void operator()(event::RunStated const& said) const {
    run.state = said.state;
    ++run.told;
  }
  void operator()(event::LearnersInvited const& said) const {
    for (auto const& user : said.learners) learner(user).invited = true;
  }
  void operator()(event::LearnerTakenOff const& said) const {
    learner(said.learner).invited = false;
  }
  void operator()(event::AttendanceNoted const& said) const {
    learner(said.learner).days[said.day] = said.came ? Came::list : Came::absent;
  }
  void operator()(event::PracticeObserved const& said) const {
    learner(said.learner).practice =
        Practice{fact.author, said.note.value_or(""), said.seen, said.missed, fact.when.ms};
  }
  void operator()(event::CertificateGiven const& said) const {
    learner(said.learner).certificate = Certificate{
        run.id, said.number, said.course, said.learner, fact.author, said.on, std::nullopt};
  }
  void operator()(event::CertificateWithdrawn const& said) const {
    for (auto& [_, one] : run.learners)
      if (one.certificate && one.certificate->number == said.number)
        one.certificate->withdrawn = said.why;
  }
  void operator()(event::Attended const& said) const {
    auto& one = learner(fact.author);
    if (!run.has_day(said.day) || said.code != day_code(run.plan, run.id, said.day)) {
      ++one.wrong_codes;
    } else if (!one.came_on(said.day)) {
      one.days[said.day] = Came::code;
    }
  }
  void operator()(event::TestHanded const& said) const {
    auto& one = learner(fact.author);
    if (said.sitting == event::Sitting::own) return;
    bool const before = said.sitting == event::Sitting::before;
    auto& place = before ? one.before : one.after;
    auto const last = before ? run.plan.days.back() : run.last();
    // Who knows the end of it is not measured at its beginning any more.
    bool const too_late = before && one.after;
    if (place || too_late || said.course != run.plan.course || said.on > last) {
      ++one.not_counted;
    } else {
      place = Test{fact.event, said.sitting, said.on, said.right, said.wrong};
    }
  }
  void operator()(event::LessonRead const&) const {}
};

/// Of the kinds that say what a run is: these are folded before what happened in it, as a phone may
/// hand in a test before the plan comes to where it is folded.
bool is_plan(Fact const& fact) { return std::holds_alternative<event::RunPlanned>(fact.said); }

}  // namespace

std::optional<Fact> fact_of(event::Envelope const& envelope, event::Body const& body,
                            event::Received const& received) {
  auto said = event::said_of<Saying>(body);
  if (!said) return std::nullopt;
  return Fact{envelope.id,
              envelope.subject,
              envelope.author,
              received.at,
              event::when(envelope.clock, received),
              std::move(*said)};
}

bool Test::passed(std::int64_t pass) const {
  return of() > 0 && std::ssize(right) * hundred >= of() * pass;
}

double Test::share() const {
  return of() == 0 ? 0 : static_cast<double>(right.size()) / static_cast<double>(of());
}

bool Learner::came_on(std::string const& day) const {
  auto const found = days.find(day);
  return found != days.end() && found->second != Came::absent;
}

std::string Run::last() const {
  if (plan.days.empty()) return "";
  auto const day = parse_date(plan.days.back());
  return day ? text_of(date_of_day(day_number(*day) + days_of_grace)) : "";
}

bool Run::has_day(std::string const& day) const {
  return std::ranges::find(plan.days, day) != plan.days.end();
}

std::int64_t Run::days_there(Learner const& learner) const {
  return std::ranges::count_if(plan.days,
                               [&](std::string const& day) { return learner.came_on(day); });
}

bool Run::may_certify(std::string const& user, std::int64_t pass) const {
  auto const found = learners.find(user);
  if (found == learners.end() || !found->second.after) return false;
  auto const& learner = found->second;
  return days_there(learner) * 2 >= std::ssize(plan.days) && learner.after->passed(pass);
}

std::map<event::Uuid, Run> runs_of(std::vector<Fact> facts) {
  std::ranges::sort(facts, heard_before);
  std::ranges::stable_partition(facts, is_plan);
  std::map<event::Uuid, Run> runs;
  for (auto const& fact : facts) {
    if (is_plan(fact)) runs[fact.run].id = fact.run;
    auto const run = runs.find(fact.run);
    if (run != runs.end()) std::visit(Folds{fact, run->second}, fact.said);
  }
  return runs;
}

std::string day_code(event::RunPlanned const& plan, event::Uuid run, std::string const& day) {
  auto const hash =
      sha256("otor-day-code-1\n" + plan.secret + "\n" + text_of(run) + "\n" + day + "\n");
  std::string code;
  for (std::size_t at = 0; at < code_length; ++at)
    code += code_letters[static_cast<unsigned char>(hash[at]) % code_letters.size()];
  return code;
}

std::string day_tag(event::Uuid run, std::string const& day, std::string const& code) {
  return sha256_hex("otor-day-1\n" + text_of(run) + "\n" + day + "\n" + code + "\n")
      .substr(0, tag_length);
}

bool may_become(event::RunState from, event::RunState to) {
  using enum event::RunState;
  switch (from) {
    case draft: return to == open;
    case open: return to == running || to == draft;
    case running: return to == closed;
    case closed: return false;
  }
  return false;
}

}  // namespace otor::training
