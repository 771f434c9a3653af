// SPDX-License-Identifier: Apache-2.0
#include "app/figure_import.h"

#include <algorithm>

namespace otor::app {

namespace {

constexpr std::size_t longest_key = 64, longest_words = 300;

Result<Understood> understood(FigureFile const& file, FigureDesk const& desk) {
  FigureGround ground{desk.names,
                      desk.definitions,
                      [&](std::string const& area) {
                        return may_figures(desk.account, Verb::write, area, desk.home);
                      },
                      desk.today,
                      desk.store,
                      desk.most_reasons,
                      desk.told};
  auto const table = file.asked.columns.of_borders() ? table::Read<table::Table>()
                                                     : table::read_table(file.bytes, file.said);
  return understand(file.bytes, table, file.asked, ground);
}

Result<void> check_words(FigureFile const& file, std::string_view key) {
  bool const fits =
      !key.empty() && key.size() <= longest_key && std::ranges::all_of(key, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '-';
      });
  if (!fits)
    return problem(ProblemKind::bad_value, "key: 1 to 64 letters, digits or - are expected.");
  for (auto const* words : {&file.asked.source, &file.asked.address, &file.asked.file})
    if (words->size() > longest_words)
      return problem(ProblemKind::bad_value, "source, address, file: at most 300 bytes each.");
  return {};
}

/// As it was understood.
std::string as_of_text(FigureAsked const& asked, Date today) {
  auto const day = figure_day({asked.as_of, false}, today);
  return day ? text_of(*day) : std::string();
}

std::vector<FigureSet> sets_of(FigureImport const& made, FigureFile const& file,
                               std::string const& key, FigureDesk const& desk) {
  std::vector<FigureSet> sets;
  for (auto const& plan : made.check.sets) {
    FigureSet set;
    set.id = text_of(
        event::uuid_v7(desk.now_ms, "figures/" + desk.home.store, key + "/" + plan.indicator));
    set.indicator = plan.indicator;
    set.as_of = file.asked.columns.of_spells() ? as_of_text(file.asked, desk.today) : plan.last;
    set.source = trimmed(file.asked.source);
    set.address = trimmed(file.asked.address);
    set.file = file.asked.file;
    set.hash = made.check.hash;
    set.by = desk.account.user;
    set.at_ms = desk.now_ms;
    set.rows = plan.rows;
    set.made_up = file.made_up;
    sets.push_back(std::move(set));
  }
  return sets;
}

bool sees_any(FigureDesk const& desk, std::vector<std::string> const& areas) {
  return std::ranges::any_of(areas, [&](std::string const& area) {
    return may_figures(desk.account, Verb::see, area, desk.home);
  });
}

bool writes_all(FigureDesk const& desk, std::vector<std::string> const& areas) {
  return std::ranges::all_of(areas, [&](std::string const& area) {
    return may_figures(desk.account, Verb::write, area, desk.home);
  });
}

}  // namespace

bool may_figures(Account const& account, Verb verb, std::string const& area, Home const& home) {
  constexpr std::size_t soum_digits = 5;
  if (area.size() == soum_digits) return may(account, verb, Matter::figures, area);
  bool any = false;
  for (auto const& soum : home.areas) {
    if (!soum.starts_with(area)) continue;
    any = true;
    if (!may(account, verb, Matter::figures, soum)) return false;
  }
  return any;
}

Result<FigureImport> check_figures(FigureFile const& file, FigureDesk const& desk) {
  auto found = understood(file, desk);
  if (!found) return std::unexpected(found.error());
  return FigureImport{false, {}, std::move(found->check)};
}

Result<FigureImport> import_figures(FigureFile const& file, std::string const& key,
                                    FigureDesk const& desk) {
  if (auto fits = check_words(file, key); !fits) return std::unexpected(fits.error());
  // Of another account the key is another.
  auto const own_key = desk.account.user + "/" + key;
  auto before = desk.store.under(own_key);
  if (!before) return std::unexpected(before.error());
  FigureImport made;
  if (!before->empty()) {
    made.imported = true;
    made.sets = std::move(*before);
    return made;
  }
  auto found = understood(file, desk);
  if (!found) return std::unexpected(found.error());
  made.check = std::move(found->check);
  if (!made.check.reasons.empty() || made.check.sets.empty()) return made;
  auto const sets = sets_of(made, file, key, desk);
  auto const& columns = file.asked.columns;
  auto taken = columns.of_borders()  ? desk.store.take_borders(own_key, sets[0], found->borders)
               : columns.of_spells() ? desk.store.take_stays(own_key, sets[0], found->stays)
                                     : desk.store.take(own_key, sets, found->figures);
  if (!taken) return std::unexpected(taken.error());
  made.imported = true;
  made.sets = std::move(*taken);
  return made;
}

Result<FigureList> list_figures(FigureDesk const& desk) {
  auto kept = desk.store.kept();
  if (!kept) return std::unexpected(kept.error());
  FigureList list{desk.definitions.indicators, desk.definitions.measures, {}};
  for (auto& one : *kept) {
    if (!sees_any(desk, one.areas)) continue;
    bool const mine = !one.set.undone_ms && writes_all(desk, one.areas);
    list.sets.push_back({std::move(one.set), static_cast<std::int64_t>(one.areas.size()), mine});
  }
  std::ranges::reverse(list.sets);
  return list;
}

Result<FigureRows> figure_rows(std::string const& set, FigureDesk const& desk) {
  auto const figures = desk.store.of_set(set);
  if (!figures) return std::unexpected(figures.error());
  FigureRows told;
  for (auto const& one : *figures) {
    if (may_figures(desk.account, Verb::see, one.area, desk.home))
      told.rows.push_back({one.area, text_of(one.as_of), one.value});
  }
  if (told.rows.empty()) return problem(ProblemKind::not_found, "There is no such set.");
  return told;
}

Result<void> undo_figures(std::string const& set, FigureDesk const& desk) {
  auto const kept = desk.store.kept();
  if (!kept) return std::unexpected(kept.error());
  auto const found =
      std::ranges::find_if(*kept, [&](KeptSet const& one) { return one.set.id == set; });
  if (found == kept->end() || !sees_any(desk, found->areas))
    return problem(ProblemKind::not_found, "There is no such set.");
  if (!writes_all(desk, found->areas))
    return problem(ProblemKind::not_allowed, "It has figures of areas that are not yours.");
  return desk.store.undo(set, desk.account.user);
}

}  // namespace otor::app
