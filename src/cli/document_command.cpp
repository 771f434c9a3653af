// SPDX-License-Identifier: Apache-2.0
#include "cli/document_command.h"

#include <ostream>

#include "app/calls.h"
#include "cli/json_lines.h"
#include "cli/pdf_file.h"

namespace otor::cli {

int documents(app::LawInForce law, std::FILE* in, std::ostream& out, std::ostream& err) {
  auto papers = app::Papers::with(std::move(law));
  if (!papers) return tell(papers.error(), err);
  auto const one = [&](std::string_view line) {
    out << app::answer_request(line, *papers) << '\n';
  };
  if (!for_each_line(in, one))
    return tell({ProblemKind::storage, "Standard input could not be read."}, err);
  return out.flush() ? 0 : 1;
}

}  // namespace otor::cli
