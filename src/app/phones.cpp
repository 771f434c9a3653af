// SPDX-License-Identifier: Apache-2.0
#include "app/phones.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace otor::app {
namespace {

bool may_of(Account const& account, Verb verb, Account const& owner) {
  if (owner.user == account.user) return may(account, verb, Matter::phones, "");
  return std::ranges::any_of(owner.areas, [&](std::string const& area) {
    return may(account, verb, Matter::phones, area);
  });
}

/// The officer, where this account may see, or give up, her phones.
Result<std::optional<Account>> owner_of(std::string const& user, Account const& account, Verb verb,
                                        Accounts& accounts) {
  auto const kept = accounts.account(user);
  if (!kept) return std::unexpected(kept.error());
  if (!*kept || !may_of(account, verb, (*kept)->account)) return std::nullopt;
  return (*kept)->account;
}

}  // namespace

Result<OfficerPhones> phones_of(Account const& account, Devices& devices, Accounts& accounts) {
  auto const known = devices.all("");
  if (!known) return std::unexpected(known.error());
  std::map<std::string, std::optional<Account>> owners;
  OfficerPhones found;
  for (auto const& device : *known) {
    auto [at, fresh] = owners.try_emplace(device.user);
    if (fresh) {
      auto owner = owner_of(device.user, account, Verb::see, accounts);
      if (!owner) return std::unexpected(owner.error());
      at->second = std::move(*owner);
    }
    auto const id = event::parse_uuid(device.id);
    if (!at->second || !id) continue;
    auto const chain = devices.chain_of(*id);
    if (!chain) return std::unexpected(chain.error());
    found.phones.push_back({*id, device.user, at->second->name, at->second->areas,
                            device.registered, device.sent, device.lost, chain->missing,
                            chain->loose});
  }
  std::ranges::stable_sort(found.phones, {}, [](OfficerPhone const& phone) {
    return std::tuple(phone.areas, phone.user, -phone.since);
  });
  return found;
}

Result<void> lose_phone(Account const& account, event::Uuid device, Devices& devices,
                        Accounts& accounts) {
  auto const known = devices.known(device);
  if (!known) return std::unexpected(known.error());
  auto const nobodys = problem(ProblemKind::not_found, "There is no such phone.");
  if (!*known) return nobodys;
  auto const owner = owner_of((*known)->user, account, Verb::write, accounts);
  if (!owner) return std::unexpected(owner.error());
  if (!*owner) return nobodys;
  return devices.revoke(device, account.user);
}

}  // namespace otor::app
