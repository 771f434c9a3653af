// SPDX-License-Identifier: Apache-2.0
#include "cli/report_command.h"

#include <algorithm>
#include <ostream>

#include "app/line_writer.h"
#include "app/paper_calls.h"
#include "app/season.h"
#include "cli/law_command.h"
#include "cli/with_store.h"
#include "cli/written_out.h"
#include "server/api.h"
#include "server/pile.h"
#include "server/report_file.h"
#include "store/as_of.h"
#include "store/sql_training.h"

namespace otor::cli {
namespace {

/// It is always the same moment.
struct StoodClock final : app::Clock {
  explicit StoodClock(std::int64_t ms) : now(ms) {}
  std::int64_t now_ms() const override { return now; }
  std::int64_t now;
};

struct Days {
  std::string from, on;
};

/// Those that are said, or of a season as far as it has come.
Result<Days> days_asked(ReportOptions const& options, std::string const& today) {
  if (options.season.empty()) return Days{options.from, options.on};
  auto const season = app::season_called(options.season);
  if (!season) return std::unexpected(season.error());
  Days days{text_of(season->first), text_of(season->last)};
  if (today < days.from) return problem(ProblemKind::bad_value, "season: it has not begun yet.");
  days.on = std::min(days.on, today);
  return days;
}

Result<std::string> bytes_of(ReportOptions const& options, Language language, store::Store& store,
                             app::Clock const& clock, app::LostSince lost = {}) {
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
  auto const room = server::money_room(store, *soums, clock.now_ms());
  if (!room) return std::unexpected(room.error());
  auto pack = chosen_law(options.law);
  if (!pack) return std::unexpected(pack.error());
  auto const law = app::LawInForce::of(std::move(*pack));
  if (!law) return std::unexpected(law.error());
  auto const papers = app::Papers::with(*law);
  if (!papers) return std::unexpected(papers.error());
  server::Worklists worklists(store, clock);
  store::SqlTraining training(store);
  auto const days = days_asked(options, room->today);
  if (!days) return std::unexpected(days.error());
  app::ReportQuestion const question{options.name,    days->on, options.scheme,
                                     options.officer, language, days->from};
  return server::report_file(question, *form,
                             {*room, *papers, *home, worklists, training, store, clock,
                              [] { return true; }, totals, lost});
}

/// Noon of the day on which it is as if it were made: the one that is said, else that of the entry.
Result<StoodClock> clock_as_of(std::string const& said, std::int64_t received) {
  auto const first = server::day_in_west(received);
  auto const last = std::max(first, server::day_in_west(server::SystemClock().now_ms()));
  auto day = first;
  if (!said.empty()) {
    auto const read = parse_date(said);
    if (!read) return std::unexpected(read.error());
    day = *read;
  }
  if (day < first || last < day)
    return problem(ProblemKind::bad_value, "today: a day from " + text_of(first) + " to " +
                                               text_of(last) + " is expected.");
  return StoodClock(app::noon_in_west(day.month.year(), day.month.month_of_year(), day.day));
}

Result<std::string> bytes_made_again(ReportOptions const& options, Language language,
                                     store::Store& store) {
  auto const as_of = store::AsOf::open(store, options.data, {*options.at, options.settings},
                                       options.space.empty() ? options.data : options.space);
  if (!as_of) return std::unexpected(as_of.error());
  auto const clock = clock_as_of(options.today, (*as_of)->received());
  if (!clock) return std::unexpected(clock.error());
  auto const kept_from = (*as_of)->kept_from();
  return bytes_of(options, language, (*as_of)->store(), *clock,
                  {(*as_of)->erased(), *options.at < kept_from ? kept_from : 0});
}

Result<void> make(ReportOptions const& options, Language language, store::Store& store,
                  std::ostream& out) {
  auto const bytes = options.at ? bytes_made_again(options, language, store)
                                : bytes_of(options, language, store, server::SystemClock());
  if (!bytes) return std::unexpected(bytes.error());
  return write_out(options.file, *bytes, out);
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
