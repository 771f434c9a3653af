// SPDX-License-Identifier: Apache-2.0
#include "cli/pile_command.h"

#include <ostream>

#include "cli/pdf_file.h"
#include "cli/with_store.h"
#include "server/api.h"
#include "server/pile.h"

namespace otor::cli {
namespace {

Result<app::Account> account_of(store::Store& store, std::string const& user) {
  auto const found = store::SqlAccounts(store).account(user);
  if (!found) return std::unexpected(found.error());
  if (!*found || (*found)->disabled)
    return problem(ProblemKind::not_found, "There is no such account, or it is disabled.");
  return (*found)->account;
}

Result<void> print(PileOptions const& options, Language language, app::LawInForce const& law,
                   store::Store& store, std::ostream& err) {
  server::SystemClock const clock;
  auto const account = account_of(store, options.as);
  if (!account) return std::unexpected(account.error());
  auto question =
      app::question_of(options.areas, options.until, server::day_in_west(clock.now_ms()));
  if (!question) return std::unexpected(question.error());
  question->officer = options.officer;
  auto const home = store::home_of(store);
  if (!home) return std::unexpected(home.error());
  auto const soums = app::soums_of(*account, *question, *home);
  if (!soums) return std::unexpected(soums.error());
  auto const terms = server::due_terms(store);
  if (!terms) return std::unexpected(terms.error());
  auto settled = server::settled_programme(store);
  if (!settled) return std::unexpected(settled.error());
  app::PileWords const words{language, options.page, std::move(*settled), account->made_up};
  store::SqlEventLog log(store, clock);
  auto const awaited = [] { return true; };
  auto const people = app::due_people(*soums, *question, *terms, law, log, awaited);
  if (!people) return std::unexpected(people.error());
  PdfFile file(options.file,
               press::personal_sheet(options.paper == "a5" ? press::sheet_a5 : press::sheet_a4));
  auto const made = app::pile(*people, *question, *terms, words, law, awaited,
                              [&](handbook::Document const& document) -> Result<void> {
                                auto const added = file.add(document);
                                if (!added) return std::unexpected(added.error());
                                return {};
                              });
  if (!made) return std::unexpected(made.error());
  auto row = server::row_of_sheets(*people, *soums, "server");
  if (auto told = store::SqlAudit(store, clock).note(std::move(row)); !told) return told;
  err << *made << " sheets; left out: " << people->left.size() << "\n";
  return file.finish();
}

}  // namespace

int pile_of_sheets(PileOptions const& options, Language language, app::LawInForce const& law,
                   std::ostream& err) {
  return with_store(options.data, err,
                    [&](store::Store& store) { return print(options, language, law, store, err); });
}

}  // namespace otor::cli
