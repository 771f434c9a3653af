// SPDX-License-Identifier: Apache-2.0
#include "files/course_files.h"

#include <algorithm>
#include <map>
#include <set>

#include "files/handbook_files.h"
#include "files/plain_file.h"

namespace otor::files {
namespace {

using training::Choice;
using training::Course;
using training::Dialogue;
using training::Scene;

constexpr std::size_t largest_file = std::size_t{1} << 20;
constexpr std::int64_t longest_valid = 120;  // months

handbook::Said sentence(TableReader& reader) {
  return {reader.text("mn"), reader.text("kk"), reader.text("en")};
}

// Paths of the .toml files of a folder, in the order of their names.
std::vector<std::filesystem::path> toml_files_in(std::filesystem::path const& directory,
                                                 std::error_code& failed) {
  std::vector<std::filesystem::path> paths;
  for (auto const& entry : std::filesystem::directory_iterator(directory, failed)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

class CourseReader {
 public:
  CourseReader(std::filesystem::path folder, std::vector<Problem>& problems)
      : folder_(std::move(folder)), problems_(problems) {
    course.name = folder_.filename().string();
  }

  void read() {
    std::error_code failed, without_dialogues;
    for (auto const& path : toml_files_in(folder_, failed)) {
      if (path.filename() == "course.toml") {
        with(path, path.filename().string(), [&](auto& found, auto& table) { head(found, table); });
      } else {
        lesson(path);
      }
    }
    for (auto const& path : toml_files_in(folder_ / "dialogues", without_dialogues)) {
      auto const name = "dialogues/" + path.filename().string();
      with(path, name, [&](auto& found, auto& table) {
        course.dialogues.push_back({path.stem().string(), "", {}, {}, {}});
        dialogue(found, table, course.dialogues.back(), lines_[name]);
      });
    }
    if (course.title.mn.empty())
      problems_.push_back({ProblemKind::missing_key, course.name + ": there is no course.toml."});
  }

  // What is only seen when all has been read.
  void check(std::vector<handbook::Example> const& examples, handbook::Named const& named) {
    for (auto const& fault : training::faults_of(course, examples, named)) {
      auto const& lines = lines_[fault.file];
      auto const line = fault.block < lines.size() ? lines[fault.block] : 1;
      problems_.push_back(
          {ProblemKind::bad_value, address(course.name + "/" + fault.file, line) + fault.what});
    }
  }

  Course course;

 private:
  template <class Take>
  void with(std::filesystem::path const& path, std::string const& name, Take take) {
    auto const text = read_file(path, largest_file);
    auto const whole = course.name + "/" + name;
    auto const table = text ? parse_toml(*text, whole) : std::unexpected(text.error());
    if (!table) return problems_.push_back(table.error());
    FileProblems found(whole, problems_);
    take(found, *table);
  }

  void head(FileProblems& found, TomlTable const& table) {
    TableReader top(found, table, 1, {"icon", "title", "about", "minutes", "pass", "valid_months"});
    course.icon = top.text("icon");
    course.title = said_of(top.three_languages("title"));
    course.about = said_of(top.three_languages("about"));
    course.minutes = top.whole("minutes");
    course.pass = top.whole("pass");
    if (course.pass < 1 || course.pass > 100)
      found.add(top.line_of("pass"), ProblemKind::bad_value, "pass is 1 to 100, of a hundred.");
    if (!top.has("valid_months")) return;
    course.valid_months = top.whole("valid_months");
    if (course.valid_months < 1 || course.valid_months > longest_valid)
      found.add(top.line_of("valid_months"), ProblemKind::bad_value,
                "valid_months is 1 to 120; leave it out where no time is set.");
  }

  void lesson(std::filesystem::path const& path) {
    auto const name = path.filename().string();
    with(path, name, [&](auto& found, auto& table) {
      course.lessons.push_back({path.stem().string(), "", "", {}, {}});
      read_chapter(found, table, course.lessons.back(), lines_[name]);
    });
  }

  // `lines`: of each sentence, in the order of training::sentences_of.
  void dialogue(FileProblems& found, TomlTable const& table, Dialogue& dialogue,
                std::vector<int>& lines) {
    TableReader top(found, table, 1, {"icon", "title", "about", "scene"});
    dialogue.icon = top.text("icon");
    dialogue.title = said_of(top.three_languages("title"));
    dialogue.about = said_of(top.three_languages("about"));
    lines = {top.line_of("title"), top.line_of("about")};
    for (auto const* node : top.tables("scene")) scene(found, *node, dialogue, lines);
  }

  void scene(FileProblems& found, TomlNode const& node, Dialogue& dialogue,
             std::vector<int>& lines) {
    TableReader reader(found, table_of(node), node.line,
                       {"name", "mn", "kk", "en", "end", "choice"});
    Scene scene{reader.text("name"), sentence(reader), {}, {}};
    lines.push_back(node.line);
    if (reader.has("end")) scene.end = word_of<training::Ending>(reader, "end");
    if (reader.has("choice")) {
      for (auto const* one : reader.tables("choice")) {
        TableReader choice(found, table_of(*one), one->line,
                           {"to", "mn", "kk", "en", "tells", "better"});
        scene.choices.push_back({choice.text("to"), sentence(choice),
                                 said_of(choice.three_languages("tells")), choice.flag("better")});
        lines.insert(lines.end(), 2, one->line);
      }
    }
    dialogue.scenes.push_back(std::move(scene));
  }

  std::filesystem::path folder_;
  std::vector<Problem>& problems_;
  std::map<std::string, std::vector<int>> lines_;  // by file
};

std::vector<training::Point> read_checklist(std::filesystem::path const& path,
                                            std::vector<Problem>& problems) {
  std::vector<training::Point> points;
  auto const name = path.filename().string();
  auto const text = read_file(path, largest_file);
  auto const table = text ? parse_toml(*text, name) : std::unexpected(text.error());
  if (!table) {
    problems.push_back(table.error());
    return points;
  }
  FileProblems found(name, problems);
  std::set<std::string> codes;
  TableReader top(found, *table, 1, {"point"});
  for (auto const* node : top.tables("point")) {
    TableReader reader(found, table_of(*node), node->line, {"code", "title"});
    points.push_back({reader.text("code"), said_of(reader.three_languages("title"))});
    if (!codes.insert(points.back().code).second)
      found.add(node->line, ProblemKind::bad_value,
                "the point \"" + points.back().code + "\" stands twice.");
  }
  return points;
}

}  // namespace

CourseFindings read_course_files(std::filesystem::path const& directory,
                                 std::vector<handbook::Example> const& examples,
                                 handbook::Named const& named) {
  CourseFindings findings;
  std::error_code failed;
  std::vector<std::filesystem::path> folders;
  for (auto const& entry : std::filesystem::directory_iterator(directory, failed))
    if (entry.is_directory()) folders.push_back(entry.path());
  if (failed) {
    findings.problems.push_back(
        {ProblemKind::not_found, directory.string() + ": There is no such folder."});
    return findings;
  }
  std::ranges::sort(folders);
  training::Courses all;
  for (auto const& folder : folders) {
    CourseReader reader(folder, findings.problems);
    auto const before = findings.problems.size();
    reader.read();
    if (findings.problems.size() == before) reader.check(examples, named);
    all.courses.push_back(std::move(reader.course));
  }
  all.checklist = read_checklist(directory / "checklist.toml", findings.problems);
  if (findings.problems.empty()) findings.courses = std::move(all);
  return findings;
}

}  // namespace otor::files
