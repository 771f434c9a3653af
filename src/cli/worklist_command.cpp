// SPDX-License-Identifier: Apache-2.0
#include "cli/worklist_command.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/acting_account.h"
#include "cli/with_store.h"
#include "cli/written_out.h"
#include "server/api.h"
#include "server/worklist_room.h"

namespace otor::cli {
namespace {

struct WorklistOptions {
  std::string data, as, area, bagh, officer, reason, state, order, search, form = "csv", file,
                                                                           language;
  bool of_soum = false;
};

std::optional<std::string> filter(std::string const& word) {
  return word.empty() ? std::nullopt : std::optional(word);
}

Result<app::WorklistQuestion> question_of(WorklistOptions const& options) {
  auto question = server::worklist_question(options.state, options.order);
  if (!question) return question;
  question->area = filter(options.area);
  question->bagh = filter(options.bagh);
  question->officer = options.of_soum ? std::optional(std::string()) : filter(options.officer);
  question->reason = filter(options.reason);
  question->text = options.search;
  question->limit = app::most_tasks_in_file;
  return question;
}

Result<void> print(WorklistOptions const& options, Language language, store::Store& store) {
  auto const question = question_of(options);
  if (!question) return std::unexpected(question.error());
  auto const account = acting_account(store, options.as);
  if (!account) return std::unexpected(account.error());
  auto const home = store::home_of(store);
  if (!home) return std::unexpected(home.error());
  auto const areas = app::soums_of_worklist(*account, *home);
  if (areas.empty()) return problem(ProblemKind::not_allowed, "This account sees no worklist.");
  server::SystemClock const clock;
  auto const room = server::worklist_room(store, clock.now_ms());
  if (!room) return std::unexpected(room.error());
  server::Worklists worklists(store, clock);
  auto soums = worklists.of(areas, room->today, [] { return true; });
  if (!soums) return std::unexpected(soums.error());
  auto const answer = app::worklist(*question, room->ports(std::move(*soums)));
  auto const form = options.form == "json" ? server::WorklistForm::json : server::WorklistForm::csv;
  auto const bytes = server::worklist_file(answer, form, language, store);
  if (!bytes) return std::unexpected(bytes.error());
  auto row = server::row_of_worklist(answer, "server");
  if (!answer.rows.empty())
    if (auto told = store::SqlAudit(store, clock).note(std::move(row)); !told) return told;
  return write_out(options.file, *bytes);
}

}  // namespace

void add_worklist(CLI::App& program, Language (*chosen)(std::string const&), int& exit_code) {
  auto const options = std::make_shared<WorklistOptions>();
  auto* list = program.add_subcommand("worklist", "What is to be done for families, as a file");
  list->add_option("--data", options->data, "Folder of the store")
      ->envname("OTOR_DATA")
      ->required();
  list->add_option("--as", options->as, "Account of the head whose soums they are")->required();
  list->add_option("--area", options->area, "Only this soum (five digits)");
  list->add_option("--bagh", options->bagh, "Only this bagh, however it is written");
  auto* officer = list->add_option("--officer", options->officer, "Only what is hers: an account");
  list->add_flag("--of-the-soum", options->of_soum, "Only what is nobody's own")->excludes(officer);
  list->add_option("--reason", options->reason, "Only of this rule, such as answer_owed");
  list->add_option("--state", options->state,
                   "overdue, soon, later, promised, owed, waiting or stuck");
  list->add_option("--order", options->order, "day or officer");
  list->add_option("--search", options->search, "Name of a family's head");
  list->add_option("--format", options->form, "json or csv")->check(CLI::IsMember({"json", "csv"}));
  list->add_option("-o", options->file, "Where to write it; - for standard output")->required();
  list->add_option("--lang", options->language, "Language of the list")
      ->check(CLI::IsMember({"mn", "kk", "en"}));
  list->callback([options, chosen, &exit_code] {
    auto const language = chosen(options->language);
    exit_code = with_store(options->data, std::cerr,
                           [&](store::Store& store) { return print(*options, language, store); });
  });
}

}  // namespace otor::cli
