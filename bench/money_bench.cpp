// SPDX-License-Identifier: Apache-2.0
// How long the reports of money for the road take over a store of many years, and the forms in
// which they leave. The facts are made up and put into the rows that reports read, as an event of
// theirs would be. money_bench [officers] [years] [expenses a year]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "app/report_text.h"
#include "press/pdf.h"
#include "press/sheet_book.h"
#include "store/sql_money.h"
#include "store/test_store.h"

namespace {

using namespace otor;
using namespace otor::store;
using allowance::Fact;
using allowance::FactKind;

struct Load {
  int officers = 2'000, years = 5, expenses = 60;
};

constexpr int officers_a_soum = 6, soums_an_aimag = 16;

std::string soum_of(int officer) {
  auto const soum = officer / officers_a_soum;
  auto const aimag = 100 + soum / soums_an_aimag;
  auto const place = soum % soums_an_aimag + 1;
  return std::to_string(aimag) + (place < 10 ? "0" : "") + std::to_string(place);
}

class Filling {
 public:
  Filling(Store& store, Load const& load) : store_(store), load_(load) {}

  void fill() {
    for (int officer = 0; officer < load_.officers; ++officer) {
      auto const written = store_.writer().run([&] { of(officer); });
      if (!written) std::exit(1);
    }
  }
  std::int64_t facts() const { return static_cast<std::int64_t>(number_); }

 private:
  void of(int officer) {
    officer_ = officer;
    for (int year = 0; year < load_.years; ++year) {
      auto const first = day_number({month_of(2021 + year, 1), 1});
      put(FactKind::paid, first, 459'000).officer = user();
      write();
      for (int at = 0; at < load_.expenses; ++at) spend(first + at * 365 / load_.expenses, at);
      if (officer % officers_a_soum != 0) continue;
      put(FactKind::closed, first + 181, 0);
      write();
    }
  }

  void spend(std::int64_t day, int at) {
    auto& claim = put(FactKind::claimed, day, 2'000 + number_ % 7'919);
    claim.officer = claim.author = user();
    claim.category = at % 3 == 0 ? "petrol" : at % 3 == 1 ? "food" : "stationery";
    claim.receipt = std::to_string(10'000'000 + number_);
    auto const subject = claim.subject;
    write();
    if (at % 10 == 9) return;  // it waits
    auto& word = put(at % 10 == 8 ? FactKind::refused : FactKind::approved, day + 9, 0);
    word.subject = subject;
    word.scheme.clear();
    word.on.clear();
    write();
  }

  Fact& put(FactKind kind, std::int64_t day, std::int64_t amount) {
    ++number_;
    fact_ = {};
    fact_.event = test_uuid(number_ * 2'654'435'761 % 4'294'967'291);  // in no order, as they come
    fact_.subject = test_uuid(number_);
    fact_.kind = kind;
    fact_.area = soum_of(officer_);
    fact_.author = "head";
    fact_.received = day * 86'400'000;
    fact_.when = {*fact_.received, 0};
    fact_.scheme = "road";
    fact_.amount = amount;
    fact_.on = text_of(date_of_day(day));
    return fact_;
  }
  void write() { add_money(store_.writing(), fact_); }
  std::string user() const { return "officer" + std::to_string(officer_); }

  Store& store_;
  Load load_;
  Fact fact_;
  int officer_ = 0;
  std::int64_t number_ = 0;
};

/// Everything that a report is made of but the money.
struct Desk {
  std::vector<std::string> soums;
  std::vector<app::Account> officers;
  std::vector<app::Area> areas;
  std::vector<allowance::Scheme> schemes;

  explicit Desk(Load const& load) {
    for (int officer = 0; officer < load.officers; ++officer) {
      auto const soum = soum_of(officer), user = "officer" + std::to_string(officer);
      officers.push_back({user, "Зохиомол " + user, app::Role::officer, {soum}, true});
      if (!soums.empty() && soums.back() == soum) continue;
      soums.push_back(soum);
      areas.push_back({soum, soum.substr(0, 3), "Сум " + soum, "Сұмын " + soum, soum});
    }
    allowance::Scheme road;
    road.code = "road";
    road.from = "2021-01-01";
    road.to = "2025-12-31";
    for (auto const* code : {"petrol", "food", "stationery"})
      road.categories.push_back({code, {code, code, code}});
    schemes.push_back(road);
  }
};

/// Of the processor: what else the machine does is not counted.
double milliseconds(auto work) {
  auto const begun = std::clock();
  work();
  return static_cast<double>(std::clock() - begun) * 1000 / CLOCKS_PER_SEC;
}

/// The best of three, as the caches are shared with other programs.
double best(auto work) {
  double least = milliseconds(work);
  for (int again = 0; again < 2; ++again) least = std::min(least, milliseconds(work));
  return least;
}

void measure(char const* name, char const* where, Desk const& desk, Store& store) {
  SqlMoney money(store);
  auto const soums = *app::soums_in(where, desk.soums);
  app::MoneyPorts const ports{soums, desk.officers, desk.schemes, money, "2025-12-31"};
  bool const of_one = std::string_view(name) == "allowance-statement";
  app::ReportQuestion const question{name, "", "", of_one ? "officer7" : "", Language::mn};
  Result<app::Report> made;
  auto const making = best([&] { made = app::report(question, {desk.areas, true}, ports); });
  if (!made) std::exit(1);
  std::size_t csv = 0, book = 0, paper = 0;
  auto const as_csv = best([&] { csv = app::report_csv(*made).size(); });
  auto const as_book = milliseconds([&] { book = press::sheet_book(*made).value_or("").size(); });
  auto const on_paper = milliseconds([&] {
    auto const document = app::report_document(*made);
    press::Setting setting;
    setting.paper = press::office_a4_wide;
    if (document) paper = press::pdf_of(*document, setting).value_or("").size();
  });
  std::printf(
      "%-20s %-6s %8zu rows %8.0f ms; CSV %6.0f ms %9zu bytes; XLSX %6.0f ms %9zu; PDF "
      "%6.0f ms %9zu\n",
      name, *where == '\0' ? "all" : where, made->rows.size(), making, as_csv, csv, as_book, book,
      on_paper, paper);
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** arguments) {
  Load load;
  if (count > 1) load.officers = std::atoi(arguments[1]);
  if (count > 2) load.years = std::atoi(arguments[2]);
  if (count > 3) load.expenses = std::atoi(arguments[3]);
  TestFolder const folder;
  auto const store = *Store::open(folder.path, "bench");
  Filling filling(*store, load);
  auto const filled = milliseconds([&] { filling.fill(); });
  std::printf("%lld facts put in %.1f s\n", static_cast<long long>(filling.facts()), filled / 1000);
  Desk const desk(load);
  for (auto const* where : {"", "100", "10001"})
    for (auto const* name : {"allowance-balances", "allowance-months", "allowance-ledger"})
      measure(name, where, desk, *store);
  measure("allowance-statement", "", desk, *store);
  store->writer().stop();
  return 0;
}
