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

/// The devices whose officer this account may see, or give up, the phones of.
Result<std::vector<OfficerPhone>> allowed(Account const& account, Verb verb, DeviceBook& book,
                                          Accounts& accounts) {
  auto const known = book.all("");
  if (!known) return std::unexpected(known.error());
  std::map<std::string, std::optional<Account>> owners;
  std::vector<OfficerPhone> found;
  for (auto const& device : *known) {
    auto [at, fresh] = owners.try_emplace(device.user);
    if (fresh) {
      auto const kept = accounts.account(device.user);
      if (!kept) return std::unexpected(kept.error());
      if (*kept && may_of(account, verb, (*kept)->account)) at->second = (*kept)->account;
    }
    auto const id = event::parse_uuid(device.id);
    if (!at->second || !id) continue;
    found.push_back({*id, device.user, at->second->name, at->second->areas, device.registered,
                     device.sent, device.lost});
  }
  return found;
}

}  // namespace

Result<OfficerPhones> phones_of(Account const& account, DeviceBook& book, Accounts& accounts) {
  auto found = allowed(account, Verb::see, book, accounts);
  if (!found) return std::unexpected(found.error());
  std::ranges::stable_sort(*found, {}, [](OfficerPhone const& phone) {
    return std::tuple(phone.areas, phone.user, -phone.since);
  });
  return OfficerPhones{std::move(*found)};
}

Result<void> lose_phone(Account const& account, event::Uuid device, DeviceBook& book,
                        Accounts& accounts) {
  auto const found = allowed(account, Verb::write, book, accounts);
  if (!found) return std::unexpected(found.error());
  if (std::ranges::find(*found, device, &OfficerPhone::device) == found->end())
    return problem(ProblemKind::not_found, "There is no such phone.");
  return book.revoke(device, account.user);
}

}  // namespace otor::app
