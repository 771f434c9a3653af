// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration_money.h"

#include <algorithm>

namespace otor::app {

namespace {

constexpr std::int64_t day_ms = 24 * 3'600'000;
constexpr std::int64_t amount_each = 459'000;   // as it was published
constexpr std::int64_t petrol_price = 2'797;    // a litre in the countryside, autumn of 2025
constexpr std::int64_t millilitres_a_km = 150;  // as the scheme's norm has it
constexpr char scheme[] = "\"scheme\":\"road\"";

std::string day_at(std::int64_t ms) { return told_in_west(ms).substr(0, 10); }

struct Said {
  char const *mn, *kk;
};
constexpr Said asked{"Хаана, хэнтэй уулзахаар явсан бэ?", "Қайда, кіммен кездесуге бардыңыз?"};
constexpr Said refused{"Энэ зардал замын зардалд орохгүй.", "Бұл шығын жол шығынына жатпайды."};

}  // namespace

void DemonstrationMoney::claim(Phone& phone, std::string const& area, std::int64_t ms,
                               std::string_view category, std::int64_t amount,
                               std::string const& more) {
  auto const who = chance_word(officer_ + std::string(category) + std::to_string(day_));
  auto const id = draws_.id(ms, who, "expense");
  phone.write("expense_claimed", area, id,
              "{\"amount\":" + std::to_string(amount) + ",\"category\":\"" + std::string(category) +
                  "\"," + more + "\"on\":\"" + day_at(ms) + "\"," + scheme + "}",
              ms);
  claims_.push_back({area, id, ms, who});
}

void DemonstrationMoney::evening(Phone& phone, std::string const& area, std::int64_t ms) {
  auto const who = chance_word(phone.officer().user);
  if (officer_ != phone.officer().user) {
    officer_ = phone.officer().user;
    odometer_ = 40'000 + static_cast<std::int64_t>(draws_.below(160'000, who, "odometer"));
    day_ = 0;
  }
  ++day_;
  auto const draw = [&](std::int64_t least, std::int64_t most, std::string_view what) {
    return least + static_cast<std::int64_t>(
                       draws_.below(static_cast<std::size_t>(most - least), who, what, day_));
  };
  auto const receipt = [&](std::string_view of) {
    return "\"receipt\":\"" + std::to_string(draw(10'000'000, 99'999'999, of)) + "\",";
  };
  auto const litres_ml = draw(90, 130, "litres") * 100;
  // Now and then a car takes far more than the norm bears: a bad road, or a tank of somebody else.
  odometer_ += litres_ml / millilitres_a_km * (draw(0, 9, "thirsty") == 0 ? 5 : 10) / 10;
  claim(phone, area, ms, "petrol", litres_ml * petrol_price / 1000,
        "\"litres_ml\":" + std::to_string(litres_ml) +
            ",\"odometer_km\":" + std::to_string(odometer_) + "," + receipt("petrol"));
  claim(phone, area, ms + 60'000, "food", draw(40, 80, "food") * 100, "");
  if (day_ == 1)
    claim(phone, area, ms + 120'000, "stationery", draw(250, 400, "paper") * 100,
          receipt("stationery"));
}

void DemonstrationMoney::advances(Phone& desk, std::vector<Account> const& accounts,
                                  std::int64_t ms) {
  auto const& head = desk.officer();
  for (auto const& account : accounts) {
    bool const hers =
        account.role == Role::officer && account.areas.front().starts_with(head.areas.front());
    if (!hers) continue;
    desk.write(
        "advance_paid", account.areas.front(), draws_.id(ms, chance_word(account.user), "advance"),
        "{\"amount\":" + std::to_string(amount_each) + ",\"officer\":" + quoted(account.user) +
            ",\"on\":\"" + day_at(ms) + "\"," + scheme + "}",
        ms);
  }
}

void DemonstrationMoney::word(Phone& desk, Claimed const& claimed, std::int64_t ms) {
  auto const draw = draws_.below(40, claimed.who, "word");
  bool const kazakh = claimed.area.starts_with("183");
  auto const with = [&](char const* verdict, Said why) {
    return std::string("{\"verdict\":\"") + verdict +
           "\",\"why\":" + quoted(kazakh ? why.kk : why.mn) + "}";
  };
  auto const body = draw == 0   ? with("refused", refused)
                    : draw == 1 ? with("asked", asked)
                                : std::string("{\"verdict\":\"approved\"}");
  desk.write("expense_reviewed", claimed.area, claimed.id, body, ms);
}

void DemonstrationMoney::heads(std::vector<Account> const& accounts,
                               DemonstrationStock const& stock, std::int64_t first_ms,
                               std::vector<DemonstrationPush>& pushes) {
  std::ranges::stable_sort(claims_, {}, &Claimed::ms);
  for (auto const& account : accounts) {
    if (account.role != Role::head) continue;
    Phone desk(account, draws_.id(first_ms, chance_word(account.user), "desk"),
               "seed/" + std::to_string(plan_.seed), pushes);
    advances(desk, accounts, first_ms);
    stock.issue(desk, accounts, first_ms);
    desk.send(first_ms);
    for (auto const& claimed : claims_) {
      auto const ms = claimed.ms + 7 * day_ms;
      if (!claimed.area.starts_with(account.areas.front()) || ms >= plan_.today_ms) continue;
      word(desk, claimed, ms);
      desk.send(ms);
    }
    stock.count(desk, accounts, plan_.today_ms - 1);
    desk.send(plan_.today_ms - 1);
  }
}

}  // namespace otor::app
