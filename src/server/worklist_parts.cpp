// SPDX-License-Identifier: Apache-2.0
#include "server/worklist_parts.h"

#include <algorithm>

#include "app/report_text.h"
#include "server/families_seen.h"
#include "server/pile.h"

namespace otor::server {

namespace {

constexpr std::size_t rows_in_part = 1'000;

}  // namespace

Result<std::shared_ptr<WorklistParts>> WorklistParts::of(
    app::WorklistQuestion const& question, WorklistRoom room,
    std::vector<std::shared_ptr<app::SoumTasks const>> soums, Language language,
    store::Store& store) {
  auto terms = due_terms(store);
  if (!terms) return std::unexpected(terms.error());
  auto const settled = settled_programme(store);
  if (!settled) return std::unexpected(settled.error());
  return std::shared_ptr<WorklistParts>(new WorklistParts(
      question, std::move(room), std::move(soums), std::move(*terms), language, settled->made_up));
}

WorklistParts::WorklistParts(app::WorklistQuestion const& question, WorklistRoom room,
                             std::vector<std::shared_ptr<app::SoumTasks const>> soums,
                             app::DueTerms terms, Language language, bool made_up)
    : room_(std::move(room)), terms_(std::move(terms)),
      found_(question, room_.ports(std::move(soums))),
      table_(found_.told(), {terms_.areas, terms_.codebook, language, made_up}),
      report_(table_.begun()) {}

store::AuditRow WorklistParts::seen_by(std::string actor) const {
  FamiliesSeen seen;
  found_.name_each(
      [&](std::string const& area, event::Uuid household,
          std::optional<event::Uuid> const& person) { seen.add(area, household, person); });
  return seen.row(std::move(actor), "worklist", "worklist");
}

std::string WorklistParts::next() {
  std::string part;
  if (!begun_) part = app::csv_head(report_);
  begun_ = true;
  report_.rows = app::ReportRows(report_.columns.size());
  auto const last = std::min(found_.rows(), next_ + rows_in_part);
  for (; next_ < last; ++next_) table_.put(report_.rows, found_.row(next_));
  return part + app::csv_rows(report_);
}

}  // namespace otor::server
