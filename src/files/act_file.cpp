// SPDX-License-Identifier: Apache-2.0
#include "files/act_file.h"

#include <set>

namespace otor::files {
namespace {

std::string title(TableReader& reader, std::string_view language) {
  auto text = reader.text(language);
  if (reader.has(language) && text.find_first_not_of(" \t\r\n") == text.npos) {
    reader.problems().add(reader.line_of(language), ProblemKind::bad_value,
                          "\"" + std::string(language) + "\" says nothing.");
  }
  return text;
}

Act read_act(TomlNode const& node, FileProblems& problems) {
  TableReader reader(problems, std::get<TomlTable>(node.value), node.line,
                     {"en", "mn", "kk", "described"});
  (void)reader.flag("described");  // a mark for whoever edits the file; nothing shows it
  return {{title(reader, "mn"), title(reader, "kk"), title(reader, "en")}, node.line};
}

}  // namespace

std::vector<Act> read_acts(TomlTable const& table, FileProblems& problems) {
  TableReader reader(problems, table, 1, {"act"});
  std::vector<Act> acts;
  std::set<std::string> names;
  for (auto const* node : reader.tables("act")) {
    acts.push_back(read_act(*node, problems));
    auto const& [title, line] = acts.back();
    if (names.insert(title.en).second) continue;
    problems.add(line, ProblemKind::bad_value, "The act \"" + title.en + "\" stands twice.");
  }
  return acts;
}

}  // namespace otor::files
