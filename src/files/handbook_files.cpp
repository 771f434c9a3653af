// SPDX-License-Identifier: Apache-2.0
#include "files/handbook_files.h"

#include <algorithm>

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

// Where each block stands, for what is only seen when all has been read.
using Lines = std::vector<std::vector<int>>;

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

void read_examples(FileProblems& problems, TomlTable const& table, std::vector<Example>& into) {
  TableReader top(problems, table, 1, {"example"});
  for (auto const* node : top.tables("example")) {
    TableReader reader(
        problems, table_of(*node), node->line,
        {"name", "sex", "age", "children", "start", "as", "income", "paid_years", "title"});
    Example example;
    example.name = reader.text("name");
    auto const sex = word_of<benefit::Sex>(reader, "sex");
    auto const as = word_of<benefit::Payer>(reader, "as");
    example.age = reader.whole("age");
    example.children = reader.whole("children");
    example.start = reader.whole("start");
    if (auto const* income = member_of(table_of(*node), "income");
        income != nullptr && std::holds_alternative<std::int64_t>(income->value)) {
      example.income = Tugrug{reader.whole("income")};
    } else if (reader.text("income") != "minimum") {
      problems.add(node->line, ProblemKind::bad_value, "income is a whole amount or \"minimum\".");
    }
    if (reader.has("paid_years")) example.paid_years = reader.whole("paid_years");
    example.title = said_of(reader.three_languages("title"));
    if (!sex || !as) continue;
    example.sex = *sex;
    example.as = *as;
    into.push_back(std::move(example));
  }
}

}  // namespace

std::vector<std::filesystem::path> toml_files_in(std::filesystem::path const& directory,
                                                 std::error_code& failed) {
  std::vector<std::filesystem::path> paths;
  for (auto const& entry : std::filesystem::directory_iterator(directory, failed)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

void read_chapter(FileProblems& problems, TomlTable const& table, Chapter& chapter,
                  std::vector<int>& lines) {
  ChapterReader(problems, chapter, lines).read(table);
}

namespace {

class FolderReader {
 public:
  explicit FolderReader(std::vector<Problem>& problems) : problems_(problems) {}

  void read(std::filesystem::path const& path, std::vector<Chapter>& into) {
    auto const name = path.filename().string();
    auto const text = read_file(path, largest_file);
    auto const table = text ? parse_toml(*text, name) : std::unexpected(text.error());
    if (!table) return problems_.push_back(table.error());
    FileProblems problems(name, problems_);
    if (name == "examples.toml") return read_examples(problems, *table, handbook.examples);
    into.push_back({path.stem().string(), "", "", {}, {}});
    lines_.emplace_back();
    ChapterReader(problems, into.back(), lines_.back()).read(*table);
  }

  // What is only seen when all has been read.
  void check(handbook::Named const& named) {
    auto const all = handbook.all();
    for (auto const& fault : handbook::faults_of(handbook, named)) {
      auto const where =
          address(all[fault.chapter]->name + ".toml", lines_[fault.chapter][fault.block]);
      problems_.push_back({ProblemKind::bad_value, where + fault.what});
    }
  }

  handbook::Handbook handbook;

 private:
  std::vector<Problem>& problems_;
  Lines lines_;  // of the blocks, in the order of Handbook::all
};

}  // namespace

HandbookFindings read_handbook_files(std::filesystem::path const& directory,
                                     handbook::Named const& named) {
  HandbookFindings findings;
  std::error_code failed, without_leaflets, without_messages;
  auto const chapters = toml_files_in(directory, failed);
  if (failed) {
    findings.problems.push_back(
        {ProblemKind::not_found, directory.string() + ": There is no such folder."});
    return findings;
  }
  FolderReader reader(findings.problems);
  for (auto const& path : chapters) reader.read(path, reader.handbook.chapters);
  for (auto const& path : toml_files_in(directory / "leaflets", without_leaflets))
    reader.read(path, reader.handbook.leaflets);
  for (auto const& path : toml_files_in(directory / "messages", without_messages))
    reader.read(path, reader.handbook.messages);
  if (findings.problems.empty()) reader.check(named);
  if (findings.problems.empty()) findings.handbook = std::move(reader.handbook);
  return findings;
}

}  // namespace otor::files
