// SPDX-License-Identifier: Apache-2.0
#include "cli/programme_file.h"

#include <algorithm>
#include <utility>

#include "cli/area_files.h"
#include "cli/scheme_file.h"
#include "cli/target_file.h"
#include "files/plain_file.h"
#include "files/table_reader.h"

namespace otor::cli {

namespace {

constexpr std::size_t largest_file = std::size_t{1} << 18;
constexpr std::size_t longest_word = 40;
constexpr std::int64_t most_years = 100;

bool is_number_to_call(std::string_view text) {
  auto const digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 4 && text.size() <= longest_word && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || c == ' ' || c == '+' || c == '-';
         });
}

bool is_word(std::string_view text) { return !text.empty() && text.size() <= longest_word; }

bool is_years(std::int64_t years) { return years >= 1 && years <= most_years; }

bool is_days(std::int64_t days) { return days >= 1 && days <= 366; }

bool is_times(std::int64_t times) { return times >= 1 && times <= 100; }

/// One entry of a list: its day, and its value unless it says unknown.
class Entry {
 public:
  Entry(files::TableReader& table, std::string& last) : table_(table) {
    auto const day = table.date("since");
    if (table.has("since")) since = text_of(day);
    if (!since.empty() && since <= last)
      say("since", "An entry begins after the one before it, on " + last + ".");
    last = std::max(last, since);
    unknown_ = table.has("unknown") && table.flag("unknown");
  }

  std::optional<std::string> word(char const* key, bool (*good)(std::string_view)) {
    if (nothing(key)) return std::nullopt;
    auto value = table_.text(key);
    if (!good(value)) say(key, std::string("\"") + key + "\" cannot be \"" + value + "\".");
    return value;
  }

  std::optional<std::int64_t> whole(char const* key, bool (*good)(std::int64_t)) {
    if (nothing(key)) return std::nullopt;
    auto const value = table_.whole(key);
    if (!good(value))
      say(key, std::string("\"") + key + "\" cannot be " + std::to_string(value) + ".");
    return value;
  }

  std::string since;

 private:
  bool nothing(char const* key) {
    if (unknown_ && table_.has(key)) say(key, "An entry has a value, or unknown = true.");
    return unknown_;
  }
  void say(char const* key, std::string const& what) {
    table_.problems().add(table_.line_of(key), ProblemKind::bad_value, what);
  }

  files::TableReader& table_;
  bool unknown_ = false;
};

class ProgrammeReader {
 public:
  ProgrammeReader(std::string name, std::vector<app::Aimag> aimags)
      : problems_(std::move(name), all_) {
    programme_.aimags = std::move(aimags);
  }

  Result<app::Programme> read(files::TomlTable const& tree) {
    files::TableReader top(problems_, tree, 1,
                           {"made_up", "telephone", "handbook", "keeping", "consent", "allowance",
                            "worklist", "target"});
    programme_.made_up = top.flag("made_up");
    telephones(top);
    each(top, "handbook", {"since", "unknown", "edition"}, [&](Entry& entry) {
      programme_.handbooks.push_back({entry.since, entry.word("edition", is_word)});
    });
    each(top, "keeping", {"since", "unknown", "years"}, [&](Entry& entry) {
      programme_.keeping.push_back({entry.since, entry.whole("years", is_years)});
    });
    each(top, "consent", {"since", "version"}, [&](Entry& entry) {
      programme_.consents.push_back(
          {entry.since, entry.word("version", is_word).value_or(std::string())});
    });
    programme_.allowances = read_schemes(problems_, top);
    programme_.worklist.emplace();
    if (top.has("worklist")) worklist(top);
    std::vector<std::string> aimags;
    for (auto const& aimag : programme_.aimags) aimags.push_back(aimag.code);
    programme_.targets = read_targets(problems_, top, aimags);
    if (!problems_.any()) return std::move(programme_);
    std::string told;
    for (auto const& one : all_) told += (told.empty() ? "" : "\n") + one.detail;
    return problem(ProblemKind::bad_value, told);
  }

 private:
  void each(files::TableReader& top, char const* list, std::initializer_list<std::string_view> keys,
            auto take) {
    std::string last;
    for (auto const* node : top.tables(list)) {
      files::TableReader table(problems_, std::get<files::TomlTable>(node->value), node->line,
                               keys);
      Entry entry(table, last);
      take(entry);
    }
  }

  void worklist(files::TableReader& top) {
    each(top, "worklist", {"since", "overdue_days", "put_off"}, [&](Entry& entry) {
      programme_.worklist->push_back({entry.since, entry.whole("overdue_days", is_days).value_or(0),
                                      entry.whole("put_off", is_times).value_or(0)});
    });
  }

  void telephones(files::TableReader& top) {
    auto const nodes = top.tables("telephone");
    for (auto const& aimag : programme_.aimags) {
      std::string last;
      for (auto const* node : nodes) {
        auto const& members = std::get<files::TomlTable>(node->value);
        auto const* of = files::member_of(members, "aimag");
        auto const* code = of == nullptr ? nullptr : std::get_if<std::string>(&of->value);
        if (code == nullptr || *code != aimag.code) continue;
        files::TableReader table(problems_, members, node->line,
                                 {"aimag", "since", "unknown", "number"});
        Entry entry(table, last);
        programme_.telephones.push_back(
            {aimag.code, entry.since, entry.word("number", is_number_to_call)});
      }
      if (last.empty())
        problems_.add(1, ProblemKind::missing_key, "No telephone is given for " + aimag.code + ".");
    }
    if (programme_.telephones.size() < nodes.size() && !problems_.any())
      problems_.add(1, ProblemKind::bad_value, "A telephone is given for an aimag nobody knows.");
  }

  std::vector<Problem> all_;
  files::FileProblems problems_;
  app::Programme programme_;
};

}  // namespace

Result<app::Programme> programme_of(std::string_view text, std::string_view name,
                                    std::vector<app::Aimag> aimags) {
  auto const tree = files::parse_toml(text, name);
  if (!tree) return std::unexpected(tree.error());
  return ProgrammeReader(std::string(name), std::move(aimags)).read(*tree);
}

Result<app::Programme> read_programme(std::string const& folder, bool demonstration) {
  auto aimags = read_aimags(folder);
  if (!aimags) return std::unexpected(aimags.error());
  auto const name = demonstration ? "demo_programme.toml" : "programme.toml";
  auto const text = files::read_file(folder + "/" + name, largest_file);
  if (!text) return std::unexpected(text.error());
  return programme_of(*text, name, std::move(*aimags));
}

}  // namespace otor::cli
