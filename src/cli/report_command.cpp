// SPDX-License-Identifier: Apache-2.0
#include "cli/report_command.h"

#include <ostream>

#include "cli/with_store.h"
#include "files/plain_file.h"
#include "server/api.h"
#include "server/report_file.h"

namespace otor::cli {
namespace {

Result<void> make(ReportOptions const& options, Language language, store::Store& store,
                  std::ostream& out) {
  auto const form = server::form_of(options.form);
  if (!form) return std::unexpected(form.error());
  auto const home = store::home_of(store);
  if (!home) return std::unexpected(home.error());
  auto const soums = app::soums_in(options.area, home->areas);
  if (!soums) return std::unexpected(soums.error());
  server::SystemClock const clock;
  auto const room = server::money_room(store, *soums, clock.now_ms());
  if (!room) return std::unexpected(room.error());
  app::ReportQuestion const question{options.name,    options.on, options.scheme,
                                     options.officer, language,   options.from};
  auto const bytes = server::report_file(question, *form, *room, store, clock);
  if (!bytes) return std::unexpected(bytes.error());
  if (options.file != "-") return files::write_file(options.file, *bytes);
  if (!(out << *bytes).flush())
    return problem(ProblemKind::storage, "It could not be written whole.");
  return {};
}

}  // namespace

int report(ReportOptions const& options, Language language, std::ostream& out, std::ostream& err) {
  return with_store(options.data, err,
                    [&](store::Store& store) { return make(options, language, store, out); });
}

void list_reports(Language language, std::ostream& out) {
  for (auto const& report : app::listed_reports(language, {}).reports)
    out << report.name << ": " << report.title << ". " << report.says << "\n";
}

}  // namespace otor::cli
