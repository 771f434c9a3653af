// SPDX-License-Identifier: Apache-2.0
#include "app/shelf.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/month.h"

namespace otor::app {
namespace {

using event::ShelfMove;

constexpr std::size_t aimag_digits = 3;

bool earlier(ShelfFact const& one, ShelfFact const& other) {
  return std::pair(one.when, one.event) < std::pair(other.when, other.event);
}

bool by_day(ShelfFact const& one, ShelfFact const& other) {
  return std::tie(one.said.on, one.subject) < std::tie(other.said.on, other.subject);
}

std::string department_of(ShelfFact const& fact) { return fact.area.substr(0, aimag_digits); }

/// How a movement changes what stands on the shelf.
std::int64_t change_of(event::HandbooksBooked const& said) {
  switch (said.how) {
    case ShelfMove::received:
    case ShelfMove::taken_back: return said.count;
    case ShelfMove::issued:
    case ShelfMove::lost: return -said.count;
    case ShelfMove::counted: break;
  }
  return 0;
}

void add(ShelfRow& row, event::HandbooksBooked const& said) {
  switch (said.how) {
    case ShelfMove::received: row.received += said.count; break;
    case ShelfMove::issued: row.issued += said.count; break;
    case ShelfMove::taken_back: row.taken_back += said.count; break;
    case ShelfMove::lost: row.lost += said.count; break;
    case ShelfMove::counted: row.counted = ShelfCount{said.on, said.count}; break;
  }
  row.left += change_of(said);
}

bool within(std::string const& day, std::string const& from, std::string const& to) {
  return from <= day && (to.empty() || day <= to);
}

/// Puts what departments wrote in these days beside what each officer wrote, also where she wrote
/// nothing. Of editions of which her department never wrote anything, nothing is told: it began
/// later.
class Beside {
 public:
  Beside(std::vector<ShelfFact> const& facts, HandbookPorts const& ports)
      : facts_(facts), ports_(ports) {
    for (auto const& fact : facts) written_.insert({department_of(fact), edition_in(fact)});
  }

  void put(HandbookDesk& desk, std::string const& from, std::string const& to) const {
    for (auto& row : desk.officers)
      if (written_.contains({row.area.substr(0, aimag_digits), row.stock.edition})) begin(row);
    for (auto const& fact : facts_) {
      if (!fact.said.officer) continue;
      auto& stock = row_of(desk, fact).stock;
      if (!within(fact.said.on, from, to)) continue;
      *(fact.said.how == ShelfMove::issued ? stock.issued : stock.taken_back) += fact.said.count;
    }
    sort(desk);
    for (auto const& row : desk.officers)
      if (row.stock.issued) add_to_edition(desk, row.stock);
  }

 private:
  static std::string edition_in(ShelfFact const& fact) { return edition_of(fact.said.edition); }

  static void begin(HandbookRow& row) {
    row.stock.issued = row.stock.issued.value_or(0);
    row.stock.taken_back = row.stock.taken_back.value_or(0);
  }

  HandbookRow& row_of(HandbookDesk& desk, ShelfFact const& fact) const {
    auto const edition = edition_in(fact);
    auto found = std::ranges::find_if(desk.officers, [&](HandbookRow const& row) {
      return row.officer == *fact.said.officer && row.stock.edition == edition;
    });
    if (found == desk.officers.end()) {
      desk.officers.push_back(
          row_for(*fact.said.officer, fact.area, ports_.soums, ports_.accounts));
      found = std::prev(desk.officers.end());
      found->stock.edition = edition;
    }
    begin(*found);
    return *found;
  }

  static void add_to_edition(HandbookDesk& desk, wire::StockRow const& stock) {
    auto sum = std::ranges::lower_bound(desk.editions, stock.edition, {}, &wire::StockRow::edition);
    if (sum == desk.editions.end() || sum->edition != stock.edition) {
      sum = desk.editions.insert(sum, wire::StockRow());
      sum->edition = stock.edition;
    }
    sum->issued = sum->issued.value_or(0) + *stock.issued;
    sum->taken_back = sum->taken_back.value_or(0) + *stock.taken_back;
  }

  std::vector<ShelfFact> const& facts_;
  HandbookPorts const& ports_;
  std::set<std::pair<std::string, std::string>> written_;
};

void add_differences(HandbookRow const& row, std::vector<StockDifference>& all) {
  auto const& stock = row.stock;
  auto const compare = [&](ShelfMove how, std::int64_t hers, std::int64_t departments) {
    if (hers != departments)
      all.push_back({row.officer, row.name, row.area, stock.edition, how, hers, departments});
  };
  if (!stock.issued) return;
  compare(ShelfMove::issued, stock.received, *stock.issued);
  compare(ShelfMove::taken_back, stock.returned, *stock.taken_back);
}

class Telling {
 public:
  Telling(std::string const& from, std::string const& to, HandbookPorts const& ports)
      : from_(from), to_(to), ports_(ports) {}

  Result<Handbooks> made() {
    if (auto good = check(); !good) return std::unexpected(good.error());
    auto const& [soums, departments, accounts, stock, shelf, today] = ports_;
    auto told = handbook_desk(soums, accounts, stock, from_, to_);
    if (!told) return std::unexpected(told.error());
    // As of today, whatever days are asked for.
    auto whole = handbook_desk(soums, accounts, stock);
    if (!whole) return std::unexpected(whole.error());
    auto facts = shelf.shelf(departments);
    if (!facts) return std::unexpected(facts.error());
    facts_ = standing(std::move(*facts));
    page_ = {today, from_, to_, std::move(*told), shelves_of(facts_), {}, {}, departments, {}};
    Beside const beside(facts_, ports_);
    beside.put(page_.told, from_, to_);
    beside.put(*whole, "", "");
    for (auto const& row : whole->officers) add_differences(row, page_.differences);
    put_people();
    put_entries();
    return std::move(page_);
  }

 private:
  Result<void> check() const {
    for (auto const& told : {from_, to_})
      if (auto const day = parse_date(told); !told.empty() && !day)
        return std::unexpected(day.error());
    if (!to_.empty() && to_ < from_)
      return problem(ProblemKind::bad_value, "from: it is behind the last day.");
    return {};
  }

  std::string name_of(std::string const& user) const {
    auto const known = std::ranges::find(ports_.accounts, user, &Account::user);
    return known == ports_.accounts.end() ? user : known->name;
  }

  void put_people() {
    for (auto const& one : ports_.accounts)
      if (one.role == Role::officer && is_of(one, ports_.departments))
        page_.people.push_back({one.user, one.name, one.areas.front()});
    std::ranges::sort(page_.people, {}, [](StockOfficer const& one) {
      return std::tie(one.area, one.name, one.officer);
    });
  }

  void put_entries() {
    for (auto const& fact : facts_) {
      auto const& said = fact.said;
      if (!within(said.on, from_, to_)) continue;
      auto const name = said.officer ? std::optional(name_of(*said.officer)) : std::nullopt;
      page_.entries.push_back({fact.subject, fact.area, edition_of(said.edition), said.how,
                               said.count, said.on, said.officer, name, said.giver,
                               name_of(fact.author)});
    }
    std::ranges::reverse(page_.entries);
  }

  std::string const &from_, &to_;
  HandbookPorts const& ports_;
  std::vector<ShelfFact> facts_;
  Handbooks page_;
};

}  // namespace

bool is_of(Account const& officer, std::vector<std::string> const& departments) {
  return !officer.areas.empty() &&
         std::ranges::find(departments, officer.areas.front().substr(0, aimag_digits)) !=
             departments.end();
}

std::optional<ShelfFact> shelf_fact_of(event::Envelope const& envelope, event::Body const& body,
                                       event::Received const& received) {
  auto const* said = std::get_if<event::HandbooksBooked>(&body);
  if (said == nullptr) return std::nullopt;
  return ShelfFact{envelope.id,
                   envelope.subject,
                   envelope.area,
                   envelope.author,
                   event::when(envelope.clock, received),
                   *said};
}

std::vector<ShelfFact> standing(std::vector<ShelfFact> facts) {
  std::map<std::pair<std::string, event::Uuid>, ShelfFact> last;
  for (auto& fact : facts) {
    auto const [place, fresh] = last.try_emplace({fact.area, fact.subject}, fact);
    if (!fresh && earlier(place->second, fact)) place->second = std::move(fact);
  }
  std::vector<ShelfFact> found;
  for (auto& [_, fact] : last)
    if (!fact.said.struck.value_or(false)) found.push_back(std::move(fact));
  std::ranges::sort(found, by_day);
  return found;
}

std::vector<ShelfRow> shelves_of(std::vector<ShelfFact> const& standing) {
  std::map<std::pair<std::string, std::string>, ShelfRow> rows;
  for (auto const& fact : standing) {
    auto const key = std::pair(department_of(fact), edition_of(fact.said.edition));
    auto& row = rows[key];
    std::tie(row.area, row.edition) = key;
    add(row, fact.said);
  }
  // What comes later does not change what should have stood there that day.
  for (auto const& fact : standing) {
    auto& counted = rows[{department_of(fact), edition_of(fact.said.edition)}].counted;
    if (counted && fact.said.on <= counted->on) counted->expected += change_of(fact.said);
  }
  std::vector<ShelfRow> shelves;
  for (auto& [_, row] : rows) {
    if (row.counted) row.counted->difference = row.counted->counted - row.counted->expected;
    shelves.push_back(std::move(row));
  }
  return shelves;
}

Result<Handbooks> handbooks(std::string const& from, std::string const& to,
                            HandbookPorts const& ports) {
  return Telling(from, to, ports).made();
}

}  // namespace otor::app
