// SPDX-License-Identifier: Apache-2.0
#include "cli/target_file.h"

#include <algorithm>
#include <set>

#include "wire/indicators.h"

namespace otor::cli {
namespace {

using coverage::Target;
using files::FileProblems;
using files::TableReader;

constexpr std::size_t aimag_digits = 3, soum_digits = 5, longest_code = 40;
constexpr std::int64_t millionths_in_hundredth = 100;

bool is_area(std::string_view area, std::vector<std::string> const& aimags) {
  if (area.size() != aimag_digits && area.size() != soum_digits) return false;
  if (area.find_first_not_of("0123456789") != area.npos) return false;
  return std::ranges::find(aimags, area.substr(0, aimag_digits)) != aimags.end();
}

class TargetReader {
 public:
  TargetReader(FileProblems& problems, std::vector<std::string> const& aimags)
      : problems_(problems), aimags_(aimags),
        definitions_(wire::read_indicators(coverage::default_indicators())
                         .value_or(coverage::Definitions{})) {}

  Target read(files::TomlNode const& node) {
    TableReader table(
        problems_, std::get<files::TomlTable>(node.value), node.line,
        {"code", "measure", "area", "officer", "baseline", "by", "meant", "rise", "source"});
    Target target;
    target.code = table.text("code");
    target.measure = table.text("measure");
    if (table.has("area")) target.area = table.text("area");
    if (table.has("officer")) target.officer = table.text("officer");
    auto const baseline = table.date("baseline"), by = table.date("by");
    target.baseline = text_of(baseline);
    target.by = text_of(by);
    auto const meant = files::word_of<coverage::Rise>(table, "meant");
    target.meant = meant.value_or(coverage::Rise::points);
    auto const rise = table.share("rise").millionths;
    target.rise = rise / millionths_in_hundredth;
    target.source = table.text("source");
    if (problems_.any()) return target;
    if (rise % millionths_in_hundredth != 0 || rise == 0 || rise > one_whole)
      say(table, "rise", "A rise is above nothing, at most 100 %, with two decimals at most.");
    if (by <= baseline) say(table, "by", "A target is reached after its baseline.");
    check_names(table, target);
    return target;
  }

 private:
  void check_names(TableReader& table, Target const& target) {
    if (target.code.empty() || target.code.size() > longest_code ||
        !codes_.insert(target.code).second)
      say(table, "code", "\"" + target.code + "\" is no code, or stands twice.");
    if (coverage::measure_of(definitions_, target.measure) == nullptr)
      say(table, "measure", "\"" + target.measure + "\" is no measure that is known.");
    if (target.area.has_value() == target.officer.has_value())
      say(table, "code", "A target is of an area, or of an officer.");
    if (target.area && !is_area(*target.area, aimags_))
      say(table, "area", "\"" + *target.area + "\" is no aimag or soum of this file.");
  }
  void say(TableReader& table, char const* key, std::string const& what) {
    problems_.add(table.line_of(key), ProblemKind::bad_value, what);
  }

  FileProblems& problems_;
  std::vector<std::string> const& aimags_;
  coverage::Definitions definitions_;
  std::set<std::string> codes_;
};

}  // namespace

std::vector<Target> read_targets(FileProblems& problems, TableReader& top,
                                 std::vector<std::string> const& aimags) {
  std::vector<Target> targets;
  if (!top.has("target")) return targets;
  TargetReader reader(problems, aimags);
  for (auto const* node : top.tables("target")) targets.push_back(reader.read(*node));
  return targets;
}

}  // namespace otor::cli
