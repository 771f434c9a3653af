// SPDX-License-Identifier: Apache-2.0
#include "cli/audit_command.h"

#include <map>
#include <ostream>

#include "app/line_writer.h"
#include "cli/format.h"
#include "server/api.h"
#include "server/argon_passwords.h"
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

int say_no(Problem const& problem, std::ostream& problems) {
  problems << "otor: " << code(problem.kind) << ": " << problem.detail << "\n";
  return 1;
}

}  // namespace

int audit_page(std::string const& data, std::string const& subject, Language language,
               std::ostream& out, std::ostream& problems) {
  if (!event::parse_uuid(subject))
    return say_no({ProblemKind::bad_value, "--subject: a UUID is expected."}, problems);
  auto const store = store::Store::open(data, server::random_uuid());
  if (!store) return say_no(store.error(), problems);
  server::SystemClock const clock;
  auto const rows = store::SqlAudit(**store, clock).about(subject);
  if (!rows) return say_no(rows.error(), problems);
  auto const accounts = store::SqlAccounts(**store).all();
  if (!accounts) return say_no(accounts.error(), problems);
  std::map<std::string, std::string> names;
  for (auto const& account : *accounts)
    names[account.user] = account.name + " (" + account.user + ")";
  Format const format(language);
  out << format.say("cli.audit_title") << "\n";
  if (rows->empty()) out << "  " << format.say("cli.audit_nothing") << "\n";
  for (auto const& row : *rows) {
    auto const known = names.find(row.actor);
    out << "  "
        << format.say("cli.audit_" + row.reason,
                      {{"when", moment(row.at)},
                       {"who", known == names.end() ? row.actor : known->second},
                       {"what", row.reason == "push" ? matters(row.classes, format) : ""}})
        << "\n";
  }
  return 0;
}

}  // namespace otor::cli
