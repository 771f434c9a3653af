// SPDX-License-Identifier: Apache-2.0
#include "cli/erase_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/with_store.h"
#include "server/api.h"
#include "store/erasure.h"

namespace otor::cli {

namespace {

void tell_each(char const* what, std::vector<event::Uuid> const& ids, std::ostream& out) {
  for (auto const id : ids) out << "  " << what << " " << text_of(id) << "\n";
}

void tell_plan(store::ErasurePlan const& plan, std::ostream& out) {
  out << plan.subjects.size() << " households and people, " << plan.events << " events, "
      << plan.sealed << " of them with something about somebody, " << plan.set_aside
      << " kept aside\n";
  tell_each("goes", plan.subjects, out);
  tell_each("stays, being known in another household too:", plan.elsewhere, out);
  tell_each("stays, being told to be the same:", plan.same, out);
  tell_each("what was written of the household as such stays:", plan.households, out);
  if (plan.unsalted > 0) {
    out << "  " << plan.unsalted << " were written without a salt: whoever holds the store and "
        << "guesses all that one of them said can confirm the guess\n";
  }
}

Result<void> erase_in(store::Store& store, EraseOptions const& options, std::ostream& out) {
  bool const household = !options.household.empty();
  auto const subject = event::parse_uuid(household ? options.household : options.person);
  if (!subject) return problem(ProblemKind::bad_value, "An id of a household or a person.");
  auto const what = household ? store::ErasureOf::household : store::ErasureOf::person;
  auto const plan = store::plan_erasure(store, what, *subject);
  if (!plan) return std::unexpected(plan.error());
  tell_plan(*plan, out);
  if (!options.really) {
    out << "Nothing was changed. Say --really to do it: it cannot be taken back.\n";
    return {};
  }
  auto erased = store::erase(store, *plan, options.reason, server::SystemClock().now_ms());
  if (!erased) return erased;
  out << "Erased. Phones drop it at their next contact. Delete every copy of the keys made before "
      << "now, within 30 days: until then it can be read in a backup.\n";
  return {};
}

}  // namespace

int erase_subject(EraseOptions const& options, std::ostream& out, std::ostream& problems) {
  if (options.household.empty() == options.person.empty()) {
    return say_no({ProblemKind::bad_value, "One of --household and --person."}, problems);
  }
  return with_store(options.data, problems,
                    [&](store::Store& store) { return erase_in(store, options, out); });
}

int list_erased(EraseOptions const& options, std::ostream& out, std::ostream& problems) {
  return with_store(options.data, problems, [&](store::Store& store) -> Result<void> {
    out << store::erasures_text(store.keys().erased());
    return {};
  });
}

void add_erase(CLI::App& program, int& exit_code) {
  auto const options = std::make_shared<EraseOptions>();
  auto* erase = program.add_subcommand(
      "erase", "Erase a household with its people, or one person, on lawful request");
  erase->add_option("--data", options->data, "Folder of the store")
      ->envname("OTOR_DATA")
      ->required();
  erase->add_option("--household", options->household, "Its id");
  erase->add_option("--person", options->person, "Her id");
  erase->add_option("--reason", options->reason, "Number of the request; no name");
  erase->add_flag("--really", options->really, "Do it; else only the counts are told");
  erase->add_flag("--list", options->list, "Tell what was erased, for a restore");
  erase->callback([options, &exit_code] {
    exit_code = options->list ? list_erased(*options, std::cout, std::cerr)
                              : erase_subject(*options, std::cout, std::cerr);
  });
}

}  // namespace otor::cli
