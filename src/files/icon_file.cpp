// SPDX-License-Identifier: Apache-2.0
#include "files/icon_file.h"

#include "files/plain_file.h"
#include "files/table_reader.h"

namespace otor::files {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 18;

bool is_path(std::string_view d) {
  return !d.empty() && (d.front() == 'M' || d.front() == 'm') &&
         d.find_first_not_of("MmLlHhVvCcSsAaZz0123456789.,- ") == std::string_view::npos;
}

}  // namespace

IconFindings read_icons(std::filesystem::path const& path) {
  IconFindings findings;
  auto const name = path.filename().string();
  auto const text = read_file(path, largest_file);
  auto const table = text ? parse_toml(*text, name) : std::unexpected(text.error());
  if (!table) {
    findings.problems.push_back(table.error());
    return findings;
  }
  FileProblems problems(name, findings.problems);
  for (auto const& member : *table) {
    auto const* d = std::get_if<std::string>(&member.node.value);
    if (d == nullptr || !is_path(*d)) {
      problems.add(member.key_line, ProblemKind::bad_value, "This is no path of SVG.");
    } else {
      findings.icons.emplace(member.key, *d);
    }
  }
  return findings;
}

}  // namespace otor::files
