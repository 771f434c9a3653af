// SPDX-License-Identifier: Apache-2.0
#include "cli/audit_command.h"

#include <map>
#include <ostream>

#include "app/line_writer.h"
#include "base/format.h"
#include "cli/with_store.h"
#include "server/api.h"
#include "store/audit.h"
#include "store/sql_accounts.h"

namespace otor::cli {
namespace {

/// "2026.11.23 12:00", as clocks in the west stand.
std::string moment(std::int64_t at) {
  auto const told = app::told_in_west(at);
  return short_date(told.substr(0, 10)) + " " + told.substr(11, 5);
}

std::string matters(std::string_view classes, Format const& format) {
  std::string out;
  while (!classes.empty()) {
    auto const end = std::min(classes.find(' '), classes.size());
    out +=
        (out.empty() ? "" : "; ") + format.say("cli.audit_" + std::string(classes.substr(0, end)));
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return out;
}

void write_page(std::vector<store::AuditRow> const& rows,
                std::map<std::string, std::string> const& names, Format const& format,
                std::ostream& out) {
  out << format.say("cli.audit_title") << "\n";
  if (rows.empty()) out << "  " << format.say("cli.audit_nothing") << "\n";
  for (auto const& row : rows) {
    auto const known = names.find(row.actor);
    out << "  "
        << format.say("cli.audit_" + row.reason,
                      {{"when", moment(row.at)},
                       {"who", known == names.end() ? row.actor : known->second},
                       {"day", short_date(store::day_of(row))},
                       {"what", store::tells_of_events(row) ? matters(row.classes, format) : ""}})
        << "\n";
  }
}

}  // namespace

int audit_page(std::string const& data, std::string const& subject, Language language,
               std::ostream& out, std::ostream& problems) {
  if (!event::parse_uuid(subject))
    return say_no({ProblemKind::bad_value, "--subject: a UUID is expected."}, problems);
  return with_store(data, problems, [&](store::Store& store) -> Result<void> {
    server::SystemClock const clock;
    auto const rows = store::SqlAudit(store, clock).about(subject);
    if (!rows) return std::unexpected(rows.error());
    auto const accounts = store::SqlAccounts(store).all();
    if (!accounts) return std::unexpected(accounts.error());
    std::map<std::string, std::string> names;
    for (auto const& account : *accounts)
      names[account.user] = account.name + " (" + account.user + ")";
    write_page(*rows, names, Format(language), out);
    return {};
  });
}

}  // namespace otor::cli
