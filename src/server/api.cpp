// SPDX-License-Identifier: Apache-2.0
#include "server/api_route.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "app/calculation_calls.h"
#include "app/overview.h"
#include "server/codebooks.h"
#include "server/pile.h"
#include "wire/json.h"
#include "wire/openapi.h"

namespace otor::server {

namespace {

constexpr std::size_t largest_question = std::size_t{1} << 20;  // of a call that needs no login

std::string session_cookie(std::string_view cookies) {
  constexpr std::string_view name = "otor_session=";
  while (!cookies.empty()) {
    auto const end = std::min(cookies.find(';'), cookies.size());
    auto item = cookies.substr(0, end);
    while (item.starts_with(' ')) item.remove_prefix(1);
    if (item.starts_with(name)) return std::string(item.substr(name.size()));
    cookies.remove_prefix(std::min(end + 1, cookies.size()));
  }
  return {};
}

bool same_origin(HttpRequest const& request) {
  return !request.host.empty() && (request.origin == "https://" + request.host ||
                                   request.origin == "http://" + request.host);
}

ProblemKind kind_named(std::string_view name) {
  for (int kind = 0; kind <= static_cast<int>(ProblemKind::internal); ++kind) {
    if (code(static_cast<ProblemKind>(kind)) == name) return static_cast<ProblemKind>(kind);
  }
  return ProblemKind::internal;
}

bool is_host(std::string_view text) {
  return !text.empty() && text.size() <= 100 && std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || std::string_view("-.:[]").contains(letter);
  });
}

/// What a calculation was refused with; `id`: of the request, as JSON, "" where it had none.
struct Refusal {
  Problem problem;
  std::string id;
};

std::optional<Refusal> refusal_in(std::string_view answer) {
  if (answer.substr(0, 400).find("\"problem\":{") == std::string_view::npos) return std::nullopt;
  auto const value = wire::parse_strict(answer, {}, std::size_t{64} << 20);
  auto const* object = value ? value->if_object() : nullptr;
  auto const* told = object == nullptr ? nullptr : object->if_contains("problem");
  if (told == nullptr || !told->is_object()) return std::nullopt;
  auto const* kind = told->as_object().if_contains("code");
  auto const* detail = told->as_object().if_contains("detail");
  if (kind == nullptr || detail == nullptr || !kind->is_string() || !detail->is_string())
    return std::nullopt;
  std::string id;
  if (auto const* told_id = object->if_contains("id")) (void)wire::write_canonical(id, *told_id);
  return Refusal{{kind_named({kind->as_string().data(), kind->as_string().size()}),
                  {detail->as_string().data(), detail->as_string().size()}},
                 std::move(id)};
}

}  // namespace

std::int64_t SystemClock::now_ms() const {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

app::Awaited awaited_by(HttpRequest const& request) {
  if (request.awaited) return request.awaited;
  return [] { return true; };
}

HttpAnswer text_or_problem(Result<std::string> text) {
  return text ? json_answer(200, std::move(*text)) : problem_answer(text.error());
}

std::vector<RouteFacts> Api::facts() {
  std::vector<RouteFacts> all;
  for (auto const& route : routes()) {
    RouteFacts facts{route.method, route.path, {}};
    if (route.closed != nullptr) facts.needs.assign(std::begin(route.needs), std::end(route.needs));
    all.push_back(std::move(facts));
  }
  return all;
}

Api::Route const* Api::route_for(HttpRequest const& request, std::string& allowed) {
  auto const method =
      request.method == "HEAD" ? std::string_view("GET") : std::string_view(request.method);
  for (auto const& route : routes()) {
    if (route.path != request.path) continue;
    if (route.method == method) return &route;
    allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
  }
  return nullptr;
}

Api::Api(store::Store& store, app::LawInForce const& law, StaticFiles files, bool tls)
    : store_(store), law_(law), files_(std::move(files)), tls_(tls), accounts_(store),
      devices_(store, clock_), log_(store, clock_), read_model_(store), aside_(store, clock_),
      audit_(store, clock_), money_(store), stock_(store), training_(store),
      figures_(store, clock_), reflection_(store),
      worklists_(store, clock_, Worklists::most_tasks, &law_) {}

Result<std::unique_ptr<Api>> Api::over(store::Store& store, app::LawInForce const& law,
                                       StaticFiles files, bool tls) {
  auto api = std::unique_ptr<Api>(new Api(store, law, std::move(files), tls));
  auto home = store::home_of(store);
  if (!home) return std::unexpected(home.error());
  api->home_ = std::move(*home);
  auto papers = app::Papers::with(law);
  if (!papers) return std::unexpected(papers.error());
  api->papers_ = std::move(*papers);
  api->own_handbook_ = TaggedAnswer(app::told_handbook(std::nullopt));
  api->answers_ = std::make_unique<SharedAnswers>(
      app::EditionSources{api->papers_->handbook, api->papers_->codebook, api->law_});
  api->snapshots_ = std::make_unique<Snapshots>(api->log_, api->home_.store);
  return api;
}

void Api::show_handbook(handbook::Handbook own) {
  own_handbook_ = TaggedAnswer(app::told_handbook(own));
  papers_->handbook = std::move(own);
}

void Api::meet_phones(std::unique_ptr<RecoveryKey> recovery, std::int64_t lease_days) {
  recovery_ = std::move(recovery);
  phone_terms_.store = home_.store;
  phone_terms_.lease_days = lease_days;
}

void Api::sign_with(std::unique_ptr<SigningKey> key) {
  signing_ = std::move(key);
  home_.signer = signing_.get();
  phone_terms_.sign = signing_->point();
}

void Api::answer(HttpRequest request, Reply const& reply) { reply(dispatch(request)); }

HttpAnswer Api::dispatch(HttpRequest const& request) {
  std::string allowed;
  if (auto const* route = route_for(request, allowed)) {
    auto answer =
        route->open != nullptr ? (this->*route->open)(request) : signed_in(request, *route);
    answer.route = route->path;
    return answer;
  }
  constexpr std::string_view calls = "/api/";
  if (allowed.empty() && request.path.starts_with(calls)) {
    auto const call = std::string_view(request.path).substr(calls.size());
    if (!app::is_calculation(call))
      return problem_answer(404, "not_found", "There is no such call.");
    allowed = "POST";
    if (request.method == allowed) {
      auto answer = calculate(request, call);
      answer.route = request.path;
      return answer;
    }
  }
  if (!allowed.empty()) {
    auto refused = problem_answer(405, "bad_request", "This path does not take this method.");
    refused.headers.emplace_back("Allow", allowed);
    return refused;
  }
  if (request.method != "GET" && request.method != "HEAD") {
    return problem_answer(404, "not_found", "There is nothing here.");
  }
  return files_.answer(request);
}

std::optional<HttpAnswer> Api::too_often(std::string const& who) {
  auto const wait = rate_.ask(who, clock_.now_ms());
  if (wait == 0) return std::nullopt;
  return problem_answer(
      {ProblemKind::too_many_tries, "Too many questions; wait " + std::to_string(wait) + " s."},
      wait);
}

HttpAnswer Api::calculate(HttpRequest const& request, std::string_view call) {
  if (auto refused = too_often("address " + request.address)) return std::move(*refused);
  if (request.body.size() > largest_question) {
    return problem_answer(413, "too_large", "A question has at most 1 MiB.");
  }
  auto text = app::answer_calculation_text(call, request.body, app::Explained::yes, law_);
  auto const found = refusal_in(text);
  if (!found) return json_answer(200, std::move(text));
  auto refused = problem_answer(found->problem);
  if (!found->id.empty()) {
    auto body = *refused.body;
    body.insert(body.size() - 1, ",\"id\":" + found->id);
    refused.body = std::make_shared<std::string const>(std::move(body));
  }
  return refused;
}

Api::Asking Api::asking(HttpRequest const& request) {
  constexpr std::string_view bearer = "Bearer ";
  if (request.authorization.starts_with(bearer))
    return {request.authorization.substr(bearer.size()), false};
  return {session_cookie(request.cookie), true};
}

HttpAnswer Api::signed_in(HttpRequest const& request, Route const& route) {
  auto const who = asking(request);
  // A browser sends its cookie by itself, so a write must also show that the page itself asked for
  // it.
  if (who.by_cookie && !who.token.empty() && route.method != "GET" && request.otor_header != "1" &&
      !same_origin(request)) {
    return problem_answer(403, "not_allowed", "A write by cookie needs the header X-Otor: 1.");
  }
  auto const account = app::session_account(who.token, clock_.now_ms(), accounts_);
  if (!account) return problem_answer(account.error());
  if (auto refused = too_often("account " + account->user)) return std::move(*refused);
  bool const allowed = std::ranges::any_of(
      route.needs, [&](Need need) { return app::may_anywhere(*account, need.verb, need.matter); });
  if (!allowed) return problem_answer(403, "not_allowed", "This account may not do this.");
  return (this->*route.closed)(request, *account);
}

std::string Api::site_of(HttpRequest const& request) const {
  if (!is_host(request.host)) return {};
  return (tls_ || request.origin.starts_with("https://") ? "https://" : "http://") + request.host;
}

std::string Api::cookie(std::string_view token, std::int64_t seconds) const {
  return "otor_session=" + std::string(token) +
         "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) +
         (tls_ ? "; Secure" : "");
}

HttpAnswer Api::login(HttpRequest const& request) {
  if (!request.origin.empty() && !same_origin(request)) {
    return problem_answer(403, "not_allowed", "Another page may not sign you in.");
  }
  if (request.body.size() > 4096) return problem_answer(413, "too_large", "A login is short.");
  auto const asked = wire::read_text<app::LoginRequest>(request.body);
  if (!asked) return problem_answer(asked.error());
  NotedThrottle throttle(throttle_);
  auto const done = app::log_in(*asked, request.address, random_bytes(32), clock_.now_ms(),
                                accounts_, passwords_, throttle);
  if (!done) return problem_answer(done.error(), throttle.told());
  auto answer = text_or_problem(app::account_json(done->account, done->token, accounts_));
  answer.headers.emplace_back("Set-Cookie", cookie(done->token, done->lasts_ms / 1000));
  return answer;
}

HttpAnswer Api::logout(HttpRequest const& request, app::Account const&) {
  if (auto ended = app::log_out(asking(request).token, accounts_); !ended)
    return problem_answer(ended.error());
  auto answer = json_answer(200, "{}");
  answer.headers.emplace_back("Set-Cookie", cookie("", 0));
  return answer;
}

HttpAnswer Api::me(HttpRequest const&, app::Account const& account) {
  return text_or_problem(app::account_json(account, "", accounts_));
}

HttpAnswer Api::devices(HttpRequest const& request, app::Account const& account) {
  if (!recovery_) return problem_answer(404, "not_found", "This server has no recovery key.");
  auto const everybody = accounts_.all();
  if (!everybody) return problem_answer(everybody.error());
  return text_or_problem(app::meet_phone(account, request.body, phone_terms_, *everybody,
                                         clock_.now_ms(), devices_, *recovery_, P256Signatures()));
}

/// Whether it was given up, or its account is closed. Open, as a phone whose sessions have ended
/// must hear it; nobody guesses the id of a device.
HttpAnswer Api::lost_device(HttpRequest const& request) {
  auto const device = event::parse_uuid(query_value(request.query, "device"));
  if (!device) return problem_answer(400, "bad_value", "device: a UUID is expected.");
  auto const known = devices_.known(*device);
  if (!known) return problem_answer(known.error());
  auto const word = [](bool said) { return std::string(said ? "true" : "false"); };
  return json_answer(200, R"({"lost":)" + word(*known && (*known)->revoked) + R"(,"disabled":)" +
                              word(*known && (*known)->disabled) + "}");
}

HttpAnswer Api::recover(HttpRequest const& request) {
  if (!request.origin.empty() && !same_origin(request)) {
    return problem_answer(403, "not_allowed", "Another page may not sign you in.");
  }
  if (!recovery_) return problem_answer(404, "not_found", "This server has no recovery key.");
  if (request.body.size() > 4096) return problem_answer(413, "too_large", "A key is short.");
  auto const asked = wire::read_text<app::RecoverRequest>(request.body);
  if (!asked) return problem_answer(asked.error());
  NotedThrottle throttle(throttle_);
  auto done = app::recover_own_key(*asked, request.address, random_bytes(32), clock_.now_ms(),
                                   accounts_, passwords_, throttle, devices_, *recovery_);
  if (!done) return problem_answer(done.error(), throttle.told());
  store::AuditRow row;
  row.actor = asked->user;
  row.device = done->device;
  row.verb = "see";
  row.classes = "own_key";
  row.reason = "own_key_resealed";
  if (auto told = audit_.note(std::move(row)); !told) return problem_answer(told.error());
  return json_answer(200, std::move(done->answer));
}

namespace {

Result<app::OverviewQuestion> overview_question(std::string_view query) {
  auto const skip = query_number(query, "after", 0);
  auto const limit = query_number(query, "limit", 200);
  if (!skip || !limit) return std::unexpected(skip ? limit.error() : skip.error());
  app::OverviewQuestion question{query_value(query, "from"), query_value(query, "to"),
                                 std::clamp<std::int64_t>(*limit, 1, 1'000), *skip};
  struct Word {
    char const* name;
    std::string* word;
  };
  auto& only = question.only;
  for (auto const& [name, word] : {Word{"area", &only.area}, Word{"officer", &only.officer},
                                   Word{"asked", &only.asked}, Word{"finding", &only.finding}}) {
    auto read = query_words(query, name);
    if (!read) return std::unexpected(read.error());
    *word = std::move(*read);
  }
  return question;
}

}  // namespace

HttpAnswer Api::overview(HttpRequest const& request, app::Account const& account) {
  auto const question = overview_question(request.query);
  if (!question) return problem_answer(question.error());
  auto const areas = accounts_.areas();
  if (!areas) return problem_answer(areas.error());
  auto const officers = accounts_.all();
  if (!officers) return problem_answer(officers.error());
  auto text = app::overview(account, *question, *areas, *officers, read_model_);
  if (!text || !app::may_anywhere(account, app::Verb::see, app::Matter::overview))
    return text_or_problem(std::move(text));
  store::AuditRow row;
  row.reason = "overview";
  row.detail = (question->from.empty() ? "0000-00-00" : question->from) + ".." +
               (question->to.empty() ? "9999-12-31" : question->to);
  auto told = tell_seen(account, app::Verb::see, app::Matter::overview, std::move(row));
  return told ? text_or_problem(std::move(text)) : problem_answer(told.error());
}

/// What was seen and changed of one household or person in the soums below the head. Of others she
/// is told what she is told of nobody: nothing.
HttpAnswer Api::seen(HttpRequest const& request, app::Account const& account) {
  auto const subject = query_value(request.query, "subject");
  if (!event::parse_uuid(subject))
    return problem_answer(400, "bad_value", "subject: a UUID is expected.");
  auto const rows = audit_.about(subject);
  if (!rows) return problem_answer(rows.error());
  std::vector<store::AuditRow> mine;
  for (auto const& row : *rows) {
    for (std::string_view rest = row.area; rest.size() >= 5;
         rest.remove_prefix(std::min(rest.size(), std::size_t{6}))) {
      if (!app::may(account, app::Verb::see, app::Matter::audit, rest.substr(0, 5))) continue;
      mine.push_back(row);
      break;
    }
  }
  if (!mine.empty()) {
    store::AuditRow row;
    row.subject = subject;
    row.reason = "audit";
    auto told = tell_seen(account, app::Verb::see, app::Matter::audit, std::move(row));
    if (!told) return problem_answer(told.error());
  }
  auto const accounts = accounts_.all();
  if (!accounts) return problem_answer(accounts.error());
  std::map<std::string, std::string> names;
  for (auto const& known : *accounts) names.emplace(known.user, known.name);
  return json_answer(200, store::audit_json(mine, names));
}

/// Names of households are in it, so each of them is told of it.
HttpAnswer Api::set_aside(HttpRequest const&, app::Account const& account) {
  auto const everybody = accounts_.all();
  if (!everybody) return problem_answer(everybody.error());
  auto const answer = app::set_aside(account, *everybody, home_, aside_, read_model_);
  if (!answer) return problem_answer(answer.error());
  std::set<std::string> households;
  for (auto const& group : answer->groups)
    if (!group.household.empty()) households.insert(group.household);
  if (!households.empty()) {
    store::AuditRow row;
    row.reason = "set_aside";
    for (auto const& id : households) row.detail += (row.detail.empty() ? "" : " ") + id;
    auto told = tell_seen(account, app::Verb::see, app::Matter::aside, std::move(row));
    if (!told) return problem_answer(told.error());
  }
  return json_answer(200, wire::text_of_message(*answer));
}

HttpAnswer Api::let_in(HttpRequest const& request, app::Account const& account) {
  auto const asked = wire::read_text<app::LetInRequest>(request.body);
  if (!asked) return problem_answer(asked.error());
  auto const everybody = accounts_.all();
  if (!everybody) return problem_answer(everybody.error());
  auto const answer = app::let_in(account, *everybody, *asked, home_, aside_);
  if (!answer) return problem_answer(answer.error());
  return json_answer(200, wire::text_of_message(*answer));
}

HttpAnswer Api::areas(HttpRequest const&) {
  auto const areas = accounts_.areas();
  if (!areas) return problem_answer(areas.error());
  auto const settled = settled_programme(store_);
  if (!settled) return problem_answer(settled.error());
  return json_answer(200, app::areas_json(*areas, settled->aimags));
}

HttpAnswer Api::programme(HttpRequest const&) {
  auto const settled = settled_programme(store_);
  if (!settled) return problem_answer(settled.error());
  std::string out;
  wire::write(out, *settled);
  return json_answer(200, std::move(out));
}

HttpAnswer Api::own_handbook(HttpRequest const& request) { return own_handbook_.answer(request); }

HttpAnswer Api::codebook(HttpRequest const&, app::Account const&) {
  auto const books = own_codebooks(store_);
  if (!books) return problem_answer(books.error());
  std::string out = "{\"codebooks\":";
  wire::write(out, *books);
  return json_answer(200, out + "}");
}

HttpAnswer Api::openapi(HttpRequest const&) {
  return json_answer(200, std::string(wire::openapi()));
}

HttpAnswer Api::alive(HttpRequest const&) { return json_answer(200, R"({"alive":true})"); }

HttpAnswer Api::ready(HttpRequest const&) {
  auto const name = store_.note("store");
  return name ? json_answer(200, R"({"ready":true})") : problem_answer(name.error());
}

HttpAnswer Api::metrics(HttpRequest const&) {
  auto answer = json_answer(200, measures_.text(store_.writer().commits()));
  answer.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return answer;
}

}  // namespace otor::server
