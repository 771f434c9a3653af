// SPDX-License-Identifier: Apache-2.0
#include "files/law_files.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <system_error>

#include "files/act_file.h"
#include "files/parameter_file.h"
#include "files/plain_file.h"
#include "files/toml_tree.h"
#include "wire/pack.h"

namespace otor::files {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view acts_file = "acts.toml";
constexpr std::size_t largest_file = std::size_t{1} << 20;
constexpr std::size_t most_files = 5000;
constexpr std::size_t most_problems = 100;

/// Where a parameter or a question was read, to say so when it turns out to make no sense.
struct Place {
  std::string file;
  std::vector<int> entry_lines;
  bool broken = false;  // its form was wrong: what follows from that is not told again
};

class LawFolder {
 public:
  explicit LawFolder(fs::path root) : root_(std::move(root)) {}

  LawFindings read() && {
    for (auto const& file : list()) file == acts_file ? read_titles() : read_one(file);
    std::ranges::sort(pack_.parameters, {}, &law::Parameter::name);
    std::ranges::sort(pack_.questions, {}, &law::Question::name);
    pack_.country = country();
    add_faults();
    compare_acts();
    if (problems_.size() > most_problems) problems_.resize(most_problems);
    if (!problems_.empty()) return {std::move(problems_), {}, {}};
    pack_.id = wire::pack_id(pack_);
    LawFindings found{{}, std::move(pack_), {}};
    for (auto& act : acts_) found.acts.push_back(std::move(act.title));
    return found;
  }

 private:
  void add(ProblemKind kind, std::string const& file, std::string_view what) {
    problems_.push_back({kind, file + ": " + std::string(what)});
  }

  // Sorted by address, so that the same folder gives the same findings on every machine.
  std::vector<std::string> list() {
    std::vector<std::string> files;
    std::error_code error;
    auto walk = fs::recursive_directory_iterator(root_, error);
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
      auto const name = walk->path().filename().string();
      auto const file = walk->path().lexically_relative(root_).generic_string();
      std::error_code ignored;
      auto const status = walk->symlink_status(ignored);
      if (name.starts_with('.')) {
        if (fs::is_directory(status)) walk.disable_recursion_pending();
      } else if (fs::is_directory(status)) {
        continue;
      } else if (!fs::is_regular_file(status)) {
        add(ProblemKind::bad_law, file, "It is a link or a device; the law is plain files.");
      } else if (name.ends_with(".toml")) {
        files.push_back(file);
      } else if (!name.ends_with(".md")) {
        add(ProblemKind::bad_law, file, "Only .toml and .md files belong here.");
      }
    }
    if (error) add(ProblemKind::not_found, root_.string(), "It cannot be read: " + error.message());
    if (files.size() > most_files) {
      add(ProblemKind::too_large, root_.string(), "It holds more than 5000 files.");
      files.clear();
    }
    std::ranges::sort(files);
    return files;
  }

  void read_one(std::string const& file) {
    auto const name = fs::path(file).stem().string();
    if (auto const before = places_.find(name); before != places_.end()) {
      return add(ProblemKind::bad_law, file,
                 "The name is taken: " + before->second.file + " already says what it is.");
    }
    auto& place = places_[name];
    place.file = file;
    auto const is_question = fs::path(file).parent_path().filename() == "question";
    auto const table = parse(file);
    place.broken = !table.has_value();
    FileProblems problems(file, problems_);
    if (is_question) {
      // A question with a fault is still a question: entries may name it.
      pack_.questions.push_back(table ? read_question(*table, name, problems)
                                      : law::Question{name});
    } else if (table) {
      auto read = read_parameter(*table, name, problems);
      place.entry_lines = std::move(read.entry_lines);
      pack_.parameters.push_back(std::move(read.parameter));
    }
    place.broken = place.broken || problems.any();
  }

  void read_titles() {
    auto const table = parse(std::string(acts_file));
    FileProblems problems(std::string(acts_file), problems_);
    if (table) acts_ = read_acts(*table, problems);
    acts_are_broken_ = !table || problems.any();
  }

  std::optional<TomlTable> parse(std::string const& file) {
    auto const text = read_file(root_ / file, largest_file);
    if (!text) {
      add(text.error().kind, file, text.error().detail);
      return {};
    }
    auto table = parse_toml(*text, file);
    if (table) return std::move(*table);
    problems_.push_back(table.error());
    return {};
  }

  void add_faults() {
    for (auto const& fault : law::faults_of(pack_)) {
      auto const place = places_.find(fault.name);
      if (place == places_.end()) {
        if (problems_.empty())
          add(ProblemKind::bad_law, root_.string(), fault.name + ": " + fault.what);
        continue;
      }
      auto const& [file, lines, broken] = place->second;
      if (broken) continue;
      auto const line = fault.entry && *fault.entry < lines.size() ? lines[*fault.entry] : 1;
      problems_.push_back({ProblemKind::bad_law, address(file, line) + fault.what});
    }
  }

  // What is wrong in acts.toml is told there, and not again of every entry that names the act. An
  // act that nothing names is told last: an entry that is not read yet may name it.
  void compare_acts() {
    if (acts_are_broken_) return;
    std::set<std::string_view> declared, named;
    for (auto const& act : acts_) declared.insert(act.title.en);
    for (auto const& parameter : pack_.parameters) {
      auto const& [file, lines, broken] = places_.at(parameter.name);
      for (std::size_t i = 0; !broken && i < parameter.entries.size(); ++i) {
        auto const& act = parameter.entries[i].source.act;
        named.insert(act);
        if (act.empty() || declared.contains(act)) continue;
        problems_.push_back({ProblemKind::bad_law, address(file, lines[i]) + "Its act \"" + act +
                                                       "\" is not declared in acts.toml."});
      }
    }
    if (!problems_.empty()) return;
    for (auto const& [title, line] : acts_) {
      if (!named.contains(title.en))
        problems_.push_back({ProblemKind::bad_law,
                             address(acts_file, line) + "No entry names \"" + title.en + "\"."});
    }
  }

  std::string country() const {
    auto const name = root_.filename().string();
    auto const is_code =
        name.size() == 2 && std::ranges::all_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
    return is_code ? name : "mn";
  }

  fs::path root_;
  law::Pack pack_;
  std::vector<Problem> problems_;
  std::map<std::string, Place> places_;
  std::vector<Act> acts_;
  bool acts_are_broken_ = false;
};

// "law/mn/" and "law/mn" are one folder; "law" stands for the country inside it.
fs::path country_folder(fs::path const& directory) {
  std::error_code error;
  auto root = fs::absolute(directory, error).lexically_normal();
  if (!root.has_filename()) root = root.parent_path();
  auto const inside = root / "mn";
  return fs::is_directory(inside, error) ? inside : root;
}

}  // namespace

LawFindings read_law(fs::path const& directory) {
  std::error_code error;
  if (!fs::is_directory(directory, error)) {
    return {{{ProblemKind::not_found, "There is no folder " + directory.string() + "."}}, {}, {}};
  }
  return LawFolder(country_folder(directory)).read();
}

LawFindings read_law_or_pack(fs::path const& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return read_law(path);
  auto const text = read_file(path, wire::largest_pack + 1);
  if (!text) return {{text.error()}, {}, {}};
  auto pack = wire::read_pack(*text);
  if (pack) return {{}, std::move(*pack), {}};
  return {{{pack.error().kind, path.string() + ": " + pack.error().detail}}, {}, {}};
}

Result<law::Pack> load_law(fs::path const& path) {
  auto findings = read_law_or_pack(path);
  if (findings.pack) return std::move(*findings.pack);
  std::string lines;
  for (auto const& found : findings.problems) lines += (lines.empty() ? "" : "\n") + found.detail;
  return problem(findings.problems.front().kind, lines);
}

}  // namespace otor::files
