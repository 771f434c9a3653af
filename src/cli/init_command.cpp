// SPDX-License-Identifier: Apache-2.0
#include "cli/init_command.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <ostream>
#include <set>

#include "app/accounts.h"
#include "app/demonstration.h"
#include "app/demonstration_figures.h"
#include "app/demonstration_spells.h"
#include "app/push.h"
#include "cli/area_files.h"
#include "cli/programme_file.h"
#include "cli/with_store.h"
#include "base/sha256.h"
#include "files/plain_file.h"
#include "server/api.h"
#include "server/signing_key.h"
#include "store/held_folder.h"
#include "store/sql_accounts.h"
#include "store/sql_event_log.h"
#include "store/sql_figures.h"
#include "store/sql_number_keys.h"
#include "wire/json.h"

namespace otor::cli {

namespace {

/// Tells the time at which a made-up push was sent.
struct PlayedClock final : app::Clock {
  std::int64_t now = 0;
  std::int64_t now_ms() const override { return now; }
};

/// Tsengel, Bulgan of Khovd and Tes of Uvs get as many households as they really have.
std::vector<std::string> full_soums(std::vector<app::Area> const& areas) {
  std::vector<std::string> codes;
  for (auto const& area : areas) {
    bool const chosen = (area.aimag == "183" && area.name_en == "Tsengel") ||
                        (area.aimag == "184" && area.name_en == "Bulgan") ||
                        (area.aimag == "185" && area.name_en == "Tes");
    if (chosen) codes.push_back(area.code);
  }
  return codes;
}

Result<void> put_accounts(app::DemonstrationPlan const& plan, std::string const& password,
                          store::SqlAccounts& accounts) {
  server::ArgonPasswords passwords;
  auto const hash = passwords.hash(password);  // one for all: nobody behind them is real
  for (auto const& account : app::demonstration_accounts(plan)) {
    if (auto put = accounts.put_account({account, hash, false}); !put) return put;
  }
  return {};
}

Result<void> play(app::DemonstrationPlan const& plan, app::LawInForce const& law,
                  store::Store& store) {
  PlayedClock clock;
  store::SqlEventLog log(store, clock);
  store::SqlDevices devices(store, clock);
  app::Home home;
  home.store = "demonstration";
  for (auto const& area : plan.areas) home.areas.push_back(area.code);
  return app::play_demonstration(
      plan, law, [&](app::DemonstrationPush const& push) -> Result<void> {
        clock.now = push.sent_ms;
        auto const receipts = app::push(push.officer, push.body, home, log, devices, clock);
        if (!receipts) return std::unexpected(receipts.error());
        auto const bad = std::min(receipts->find("\"refused\""), receipts->find("\"quarantined\""));
        if (bad != std::string::npos) {
          return problem(ProblemKind::internal,
                         "A made-up event was not stored: " + receipts->substr(bad, 300));
        }
        return {};
      });
}

app::FigureSet registered(app::FigureSet set, std::string const& key, std::int64_t at_ms) {
  set.id = text_of(event::uuid_v7(at_ms, "figures", key));
  set.by = "server";
  set.at_ms = at_ms;
  if (set.hash.empty()) set.hash = sha256_hex(key);
  return set;
}

/// Under a key of its own, so that it is registered once, however often a store is made.
Result<void> register_figures(app::MadeUpFigures made, std::string const& key, std::int64_t at_ms,
                              store::Store& store) {
  if (made.figures.empty()) return {};
  server::SystemClock const clock;
  store::SqlFigures kept(store, clock);
  made.set = registered(std::move(made.set), key, at_ms);
  auto const taken = kept.take(key, {made.set}, made.figures);
  if (!taken) return std::unexpected(taken.error());
  return {};
}

Result<void> register_spells(app::MadeUpSpells made, std::string const& key, std::int64_t at_ms,
                             store::Store& store) {
  if (made.stays.empty()) return {};
  server::SystemClock const clock;
  store::SqlFigures kept(store, clock);
  auto const taken = kept.take_stays(key, registered(std::move(made.set), key, at_ms), made.stays);
  if (!taken) return std::unexpected(taken.error());
  return {};
}

/// The herder households of official statistics stand among the facts.
Result<void> register_households(InitOptions const& options, std::vector<app::Area> const& areas,
                                 store::Store& store) {
  auto const bytes = files::read_file(options.facts + "/soums.csv", std::size_t{1} << 20);
  if (!bytes) return std::unexpected(bytes.error());
  auto made = app::known_households(areas);
  made.set.hash = sha256_hex(*bytes);
  auto const key = "init/" + made.set.hash;
  return register_figures(std::move(made), key, server::SystemClock().now_ms(), store);
}

Result<void> register_made_up(app::DemonstrationPlan const& plan, store::Store& store) {
  std::int64_t number = 0;
  for (auto& made : app::demonstration_figures(plan)) {
    auto const key = "demonstration/" + std::to_string(plan.seed) + "/" + std::to_string(++number);
    if (auto done = register_figures(std::move(made), key, plan.today_ms, store); !done)
      return done;
  }
  auto const key = "demonstration/" + std::to_string(plan.seed) + "/spells";
  return register_spells(app::demonstration_spells(plan), key, plan.today_ms, store);
}

/// The day the demonstration was made stays with the store, so that completing it gives the same
/// events.
Result<std::int64_t> day_of_demonstration(store::Store& store) {
  auto const kept = store.note("demonstration_day");
  if (!kept) return std::unexpected(kept.error());
  if (!kept->empty()) return std::stoll(*kept);
  auto const now = server::SystemClock().now_ms();
  if (auto set = store.set_note("demonstration_day", std::to_string(now)); !set)
    return std::unexpected(set.error());
  return now;
}

Result<void> demonstrate(InitOptions const& options, app::LawInForce const& law,
                         std::vector<app::Area> const& areas, store::Store& store,
                         std::ostream& out) {
  auto const today = day_of_demonstration(store);
  if (!today) return std::unexpected(today.error());
  auto names = read_made_up_names(options.facts);
  if (!names) return std::unexpected(names.error());
  app::DemonstrationPlan plan{options.seed, *today, areas, full_soums(areas), std::move(*names)};
  store::SqlNumberKeys keys(store);
  for (auto const& area : areas) {
    auto key = keys.of(area.aimag);
    if (!key) return std::unexpected(key.error());
    plan.number_keys[area.aimag] = std::move(*key);
  }
  store::SqlAccounts accounts(store);
  if (auto put = put_accounts(plan, options.password, accounts); !put) return put;
  if (auto done = play(plan, law, store); !done) return done;
  if (auto done = register_made_up(plan, store); !done) return done;
  out << "The demonstration programme is made up: seed " << options.seed << ", "
      << app::demonstration_accounts(plan).size() << " accounts.\n";
  return store.set_note("demonstration", std::to_string(options.seed));
}

/// Whether the demonstration has to be made, or ended that was begun.
Result<bool> is_to_be_played(InitOptions const& options, store::Store& store) {
  if (!options.demonstration) return false;
  auto const played = store.note("demonstration");
  if (!played) return std::unexpected(played.error());
  return played->empty();
}

/// What the department settles may change at any time: it is read at every init.
struct Settled {
  std::vector<app::Area> areas;
  std::string programme, targets;
};

Result<Settled> read_settled(InitOptions const& options) {
  Settled settled;
  auto areas = read_areas(options.facts);
  if (!areas) return std::unexpected(areas.error());
  settled.areas = std::move(*areas);
  auto const programme = read_programme(options.facts, options.demonstration);
  if (!programme) return std::unexpected(programme.error());
  wire::write(settled.programme, *programme);
  wire::write(settled.targets, programme->targets);
  return settled;
}

/// Everything that can be refused before anything is made.
Result<Settled> prepared(InitOptions const& options) {
  if (!options.demonstration) return read_settled(options);
  if (auto good = app::check_password(options.password); !good)
    return std::unexpected(good.error());
  if (auto names = read_made_up_names(options.facts); !names) return std::unexpected(names.error());
  return read_settled(options);
}

Result<void> keep(InitOptions const& options, Settled const& settled, store::Store& store) {
  if (auto put = store::SqlAccounts(store).put_areas(settled.areas); !put) return put;
  if (auto set = store.set_note(app::targets_note, settled.targets); !set) return set;
  if (auto set = store.set_note(app::programme_note, settled.programme); !set) return set;
  if (auto done = register_households(options, settled.areas, store); !done) return done;
  // Its point is told to every phone at its first meeting and kept there for ever.
  if (auto key = server::SigningKey::open(options.data); !key) return std::unexpected(key.error());
  return {};
}

/// `held` where the folder is this program's alone already, as there was no store in it.
Result<void> fill(InitOptions const& options, app::LawInForce const& law, Settled const& settled,
                  bool held, std::ostream& out) {
  auto store = store::Store::open(options.data, server::random_uuid());
  if (!store) return std::unexpected(store.error());
  auto const plays = is_to_be_played(options, **store);
  if (!plays) return std::unexpected(plays.error());
  std::optional<Result<store::HeldFolder>> alone;
  if (*plays && !held) {
    alone.emplace(store::HeldFolder::take(options.data));
    if (!*alone) return std::unexpected(alone->error());
  }
  if (auto kept = keep(options, settled, **store); !kept || !*plays) return kept;
  return demonstrate(options, law, settled.areas, **store, out);
}

/// What stands in a folder, so that what came to it can be taken away again.
class Before {
 public:
  explicit Before(std::string folder) : folder_(std::move(folder)), there_(is_folder()) {
    if (!there_) return;
    for (auto const& entry : std::filesystem::directory_iterator(folder_))
      names_.insert(entry.path());
  }
  void restore() const {
    std::error_code ignored;
    if (!there_) {
      std::filesystem::remove_all(folder_, ignored);
      return;
    }
    for (auto const& entry : std::filesystem::directory_iterator(folder_, ignored)) {
      if (!names_.contains(entry.path())) std::filesystem::remove(entry.path(), ignored);
    }
  }

 private:
  bool is_folder() const { return std::filesystem::is_directory(folder_); }

  std::string folder_;
  bool there_;
  std::set<std::filesystem::path> names_;
};

/// A store is made whole, or nothing of it is left behind.
Result<void> make(InitOptions const& options, app::LawInForce const& law, Settled const& settled,
                  std::ostream& out) {
  Before const before(options.data);
  store::make_folder(options.data);
  auto const held = store::HeldFolder::take(options.data);
  if (!held) return std::unexpected(held.error());
  auto done = fill(options, law, settled, true, out);
  if (!done) before.restore();
  return done;
}

}  // namespace

int init(InitOptions const& options, app::LawInForce const& law, std::ostream& out,
         std::ostream& problems) {
  auto const settled = prepared(options);
  if (!settled) return say_no(settled.error(), problems);
  bool const there = std::filesystem::exists(store::store_file(options.data));
  auto const done = store::guarded([&] {
    return there ? fill(options, law, *settled, false, out) : make(options, law, *settled, out);
  });
  if (!done) return say_no(done.error(), problems);
  return *done ? 0 : say_no(done->error(), problems);
}

}  // namespace otor::cli
