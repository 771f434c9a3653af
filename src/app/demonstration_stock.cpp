// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration_stock.h"

#include <algorithm>

namespace otor::app {
namespace {

constexpr std::int64_t printed = 2'000;  // as it was published, for 47 officers
constexpr std::int64_t for_officers = 47;
constexpr std::int64_t each = 42, written_short = 2, spoiled = 2;
constexpr char edition[] = "\"edition\":\"2026\"";

bool is_hers(Account const& officer, Account const& head) {
  return officer.role == Role::officer && officer.areas.front().starts_with(head.areas.front());
}

std::int64_t officers_of(Account const& head, std::vector<Account> const& accounts) {
  return std::ranges::count_if(accounts,
                               [&](Account const& account) { return is_hers(account, head); });
}

}  // namespace

std::int64_t DemonstrationStock::received(std::int64_t hers) const {
  return (printed * hers + for_officers - 1) / for_officers;
}

void DemonstrationStock::got(Phone& phone, std::string const& area, std::int64_t ms) const {
  auto const& user = phone.officer().user;
  bool const differs = user == officers_.back();
  phone.write("handbooks_moved", area, draws_.id(ms, chance_word(user), "handbooks"),
              "{\"count\":" + std::to_string(differs ? each - written_short : each) + "," +
                  edition + ",\"how\":\"received\"}",
              ms);
}

void DemonstrationStock::write(Phone& desk, std::string const& area, Written const& written,
                               std::int64_t ms) const {
  auto const member = [](char const* key, std::string const& value) {
    return value.empty() ? std::string() : ",\"" + std::string(key) + "\":" + quoted(value);
  };
  auto const who = chance_word(desk.officer().user + written.officer);
  desk.write("handbooks_booked", area, draws_.id(ms, who, written.how),
             "{\"count\":" + std::to_string(written.count) + "," + edition +
                 member("giver", written.giver) + member("how", written.how) +
                 member("officer", written.officer) + member("on", told_in_west(ms).substr(0, 10)) +
                 "}",
             ms);
}

void DemonstrationStock::issue(Phone& desk, std::vector<Account> const& accounts,
                               std::int64_t ms) const {
  auto const& head = desk.officer();
  auto const hers = officers_of(head, accounts);
  if (hers == 0) return;
  auto const& department = head.areas.front();
  write(desk, department,
        {"received", received(hers), department == "183" ? "Баспахана" : "Хэвлэх үйлдвэр", ""}, ms);
  for (auto const& account : accounts)
    if (is_hers(account, head))
      write(desk, account.areas.front(), {"issued", each, "", account.user}, ms);
}

void DemonstrationStock::count(Phone& desk, std::vector<Account> const& accounts,
                               std::int64_t ms) const {
  auto const& department = desk.officer().areas.front();
  auto const hers = officers_of(desk.officer(), accounts);
  if (hers == 0) return;
  auto const rest = received(hers) - hers * each;
  auto const lost = std::min(rest, spoiled);
  if (lost > 0) write(desk, department, {"lost", lost, "", ""}, ms);
  write(desk, department, {"counted", rest - lost, "", ""}, ms);
}

}  // namespace otor::app
