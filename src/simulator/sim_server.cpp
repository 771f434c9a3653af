// SPDX-License-Identifier: Apache-2.0
#include "simulator/sim_server.h"

#include <charconv>
#include <functional>

#include "base/chance.h"
#include "base/sha256.h"
#include "server/snapshots.h"
#include "simulator/planted_links.h"
#include "simulator/sim_keys.h"
#include "simulator/told.h"
#include "store/kept_line.h"
#include "store/sql_aside.h"
#include "wire/event_line.h"

namespace otor::simulator {

namespace {

/// No slow hash: passwords are not what is tried here.
struct PlainPasswords final : app::Passwords {
  std::string hash(std::string const& password) override { return "plain-" + password; }
  bool matches(std::string const& hash, std::string const& password) override {
    return hash == "plain-" + password;
  }
  void pretend(std::string const&) override {}
};

/// The event log, with a bug planted before it.
class PlantedLog final : public app::EventLog {
 public:
  PlantedLog(app::EventLog& log, store::Store& store, Planted planted,
             std::vector<std::string> const& areas, std::set<std::string> const& refuses)
      : log_(log), store_(store), planted_(planted), areas_(areas), refuses_(refuses) {}

  Result<std::vector<sync::Receipt>> append(std::vector<app::Pushed> const& pushed,
                                            std::int64_t skew) override {
    auto events = pushed;
    for (auto& one : events) {
      if (one.event && refuses_.contains(text_of(one.event->envelope.id))) {
        one.place = app::Pushed::Place::nowhere;
      }
    }
    if (planted_ == Planted::drop_unknown_kind) return append_known(events, skew);
    auto receipts = log_.append(events, skew);
    if (receipts) spoil_links(planted_, store_, *receipts);
    return receipts;
  }

 private:
  Result<std::vector<sync::Receipt>> append_known(std::vector<app::Pushed> const& events,
                                                  std::int64_t skew) {
    auto kept = events;
    std::erase_if(kept, is_unknown);
    auto receipts = log_.append(kept, skew);
    if (!receipts) return receipts;
    std::vector<sync::Receipt> all;
    std::size_t at = 0;
    for (auto const& pushed : events) {
      if (!is_unknown(pushed)) {
        all.push_back((*receipts)[at++]);
        continue;
      }
      sync::Receipt receipt;
      receipt.id = pushed.event->envelope.id;
      receipt.status = sync::Status::stored;
      all.push_back(receipt);
    }
    return all;
  }

 public:
  Result<app::Page> after(std::int64_t position, std::vector<std::string> const& areas,
                          std::int64_t limit) override {
    bool const all =
        planted_ == Planted::ignore_area_on_pull || planted_ == Planted::old_soum_hears_on;
    auto page = log_.after(position, all ? areas_ : areas, limit);
    if (!page) return page;
    if (planted_ == Planted::page_ends_too_far && page->more) page->next += 1;
    if (planted_ == Planted::move_without_history || planted_ == Planted::old_soum_hears_on)
      std::erase_if(page->events, [&](app::Stored const& stored) { return hides(stored, areas); });
    return page;
  }
  Result<std::int64_t> erasures() override { return log_.erasures(); }

 private:
  bool hides(app::Stored const& stored, std::vector<std::string> const& areas) {
    auto const event = wire::read_event_text(stored.line);
    auto const& envelope = event->envelope;
    bool const here = std::ranges::find(areas, envelope.area) != areas.end();
    if (std::holds_alternative<event::HouseholdMoved>(event->body) && here)
      left_.insert(envelope.subject);
    bool const hears_on = planted_ == Planted::old_soum_hears_on;
    return !here && !(hears_on && left_.contains(envelope.subject));
  }
  static bool is_unknown(app::Pushed const& pushed) {
    return pushed.event && std::holds_alternative<event::Unknown>(pushed.event->body);
  }
  app::EventLog& log_;
  store::Store& store_;
  Planted planted_;
  std::vector<std::string> const& areas_;
  std::set<std::string> const& refuses_;
  std::set<event::Uuid> left_;  // households that were given away
};

constexpr std::int64_t events_in_part = 5;  // small, so that files have many

std::int64_t number_in(std::string_view query, std::string_view name, std::int64_t otherwise) {
  auto const at = query.find(name);
  if (at == query.npos) return otherwise;
  std::int64_t value = otherwise;
  auto const rest = query.substr(at + name.size());
  std::from_chars(rest.data(), rest.data() + rest.size(), value);
  return value;
}

std::string area_in(std::string_view query) {
  constexpr std::string_view name = "area=";
  auto const at = query.find(name);
  return at == query.npos ? std::string() : std::string(query.substr(at + name.size(), 5));
}

int status_of(Problem const& problem) {
  switch (problem.kind) {
    case ProblemKind::not_signed_in:
    case ProblemKind::wrong_password: return 401;
    case ProblemKind::not_allowed:
    case ProblemKind::another_device: return 403;
    case ProblemKind::storage: return 503;
    case ProblemKind::too_large: return 413;
    default: return 400;
  }
}

Answer given(Result<std::string> text) {
  if (text) return {200, std::move(*text)};
  return {status_of(text.error()), "{\"code\":\"" + std::string(code(text.error().kind)) + "\"}"};
}

}  // namespace

struct SimServer::Home {
  Home(std::unique_ptr<store::Store> opened, WorldClock const& clock, Planted planted,
       std::set<std::string> const& refuses)
      : store(std::move(opened)), accounts(*store), devices(*store, clock), real(*store, clock),
        log(real, *store, planted, home.areas, refuses), signatures(planted) {}
  std::unique_ptr<store::Store> store;
  store::SqlAccounts accounts;
  store::SqlDevices devices;
  store::SqlEventLog real;
  app::Home home;
  PlantedLog log;
  std::unique_ptr<server::Snapshots> files;
  PlainPasswords passwords;
  PlainRecovery recovery;
  PlainSignatures signatures;
  app::LoginThrottle throttle;

  void is_called(std::string const& name) {
    home.store = name;
    files = std::make_unique<server::Snapshots>(log, name, events_in_part);
  }
};

std::optional<event::Uuid> device_in(std::string_view query) {
  constexpr std::string_view name = "device=";
  auto const at = query.find(name);
  return at == query.npos ? std::nullopt : event::parse_uuid(query.substr(at + name.size(), 36));
}

SimServer::SimServer(std::uint64_t seed, WorldClock const& clock, Planted planted,
                     std::vector<std::string> const& areas)
    : disk(seed), seed_(seed), clock_(clock), planted_(planted) {
  start();
  std::vector<app::Area> rows;
  for (auto const& area : areas) rows.push_back({area, area.substr(0, 3), area, area, area});
  (void)home_->accounts.put_areas(rows);
  home_->home.areas = areas;
  disk.set_lying(planted == Planted::ack_before_sync);
}

SimServer::~SimServer() = default;

void SimServer::start() {
  if (disk.failed()) {
    close();
    disk.come_back();
  }
  auto const name =
      "store-" + std::to_string(chance(seed_, {chance_word("store"), ++drawn_}) % 1'000'000);
  auto opened = store::Store::open(folder, name, store::Writer::Thread::callers);
  if (!opened) return close();
  home_ = std::make_unique<Home>(std::move(*opened), clock_, planted_, refuses);
  auto kept = home_->store->note("store");
  auto const areas = home_->accounts.areas();
  if (!kept || !areas) return close();
  home_->is_called(*kept);
  for (auto const& area : *areas) home_->home.areas.push_back(area.code);
}

void SimServer::close() { home_.reset(); }

void SimServer::cut_power() {
  disk.fail();
  close();
}

std::optional<Answer> SimServer::ask(Request const& request) {
  if (!up()) return std::nullopt;
  auto made = answer(request);
  if (!disk.failed()) return made;
  close();
  return std::nullopt;
}

Answer SimServer::log_in(Request const& request) {
  auto const asked = wire::read_text<app::LoginRequest>(request.body);
  if (!asked) return given(std::unexpected(asked.error()));
  auto const random = sha256_hex(std::to_string(chance(seed_, {chance_word("token"), ++drawn_})));
  auto const done = app::log_in(*asked, "10.0.0.1", random.substr(0, 32), clock_.now_ms(),
                                home_->accounts, home_->passwords, home_->throttle);
  if (!done) return given(std::unexpected(done.error()));
  return given(app::account_json(done->account, done->token, home_->accounts));
}

Answer SimServer::answer(Request const& request) {
  if (request.path == "/api/login") return log_in(request);
  auto const account = app::session_account(request.token, clock_.now_ms(), home_->accounts);
  if (!account) return given(std::unexpected(account.error()));
  if (request.path == "/api/sync/hello") {
    auto const asked = wire::read_text<app::HelloRequest>(request.body);
    if (!asked) return given(std::unexpected(asked.error()));
    auto const told = app::hello(*account, *asked, home_->home, home_->devices, clock_);
    if (!told) return given(std::unexpected(told.error()));
    return {200, wire::text_of_message(*told)};
  }
  if (request.path == "/api/sync/push") {
    return given(
        app::push(*account, request.body, home_->home, home_->log, home_->devices, clock_));
  }
  if (request.path == "/api/sync/snapshot") return soum_file(request, *account);
  if (request.path == "/api/devices") return meet(request, *account);
  app::PullQuestion const question{number_in(request.query, "after=", 0),
                                   number_in(request.query, "limit=", 1'000),
                                   device_in(request.query)};
  auto pulled = app::pull(*account, question, home_->home, home_->log, home_->devices);
  if (!pulled) return given(std::unexpected(pulled.error()));
  return {200, std::move(pulled->text)};
}

app::FileDesk SimServer::desk() {
  return {home_->home,     home_->recovery, home_->signatures,
          home_->accounts, home_->log,      home_->devices};
}

Answer SimServer::meet(Request const& request, app::Account const& account) {
  auto const at = desk();
  return given(app::meet_phone(account, request.body, {at.home.store, 30, std::nullopt}, {},
                               clock_.now_ms(), at.devices, at.recovery, at.signatures));
}

std::optional<app::PhoneFileTaken> SimServer::take_file(std::string_view text) {
  auto taken = app::take_phone_file(text, desk());
  if (!disk.failed()) return taken ? std::optional(std::move(*taken)) : std::nullopt;
  close();
  return std::nullopt;
}

Answer SimServer::soum_file(Request const& request, app::Account const& account) {
  auto const area = area_in(request.query);
  auto const mine = app::areas_for(account, app::Verb::see, app::Matter::record, home_->home.areas);
  if (std::ranges::find(mine, area) == mine.end()) return {404, "{}"};
  if (auto const still = app::still_given(device_in(request.query), home_->devices); !still)
    return given(std::unexpected(still.error()));
  auto const at = number_in(request.query, "at=", -1);
  auto const made = home_->files->of(area, at < 0 ? std::nullopt : std::optional(at));
  if (!made) return given(std::unexpected(made.error()));
  auto const& file = *made->snapshot;
  Answer answer{
      200, file.bytes, {file.tag, static_cast<std::int64_t>(file.bytes.size()), made->next}};
  auto const& rest = request.rest;
  if (!rest || rest->tag != file.tag) return answer;
  answer.status = 206;
  answer.body.erase(0, static_cast<std::size_t>(rest->from));
  return answer;
}

std::optional<NewsFile> SimServer::news_for(std::string const& user,
                                            std::vector<std::string> const& areas) {
  NewsFile file{user, home_->home.store, {}, {}};
  auto const devices = home_->devices.all(user);
  bool good = devices.has_value();
  for (auto const& device : devices ? *devices : std::vector<app::KnownDevice>())
    if (device.lost) file.lost.insert(device.id);
  for (auto const& area : areas) {
    auto const made = home_->files->of(area, std::nullopt);
    good = good && made.has_value();
    if (good) file.soums.push_back({area, made->snapshot->bytes, made->next});
  }
  if (disk.failed()) close();
  return good && up() ? std::optional(std::move(file)) : std::nullopt;
}

std::string SimServer::file_opened(std::string const& area) {
  auto const made = up() ? home_->files->of(area, std::nullopt) : std::unexpected(Problem{});
  std::string text;
  if (!made) return text;
  auto const& bytes = made->snapshot->bytes;
  for (auto const& part : parts_in(bytes, head_size(bytes))) text += part.plain.value_or("");
  return text;
}

bool SimServer::put_account(std::string const& user, std::vector<std::string> const& areas,
                            bool disabled) {
  if (!up()) return false;
  app::StoredAccount stored{{user, user, app::Role::officer, areas, true},
                            home_->passwords.hash("word-of-" + user),
                            disabled};
  auto done = home_->accounts.put_account(stored);
  if (disk.failed()) close();
  return done && up();
}

FaultDisk::Image SimServer::backup() { return disk.image(); }

void SimServer::restore(FaultDisk::Image const& image) {
  close();
  auto files = disk.image();
  auto const is_of_keys = [](auto const& file) {
    return file.first.starts_with(store::keys_file(folder));
  };
  std::erase_if(files, std::not_fn(is_of_keys));
  for (auto const& file : image)
    if (!is_of_keys(file)) files.insert(file);
  disk.put(files);
  start();
  if (!up()) return;
  auto const name =
      "restored-" + std::to_string(chance(seed_, {chance_word("store"), ++drawn_}) % 1'000'000);
  (void)home_->store->set_note("store", name);
  home_->is_called(name);
}

namespace {

// Planted: an erasure after which the keys are there still.
void put_back(std::string const& file_of_keys,
              std::vector<std::pair<event::Uuid, std::string>> const& keys) {
  auto file = store::Database::open(file_of_keys, store::Access::read_write);
  for (auto const& [subject, key] : keys) {
    if (key.empty()) continue;
    file.prepare("UPDATE sealing_key SET key = ?2, destroyed_at = NULL WHERE subject = ?1")
        .run(text_of(subject), store::Bytes{key});
  }
}

}  // namespace

std::vector<event::Uuid> SimServer::erase(store::ErasureOf what, event::Uuid subject) {
  auto& store = *home_->store;
  auto const plan = store::plan_erasure(store, what, subject);
  bool done = false;
  if (plan) {
    std::vector<std::pair<event::Uuid, std::string>> keys;
    for (auto const of : plan->subjects) keys.emplace_back(of, store.keys().find(of).bytes);
    done = store::erase(store, *plan, "7", clock_.now_ms()).has_value() && !disk.failed();
    if (done && planted_ == Planted::erase_keeps_key) put_back(store::keys_file(folder), keys);
  }
  if (plan && !done) {
    disk.set_full(false);  // somebody makes room and opens it again
    close();
  }
  return done ? plan->subjects : std::vector<event::Uuid>();
}

std::vector<event::Uuid> SimServer::erased() {
  std::vector<event::Uuid> found;
  for (auto const& one : home_->store->keys().erased()) found.push_back(one.subject);
  return found;
}

void SimServer::lose(event::Uuid device) {
  (void)home_->devices.revoke(device, "server");
  if (disk.failed()) close();
}

bool SimServer::is_lost(event::Uuid device) {
  auto const lost = home_->devices.is_lost(device);
  return lost && *lost;
}

void SimServer::let_in(std::vector<std::string> const& areas) {
  store::SqlAside aside(*home_->store, clock_);
  store::SqlReadModel model(*home_->store);
  app::Account head{"head", "head", app::Role::head, {}, true};
  for (auto const& area : areas) head.areas.push_back(area.substr(0, 3));
  auto const found = app::set_aside(head, {}, home_->home, aside, model);
  if (!found) return;
  app::LetInRequest request;
  for (auto const& group : found->groups) {
    if (group.may)
      request.lines.insert(request.lines.end(), group.lines.begin(), group.lines.end());
  }
  (void)app::let_in(head, {}, request, home_->home, aside);
  if (disk.failed()) close();
}

store::Store& SimServer::store() { return *home_->store; }

std::string const& SimServer::store_name() const { return home_->home.store; }

SimServer::Place SimServer::place_of(std::string const& id) {
  auto const found = home_->store->read([&](store::Database& database) {
    auto& query = database.cached(
        "SELECT EXISTS(SELECT 1 FROM event e JOIN feed f ON f.event = e.n WHERE e.id = ?1), "
        "EXISTS(SELECT 1 FROM quarantine WHERE id = ?1)");
    query.query(id).step();
    return query.integer(0) != 0   ? Place::log
           : query.integer(1) != 0 ? Place::aside
                                   : Place::nowhere;
  });
  return found ? *found : Place::nowhere;
}

std::vector<HeldEvent> SimServer::held() {
  return *home_->store->read([&](store::Database& database) {
    std::vector<HeldEvent> found;
    auto query = database.prepare(
        "SELECT e.id, e.line, f.area, f.position, e.received, e.skew, d.bound_ms, e.sealed, "
        "e.hash, e.n "
        "FROM feed f JOIN event e ON e.n = f.event LEFT JOIN device d ON d.id = e.device ORDER BY "
        "f.position");
    query.query();
    while (query.step()) {
      auto opened = store::opened_line(home_->store->keys(), query.text(1),
                                       store::sealed_in(query, 7), query.view(8));
      found.push_back({query.integer(9), query.text(0), std::move(opened.line), query.text(2),
                       query.integer(3), query.integer(4), query.integer(5),
                       query.null(6) ? std::nullopt : std::optional(query.integer(6)),
                       opened.erased});
    }
    return found;
  });
}

std::set<std::string> SimServer::set_aside() {
  return *home_->store->read([](store::Database& database) {
    std::set<std::string> found;
    auto query = database.prepare("SELECT id FROM quarantine");
    query.query();
    while (query.step()) found.insert(query.text(0));
    return found;
  });
}

std::vector<std::string> SimServer::set_aside_lines() {
  return *home_->store->read([&](store::Database& database) {
    std::vector<std::string> found;
    auto query = database.prepare("SELECT line, sealed, hash FROM quarantine ORDER BY hash");
    query.query();
    while (query.step()) {
      found.push_back(store::opened_line(home_->store->keys(), query.text(0),
                                         store::sealed_in(query, 1), query.view(2))
                          .line);
    }
    return found;
  });
}

bool SimServer::positions_are_whole() {
  return *home_->store->read([](store::Database& database) {
    auto query = database.prepare(
        "SELECT coalesce(max(f.position), 0) = count(*) AND count(*) = count(e.n) FROM feed f "
        "LEFT JOIN event e ON e.n = f.event");
    query.query().step();
    return query.integer(0) != 0;
  });
}

}  // namespace otor::simulator
