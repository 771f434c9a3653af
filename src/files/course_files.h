// SPDX-License-Identifier: Apache-2.0
#pragma once
// Courses as folders of TOML files: course.toml, one lesson in each of the others in the order of
// their names, and dialogues/ with one conversation in each; beside the folders stands
// checklist.toml. People edit these; everything else loads the text made of them.

#include <filesystem>
#include <optional>
#include <vector>

#include "training/course.h"

namespace otor::files {

struct CourseFindings {
  std::vector<Problem> problems;  // each detail begins with `talking/01_before.toml:12: `
  std::optional<training::Courses> courses;  // only when nothing is wrong
};

/// Every folder of `directory` is a course, in the order of their names. Refuses what
/// training::faults_of refuses, unknown keys, a folder without a checklist, and a code in it twice.
CourseFindings read_course_files(std::filesystem::path const& directory,
                                 std::vector<handbook::Example> const& examples,
                                 handbook::Named const& named);

}  // namespace otor::files
