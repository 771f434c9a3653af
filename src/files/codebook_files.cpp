// SPDX-License-Identifier: Apache-2.0
#include "files/codebook_files.h"

#include <algorithm>

#include "files/plain_file.h"
#include "files/table_reader.h"

namespace otor::files {
namespace {

using outreach::Code;
using outreach::Codebook;
using outreach::CodeSet;
using outreach::RemarkRule;
using outreach::RemarkTrigger;
using outreach::Rule;
using outreach::Trigger;

constexpr std::size_t largest_file = std::size_t{1} << 20;

outreach::Title title_of(TableReader& reader) {
  auto text = reader.three_languages("title");
  return {std::move(text.mn), std::move(text.kk), std::move(text.en)};
}

std::optional<std::int64_t> whole(TableReader& reader, std::string_view key) {
  return reader.has(key) ? std::optional(reader.whole(key)) : std::nullopt;
}

class CodebookReader {
 public:
  CodebookReader(FileProblems& problems, Codebook& book) : problems_(problems), book_(book) {}

  void read(TomlTable const& table) {
    if (member_of(table, "rule") != nullptr) {
      TableReader top(problems_, table, 1, {"rule"});
      for (auto const* node : top.tables("rule")) read_rule(*node);
      return;
    }
    if (member_of(table, "remark") != nullptr) {
      TableReader top(problems_, table, 1, {"remark"});
      for (auto const* node : top.tables("remark")) read_remark(*node);
      return;
    }
    TableReader top(problems_, table, 1, {"code", "set"});
    auto const set = word_of<CodeSet>(top, "set");
    for (auto const* node : top.tables("code")) {
      if (set) read_code(*node, *set);
    }
  }

 private:
  void read_code(TomlNode const& node, CodeSet set) {
    TableReader reader(problems_, std::get<TomlTable>(node.value), node.line,
                       {"code", "group", "first", "title"});
    Code code;
    code.set = set;
    code.code = reader.text("code");
    code.group = reader.text("group", Need::may_be_absent);
    code.first = reader.flag("first");
    code.title = title_of(reader);
    check({{code}, {}, {}}, node.line);
    book_.codes.push_back(std::move(code));
  }

  void read_rule(TomlNode const& node) {
    TableReader reader(problems_, std::get<TomlTable>(node.value), node.line,
                       {"code", "when", "days", "months", "count", "title", "source"});
    auto const when = word_of<Trigger>(reader, "when");
    Rule rule;
    rule.code = reader.text("code");
    rule.days = whole(reader, "days");
    rule.months = whole(reader, "months");
    rule.count = whole(reader, "count");
    rule.title = title_of(reader);
    rule.source = reader.text("source");
    if (!when) return;
    rule.when = *when;
    check({{}, {rule}, {}}, node.line);
    book_.rules.push_back(std::move(rule));
  }

  void read_remark(TomlNode const& node) {
    TableReader reader(problems_, std::get<TomlTable>(node.value), node.line,
                       {"code", "when", "days", "count", "codes", "source"});
    auto const when = word_of<RemarkTrigger>(reader, "when");
    RemarkRule rule;
    rule.code = reader.text("code");
    rule.days = reader.whole("days");
    rule.count = whole(reader, "count");
    rule.codes = whole(reader, "codes");
    rule.source = reader.text("source");
    if (!when) return;
    rule.when = *when;
    check({{}, {}, std::vector{rule}}, node.line);
    if (!book_.remarks) book_.remarks.emplace();
    book_.remarks->push_back(std::move(rule));
  }

  // What is wrong with one alone is told with its line; the rest `read_codebook_files` finds.
  void check(Codebook const& one, int line) {
    if (problems_.any()) return;
    if (auto const good = outreach::check(one); !good) {
      problems_.add(line, good.error().kind, good.error().detail);
    }
  }

  FileProblems& problems_;
  Codebook& book_;
};

void read_one(std::filesystem::path const& path, Codebook& book, std::vector<Problem>& problems) {
  auto const name = path.filename().string();
  auto const text = read_file(path, largest_file);
  auto const table = text ? parse_toml(*text, name) : std::unexpected(text.error());
  if (!table) return problems.push_back(table.error());
  FileProblems of_file(name, problems);
  CodebookReader(of_file, book).read(*table);
}

}  // namespace

CodebookFindings read_codebook_files(std::filesystem::path const& directory) {
  CodebookFindings findings;
  std::vector<std::filesystem::path> paths;
  std::error_code failed;
  for (auto const& entry : std::filesystem::directory_iterator(directory, failed)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  }
  if (failed) {
    findings.problems.push_back(
        {ProblemKind::not_found, directory.string() + ": There is no such folder."});
    return findings;
  }
  std::ranges::sort(paths);
  Codebook book;
  for (auto const& path : paths) read_one(path, book, findings.problems);
  std::ranges::stable_sort(book.codes, {}, &Code::set);
  if (!findings.problems.empty()) return findings;
  if (auto const good = outreach::check(book); !good) {
    findings.problems.push_back(good.error());
  } else {
    findings.codebook = std::move(book);
  }
  return findings;
}

}  // namespace otor::files
