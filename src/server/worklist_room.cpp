// SPDX-License-Identifier: Apache-2.0
#include "server/worklist_room.h"

#include "app/report_text.h"
#include "app/worklist_report.h"
#include "base/word.h"
#include "server/families_seen.h"
#include "server/pile.h"
#include "store/sql_accounts.h"

namespace otor::server {

Result<WorklistRoom> worklist_room(store::Store& store, std::int64_t now_ms) {
  store::SqlAccounts accounts(store);
  auto working = accounts.working();
  if (!working) return std::unexpected(working.error());
  auto all = accounts.all();
  if (!all) return std::unexpected(all.error());
  auto const settled = settled_programme(store);
  if (!settled) return std::unexpected(settled.error());
  auto const today = day_in_west(now_ms);
  return WorklistRoom{std::move(*working), std::move(*all), app::terms_on(settled->worklist, today),
                      today};
}

Result<app::WorklistQuestion> worklist_question(std::string_view state, std::string_view order) {
  app::WorklistQuestion question;
  if (!state.empty()) {
    app::TaskState word{};
    if (!boost::describe::enum_from_string(std::string(state).c_str(), word))
      return problem(ProblemKind::bad_value, "state: no task stands like that.");
    question.state = word;
  }
  if (order == "officer") question.order = app::WorklistOrder::officer;
  if (!order.empty() && order != "officer" && order != "day")
    return problem(ProblemKind::bad_value, "order: day or officer is expected.");
  return question;
}

Result<std::string> worklist_file(app::WorklistAnswer const& answer, WorklistForm form,
                                  Language language, store::Store& store) {
  auto const terms = due_terms(store);
  if (!terms) return std::unexpected(terms.error());
  auto const settled = settled_programme(store);
  if (!settled) return std::unexpected(settled.error());
  app::WorklistWords const words{terms->areas, terms->codebook, language, settled->made_up};
  auto const report = app::worklist_report(answer, words);
  return form == WorklistForm::csv ? app::report_csv(report) : app::report_json(report);
}

store::AuditRow row_of_worklist(app::WorklistAnswer const& answer, std::string actor) {
  FamiliesSeen seen;
  for (auto const& row : answer.rows) seen.add(row.area, row.household, row.person);
  return seen.row(std::move(actor), "worklist", "worklist");
}

}  // namespace otor::server
