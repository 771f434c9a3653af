// SPDX-License-Identifier: Apache-2.0
#include "wire/courses.h"

namespace otor::wire {

std::string courses_text(training::Courses const& courses) { return text_of_message(courses); }

Result<training::Courses> read_courses(std::string_view text) {
  return read_text<training::Courses>(text);
}

}  // namespace otor::wire
