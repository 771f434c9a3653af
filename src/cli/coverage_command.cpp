// SPDX-License-Identifier: Apache-2.0
#include "cli/coverage_command.h"

#include <iostream>
#include <memory>
#include <set>

#include "app/rollout.h"
#include "cli/data_option.h"
#include "cli/with_store.h"
#include "server/api.h"
#include "server/coverage_room.h"
#include "wire/json.h"

namespace otor::cli {
namespace {

constexpr std::size_t aimag_digits = 3;

/// As a head of the aimags asked for would see it.
Result<app::Account> head_of(std::string const& area, std::vector<std::string> const& soums) {
  app::Account head{"", "", app::Role::head, {}, false};
  std::set<std::string> aimags;
  for (auto const& soum : soums)
    if (area.empty() || soum.substr(0, aimag_digits) == area)
      aimags.insert(soum.substr(0, aimag_digits));
  if (aimags.empty()) return problem(ProblemKind::not_found, "There is no aimag " + area + ".");
  head.areas.assign(aimags.begin(), aimags.end());
  return head;
}

/// What the room tells such a head.
template <class Tell>
auto told(std::string const& area, store::Store& store, Tell tell)
    -> decltype(tell(std::declval<server::CoverageRoom&>(), app::Account())) {
  server::SystemClock const clock;
  auto room = server::CoverageRoom::open(store, clock);
  if (!room) return std::unexpected(room.error());
  auto const head = head_of(area, room->soums());
  if (!head) return std::unexpected(head.error());
  return tell(*room, *head);
}

Result<app::Coverage> told_coverage(std::string const& area, std::string const& measure,
                                    app::Compared compared, store::Store& store) {
  return told(area, store, [&](server::CoverageRoom& room, app::Account const& head) {
    return room.tell(head, measure, compared);
  });
}

Result<void> sent(std::ostream& out, std::string const& text) {
  if (!(out << text).flush())
    return problem(ProblemKind::storage, "It could not be written whole.");
  return {};
}

Result<std::string> drawn_by_lot(RolloutOptions const& options, store::Store& store) {
  auto const coverage = told_coverage(options.area, options.measure, app::Compared::nothing, store);
  if (!coverage) return std::unexpected(coverage.error());
  return app::rollout_csv(*coverage, {options.area, options.lot, options.first, options.waves,
                                      options.before, options.between});
}

}  // namespace

int coverage(CoverageOptions const& options, std::ostream& out, std::ostream& err) {
  return with_store(options.data, err, [&](store::Store& store) -> Result<void> {
    auto const coverage = told_coverage(options.area, options.measure, app::Compared::soums, store);
    if (!coverage) return std::unexpected(coverage.error());
    if (options.form == "json") return sent(out, wire::text_of_message(*coverage) + "\n");
    return sent(
        out, options.table == "reach" ? app::reach_csv(*coverage) : app::coverage_csv(*coverage));
  });
}

int staying(StayingOptions const& options, std::ostream& out, std::ostream& err) {
  return with_store(options.data, err, [&](store::Store& store) -> Result<void> {
    auto const staying =
        told(options.area, store, [&](server::CoverageRoom& room, app::Account const& head) {
          return room.staying(head, {options.kind, {}, ""});
        });
    if (!staying) return std::unexpected(staying.error());
    return sent(out, options.form == "json" ? wire::text_of_message(*staying) + "\n"
                                            : app::staying_csv(*staying));
  });
}

int rollout(RolloutOptions const& options, std::ostream& out, std::ostream& err) {
  return with_store(options.data, err, [&](store::Store& store) -> Result<void> {
    auto const text = drawn_by_lot(options, store);
    return text ? sent(out, *text) : std::unexpected(text.error());
  });
}

void add_coverage(CLI::App& program, int& exit_code) {
  auto const asked = std::make_shared<CoverageOptions>();
  auto* told = program.add_subcommand("coverage", "Where coverage stands, by area and day");
  add_data(*told, asked->data);
  told->add_option("--measure", asked->measure, "As content/coverage names it; else the first");
  told->add_option("--area", asked->area, "Only this aimag (three digits)");
  told->add_option("--table", asked->table,
                   "areas; or reach: soums by how many households were visited, no experiment")
      ->check(CLI::IsMember({"areas", "reach"}));
  told->add_option("--format", asked->form, "csv or json; JSON holds both tables")
      ->check(CLI::IsMember({"csv", "json"}));
  told->callback([asked, &exit_code] { exit_code = coverage(*asked, std::cout, std::cerr); });

  auto const stay = std::make_shared<StayingOptions>();
  auto* stayed = program.add_subcommand(
      "staying", "Of those who begin, how many are still insured, by area and month");
  add_data(*stayed, stay->data);
  stayed->add_option("--area", stay->area, "Only this aimag (three digits)");
  stayed->add_option("--kind", stay->kind, "Only herders, or the voluntarily insured")
      ->check(CLI::IsMember({"herder", "voluntary"}));
  stayed->add_option("--format", stay->form, "csv or json")->check(CLI::IsMember({"csv", "json"}));
  stayed->callback([stay, &exit_code] { exit_code = staying(*stay, std::cout, std::cerr); });

  auto const plan = std::make_shared<RolloutOptions>();
  auto* drawn = program.add_subcommand(
      "rollout", "Soums in waves, drawn by lot from a seed, with the table for the analysis");
  add_data(*drawn, plan->data);
  drawn->add_option("--area", plan->area, "Only the soums of this aimag (three digits)");
  drawn->add_option("--measure", plan->measure, "Its figures are put in, where there are any");
  drawn->add_option("--waves", plan->waves, "How many waves")->required();
  drawn->add_option("--seed", plan->lot, "A word or a number; the same one gives the same waves")
      ->required();
  drawn->add_option("--first", plan->first, "The first month, such as 2027-01")->required();
  drawn->add_option("--before", plan->before, "Months before the first wave begins");
  drawn->add_option("--between", plan->between, "Months from one wave to the next");
  drawn->callback([plan, &exit_code] { exit_code = rollout(*plan, std::cout, std::cerr); });
}

}  // namespace otor::cli
