// SPDX-License-Identifier: Apache-2.0
#include "cli/lessons_command.h"

#include <iostream>
#include <memory>

#include "cli/acting_account.h"
#include "cli/data_option.h"
#include "cli/pdf_file.h"
#include "cli/with_store.h"
#include "server/api.h"
#include "server/lesson_room.h"
#include "wire/json.h"

namespace otor::cli {
namespace {

struct LessonOptions {
  std::string data, as, area, meeting, pdf, language;
};

Result<app::Account> account_of(std::string const& user, store::Store& store) {
  auto account = acting_account(store, user);
  if (account && !app::may_anywhere(*account, app::Verb::see, app::Matter::lessons) &&
      !app::may_anywhere(*account, app::Verb::count, app::Matter::totals))
    return problem(ProblemKind::not_allowed, "This account sees no lessons.");
  return account;
}

Result<void> print(std::string const& text) {
  if (!(std::cout << text << "\n").flush())
    return problem(ProblemKind::storage, "It could not be written whole.");
  return {};
}

Result<void> written(LessonOptions const& options, handbook::Document const& document) {
  PdfFile file(options.pdf, {.paper = press::office_a4});
  if (auto pages = file.add(document); !pages) return std::unexpected(pages.error());
  return file.finish();
}

Result<void> told(LessonOptions const& options, Language language, store::Store& store) {
  auto const account = account_of(options.as, store);
  if (!account) return std::unexpected(account.error());
  server::SystemClock const clock;
  auto room = server::LessonRoom::open(store, clock);
  if (!room) return std::unexpected(room.error());
  if (options.meeting.empty()) {
    if (!options.pdf.empty())
      return problem(ProblemKind::missing_key, "still missing: --meeting, whose minutes they are.");
    auto const desk = room->desk(*account, options.area);
    return desk ? print(wire::text_of_message(*desk)) : std::unexpected(desk.error());
  }
  auto const meeting = event::parse_uuid(options.meeting);
  if (!meeting) return problem(ProblemKind::bad_value, "--meeting: a UUID is expected.");
  auto const page = room->page(*account, *meeting);
  if (!page) return std::unexpected(page.error());
  if (auto row = server::row_of_links(*page, "server"); !row.detail.empty())
    if (auto noted = store::SqlAudit(store, clock).note(std::move(row)); !noted) return noted;
  if (options.pdf.empty()) return print(wire::text_of_message(*page));
  auto const document = room->minutes(*account, *meeting, language);
  if (!document) return std::unexpected(document.error());
  return written(options, *document);
}

}  // namespace

void add_lessons(CLI::App& program, Language (*chosen)(std::string const&), int& exit_code) {
  auto const options = std::make_shared<LessonOptions>();
  auto* lessons = program.add_subcommand("lessons", "What a department learned: meetings, minutes");
  add_data(*lessons, options->data);
  lessons->add_option("--as", options->as, "Account of whoever reads it")->required();
  lessons->add_option("--area", options->area, "Only this department (three digits of its aimag)");
  lessons->add_option("--meeting", options->meeting, "This meeting, whole");
  lessons->add_option("--pdf", options->pdf, "Where its minutes are put; - for standard output");
  lessons->add_option("--lang", options->language, "Language of the minutes")
      ->check(CLI::IsMember({"mn", "kk", "en"}));
  lessons->callback([options, chosen, &exit_code] {
    auto const language = chosen(options->language);
    exit_code = with_store(options->data, std::cerr,
                           [&](store::Store& store) { return told(*options, language, store); });
  });
}

}  // namespace otor::cli
