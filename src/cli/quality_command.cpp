// SPDX-License-Identifier: Apache-2.0
#include "cli/quality_command.h"

#include <memory>

#include "app/report_text.h"
#include "cli/acting_account.h"
#include "cli/data_option.h"
#include "cli/with_store.h"
#include "cli/written_out.h"
#include "server/api.h"
#include "server/codebooks.h"
#include "server/quality_room.h"

namespace otor::cli {
namespace {

/// A head, and what she is told from.
struct Asking {
  app::Account account;
  app::Home home;
  server::QualityRoom room;
};

Result<Asking> asking(QualityOptions const& options, store::Store& store, app::Clock const& clock) {
  auto account = acting_account(store, options.as);
  if (!account) return std::unexpected(account.error());
  if (!app::may_anywhere(*account, app::Verb::see, app::Matter::quality))
    return problem(ProblemKind::not_allowed, "This account sees no call-backs and no remarks.");
  auto home = store::home_of(store);
  if (!home) return std::unexpected(home.error());
  auto room = server::quality_room(store, clock);
  if (!room) return std::unexpected(room.error());
  return Asking{std::move(*account), std::move(*home), std::move(*room)};
}

/// Whoever was seen stands in the audit before a word is written.
template <class Desk>
Result<void> put(Result<Desk> const& desk, QualityOptions const& options, Language language,
                 store::Store& store, std::ostream& out) {
  if (!desk) return std::unexpected(desk.error());
  auto const report = server::quality_report(*desk, language, store);
  if (!report) return std::unexpected(report.error());
  server::SystemClock const clock;
  if (auto row = server::row_of_quality(*desk, "server"))
    if (auto told = store::SqlAudit(store, clock).note(std::move(*row)); !told) return told;
  auto const bytes = options.form == "json" ? app::report_json(*report) : app::report_csv(*report);
  return write_out(options.file, bytes, out);
}

Result<void> put_calls(QualityOptions const& options, Language language, store::Store& store,
                       std::ostream& out) {
  auto const draw = event::parse_uuid(options.draw);
  if (!options.draw.empty() && !draw)
    return problem(ProblemKind::bad_value, "--draw: a UUID is expected.");
  auto head = asking(options, store, server::SystemClock());
  if (!head) return std::unexpected(head.error());
  auto const ports = head->room.ports(head->home.areas);
  return put(
      app::quality_desk(head->account, {"", "", draw ? std::optional(*draw) : std::nullopt}, ports),
      options, language, store, out);
}

Result<void> put_remarks(QualityOptions const& options, Language language, store::Store& store,
                         std::ostream& out) {
  auto const codebook = server::whole_codebook(store);
  if (!codebook) return std::unexpected(codebook.error());
  auto head = asking(options, store, server::SystemClock());
  if (!head) return std::unexpected(head.error());
  auto const ports = head->room.ports(head->home.areas);
  return put(app::remarks_desk({options.from, options.to}, head->account, *codebook, ports),
             options, language, store, out);
}

void add_common(CLI::App& command, QualityOptions& options) {
  add_data(command, options.data);
  command.add_option("--as", options.as, "Account of the head whose soums they are")->required();
  command.add_option("--format", options.form, "csv or json")
      ->check(CLI::IsMember({"csv", "json"}));
  command.add_option("-o", options.file, "Where to write it; - for standard output")->required();
  command.add_option("--lang", options.language, "Language of the table")
      ->check(CLI::IsMember({"mn", "kk", "en"}));
}

}  // namespace

int call_backs(QualityOptions const& options, Language language, std::ostream& out,
               std::ostream& problems) {
  return with_store(options.data, problems,
                    [&](store::Store& store) { return put_calls(options, language, store, out); });
}

int remarks(QualityOptions const& options, Language language, std::ostream& out,
            std::ostream& problems) {
  return with_store(options.data, problems, [&](store::Store& store) {
    return put_remarks(options, language, store, out);
  });
}

void add_quality(CLI::App& program, Language (*chosen)(std::string const&), int& exit_code) {
  auto const calls = std::make_shared<QualityOptions>();
  auto* called = program.add_subcommand(
      "call-backs", "Families drawn by lot to be called: every draw, or the families of one");
  add_common(*called, *calls);
  called->add_option("--draw", calls->draw, "The families of this draw, with names and telephones");
  called->callback([calls, chosen, &exit_code] {
    exit_code = call_backs(*calls, chosen(calls->language), std::cout, std::cerr);
  });
  auto const asked = std::make_shared<QualityOptions>();
  auto* found = program.add_subcommand("remarks", "Remarks on visits that a head may see");
  add_common(*found, *asked);
  found->add_option("--from", asked->from, "First month, such as 2026-09; else two months back");
  found->add_option("--to", asked->to, "Last month; else this one");
  found->callback([asked, chosen, &exit_code] {
    exit_code = remarks(*asked, chosen(asked->language), std::cout, std::cerr);
  });
}

}  // namespace otor::cli
