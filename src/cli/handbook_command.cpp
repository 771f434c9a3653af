// SPDX-License-Identifier: Apache-2.0
#include "cli/handbook_command.h"

#include <ostream>
#include <utility>

#include "app/edition.h"
#include "app/places.h"
#include "cli/area_files.h"
#include "cli/law_command.h"
#include "cli/own_handbook.h"
#include "cli/pdf_file.h"
#include "wire/codebook.h"
#include "wire/courses.h"
#include "wire/handbook.h"

namespace otor::cli {
namespace {

Result<Month> month_or(std::string const& written, Month otherwise) {
  return written.empty() ? Result<Month>(otherwise) : parse_month(written);
}

std::string codes_of_aimags(std::vector<app::Area> const& areas) {
  std::vector<std::string> soums;
  for (auto const& area : areas) soums.push_back(area.code);
  std::string words;
  for (auto const& code : app::aimags_of(soums)) words += (words.empty() ? "" : ", ") + code;
  return words;
}

Result<std::vector<app::Contact>> contacts_of(HandbookOptions const& options, Language language) {
  std::vector<app::Contact> contacts;
  if (options.facts.empty()) return contacts;
  auto const areas = read_areas(options.facts);
  if (!areas) return std::unexpected(areas.error());
  for (auto const& area : *areas) {
    if (options.aimag.empty() || area.code.starts_with(options.aimag))
      contacts.push_back({language == Language::mn   ? area.name_mn
                          : language == Language::kk ? area.name_kk
                                                     : area.name_en,
                          "", ""});
  }
  if (contacts.empty())
    return problem(ProblemKind::not_found,
                   "There is no soum of " + options.aimag +
                       ". An aimag is told by its code: " + codes_of_aimags(*areas) + ".");
  return contacts;
}

// What is needed beside the law; nothing where something is wrong, which then is told on `err`.
struct Books {
  outreach::Codebook codebook;
  handbook::Handbook handbook;
};

std::optional<Books> books_of(HandbookOptions const& options, app::LawInForce const& law,
                              std::ostream& err) {
  auto codebook = wire::read_codebook(outreach::default_codebook());
  auto handbook = wire::read_handbook(handbook::default_handbook());
  if (!codebook || !handbook) {
    tell(codebook ? handbook.error() : codebook.error(), err);
    return std::nullopt;
  }
  if (options.content.empty()) return Books{std::move(*codebook), std::move(*handbook)};
  auto own = own_handbook(options.content, law, *codebook, err);
  if (!own) return std::nullopt;
  return Books{std::move(*codebook), std::move(*own)};
}

// A leaflet fills its one page: the larger the paper, the larger its type.
press::Setting setting_of(HandbookOptions const& options) {
  press::Setting setting;
  setting.hyphens = true;
  if (options.leaflet.empty()) {
    if (options.booklet) setting.imposition = press::Imposition::booklet;
    return setting;
  }
  setting.paper = options.paper == "a3"   ? press::wall_a3
                  : options.paper == "a5" ? press::sheet_a5
                  : options.paper == "a6" ? press::card_a6
                                          : press::sheet_a4;
  setting.type = setting.paper.width / press::sheet_a5.width * 1.35;
  setting.hyphens = false;
  setting.on_one_page = true;
  return setting;
}

}  // namespace

int handbook_print(HandbookOptions const& options, Language language, Month this_month,
                   app::LawInForce const& law, std::ostream& err) {
  auto const month = month_or(options.month, this_month);
  if (!month) return tell(month.error(), err);
  auto const compared = month_or(options.compared_with, *month - app::usual_reach);
  if (!compared) return tell(compared.error(), err);
  auto contacts = contacts_of(options, language);
  if (!contacts) return tell(contacts.error(), err);
  auto const books = books_of(options, law, err);
  if (!books) return 1;
  app::EditionOf const of{*month,
                          *compared,
                          options.number,
                          options.page,
                          std::move(*contacts),
                          options.sheep ? std::optional(Tugrug{*options.sheep}) : std::nullopt};
  app::EditionSources const sources{books->handbook, books->codebook, law};
  auto const document = options.leaflet.empty()
                            ? Result<handbook::Document>(app::edition(of, language, sources))
                            : app::leaflet(options.leaflet, of, language, sources);
  if (!document) return tell(document.error(), err);
  PdfFile file(options.file, setting_of(options));
  if (auto const added = file.add(*document); !added) return tell(added.error(), err);
  if (auto const done = file.finish(); !done) return tell(done.error(), err);
  return 0;
}

int handbook_check(HandbookOptions const& options, Language language, Month this_month,
                   app::LawInForce const& law, std::ostream& out, std::ostream& err) {
  auto const month = month_or(options.month, this_month);
  if (!month) return tell(month.error(), err);
  auto const printed = month_or(options.printed_for, *month);
  if (!printed) return tell(printed.error(), err);
  auto pack = chosen_law(options.printed_with);
  if (!pack) return tell(pack.error(), err);
  auto const before = app::LawInForce::of(std::move(*pack));
  if (!before) return tell(before.error(), err);
  auto const books = books_of(options, law, err);
  if (!books) return 1;
  auto const courses = wire::read_courses(training::default_courses());
  if (!courses) return tell(courses.error(), err);
  auto const found = app::stale(books->handbook, language, *before, *printed, law, *month,
                                training::chapters_of(*courses));
  std::string chapter;
  for (auto const& one : found) {
    if (one.chapter != chapter) out << one.chapter << "\n";
    chapter = one.chapter;
    out << "  " << one.block << "  {" << one.reference << "}  " << one.was << " → " << one.now
        << "\n";
  }
  return found.empty() ? 0 : 1;
}

}  // namespace otor::cli
