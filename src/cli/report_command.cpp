// SPDX-License-Identifier: Apache-2.0
#include "cli/report_command.h"

#include <algorithm>
#include <ostream>

#include "app/paper_calls.h"
#include "cli/law_command.h"
#include "cli/with_store.h"
#include "files/plain_file.h"
#include "server/api.h"
#include "server/report_file.h"

namespace otor::cli {
namespace {

Result<std::string> bytes_of(ReportOptions const& options, Language language, store::Store& store) {
  auto const form = server::form_of(options.form);
  if (!form) return std::unexpected(form.error());
  auto const home = store::home_of(store);
  if (!home) return std::unexpected(home.error());
  auto const kind = std::ranges::find(app::report_kinds(), options.name, &app::ReportKind::name);
  bool const totals = options.totals || (kind != app::report_kinds().end() && kind->only_totals);
  if (totals && !options.area.empty())
    return problem(ProblemKind::bad_value, "area: totals are told of all together.");
  auto const soums = app::soums_in(options.area, home->areas);
  if (!soums) return std::unexpected(soums.error());
  server::SystemClock const clock;
  auto const room = server::money_room(store, *soums, clock.now_ms());
  if (!room) return std::unexpected(room.error());
  auto pack = chosen_law(options.law);
  if (!pack) return std::unexpected(pack.error());
  auto const law = app::LawInForce::of(std::move(*pack));
  if (!law) return std::unexpected(law.error());
  auto const papers = app::Papers::with(*law);
  if (!papers) return std::unexpected(papers.error());
  server::Worklists worklists(store, clock);
  app::ReportQuestion const question{options.name,    options.on, options.scheme,
                                     options.officer, language,   options.from};
  return server::report_file(
      question, *form,
      {*room, *papers, *home, worklists, store, clock, [] { return true; }, totals});
}

Result<void> make(ReportOptions const& options, Language language, store::Store& store,
                  std::ostream& out) {
  auto const bytes = bytes_of(options, language, store);
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
  for (auto const& kind : app::report_kinds())
    out << kind.name << ": " << sentence(language, kind.title) << ". "
        << sentence(language, kind.says) << "\n";
}

}  // namespace otor::cli
