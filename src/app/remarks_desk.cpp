// SPDX-License-Identifier: Apache-2.0
#include "app/remarks_desk.h"

#include <algorithm>
#include <set>

#include "app/account_name.h"
#include "app/families_book.h"
#include "app/remarks.h"

namespace otor::app {
namespace {

constexpr std::int32_t most_months = 12;

struct Months {
  Month from, to;
  std::string first() const { return text_of(Date{from, 1}); }
  std::string last() const { return text_of(date_of_day(day_number({to + 1, 1}) - 1)); }
};

Result<Months> months_of(RemarksQuestion const& question, std::string const& today) {
  auto const now = parse_date(today);
  if (!now) return std::unexpected(now.error());
  auto const to = question.to.empty() ? Result<Month>(now->month) : parse_month(question.to);
  if (!to) return std::unexpected(to.error());
  auto const from = question.from.empty() ? Result<Month>(remarks_since({*to, 1}).month)
                                          : parse_month(question.from);
  if (!from) return std::unexpected(from.error());
  if (*to < *from)
    return problem(ProblemKind::bad_value, "to: a month from `from` on is expected.");
  if (*to - *from >= most_months)
    return problem(ProblemKind::bad_value, "from: twelve months at most are shown.");
  return Months{*from, *to};
}

/// The families of all visits that a remark is about, by soum.
std::map<std::string, std::vector<event::Uuid>> families_in(
    std::vector<outreach::Remark> const& remarks) {
  std::map<std::string, std::set<event::Uuid>> found;
  for (auto const& remark : remarks)
    for (auto const& visit : remark.visits) found[visit.area].insert(visit.household);
  std::map<std::string, std::vector<event::Uuid>> families;
  for (auto const& [area, ids] : found) families[area].assign(ids.begin(), ids.end());
  return families;
}

void name(wire::RemarkRow& row, std::vector<Account> const& everybody) {
  for (auto& officer : row.officers) officer = account_name(everybody, officer);
  for (auto& visit : row.visits) visit.officer = account_name(everybody, visit.officer);
  for (auto& words : row.words) words.author = account_name(everybody, words.author);
}

bool is_shown(wire::RemarkRow const& row, std::string const& today) {
  return !row.words.empty() || (row.shown_from && *row.shown_from <= today);
}

}  // namespace

Result<RemarksDesk> remarks_desk(RemarksQuestion const& question, Account const& account,
                                 outreach::Codebook const& codebook, CallBackPorts const& ports) {
  auto const months = months_of(question, ports.today);
  if (!months) return std::unexpected(months.error());
  RemarksDesk desk{ports.today, text_of(months->from), text_of(months->to), {}, 0};
  if (!codebook.remarks) return desk;
  auto const areas = areas_for(account, Verb::see, Matter::quality, ports.soums);
  auto const seen = ports.model.seen(areas, months->first(), months->last());
  if (!seen) return std::unexpected(seen.error());
  // What the rows of visits say is looked at for which families to fold; the remarks themselves are
  // made of the folded record, as on a phone.
  auto const book =
      families_book(ports.subjects, families_in(outreach::remarks(*seen, *codebook.remarks)));
  if (!book) return std::unexpected(book.error());
  for (auto& row : remark_rows(*book, codebook, months->first(), months->last())) {
    if (!is_shown(row, ports.today)) {
      ++desk.waiting;
      continue;
    }
    name(row, ports.everybody);
    desk.remarks.push_back(std::move(row));
  }
  return desk;
}

}  // namespace otor::app
