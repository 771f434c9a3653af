// SPDX-License-Identifier: Apache-2.0
// The loop of a run, the air between phones and server, and the quiet at the end.
#include "simulator/world.h"

#include <algorithm>

#include "base/sha256.h"
#include "simulator/living_world.h"

namespace otor::simulator {

namespace {

constexpr std::int64_t timeout_ms = 60'000;

}  // namespace

void World::add_phone() {
  auto const number = phones_.size();
  // Now and then an officer has a second phone.
  bool const second = number > 0 && one_in(4, "second phone", number);
  if (!second) {
    AccountState account{"officer" + std::to_string(number), {}, false};
    for (auto const& area : areas_) {
      if (one_in(2, "area", chance_word(area) + number)) account.areas.push_back(area);
    }
    if (account.areas.empty()) account.areas.push_back(areas_[0]);
    accounts_.push_back(account);
    (void)put_account(account);
  }
  auto const account = accounts_.size() - 1;
  Standing standing;
  standing.account = account;
  standing.phone = std::make_unique<Phone>(accounts_[account].user,
                                           chance(schedule_.seed, {chance_word("phone"), number}),
                                           schedule_.planted);
  standing.phone->page_limit = schedule_.page;
  standing.phone->takes_files = schedule_.has(Fault::soum_files);
  begin_with(*standing.phone, number);
  phones_.push_back(std::move(standing));
  observer_.phones.emplace_back();
  reopen(number);
  sign_in(number);
}

void World::reopen(std::size_t number) {
  if (phones_[number].phone->is_open()) return;
  if (phones_[number].updates) replace_program(number);
  on_phone(number, [](Phone& phone) { phone.open(); });
}

void World::sign_in(std::size_t number) {
  auto& phone = *phones_[number].phone;
  if (!phone.is_open() || phone.can_send()) return;
  if (auto const answer = ask(number, phone.sign_in_request())) {
    on_phone(number, [&](Phone& of) { of.signed_in(*answer); });
  }
}

Around World::around(std::string const& area) const {
  Around found{area, {}, schedule_.households, has(Fault::unknown_kind)};
  if (!has(Fault::household_moves)) return found;
  std::ranges::remove_copy(areas_, std::back_inserter(found.others), area);
  return found;
}

void World::write_down(std::size_t number, std::uint64_t draw, bool in_second_tab) {
  auto& standing = phones_[number];
  if (!standing.phone->is_open() || !standing.phone->store.content().account) return;
  on_phone(number, [&](Phone& phone) {
    auto const& areas = phone.store.content().account->areas;
    if (areas.empty()) return;
    auto const& area = areas[draw % areas.size()];
    auto events = standing.person.next(phone, around(area), observer_.word(area), draw);
    if (phone.program == Program::older)
      std::erase_if(events, [](NewEvent const& event) { return is_newer_kind(event.kind); });
    if (events.empty()) return;
    std::vector<MadeLine> made;
    auto const saving = in_second_tab ? phone.record_in_second_tab(events, wall(standing), made)
                                      : phone.record(events, wall(standing), made);
    if (saving == Saving::full) phone.store.set_full(false, false);  // the person makes room
    for (auto const& line : made) {
      ++outcome_.events;
      observer_.saved(number, line);
      if (has(Fault::poison) && one_in(12, "poison", number)) poison(line.id);
    }
  });
  if (standing.signal) send(number, false);
}

// The server refuses it, or nothing that holds it gets through.
void World::poison(std::string const& id) {
  observer_.poisoned.insert(id);
  if (chance_word(id) % 3 == 0) {
    server_.refuses.insert(id);
  } else {
    chokes_.insert(id);
  }
}

// ---- between phone and server ----

void World::send(std::size_t number, bool tapped) {
  auto& standing = phones_[number];
  if (!standing.phone->can_send() || standing.phone->syncing()) return;
  on_phone(number, [&](Phone& phone) { out(number, phone.begin_sync(tapped, wall(standing))); });
}

// A request leaves, or the pass is over.
void World::out(std::size_t number, std::optional<Request> request) {
  auto& standing = phones_[number];
  if (!request) {
    standing.waiting_for = 0;
    if (!standing.phone->pass_failed()) standing.wait = first_wait_ms;
    return send_later(number);
  }
  ++outcome_.contacts;
  standing.waiting_for = ++requests_;
  Coming coming{clock_.now + timeout_ms, 0, Coming::What::timeout, number, requests_, {}, {}, 0};
  push(coming);
  coming.what = Coming::What::to_server;
  coming.sent = clock_.now;
  coming.request = std::move(*request);
  if (!standing.signal || (has(Fault::lost) && one_in(6, "lost", number))) return;
  if (has(Fault::cut) && one_in(10, "cut", number) && !coming.request.body.empty()) {
    coming.request.body.resize(draw("where", number) % coming.request.body.size());
  }
  auto const copies = has(Fault::doubled) && one_in(5, "doubled", number) ? 2 : 1;
  for (int copy = 0; copy < copies; ++copy) {
    auto const slow = has(Fault::late) && one_in(5, "late", number) ? 90'000u : 800u;
    coming.at = clock_.now + 20 + static_cast<std::int64_t>(draw("delay", number) % slow);
    push(coming);
  }
}

void World::send_later(std::size_t number) {
  auto& standing = phones_[number];
  auto const failed = standing.phone->pass_failed();
  auto const wait =
      failed ? standing.wait * static_cast<std::int64_t>(50 + draw("jitter", number) % 50) / 100
             : longest_wait_ms;
  if (failed) standing.wait = std::min(longest_wait_ms, standing.wait * 2);
  standing.sends_at = clock_.now + wait;
  push({standing.sends_at, 0, Coming::What::send, number, 0, {}, {}, 0});
}

void World::at_server(Coming const& coming) {
  auto const& body = coming.request.body;
  if (coming.request.path == "/api/sync/push") {
    for (auto const& id : chokes_) {
      if (body.find("\"id\":\"" + id) == std::string::npos) continue;
      // Something on the way chokes on it: an error for some, silence for others.
      if (chance_word(id) % 2 == 0) return;
      Coming back = coming;
      back.what = Coming::What::to_phone;
      back.at = clock_.now + 50;
      back.answer = {500, "{}"};
      return push(back);
    }
  }
  auto answer = ask(coming.phone, coming.request);
  if (!answer || (has(Fault::lost) && one_in(6, "answer lost", coming.phone))) return;
  auto const often = coming.request.path == "/api/sync/snapshot" ? 2u : 10u;  // it is long
  if (has(Fault::cut) && one_in(often, "answer cut", coming.phone) && !answer->body.empty()) {
    answer->body.resize(draw("where", coming.phone) % answer->body.size());
  }
  Coming back = coming;
  back.what = Coming::What::to_phone;
  back.answer = std::move(*answer);
  auto const slow = has(Fault::late) && one_in(5, "answer late", coming.phone) ? 90'000u : 800u;
  back.at = clock_.now + 20 + static_cast<std::int64_t>(draw("delay", coming.phone) % slow);
  push(back);
}

std::optional<Answer> World::ask(std::size_t number, Request const& request) {
  if (!server_.up()) return std::nullopt;
  auto answer = server_.ask(request);
  if (answer) {
    auto const& account = accounts_[phones_[number].account];
    observer_.answered(server_, request, *answer, account.areas);
  } else if (!quiet_) {
    push({clock_.now + minute_ms, 0, Coming::What::server_up, 0, 0, {}, {}, 0});
  }
  return answer;
}

void World::heard(Coming const& coming) {
  auto& standing = phones_[coming.phone];
  if (standing.waiting_for != coming.number || !standing.signal) return;
  standing.waiting_for = 0;
  on_phone(coming.phone, [&](Phone& phone) {
    observer_.reached(coming.phone, coming.request, coming.answer);
    auto next = phone.answered(coming.answer, wall(standing));
    if (!phone.pass_failed()) {
      observer_.met(coming.phone, coming.request, coming.answer, coming.sent);
    }
    out(coming.phone, std::move(next));
  });
}

void World::happen(Coming const& coming) {
  auto& standing = phones_[coming.phone];
  switch (coming.what) {
    case Coming::What::action: return act(plan_[static_cast<std::size_t>(coming.number)]);
    case Coming::What::to_server: return at_server(coming);
    case Coming::What::to_phone: return heard(coming);
    case Coming::What::timeout:
      if (standing.waiting_for != coming.number) return;
      standing.waiting_for = 0;
      standing.phone->no_answer();
      return send_later(coming.phone);
    case Coming::What::send:
      if (standing.sends_at == coming.at && standing.signal) send(coming.phone, false);
      return;
    case Coming::What::signal_lost: standing.signal = false; return;
    case Coming::What::server_up: return server_up();
    case Coming::What::file_to_server: return file_arrives(coming);
    case Coming::What::receipts_to_phone: return receipts_arrive(coming);
    case Coming::What::news_asked: return make_news(coming);
    case Coming::What::news_to_phone: return news_arrive(coming);
    case Coming::What::updated: return replace_program(coming.phone);
  }
}

// ---- the end ----

// One pass on a perfect network. False when it did not end well.
bool World::whole_pass(std::size_t number) {
  auto& standing = phones_[number];
  reopen(number);
  sign_in(number);
  bool good = false;
  on_phone(number, [&](Phone& phone) {
    auto request = phone.begin_sync(true, wall(standing));
    while (request) {
      ++outcome_.contacts;
      clock_.now += 100;
      bool const poison = request->path == "/api/sync/push" &&
                          std::ranges::any_of(chokes_, [&](std::string const& id) {
                            return request->body.find("\"id\":\"" + id) != std::string::npos;
                          });
      auto const answer = poison ? std::optional(Answer{500, "{}"}) : ask(number, *request);
      if (!answer) throw Broken{"the server gives no answer, though all is quiet"};
      if (!poison) observer_.reached(number, *request, *answer);
      request = phone.answered(*answer, wall(standing));
    }
    good = phone.can_send() && !phone.pass_failed();
  });
  return good;
}

bool World::all_is_home(std::size_t number) {
  return std::ranges::all_of(phones_[number].phone->unsafe(), [&](LogRow const* row) {
    return observer_.poisoned.contains(row->id);
  });
}

void World::quieten() {
  quiet_ = true;
  clock_.now += day_ms;  // nobody is still held off for wrong passwords
  while (!queue_.empty()) queue_.pop();
  server_.disk.set_full(false);
  server_.disk.fail_after(0);
  if (!server_.up()) server_.start();
  if (!server_.up()) throw Broken{"the server does not start again"};
  observer_.restarted(server_);
  for (auto& account : accounts_) {
    account.disabled = false;
    if (!put_account(account)) throw Broken{"an account cannot be kept, though all is quiet"};
  }
  // One event that fails alone takes three passes, and the halving before it the logarithm of what
  // waits; everything else goes in one.
  auto const passes = 3 + 12 * static_cast<int>(observer_.poisoned.size());
  for (std::size_t number = 0; number < phones_.size(); ++number) {
    phones_[number].phone->store.set_full(false, false);
    phones_[number].phone->store.die_at(0, false);
    phones_[number].phone->no_answer();
    phones_[number].waiting_for = 0;
    if (phones_[number].phone->program == Program::older) replace_program(number);
    int pass = 0;
    while (!whole_pass(number) || !all_is_home(number)) {
      if (++pass > passes) throw Broken{"phone " + std::to_string(number) + " is not done"};
    }
  }
  rest();
}

// What lay apart may enter the record when its phone asks again, and then the others are told.
void World::rest() {
  constexpr int most_rounds = 8;
  std::size_t before = 0;
  for (int round = 0; round < most_rounds; ++round) {
    for (std::size_t number = 0; number < phones_.size(); ++number) {
      if (!whole_pass(number)) throw Broken{"a pass with nothing to do does not end well"};
    }
    auto const now = server_.held().size();
    if (round > 0 && now == before) return;
    before = now;
  }
  throw Broken{"it does not come to rest"};
}

Outcome World::run() {
  plan_ = plan_of(schedule_);
  for (std::size_t index = 0; index < plan_.size(); ++index) {
    push({begin_ + plan_[index].at,
          0,
          Coming::What::action,
          0,
          static_cast<std::int64_t>(index),
          {},
          {},
          0});
  }
  auto const end = begin_ + schedule_.days * day_ms;
  while (!queue_.empty() && queue_.top().at < end) {
    auto const coming = queue_.top();
    queue_.pop();
    clock_.now = std::max(clock_.now, coming.at);
    ++outcome_.steps;
    happen(coming);
  }
  clock_.now = std::max(clock_.now, end);
  quieten();
  std::vector<std::unique_ptr<Phone>> phones;
  std::vector<std::vector<std::string>> areas;
  for (auto& standing : phones_) {
    phones.push_back(std::move(standing.phone));
    areas.push_back(accounts_[standing.account].areas);
  }
  observer_.check_end(phones, server_, areas);
  std::string all;
  for (auto const& event : server_.held()) {
    all += event.line + std::to_string(event.received);
    outcome_.record.push_back(event.line);
  }
  outcome_.fingerprint = sha256_hex(all).substr(0, 16);
  return outcome_;
}

Outcome run(Schedule const& schedule) {
  Outcome failed;
  try {
    World world(schedule);
    return world.run();
  } catch (Broken const& broken) {
    failed.broken = broken.what;
  } catch (CoreProblem const& problem) {
    failed.broken = "the core answered " + problem.code + ": " + problem.detail;
  }
  return failed;
}

}  // namespace otor::simulator
