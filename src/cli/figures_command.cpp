// SPDX-License-Identifier: Apache-2.0
#include "cli/figures_command.h"

#include <filesystem>
#include <ostream>

#include "app/csv_cell.h"
#include "base/format.h"
#include "cli/with_store.h"
#include "files/plain_file.h"
#include "server/api.h"
#include "server/figure_room.h"

namespace otor::cli {

namespace {

constexpr std::size_t largest_table = table::Limits{}.bytes, all_reasons = 1'000'000;
/// Published borders have corners that no map shows.
constexpr std::size_t largest_borders = std::size_t{64} << 20;

/// The command line of the server may what an administrator may.
app::Account const& server_account() {
  static app::Account const account{"server", "server", app::Role::administrator, {}, false};
  return account;
}

struct Room {
  Room(server::FigureRoom room_, store::Store& store)
      : room(std::move(room_)), figures(store, clock) {}
  server::FigureRoom room;
  server::SystemClock clock;
  store::SqlFigures figures;  // it looks at the clock beside it
};

Result<std::unique_ptr<Room>> room_of(store::Store& store) {
  auto home = store::home_of(store);
  if (!home) return std::unexpected(home.error());
  auto room = server::figure_room(store, std::move(*home), server::SystemClock().now_ms());
  if (!room) return std::unexpected(room.error());
  return std::make_unique<Room>(std::move(*room), store);
}

char const* what_total_is(std::string_view indicator) {
  if (indicator == coverage::spells) return " last, ";
  return indicator == coverage::area_borders ? " corners, " : " in all, ";
}

/// What was understood of the file, a line each.
void tell(app::FigureImport const& made, Format const& format, std::ostream& out) {
  auto const& check = made.check;
  if (!check.form.empty())
    out << check.form
        << (check.sheet.empty() ? (check.encoding.empty() ? "" : " ") + check.encoding
                                : " \"" + check.sheet + "\"")
        << ", " << check.rows << " rows, " << check.good << " without a reason\n";
  for (auto const& set : check.sets)
    out << set.indicator << ": " << set.rows << " rows of " << set.areas << " areas, " << set.total
        << what_total_is(set.indicator) << set.first << ".." << set.last << "\n";
  for (auto const& [code, count] : check.counts)
    out << "  " << count << " x " << format.say("figures.why_" + code) << "\n";
  for (auto const& id : made.sets) out << "imported: " << id << "\n";
}

std::string rejected_csv(app::FigureCheck const& check, Format const& format) {
  std::string out = "line,column,reason,words,text,other,candidates\n";
  for (auto const& reason : check.reasons) {
    out += std::to_string(reason.line) + "," + std::to_string(reason.column) + "," + reason.code;
    out += ',';
    app::put_csv(out, format.say("figures.why_" + reason.code));
    out += ',';
    app::put_csv(out, reason.text);
    out += "," + (reason.other ? std::to_string(*reason.other) : "") + ",";
    for (auto const& one : reason.candidates) out += (out.ends_with(',') ? "" : " ") + one;
    out += '\n';
  }
  return out;
}

Result<app::FigureFile> file_of(FiguresOptions const& options, std::string const& bytes) {
  auto said = server::said_of(options.encoding, options.separator, options.sheet);
  if (!said) return std::unexpected(said.error());
  auto columns = server::columns_in(options.columns, options.header, options.indicator);
  if (!columns) return std::unexpected(columns.error());
  app::FigureFile file;
  file.bytes = bytes;
  file.said = std::move(*said);
  file.asked = {std::move(*columns), options.as_of, options.source, options.address,
                std::filesystem::path(options.file).filename().string()};
  return file;
}

Result<app::FigureImport> taken(FiguresOptions const& options, FiguresWay way, Room& room,
                                std::ostream& progress) {
  bool const borders = options.indicator == coverage::area_borders;
  auto const bytes = files::read_file(options.file, borders ? largest_borders : largest_table);
  if (!bytes) return std::unexpected(bytes.error());
  auto const file = file_of(options, *bytes);
  if (!file) return std::unexpected(file.error());
  auto desk = room.room.desk(server_account(), room.figures);
  desk.most_reasons = all_reasons;
  desk.told = [&](std::size_t rows) { progress << "\r" << rows << " rows" << std::flush; };
  // On the command line a file that was imported is told by what stands, not by a key.
  auto made = way == FiguresWay::check
                  ? app::check_figures(*file, desk)
                  : app::import_figures(*file, std::to_string(room.room.now_ms), desk);
  progress << "\r";
  return made;
}

}  // namespace

int figures_take(FiguresOptions const& options, FiguresWay way, Language language,
                 std::ostream& out, std::ostream& progress) {
  Format const format(language);
  return with_store(options.data, progress, [&](store::Store& store) -> Result<void> {
    auto const room = room_of(store);
    if (!room) return std::unexpected(room.error());
    auto const made = taken(options, way, **room, progress);
    if (!made) return std::unexpected(made.error());
    tell(*made, format, out);
    if (made->check.reasons.empty()) return {};
    auto const csv = rejected_csv(made->check, format);
    if (options.rejected.empty()) {
      out << csv;
    } else if (auto written = files::write_file(options.rejected, csv); !written) {
      return written;
    }
    return problem(ProblemKind::bad_value, "Nothing is imported while anything is wrong.");
  });
}

int figures_list(FiguresOptions const& options, std::ostream& out, std::ostream& problems) {
  return with_store(options.data, problems, [&](store::Store& store) -> Result<void> {
    auto const room = room_of(store);
    if (!room) return std::unexpected(room.error());
    auto const list = app::list_figures((*room)->room.desk(server_account(), (*room)->figures));
    if (!list) return std::unexpected(list.error());
    for (auto const& [set, areas, mine] : list->sets) {
      out << set.id << "  " << set.indicator << "  " << set.as_of << "  " << set.rows << " rows, "
          << areas << " areas, by " << set.by << (set.made_up ? ", made up" : "")
          << (set.undone_by ? ", undone by " + *set.undone_by : "") << "\n    " << set.source
          << "\n";
    }
    return {};
  });
}

int figures_undo(FiguresOptions const& options, std::ostream& problems) {
  return with_store(options.data, problems, [&](store::Store& store) -> Result<void> {
    auto const room = room_of(store);
    if (!room) return std::unexpected(room.error());
    return app::undo_figures(options.set, (*room)->room.desk(server_account(), (*room)->figures));
  });
}

}  // namespace otor::cli
