// SPDX-License-Identifier: Apache-2.0
#pragma once
// Figures out of official tables: tried, imported as sets, listed, undone. A set that was undone
// stays, with who did it and when; doing it again is importing again.

#include "app/figure_check.h"
#include "app/push.h"
#include "coverage/indicator.h"

namespace otor::app {

/// A set with the areas its figures are of.
struct KeptSet {
  FigureSet set;
  std::vector<std::string> areas;
};

class FigureStore : public FigureModel {
 public:
  /// Sets of one import, all or none, with a row of audit. Under a key that was used before nothing
  /// is done, and what was made then is answered. Errors: storage, also where a set of the same
  /// file and indicator stands by now.
  virtual Result<std::vector<std::string>> take(std::string const& key,
                                                std::vector<FigureSet> const& sets,
                                                std::vector<coverage::Figure> const& figures) = 0;
  /// The same with a set of spells, of which counts are kept.
  virtual Result<std::vector<std::string>> take_stays(
      std::string const& key, FigureSet const& set,
      std::vector<coverage::StayCount> const& stays) = 0;
  /// The same with a set of borders.
  virtual Result<std::vector<std::string>> take_borders(
      std::string const& key, FigureSet const& set,
      std::vector<geography::Border> const& borders) = 0;
  /// Ids of the sets that were imported under this key; none where it was never used.
  virtual Result<std::vector<std::string>> under(std::string const& key) = 0;
  /// Every set in the order of import.
  virtual Result<std::vector<KeptSet>> kept() = 0;
  /// The figures of a set, in order of area and day; none where there is no such set.
  virtual Result<std::vector<coverage::Figure>> of_set(std::string const& id) = 0;
  /// Marks a set; one that is marked already stays as it is. Errors: not_found, storage.
  virtual Result<void> undo(std::string const& id, std::string const& by) = 0;
};

/// Who asks, and in what deployment.
struct FigureDesk {
  Account const& account;
  Home const& home;
  AreaNames const& names;
  coverage::Definitions const& definitions;
  Date today;
  std::int64_t now_ms = 0;
  FigureStore& store;
  std::size_t most_reasons = 500;
  std::function<void(std::size_t)> told = {};
};

/// Whether figures of a soum or an aimag may be seen or written: of an aimag where those of all its
/// soums may.
bool may_figures(Account const& account, Verb verb, std::string const& area, Home const& home);

struct FigureFile {
  std::string_view bytes;
  table::Said said;
  FigureAsked asked;
  bool made_up = false;
};

/// `imported`: these sets stand now, whether by this import or by an earlier one under its key.
struct FigureImport {
  bool imported = false;
  std::vector<std::string> sets;
  FigureCheck check;
};
BOOST_DESCRIBE_STRUCT(FigureImport, (), (imported, sets, check))

/// The dry run. Errors: storage.
Result<FigureImport> check_figures(FigureFile const& file, FigureDesk const& desk);

/// `key`: 1 to 64 letters, digits or '-', another for each import; sent again, nothing is imported
/// twice. Errors: bad_value for the key; storage.
Result<FigureImport> import_figures(FigureFile const& file, std::string const& key,
                                    FigureDesk const& desk);

/// A set as it is listed. `mine`: the account may undo it.
struct ListedSet {
  FigureSet set;
  std::int64_t areas = 0;
  bool mine = false;
};
BOOST_DESCRIBE_STRUCT(ListedSet, (), (set, areas, mine))

struct FigureList {
  std::vector<coverage::Indicator> indicators;
  std::vector<coverage::Measure> measures;
  std::vector<ListedSet> sets;
};
BOOST_DESCRIBE_STRUCT(FigureList, (), (indicators, measures, sets))

/// What can be imported, and the sets with a figure of an area the account sees, newest first.
/// Errors: storage.
Result<FigureList> list_figures(FigureDesk const& desk);

struct FigureRow {
  std::string area, as_of;
  std::int64_t value = 0;
};
BOOST_DESCRIBE_STRUCT(FigureRow, (), (area, as_of, value))

struct FigureRows {
  std::vector<FigureRow> rows;
};
BOOST_DESCRIBE_STRUCT(FigureRows, (), (rows))

/// What a set holds of the areas that the account sees, also where it was undone. Errors: not_found
/// where there is nothing of them; storage.
Result<FigureRows> figure_rows(std::string const& set, FigureDesk const& desk);

struct UndoFigures {
  std::string set;
};
BOOST_DESCRIBE_STRUCT(UndoFigures, (), (set))

/// Errors: not_found where there is no such set that she sees; not_allowed where some of its areas
/// are not hers; storage.
Result<void> undo_figures(std::string const& set, FigureDesk const& desk);

}  // namespace otor::app
