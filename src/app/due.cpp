// SPDX-License-Identifier: Apache-2.0
#include "app/due.h"

#include "benefit/contribution.h"

namespace otor::app {
namespace {

std::vector<std::string> sources_of(Month month, benefit::Payer as, law::Law const& law) {
  std::vector<std::string> sources;
  auto const note = [&](auto const& dated) {
    if (auto const* entry = dated.at(month)) sources.push_back(law.source_of(entry->reference));
  };
  note(law.minimum_wage);
  note(law.ceiling_times);
  note(law.pension_rate);
  note(law.benefit_rate);
  note(law.accident_rate);
  switch (as) {
    case benefit::Payer::voluntary: note(law.relief); break;
    case benefit::Payer::herder:
      note(law.state_share_herder);
      note(law.state_share_herder_months);
      note(law.relief);
      break;
    case benefit::Payer::mother:
      note(law.state_share_mother);
      note(law.relief_mother);
      break;
    case benefit::Payer::disabled_child_parent:
      note(law.state_share_disabled_child_parent);
      note(law.relief);
      break;
  }
  return sources;
}

}  // namespace

Result<wire::DueAnswer> due(wire::DueRequest const& request, LawInForce const& law) {
  auto const used = request.share_used.value_or(0);
  if (used < 0)
    return problem(ProblemKind::bad_value, "share_used: a number of months is expected.");
  auto const& terms = law.terms.contribution_in(request.month);
  if (auto known = benefit::rates_known(terms, request.month, law.law); !known)
    return std::unexpected(known.error());

  bool const limited = request.as == benefit::Payer::herder && terms.share_months >= 0;
  auto const share = limited && used >= terms.share_months ? benefit::StateShare::used_up
                                                           : benefit::StateShare::holds;
  auto const due = benefit::due(request.income, request.as, share, terms);
  auto const kind = static_cast<std::size_t>(request.as);
  bool const carried =
      share == benefit::StateShare::holds && terms.state_share[kind].millionths > 0;

  wire::DueAnswer answer;
  answer.id = request.id;
  answer.income = due.income;
  answer.total = due.total;
  answer.pension_part = due.pension_part;
  answer.benefit_part = due.benefit_part;
  answer.accident_part = due.accident_part;
  answer.state = due.state;
  answer.person = due.person;
  if (due.bound == benefit::Bound::raised_to_floor) answer.notes.push_back("raised_to_floor");
  if (due.bound == benefit::Bound::lowered_to_ceiling) answer.notes.push_back("lowered_to_ceiling");
  answer.questions = law.law.names_of(carried ? terms.rate_questions | terms.share_questions[kind]
                                              : terms.rate_questions);
  answer.sources = sources_of(request.month, request.as, law.law);
  answer.law = law.note;
  return answer;
}

}  // namespace otor::app
