// SPDX-License-Identifier: Apache-2.0
#include "cli/sheet_command.h"

#include <ostream>

#include "app/sheet.h"
#include "cli/json_lines.h"
#include "cli/pdf_file.h"
#include "wire/codebook.h"

namespace otor::cli {
int sheets(SheetOptions const& options, Language language, app::LawInForce const& law,
           std::FILE* in, std::ostream& err) {
  auto const codebook = wire::read_codebook(outreach::default_codebook());
  if (!codebook) return tell(codebook.error(), err);
  PdfFile file(options.file,
               press::personal_sheet(options.paper == "a5" ? press::sheet_a5 : press::sheet_a4));
  std::size_t number = 0;
  bool all = true;
  auto const one = [&](std::string_view line) {
    ++number;
    auto const request = wire::read_text<wire::SheetRequest>(line);
    auto const document = request ? app::sheet(*request, language, options.page, *codebook, law)
                                  : Result<handbook::Document>(std::unexpected(request.error()));
    auto const added =
        document ? file.add(*document) : Result<std::size_t>(std::unexpected(document.error()));
    if (added) return;
    all = false;
    err << "otor: line " << number << ": " << code(added.error().kind) << ": "
        << added.error().detail << "\n";
  };
  if (!for_each_line(in, one))
    return tell({ProblemKind::storage, "Standard input could not be read."}, err);
  auto const done = file.finish();
  if (!done) return tell(done.error(), err);
  return all ? 0 : 1;
}

}  // namespace otor::cli
