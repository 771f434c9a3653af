// SPDX-License-Identifier: Apache-2.0
#pragma once
// What tables of figures are held against, read from a store: the page's door and the command line
// ask in the same way.

#include "app/figure_import.h"
#include "store/sql_figures.h"

namespace otor::server {

struct FigureRoom {
  app::Home home;
  app::AreaNames names;
  coverage::Definitions definitions;
  std::int64_t now_ms = 0;

  app::FigureDesk desk(app::Account const& account, app::FigureStore& store) const;
};

/// Errors: storage.
Result<FigureRoom> figure_room(store::Store& store, app::Home home, std::int64_t now_ms);

/// How a file is to be read, as words: "windows-1251", ";" or "tab". Errors: bad_value.
Result<table::Said> said_of(std::string_view encoding, std::string_view separator,
                            std::string_view sheet);

/// The columns that are said: "1=code,4=value:herders_december" and the line of their titles.
/// Errors: bad_value.
Result<app::SaidColumns> columns_in(std::string_view columns, std::string_view header,
                                    std::string indicator);

}  // namespace otor::server
