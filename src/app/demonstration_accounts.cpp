// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/demonstration.h"
#include "base/chance.h"

namespace otor::app {

namespace {

constexpr std::size_t soums_without_officer = 2;

/// "Bayan-Ulgii" -> "bayan-ulgii".
std::string user_of(std::string_view name) {
  std::string user;
  for (char const c : name) {
    if (c >= 'A' && c <= 'Z') {
      user += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      user += c;
    } else if (!user.empty() && user.back() != '-') {
      user += '-';
    }
  }
  return user;
}

struct Aimag {
  std::string code, user, name;
};

std::vector<Aimag> aimags() {
  return {{"183", "bayan-ulgii", "Баян-Өлгий"}, {"184", "khovd", "Ховд"}, {"185", "uvs", "Увс"}};
}

std::string aimag_user(std::string const& code) {
  for (auto const& aimag : aimags()) {
    if (aimag.code == code) return aimag.user;
  }
  return code;
}

std::string officer_name(DemonstrationPlan const& plan, Area const& area) {
  auto const& language = area.aimag == "183" ? plan.names.kk : plan.names.mn;
  auto const who = chance_word(area.code);
  bool const woman = chance_below(4, plan.seed, {who, chance_word("officer woman")}) > 0;
  auto const& given = woman ? language.women : language.men;
  auto const one_of = [&](std::vector<std::string> const& names, std::string_view what) {
    auto const place = chance_below(names.size(), plan.seed, {who, chance_word(what)});
    return names[static_cast<std::size_t>(place)];
  };
  return one_of(language.fathers, "officer father") + " " + one_of(given, "officer name");
}

std::set<std::string> left_to_neighbours(std::vector<Area> const& areas) {
  std::vector<Area const*> sorted;
  for (auto const& area : areas) sorted.push_back(&area);
  std::ranges::sort(sorted, [](auto const* a, auto const* b) {
    return std::tie(a->herder_households, a->code) < std::tie(b->herder_households, b->code);
  });
  std::set<std::string> codes;
  for (std::size_t index = 0; index < std::min(soums_without_officer, sorted.size() / 2); ++index) {
    codes.insert(sorted[index]->code);
  }
  return codes;
}

/// Nearest in a flat picture; a degree of longitude is two thirds of one of latitude here.
std::int64_t distance(Area const& a, Area const& b) {
  auto const north = (a.lat_e5 - b.lat_e5) / 10;
  auto const east = (a.lon_e5 - b.lon_e5) / 15;
  return north * north + east * east;
}

}  // namespace

std::vector<Account> demonstration_accounts(DemonstrationPlan const& plan) {
  std::map<std::string, int> taken;
  for (auto const& aimag : aimags()) ++taken[aimag.user];
  for (auto const& area : plan.areas) ++taken[user_of(area.name_en)];
  auto const shared = left_to_neighbours(plan.areas);
  std::vector<Account> accounts;
  for (auto const& area : plan.areas) {
    if (shared.contains(area.code)) continue;
    auto const plain = user_of(area.name_en);
    auto const user = taken[plain] > 1 ? aimag_user(area.aimag) + "-" + plain : plain;
    accounts.push_back({user, officer_name(plan, area), Role::officer, {area.code}, true});
  }
  for (auto const& area : plan.areas) {
    if (!shared.contains(area.code)) continue;
    Account* nearest = nullptr;
    std::int64_t best = 0;
    for (auto& account : accounts) {
      auto const home = std::ranges::find(plan.areas, account.areas.front(), &Area::code);
      if (home->aimag != area.aimag) continue;
      if (nearest == nullptr || distance(*home, area) < best) {
        nearest = &account;
        best = distance(*home, area);
      }
    }
    if (nearest != nullptr) nearest->areas.push_back(area.code);
  }
  for (auto const& aimag : aimags()) {
    accounts.push_back({aimag.user, aimag.name, Role::head, {aimag.code}, true});
  }
  accounts.push_back({"trainer", "Сургагч багш", Role::trainer, {}, true});
  accounts.push_back({"programme", "Хөтөлбөр", Role::programme, {}, true});
  return accounts;
}

}  // namespace otor::app
