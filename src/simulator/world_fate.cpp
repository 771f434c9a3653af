// SPDX-License-Identifier: Apache-2.0
// What happens to phones, to the server, and to people's accounts.
#include <algorithm>

#include "simulator/living_world.h"

namespace otor::simulator {

namespace {

using Kind = Action::Kind;

}  // namespace

void World::server_up() {
  if (server_.up()) return;
  server_.start();
  if (!server_.up()) return;
  observer_.restarted(server_);
  // Whether the last change was kept nobody knows; the administrator looks.
  for (auto const& account : accounts_) (void)put_account(account);
}

bool World::put_account(AccountState const& account) {
  bool const done = server_.put_account(account.user, account.areas, account.disabled);
  if (!server_.up() && !quiet_) {
    push({clock_.now + minute_ms, 0, Coming::What::server_up, 0, 0, {}, {}, 0});
  }
  return done;
}

void World::clone(std::size_t of) {
  if (phones_.size() > 6 || !phones_[of].phone->store.content().account) return;
  Standing copy;
  auto const number = phones_.size();
  copy.account = phones_[of].account;
  copy.phone = std::make_unique<Phone>(phones_[of].phone->user,
                                       chance(schedule_.seed, {chance_word("clone"), number}),
                                       schedule_.planted);
  copy.phone->store = phones_[of].phone->store;
  copy.phone->page_limit = schedule_.page;
  copy.phone->takes_files = phones_[of].phone->takes_files;
  copy.phone->carries = phones_[of].phone->carries;
  copy.phone->program = phones_[of].phone->program;
  phones_.push_back(std::move(copy));
  observer_.phones.push_back(observer_.phones[of]);
  reopen(number);
}

void World::fate_of_phone(Action const& action, Standing& standing) {
  auto const number = static_cast<std::size_t>(action.phone);
  auto& phone = *standing.phone;
  switch (action.kind) {
    case Kind::kill:
      if (action.draw % 2 == 0) {
        phone.closed();
        standing.waiting_for = 0;
      } else {
        phone.store.die_at(1 + static_cast<std::int64_t>(action.draw / 2 % 4),
                           action.draw / 8 % 2 == 0);
      }
      break;
    case Kind::cut:
      phone.closed();
      standing.waiting_for = 0;
      phone.store.lose_power(action.draw % 3);
      break;
    case Kind::evict:
      phone.closed();
      standing.waiting_for = 0;
      phone.store.evict();
      standing.person.lose_form();
      observer_.evicted(number, phone);
      break;
    case Kind::evict_one:
      if (!phone.store.content().account) break;
      phone.closed();
      standing.waiting_for = 0;
      phone.store.evict(phone.store.content().account->device);
      standing.person.lose_form();
      observer_.evicted(number, phone);
      break;
    case Kind::copy: standing.copy = phone.store; break;
    case Kind::put_back: put_back(number); break;
    case Kind::fill: phone.store.set_full(true, action.draw % 2 == 0); break;
    case Kind::second_tab:
      if (!phone.is_open() || !phone.store.content().account) break;
      if (phone.has_second_tab()) {
        write_down(number, action.draw, true);
      } else {
        on_phone(number, [](Phone& of) { of.open_second_tab(); });
      }
      break;
    case Kind::clock:
      standing.clock_off =
          has(Fault::clock_years) && action.draw % 3 != 0
              ? static_cast<std::int64_t>(action.draw % 21) * 365 * day_ms - 10 * 365 * day_ms
              : static_cast<std::int64_t>(action.draw % 7) * 3'600'000 - 10'800'000;
      break;
    case Kind::sign_out:
      if (!phone.can_send()) break;
      on_phone(number, [](Phone& of) { of.sign_out(); });
      standing.waiting_for = 0;
      break;
    default: break;
  }
}

// It goes on as the phone it was: what it wrote since is not on it any more, and what it writes
// next has numbers that were used.
void World::put_back(std::size_t number) {
  auto& standing = phones_[number];
  if (!standing.copy) return;
  standing.phone->closed();
  standing.waiting_for = 0;
  standing.phone->store = *standing.copy;
  standing.person.lose_form();
  observer_.evicted(number, *standing.phone);
}

void World::fate_of_server(Action const& action) {
  switch (action.kind) {
    case Kind::crash:
      if (action.draw % 3 == 0) {
        server_.cut_power();
        push({clock_.now + minute_ms, 0, Coming::What::server_up, 0, 0, {}, {}, 0});
      } else {
        server_.disk.fail_after(1 + static_cast<std::int64_t>(action.draw / 3 % 40));
      }
      break;
    case Kind::fill_disk: server_.disk.set_full(action.draw % 2 == 0); break;
    case Kind::backup:
      if (server_.up() && !server_.disk.failed()) backup_ = server_.backup();
      break;
    case Kind::restore:
      if (!backup_ || server_.disk.failed()) break;
      server_.disk.set_full(false);
      server_.restore(*backup_);
      if (!server_.up()) break;
      observer_.restored(server_);
      for (auto const& account : accounts_) (void)put_account(account);
      break;
    case Kind::erase: return erase(action.draw);
    case Kind::let_in:
      if (!server_.up()) break;
      server_.let_in(areas_);
      observer_.fed_besides(server_);
      return come_up_again();
    default: break;
  }
}

// A family asks for it, or one person. What the disk did not take is ended at the next opening, for
// which somebody makes room.
void World::erase(std::uint64_t draw) {
  if (!server_.up()) return;
  auto const& area = areas_[draw % areas_.size()];
  auto const home = household_id(area, draw / 3 % static_cast<std::uint64_t>(schedule_.households));
  bool const one = draw / 64 % 3 == 0;
  observer_.erased(
      server_, one ? server_.erase(store::ErasureOf::person, *event::parse_uuid(person_id(home)))
                   : server_.erase(store::ErasureOf::household, *event::parse_uuid(home)));
  come_up_again();
}

void World::come_up_again() {
  if (server_.up()) return;
  push({clock_.now + minute_ms, 0, Coming::What::server_up, 0, 0, {}, {}, 0});
}

void World::act(Action const& action) {
  auto const number = static_cast<std::size_t>(action.phone);
  auto const of_server = action.kind == Kind::crash || action.kind == Kind::fill_disk ||
                         action.kind == Kind::backup || action.kind == Kind::restore ||
                         action.kind == Kind::erase || action.kind == Kind::let_in;
  if (of_server) return fate_of_server(action);
  if (number >= phones_.size()) return;
  auto& standing = phones_[number];
  auto account = accounts_[standing.account];
  reopen(number);
  switch (action.kind) {
    case Kind::record: return write_down(number, action.draw, false);
    case Kind::network:
      standing.signal = true;
      push({clock_.now + static_cast<std::int64_t>(5 + action.draw % 25) * minute_ms,
            0,
            Coming::What::signal_lost,
            number,
            0,
            {},
            {},
            0});
      sign_in(number);
      if (standing.updates) {
        auto const soon = static_cast<std::int64_t>(action.draw / 25 % 3'000);
        push({clock_.now + soon, 0, Coming::What::updated, number, 0, {}, {}, 0});
      }
      return send(number, false);
    case Kind::sync:
      if (standing.signal) send(number, true);
      return;
    case Kind::clone: return clone(number);
    case Kind::carry: return carry(number);
    case Kind::update: return update(number, action.draw);
    case Kind::move_area: {
      auto const& area = areas_[action.draw % areas_.size()];
      auto const found = std::ranges::find(account.areas, area);
      if (found == account.areas.end()) {
        account.areas.push_back(area);
      } else if (account.areas.size() > 1) {
        account.areas.erase(found);
      }
      std::ranges::sort(account.areas);
      if (put_account(account)) accounts_[standing.account] = account;
      return;
    }
    case Kind::lose:
      if (!server_.up() || standing.phone->devices().empty()) return;
      server_.lose(*event::parse_uuid(standing.phone->devices().front()));
      return come_up_again();
    case Kind::switch_account:
      account.disabled = !account.disabled;
      if (put_account(account)) accounts_[standing.account] = account;
      return;
    default: return fate_of_phone(action, standing);
  }
}

}  // namespace otor::simulator
