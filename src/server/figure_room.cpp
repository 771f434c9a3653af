// SPDX-License-Identifier: Apache-2.0
#include "server/figure_room.h"

#include <charconv>

#include "server/api.h"
#include "server/pile.h"
#include "wire/indicators.h"

namespace otor::server {

app::FigureDesk FigureRoom::desk(app::Account const& account, app::FigureStore& store) const {
  return {account, home, names, definitions, day_in_west(now_ms), now_ms, store};
}

Result<FigureRoom> figure_room(store::Store& store, app::Home home, std::int64_t now_ms) {
  auto const soums = store::SqlAccounts(store).areas();
  if (!soums) return std::unexpected(soums.error());
  auto const settled = settled_programme(store);
  if (!settled) return std::unexpected(settled.error());
  auto definitions = wire::read_indicators(coverage::default_indicators());
  if (!definitions) return std::unexpected(definitions.error());
  return FigureRoom{std::move(home), app::AreaNames(*soums, settled->aimags),
                    std::move(*definitions), now_ms};
}

Result<table::Said> said_of(std::string_view encoding, std::string_view separator,
                            std::string_view sheet) {
  table::Said said;
  said.sheet = sheet;
  using enum table::Encoding;
  for (auto const one : {utf8, utf16le, utf16be, windows1251})
    if (encoding == table::code_of(one)) said.encoding = one;
  if (!encoding.empty() && !said.encoding)
    return problem(ProblemKind::bad_value,
                   "encoding: utf-8, utf-16le, utf-16be or windows-1251 is expected.");
  if (separator == "tab") separator = "\t";
  constexpr std::string_view separators = ",;\t|";
  bool const known = separator.size() == 1 && separators.contains(separator.front());
  if (!separator.empty() && !known)
    return problem(ProblemKind::bad_value, "separator: one of , ; tab | is expected.");
  if (known) said.separator = separator.front();
  return said;
}

Result<app::SaidColumns> columns_in(std::string_view columns, std::string_view header,
                                    std::string indicator) {
  app::SaidColumns said;
  said.indicator = std::move(indicator);
  if (!header.empty()) {
    std::int64_t line = 0;
    auto const [end, error] = std::from_chars(header.data(), header.data() + header.size(), line);
    if (error != std::errc() || end != header.data() + header.size() || line < 0)
      return problem(ProblemKind::bad_value, "header: the number of a line is expected.");
    said.header = line;
  }
  while (!columns.empty()) {
    auto const end = std::min(columns.find(','), columns.size());
    said.columns.emplace_back(columns.substr(0, end));
    columns.remove_prefix(std::min(end + 1, columns.size()));
  }
  return said;
}

}  // namespace otor::server
