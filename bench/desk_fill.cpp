// SPDX-License-Identifier: Apache-2.0
// Fills a store of the demonstration up to a whole programme: a year of visits, money and training
// of many officers, by the same pushes as the demonstration's own. Everybody in it is made up, the
// same in every run; times are those before now.
//   desk_fill FOLDER FACTS [households] [visits] [officers] [members of each household]
// `FOLDER` is what `otor init --demo` made, `FACTS` the folder data/mn.
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "app/aimags_for_bench.h"
#include "app/demonstration_money.h"
#include "app/demonstration_said.h"
#include "app/demonstration_stock.h"
#include "app/demonstration_training.h"
#include "app/push.h"
#include "cli/area_files.h"
#include "server/api.h"
#include "store/audit.h"
#include "store/sql_accounts.h"
#include "store/sql_event_log.h"

namespace {

using namespace otor;

constexpr std::int64_t hour_ms = 3'600'000, day_ms = 24 * hour_ms;
constexpr std::int64_t days = 364;
constexpr std::size_t officers_in_run = 30;

struct PlayedClock final : app::Clock {
  std::int64_t now = 0;
  std::int64_t now_ms() const override { return now; }
};

[[noreturn]] void give_up(std::string const& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(1);
}

/// Where an officer works, and which families are hers: numbers from `first` up to `behind`.
struct Officer {
  app::Account account;
  app::Area const* area = nullptr;
  std::uint64_t first = 0, behind = 0;
  std::int64_t visits = 0;
  app::Phone phone;
};

class Year {
 public:
  Year(store::Store& store, app::DemonstrationPlan plan, std::uint64_t households,
       std::int64_t visits, std::size_t officers, std::uint64_t members)
      : store_(store), plan_(std::move(plan)), households_(households), members_(members),
        visits_(visits),
        log_(store, clock_), devices_(store, clock_), audit_(store, clock_) {
    home_.store = "desk_fill";
    for (auto const& area : plan_.areas) home_.areas.push_back(area.code);
    first_day_ = (plan_.today_ms + 7 * hour_ms) / day_ms * day_ms - 7 * hour_ms - days * day_ms;
    hire(officers);
  }

  void play() {
    for (auto& officer : officers_) {
      learn(officer, first_day_ - day_ms);
      for (auto number = officer.first; number < officer.behind; ++number) meet(officer, number);
      send(officer, first_day_);
      carry_home();
    }
    for (std::int64_t day = 0; day < days; ++day) {
      for (auto& officer : officers_) on_the_road(officer, day);
      if (day % 30 == 0) std::fprintf(stderr, "day %lld\n", static_cast<long long>(day));
    }
    std::vector<std::string> users;
    for (auto const& account : accounts_)
      if (account.role == app::Role::officer) users.push_back(account.user);
    app::DemonstrationStock const stock(draws_, std::move(users));
    money_.heads(accounts_, stock, first_day_, pushes_);
    carry_home();
    for (auto& training : trainings_) training.courses->trainer(training.accounts, pushes_);
    carry_home();
    std::printf("%lld events of %zu officers\n", static_cast<long long>(events_), officers_.size());
  }

 private:
  /// As many in each soum as its share of the herders' households.
  void hire(std::size_t count) {
    std::uint64_t all = 0, sum = 0;
    for (auto const& area : plan_.areas) all += static_cast<std::uint64_t>(area.herder_households);
    store::SqlAccounts accounts(store_);
    auto const known = accounts.all();
    if (!known) give_up(known.error().detail);
    for (auto const& area : plan_.areas) {
      auto const from = sum * count / all;
      sum += static_cast<std::uint64_t>(area.herder_households);
      for (auto number = from; number < sum * count / all; ++number) hire(area, number, count);
    }
    for (auto const& account : *known)
      if (account.role != app::Role::officer) accounts_.push_back(account);
    form_courses();
    head_of_all(accounts);
  }

  void hire(app::Area const& area, std::uint64_t number, std::size_t count) {
    auto const user = "made-up-" + area.code + "-" + std::to_string(number);
    app::Account const account{user, user, app::Role::officer, {area.code}, true};
    if (auto put = store::SqlAccounts(store_).put_account({account, "x", false}); !put)
      give_up(put.error().detail);
    accounts_.push_back(account);
    officers_.push_back({account, &area, number * households_ / count,
                         (number + 1) * households_ / count,
                         visits_ / static_cast<std::int64_t>(count),
                         app::Phone(account, bench::uuid(9, number), "desk_fill", pushes_)});
  }

  void head_of_all(store::SqlAccounts& accounts) {
    app::Account const head{
        "made-up-head", "made-up-head", app::Role::head, {"183", "184", "185"}, true};
    auto const password = accounts.account("programme");
    if (!password || !*password) give_up("This is no store of the demonstration.");
    if (auto put = accounts.put_account({head, (*password)->password_hash, false}); !put)
      give_up(put.error().detail);
  }

  /// Thirty learners in each run; each of these has a seed of its own, so that runs differ.
  void form_courses() {
    for (std::size_t at = 0; at < officers_.size(); ++at) {
      if (at % officers_in_run == 0) {
        auto& fresh = trainings_.emplace_back();
        fresh.plan = std::make_unique<app::DemonstrationPlan>(plan_);
        fresh.plan->seed = 1'000 + at;
        fresh.draws = std::make_unique<app::Draws>(*fresh.plan);
        fresh.courses = std::make_unique<app::DemonstrationTraining>(
            *fresh.plan, *fresh.draws, first_day_, first_day_ + days * day_ms);
        for (auto const& account : accounts_)
          if (account.role == app::Role::trainer) fresh.accounts.push_back(account);
      }
      trainings_.back().accounts.push_back(officers_[at].account);
    }
  }

  void learn(Officer& officer, std::int64_t until) {
    auto const at = static_cast<std::size_t>(&officer - officers_.data());
    trainings_[at / officers_in_run].courses->learn(officer.phone, until);
  }

  static void send(Officer& officer, std::int64_t ms) { officer.phone.send(ms); }

  void carry_home() {
    for (auto const& push : pushes_) {
      clock_.now = push.sent_ms;
      auto const receipts = app::push(push.officer, push.body, home_, log_, devices_, clock_);
      if (!receipts) give_up(receipts.error().detail);
      auto const bad = std::min(receipts->find("\"refused\""), receipts->find("\"quarantined\""));
      if (bad != std::string::npos) give_up(receipts->substr(bad, 300));
      for (std::size_t at = 0; (at = receipts->find("\"stored\"", at)) != std::string::npos; ++at)
        ++events_;
    }
    pushes_.clear();
  }

  std::string kazakh_or(Officer const& officer) const {
    return officer.area->aimag == "183" ? "kk" : "mn";
  }

  void meet(Officer& officer, std::uint64_t number) {
    auto const home = bench::uuid(1, number);
    auto const& words = officer.area->aimag == "183" ? plan_.names.kk : plan_.names.mn;
    auto const ms = first_day_ - 12 * hour_ms;
    auto const say = [&](std::string_view kind, event::Uuid about, std::string const& body) {
      officer.phone.write(kind, officer.area->code, about, body, ms);
    };
    auto const& father = draws_.one_of(words.fathers, number, "father");
    say("household_met", home, "{}");
    say("household_changed", home,
        "{\"bagh\":\"" + std::to_string(1 + draws_.below(5, number, "bagh")) +
            "\",\"head\":" + app::quoted(father + " " + draws_.one_of(words.men, number, "name")) +
            ",\"language\":\"" + kazakh_or(officer) +
            "\",\"place\":" + app::quoted(draws_.one_of(words.places, number, "place")) + "}");
    for (std::uint64_t member = 0; member < members_; ++member) {
      auto const person = bench::uuid(2, number * members_ + member);
      say("person_met", person, "{\"household\":" + app::id_text(home) + "}");
      say("person_changed", person,
          "{\"born\":\"" + std::to_string(1960 + draws_.below(44, number, "born", member)) +
              "-05\",\"children\":" + std::to_string(draws_.below(6, number, "children")) +
              ",\"name\":" +
              app::quoted(draws_.one_of(member % 2 == 0 ? words.men : words.women, number,
                                        "given", member / 2)) +
              ",\"relation\":\"" + relation_of(member) + "\",\"sex\":\"" +
              (member % 2 == 0 ? "male" : "female") + "\"}");
    }
  }

  static char const* relation_of(std::uint64_t member) {
    return member == 0 ? "head" : member == 1 ? "spouse" : "child";
  }

  /// The visits of one day, then the evening's expenses once a week, then home.
  void on_the_road(Officer& officer, std::int64_t day) {
    auto const morning = first_day_ + day * day_ms + 9 * hour_ms;
    auto const from = officer.visits * day / days, to = officer.visits * (day + 1) / days;
    auto const families = static_cast<std::int64_t>(officer.behind - officer.first);
    app::CardsSeen seen;
    for (auto visit = from; visit < to; ++visit) {
      // Families in another order than they were met, each again after some months.
      auto const family = officer.first + static_cast<std::uint64_t>(visit * 37 % families);
      auto const number = officer.first * 1'000 + static_cast<std::uint64_t>(visit);
      visit_family(officer, family, number, morning + (visit - from) * hour_ms);
      seen.subjects.push_back(bench::uuid(1, family));
    }
    if (day % 7 == 4) {
      money_.evening(officer.phone, officer.area->code, morning + 11 * hour_ms);
      learn(officer, morning + 12 * hour_ms);
    }
    if (day % 7 != 6) return keep_seen(officer, std::move(seen), day);
    send(officer, morning + 12 * hour_ms);
    carry_home();
    keep_seen(officer, std::move(seen), day);
    came_home(officer, morning + 12 * hour_ms);
  }

  void keep_seen(Officer const& officer, app::CardsSeen seen, std::int64_t day) {
    if (seen.subjects.empty()) return;
    seen.day = app::told_in_west(first_day_ + day * day_ms + hour_ms).substr(0, 10);
    seen.area = officer.area->code;
    cards_[officer.account.user].push_back(std::move(seen));
  }

  /// What a contact leaves in the audit besides its push: cards that were opened, and a pull.
  void came_home(Officer const& officer, std::int64_t ms) {
    clock_.now = ms;
    auto const device = text_of(bench::uuid(9, officer.first));
    if (auto noted = audit_.note_cards(officer.account.user, device, cards_[officer.account.user]);
        !noted)
      give_up(noted.error().detail);
    cards_[officer.account.user].clear();
    store::AuditRow row;
    row.actor = officer.account.user;
    row.device = device;
    row.verb = "see";
    row.area = officer.area->code;
    row.classes = "record";
    row.reason = "pull";
    row.first = pulled_[officer.account.user];
    row.last = events_;
    pulled_[officer.account.user] = events_;
    if (auto noted = audit_.note(row); !noted) give_up(noted.error().detail);
  }

  void visit_family(Officer& officer, std::uint64_t family, std::uint64_t number,
                    std::int64_t start) {
    auto ms = start;
    auto const home = bench::uuid(1, family), person = bench::uuid(2, family * members_);
    auto const in_visit = ",\"visit\":" + app::id_text(bench::uuid(3, number)) + "}";
    bool const kazakh = officer.area->aimag == "183";
    auto const draw = [&](std::size_t count, std::string_view what) {
      return draws_.below(count, number, what);
    };
    auto const say = [&](std::string_view kind, std::string const& body) {
      officer.phone.write(kind, officer.area->code, home, body + in_visit, ms += 2 * 60'000);
    };
    static constexpr char const* ways[] = {"home", "home", "home", "bagh_meeting", "phone"};
    officer.phone.write("visit_started", officer.area->code, home,
                        "{\"visit\":" + app::id_text(bench::uuid(3, number)) + ",\"way\":\"" +
                            ways[draw(5, "way")] + "\"}",
                        ms);
    say("consent_given",
        "{\"how\":\"spoken\",\"language\":\"" + kazakh_or(officer) + "\",\"version\":\"1\"");
    say("person_told", "{\"person\":" + app::id_text(person) +
                           ",\"subjects\":[\"pay_by_phone\",\"old_age\",\"state_share\"]");
    say("calculation_shown", calculation(person, number));
    if (draw(2, "handbook") == 0) say("handbook_given", "{\"count\":1,\"edition\":\"2026\"");
    if (draw(10, "asks") < 8) say("question_asked", question(kazakh, number));
    say("finding_noted", finding(kazakh, number, "finding"));
    if (draw(2, "finds more") == 0) say("finding_noted", finding(kazakh, number, "more"));
    if (draw(10, "promises") < 6) promise(officer, home, number, ms);
    static constexpr char const* stages[] = {"considering", "considering", "ready_at_income",
                                             "enrolling",   "paying",      "lapsed"};
    say("visit_closed", std::string("{\"stage\":\"") + stages[draw(6, "stage")] + "\"");
  }

  std::string calculation(event::Uuid person, std::uint64_t number) const {
    auto const pension = 769'000 + draws_.below(300, number, "pension") * 1'000;
    return "{\"first\":\"herder\",\"opens\":\"" +
           std::to_string(2030 + draws_.below(25, number, "opens")) +
           "-03\",\"pack\":\"e1d279b8d16c8845\",\"pension\":" + std::to_string(pension) +
           ",\"person\":" + app::id_text(person) + ",\"person_pays\":27718880,\"request\":" +
           "{\"born\":\"1996-03\",\"children\":2,\"on\":\"2026-11\",\"paid\":[],\"sex\":\"male\"}";
  }

  std::string question(bool kazakh, std::uint64_t number) const {
    static constexpr char const* states[] = {"answered", "answered", "answered", "referred",
                                             "promised"};
    auto const asked = app::demonstration_question(
        kazakh, draws_.below(app::demonstration_chances, number, "question"));
    return "{\"code\":\"" + asked.code + "\",\"state\":\"" +
           states[draws_.below(5, number, "state")] + "\"" +
           (asked.words.empty() ? "" : ",\"text\":" + app::quoted(asked.words));
  }

  std::string finding(bool kazakh, std::uint64_t number, std::string_view which) const {
    auto const found =
        app::demonstration_finding(kazakh, draws_.below(app::demonstration_chances, number, which));
    return "{\"code\":\"" + found.code + "\"" +
           (found.words.empty() ? "" : ",\"note\":" + app::quoted(found.words));
  }

  /// Nine of ten are kept, so that the desk's list is what is left to do.
  void promise(Officer& officer, event::Uuid home, std::uint64_t number, std::int64_t& ms) {
    auto const id = app::id_text(bench::uuid(4, number));
    auto const visit = ",\"visit\":" + app::id_text(bench::uuid(3, number));
    auto const by = ms + (7 + static_cast<std::int64_t>(draws_.below(28, number, "by"))) * day_ms;
    officer.phone.write("promise_made", officer.area->code, home,
                        "{\"by\":\"" + app::told_in_west(by).substr(0, 10) +
                            "\",\"promise\":" + id + visit + ",\"what\":\"Маягт авчрах\"}",
                        ms += 60'000);
    if (draws_.below(10, number, "kept") == 0) return;
    officer.phone.write("promise_kept", officer.area->code, home,
                        "{\"promise\":" + id + visit + "}", ms += 60'000);
  }

  struct Training {
    std::unique_ptr<app::DemonstrationPlan> plan;
    std::unique_ptr<app::Draws> draws;
    std::unique_ptr<app::DemonstrationTraining> courses;
    std::vector<app::Account> accounts;
  };

  store::Store& store_;
  app::DemonstrationPlan plan_;
  app::Draws draws_{plan_};
  app::DemonstrationMoney money_{plan_, draws_};
  std::uint64_t households_, members_;
  std::int64_t visits_, first_day_ = 0, events_ = 0;
  PlayedClock clock_;
  store::SqlEventLog log_;
  store::SqlDevices devices_;
  store::SqlAudit audit_;
  app::Home home_;
  std::vector<app::Account> accounts_;  // the new officers, and whoever is no officer
  std::vector<app::DemonstrationPush> pushes_;
  std::vector<Officer> officers_;
  std::vector<Training> trainings_;
  std::map<std::string, std::vector<app::CardsSeen>> cards_;
  std::map<std::string, std::int64_t> pulled_;
};

}  // namespace

int main(int count, char** words) {
  if (count < 3) give_up("desk_fill FOLDER FACTS [households] [visits] [officers] [members]");
  auto const number = [&](int at, std::int64_t usual) {
    return count > at ? std::atoll(words[at]) : usual;
  };
  auto const areas = cli::read_areas(words[2]);
  auto names = cli::read_made_up_names(words[2]);
  if (!areas || !names) give_up("No soums.csv or demo_names.toml there.");
  auto store = store::Store::open(words[1], server::random_uuid());
  if (!store) give_up(store.error().detail);
  (*store)->writing().run("PRAGMA synchronous=OFF");  // filling again is cheap, waiting is not
  app::DemonstrationPlan plan{2, server::SystemClock().now_ms(), *areas, {}, std::move(*names)};
  Year year(**store, std::move(plan), static_cast<std::uint64_t>(number(3, 200'000)),
            number(4, 222'000), static_cast<std::size_t>(number(5, 453)),
            static_cast<std::uint64_t>(number(6, 2)));
  year.play();
  (*store)->writer().stop();
}
