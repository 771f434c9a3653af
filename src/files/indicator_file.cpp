// SPDX-License-Identifier: Apache-2.0
#include "files/indicator_file.h"

#include "files/plain_file.h"
#include "files/table_reader.h"

namespace otor::files {
namespace {

using coverage::Definitions;
using coverage::Indicator;
using coverage::Measure;

constexpr std::size_t largest_file = std::size_t{1} << 20;

outreach::Title words_of(TableReader& reader, std::string_view key) {
  auto text = reader.three_languages(key);
  return {std::move(text.mn), std::move(text.kk), std::move(text.en)};
}

class IndicatorReader {
 public:
  explicit IndicatorReader(FileProblems& problems) : problems_(problems) {}

  Definitions read(TomlTable const& table) {
    TableReader top(problems_, table, 1, {"indicator", "measure"});
    for (auto const* node : top.tables("indicator")) read_indicator(*node);
    for (auto const* node : top.tables("measure")) read_measure(*node);
    return std::move(all_);
  }

 private:
  void read_indicator(TomlNode const& node) {
    TableReader reader(problems_, std::get<TomlTable>(node.value), node.line,
                       {"code", "unit", "origin", "title", "definition"});
    Indicator one;
    one.code = reader.text("code");
    auto const unit = word_of<coverage::Unit>(reader, "unit");
    auto const origin = word_of<coverage::Origin>(reader, "origin");
    one.title = words_of(reader, "title");
    one.definition = words_of(reader, "definition");
    if (!unit || !origin) return;
    one.unit = *unit;
    one.origin = *origin;
    all_.indicators.push_back(std::move(one));
    check(node.line);
  }

  void read_measure(TomlNode const& node) {
    TableReader reader(problems_, std::get<TomlTable>(node.value), node.line,
                       {"code", "numerator", "denominator", "lapses", "population", "title"});
    Measure one;
    one.code = reader.text("code");
    one.numerator = reader.text("numerator");
    one.denominator = reader.text("denominator");
    if (reader.has("lapses")) one.lapses = reader.text("lapses");
    if (reader.has("population")) one.population = reader.text("population");
    one.title = words_of(reader, "title");
    all_.measures.push_back(std::move(one));
    check(node.line);
  }

  // All that was read so far was good, so what is wrong now stands here.
  void check(int line) {
    if (problems_.any()) return;
    if (auto const good = coverage::check(all_); !good)
      problems_.add(line, good.error().kind, good.error().detail);
  }

  FileProblems& problems_;
  Definitions all_;
};

}  // namespace

IndicatorFindings read_indicator_file(std::filesystem::path const& file) {
  IndicatorFindings findings;
  auto const name = file.filename().string();
  auto const text = read_file(file, largest_file);
  auto const table = text ? parse_toml(*text, name) : std::unexpected(text.error());
  if (!table) {
    findings.problems.push_back(table.error());
    return findings;
  }
  FileProblems problems(name, findings.problems);
  auto definitions = IndicatorReader(problems).read(*table);
  if (!problems.any()) findings.definitions = std::move(definitions);
  return findings;
}

}  // namespace otor::files
