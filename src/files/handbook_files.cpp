// SPDX-License-Identifier: Apache-2.0
#include "files/handbook_files.h"

#include <algorithm>
#include <map>
#include <utility>

#include "files/plain_file.h"
#include "files/table_reader.h"

namespace otor::files {

TomlTable const& table_of(TomlNode const& node) { return std::get<TomlTable>(node.value); }

handbook::Said said_of(law::Text text) {
  return {std::move(text.mn), std::move(text.kk), std::move(text.en)};
}

namespace {

using handbook::Chapter;
using handbook::ChapterBlock;
using handbook::Example;
using handbook::Kind;
using handbook::Said;
using handbook::SaidList;

constexpr std::size_t largest_file = std::size_t{1} << 20;

Said sentences(TableReader& reader) {
  return {reader.text("mn"), reader.text("kk"), reader.text("en")};
}

SaidList lists(TableReader& reader) {
  return {reader.texts("mn"), reader.texts("kk"), reader.texts("en")};
}

class ChapterReader {
 public:
  ChapterReader(FileProblems& problems, Chapter& chapter, std::vector<int>& lines)
      : problems_(problems), chapter_(chapter), lines_(lines) {}

  void read(TomlTable const& table) {
    TableReader top(problems_, table, 1, {"icon", "title", "script", "block"});
    chapter_.icon = top.text("icon");
    chapter_.script = top.text("script", Need::may_be_absent);
    chapter_.title = said_of(top.three_languages("title"));
    for (auto const* node : top.tables("block")) block(*node);
  }

 private:
  void block(TomlNode const& node) {
    TableReader reader(problems_, table_of(node), node.line,
                       {"kind", "mn", "kk", "en", "mark", "title", "columns", "row", "code", "open",
                        "example", "parameter", "count", "months", "options", "right", "why"});
    auto const kind = word_of<Kind>(reader, "kind");
    if (!kind) return;
    ChapterBlock block;
    block.kind = *kind;
    bool const listed = *kind == Kind::list || *kind == Kind::steps;
    if (listed) block.items = lists(reader);
    if (!listed && reader.has("mn")) block.said = sentences(reader);
    if (reader.has("title")) block.title = said_of(reader.three_languages("title"));
    if (*kind == Kind::box) block.mark = word_of<handbook::Frame>(reader, "mark");
    if (*kind == Kind::table) read_table(reader, block);
    for (auto const* key : {"code", "example", "parameter"})
      if (reader.has(key)) block.code = reader.text(key);
    if (*kind == Kind::question) read_question(reader, block);
    block.open = reader.flag("open");
    counted(reader, "count", *kind == Kind::lines, block);
    counted(reader, "months", *kind == Kind::changes, block);
    chapter_.blocks.push_back(std::move(block));
    lines_.push_back(node.line);
  }

  void read_question(TableReader& reader, ChapterBlock& block) {
    if (auto const* options = reader.table("options")) {
      TableReader words(problems_, table_of(*options), options->line, {"mn", "kk", "en"});
      block.items = lists(words);
    }
    block.count = reader.whole("right");
    block.why = said_of(reader.three_languages("why"));
  }

  // A number that its kind does not ask for would be a wish that nobody hears.
  void counted(TableReader& reader, char const* key, bool asked, ChapterBlock& block) {
    if (asked) block.count = reader.whole(key);
    if (!asked && reader.has(key))
      problems_.add(reader.line_of(key), ProblemKind::bad_value,
                    std::string("this kind has no ") + key + ".");
  }

  void read_table(TableReader& reader, ChapterBlock& block) {
    if (auto const* columns = reader.table("columns")) {
      TableReader head(problems_, table_of(*columns), columns->line, {"mn", "kk", "en"});
      block.items = lists(head);
    }
    for (auto const* node : reader.tables("row")) {
      TableReader row(problems_, table_of(*node), node->line, {"mn", "kk", "en"});
      block.rows.push_back(lists(row));
    }
  }

  FileProblems& problems_;
  Chapter& chapter_;
  std::vector<int>& lines_;
};

// A whole number between two bounds; a problem for any other.
std::int64_t bounded(TableReader& reader, char const* key, std::int64_t least, std::int64_t most) {
  auto const number = reader.whole(key);
  if (number >= least && number <= most) return number;
  reader.problems().add(
      reader.line_of(key), ProblemKind::bad_value,
      std::string(key) + " is from " + std::to_string(least) + " to " + std::to_string(most) + ".");
  return least;
}

Example example_of(TableReader& reader, TomlTable const& table) {
  Example example;
  example.name = reader.text("name");
  example.age = bounded(reader, "age", 0, 110);
  example.children = bounded(reader, "children", 0, 50);
  example.start = bounded(reader, "start", 0, 600);
  if (auto const* income = member_of(table, "income");
      income != nullptr && std::holds_alternative<std::int64_t>(income->value)) {
    example.income = Tugrug{bounded(reader, "income", 0, largest_amount)};
  } else if (reader.text("income") != "minimum") {
    reader.problems().add(reader.line(), ProblemKind::bad_value,
                          "income is a whole amount or \"minimum\".");
  }
  if (reader.has("paid_years")) example.paid_years = bounded(reader, "paid_years", 0, 90);
  example.title = said_of(reader.three_languages("title"));
  return example;
}

std::vector<Example> examples_of(FileProblems& problems, TomlTable const& table) {
  std::vector<Example> examples;
  TableReader top(problems, table, 1, {"example"});
  for (auto const* node : top.tables("example")) {
    TableReader reader(
        problems, table_of(*node), node->line,
        {"name", "sex", "age", "children", "start", "as", "income", "paid_years", "title"});
    auto const sex = word_of<benefit::Sex>(reader, "sex");
    auto const as = word_of<benefit::Payer>(reader, "as");
    auto example = example_of(reader, table_of(*node));
    if (!sex || !as) continue;
    example.sex = *sex;
    example.as = *as;
    if (std::ranges::find(examples, example.name, &Example::name) != examples.end())
      problems.add(node->line, ProblemKind::bad_value,
                   "there is an example \"" + example.name + "\" above.");
    examples.push_back(std::move(example));
  }
  return examples;
}

// Puts `one` where another of its name stands, or behind all.
template <class T>
void put(std::vector<T>& all, T one) {
  auto const found = std::ranges::find(all, one.name, &T::name);
  if (found == all.end()) {
    all.push_back(std::move(one));
  } else {
    *found = std::move(one);
  }
}

bool is_name(std::string_view stem) {
  return !stem.empty() && std::ranges::all_of(stem, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
  });
}

// The order of the chapters is that of their names: two figures say their place.
bool is_chapter_name(std::string_view stem) {
  auto const figure = [&](std::size_t at) { return stem[at] >= '0' && stem[at] <= '9'; };
  return is_name(stem) && stem.size() > 3 && figure(0) && figure(1) && stem[2] == '_';
}

class FolderReader {
 public:
  FolderReader(std::filesystem::path root, handbook::Handbook base, std::vector<Problem>& problems)
      : root_(std::move(root)), handbook_(std::move(base)), problems_(problems) {}

  std::optional<handbook::Handbook> read(handbook::Named const& named) {
    std::size_t const before = problems_.size();
    for (auto const& file : list("")) read_file_of(file, handbook_.chapters);
    for (auto const& [folder, into] : below()) {
      std::error_code ignored;
      if (!std::filesystem::is_directory(root_ / folder, ignored)) continue;
      for (auto const& file : list(folder)) read_file_of(file, *into);
    }
    if (problems_.size() == before && !any_read_)
      add(root_.string(), "There is nothing of a handbook in it.");
    std::ranges::sort(handbook_.chapters, {}, &Chapter::name);
    for (auto const& [folder, into] : below()) std::ranges::sort(*into, {}, &Chapter::name);
    if (problems_.size() == before) check(named);
    if (problems_.size() > before) return std::nullopt;
    return std::move(handbook_);
  }

 private:
  // The folders below, in the order of Handbook::all.
  std::vector<std::pair<std::string, std::vector<Chapter>*>> below() {
    return {{"leaflets", &handbook_.leaflets}, {"messages", &handbook_.messages}};
  }

  void add(std::string const& where, std::string const& what) {
    problems_.push_back({ProblemKind::bad_value, where + ": " + what});
  }

  // The .toml files of a folder below the root, by their address, in the order of their names.
  // What would be passed over in silence is refused.
  std::vector<std::string> list(std::filesystem::path const& below) {
    namespace fs = std::filesystem;
    std::vector<std::string> files;
    std::error_code failed, ignored;
    auto walk = fs::directory_iterator(root_ / below, failed);
    for (; !failed && walk != fs::directory_iterator(); walk.increment(failed)) {
      auto const name = walk->path().filename().string();
      auto const file = (below / name).generic_string();
      auto const status = walk->symlink_status(ignored);
      if (name.starts_with('.') || (fs::is_directory(status) && is_below(file))) continue;
      if (!fs::is_regular_file(status)) {
        add(file, "It is a folder, a link or a device; a handbook is plain files.");
      } else if (name.ends_with(".toml")) {
        files.push_back(file);
      } else if (!name.ends_with(".md")) {
        add(file, "Only .toml and .md files belong here.");
      }
    }
    if (failed)
      problems_.push_back({ProblemKind::not_found, root_.string() + ": There is no such folder."});
    std::ranges::sort(files);
    return files;
  }

  void read_file_of(std::string const& file, std::vector<Chapter>& into) {
    any_read_ = true;
    bool const chapter = &into == &handbook_.chapters;
    auto const name = std::filesystem::path(file).stem().string();
    auto const text = read_file(root_ / file, largest_file);
    auto const table = text ? parse_toml(*text, file) : std::unexpected(text.error());
    if (!table) return problems_.push_back(table.error());
    FileProblems problems(file, problems_);
    if (file == "examples.toml") {
      for (auto& example : examples_of(problems, *table))
        put(handbook_.examples, std::move(example));
      return;
    }
    if (!(chapter ? is_chapter_name(name) : is_name(name)))
      return problems.add(1, ProblemKind::bad_value,
                          chapter ? "a chapter's file is named as 16_our_soum.toml is."
                                  : "its name is small Latin letters, figures and _.");
    Chapter read{name, "", "", {}, {}};
    ChapterReader(problems, read, lines_[file]).read(*table);
    put(into, std::move(read));
  }

  bool is_below(std::string const& name) {
    return std::ranges::any_of(below(), [&](auto const& one) { return one.first == name; });
  }

  // Of a chapter by its place in Handbook::all: "", "leaflets/".
  std::string folder_of(std::size_t place) {
    if (place < handbook_.chapters.size()) return "";
    place -= handbook_.chapters.size();
    auto const folders = below();
    auto folder = folders.begin();
    for (; place >= folder->second->size(); ++folder) place -= folder->second->size();
    return folder->first + "/";
  }

  // What is only seen when all has been read. What was there before has been checked before.
  void check(handbook::Named const& named) {
    auto const all = handbook_.all();
    for (auto const& fault : handbook::faults_of(handbook_, named)) {
      auto const file = folder_of(fault.chapter) + all[fault.chapter]->name + ".toml";
      auto const lines = lines_.find(file);
      if (lines == lines_.end()) continue;
      problems_.push_back(
          {ProblemKind::bad_value, address(file, lines->second[fault.block]) + fault.what});
    }
  }

  std::filesystem::path root_;
  handbook::Handbook handbook_;
  std::vector<Problem>& problems_;
  std::map<std::string, std::vector<int>> lines_;  // of the blocks of each file that was read
  bool any_read_ = false;
};

}  // namespace

void read_chapter(FileProblems& problems, TomlTable const& table, Chapter& chapter,
                  std::vector<int>& lines) {
  ChapterReader(problems, chapter, lines).read(table);
}

HandbookFindings read_handbook_files(std::filesystem::path const& directory,
                                     handbook::Named const& named, handbook::Handbook base) {
  HandbookFindings findings;
  findings.handbook = FolderReader(directory, std::move(base), findings.problems).read(named);
  return findings;
}

}  // namespace otor::files
