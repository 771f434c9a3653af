// SPDX-License-Identifier: Apache-2.0
#include "cli/findings_command.h"

#include <memory>

#include "app/paper_calls.h"
#include "cli/acting_account.h"
#include "cli/data_option.h"
#include "cli/law_command.h"
#include "cli/with_store.h"
#include "cli/written_out.h"
#include "server/api.h"
#include "server/findings_room.h"

namespace otor::cli {
namespace {

struct FindingsOptions {
  std::string data, as, area, from, to, by, on, question, table = "findings", form = "csv", file,
                                                          language, law;
};

/// The table as bytes; of the list of families a row of audit is left.
class Table {
 public:
  Table(FindingsOptions const& options, Language language, app::LawInForce const& law,
        store::Store& store)
      : options_(options), language_(language), law_(law), store_(store),
        worklists_(store, clock_) {}

  Result<std::string> bytes() {
    auto const account = acting_account(store_, options_.as);
    if (!account) return std::unexpected(account.error());
    auto const home = store::home_of(store_);
    if (!home) return std::unexpected(home.error());
    auto const room = server::findings_room(store_, clock_.now_ms());
    if (!room) return std::unexpected(room.error());
    return options_.table == "told" ? told(*account, *home, *room)
                                    : counted(*account, *home, *room);
  }

 private:
  server::FindingsForm form() const {
    return options_.form == "json" ? server::FindingsForm::json : server::FindingsForm::csv;
  }

  Result<app::FindingsPorts> ports(std::vector<std::string> const& areas, bool totals,
                                   server::FindingsRoom const& room) {
    if (areas.empty()) return problem(ProblemKind::not_allowed, "This account sees no findings.");
    auto soums = worklists_.of(areas, room.today, [] { return true; });
    if (!soums) return std::unexpected(soums.error());
    return app::FindingsPorts{std::move(*soums), room.codebook, room.today, totals};
  }

  Result<std::string> counted(app::Account const& account, app::Home const& home,
                              server::FindingsRoom const& room) {
    auto const by = server::findings_by(options_.by);
    if (!by) return std::unexpected(by.error());
    auto const [areas, totals] = server::counted_soums(account, home);
    auto const from = ports(areas, totals, room);
    if (!from) return std::unexpected(from.error());
    auto const answer = app::findings({options_.area, options_.from, options_.to, *by}, *from);
    if (!answer) return std::unexpected(answer.error());
    auto const table = options_.table == "questions" ? server::FindingsTable::questions
                                                     : server::FindingsTable::findings;
    return server::findings_file(*answer, table, form(), room.words(language_));
  }

  Result<std::string> told(app::Account const& account, app::Home const& home,
                           server::FindingsRoom const& room) {
    auto const from = ports(server::read_soums(account, home), false, room);
    if (!from) return std::unexpected(from.error());
    auto const papers = app::Papers::with(law_);
    if (!papers) return std::unexpected(papers.error());
    app::AnswerBook answers({papers->handbook, papers->codebook, law_});
    auto const answer =
        app::told_old({options_.area, options_.question, options_.on, app::most_told_in_file, 0},
                      language_, {from->soums, room.working, room.all, answers, room.today});
    if (!answer) return std::unexpected(answer.error());
    if (!answer->rows.empty()) {
      auto row = server::row_of_told(*answer, "server");
      if (auto noted = store::SqlAudit(store_, clock_).note(std::move(row)); !noted)
        return std::unexpected(noted.error());
    }
    return server::told_old_file(*answer, form(), room.words(language_));
  }

  FindingsOptions const& options_;
  Language language_;
  app::LawInForce const& law_;
  store::Store& store_;
  server::SystemClock clock_;
  server::Worklists worklists_;
};

Result<void> print(FindingsOptions const& options, Language language, app::LawInForce const& law,
                   store::Store& store) {
  auto const bytes = Table(options, language, law, store).bytes();
  if (!bytes) return std::unexpected(bytes.error());
  return write_out(options.file, *bytes);
}

}  // namespace

void add_findings(CLI::App& program, Language (*chosen)(std::string const&), int& exit_code) {
  auto const options = std::make_shared<FindingsOptions>();
  auto* list = program.add_subcommand(
      "findings", "What herders say and ask, counted; who was told an answer that changed");
  add_data(*list, options->data);
  list->add_option("--as", options->as, "Account of the head or of the programme")->required();
  list->add_option("--table", options->table, "findings, questions or told")
      ->check(CLI::IsMember({"findings", "questions", "told"}));
  list->add_option("--area", options->area, "Only this aimag (three digits) or soum (five)");
  list->add_option("--from", options->from, "First day; else twelve months back");
  list->add_option("--to", options->to, "Last day; else today");
  list->add_option("--by", options->by, "area, age, sex or season")
      ->check(CLI::IsMember({"area", "age", "sex", "season"}));
  list->add_option("--on", options->on, "Of told: as the law stands on this day; else today");
  list->add_option("--question", options->question, "Of told: only this one, such as Q9");
  list->add_option("--format", options->form, "csv or json")->check(CLI::IsMember({"csv", "json"}));
  list->add_option("-o", options->file, "Where to write it; - for standard output")->required();
  list->add_option("--lang", options->language, "Language of the table")
      ->check(CLI::IsMember({"mn", "kk", "en"}));
  list->add_option("--law", options->law,
                   "Folder or pack of the law that answers; else the built-in");
  list->callback([options, chosen, &exit_code] {
    auto const language = chosen(options->language);
    exit_code = with_store(options->data, std::cerr, [&](store::Store& store) -> Result<void> {
      auto pack = chosen_law(options->law);
      if (!pack) return std::unexpected(pack.error());
      auto const law = app::LawInForce::of(std::move(*pack));
      if (!law) return std::unexpected(law.error());
      return print(*options, language, *law, store);
    });
  });
}

}  // namespace otor::cli
