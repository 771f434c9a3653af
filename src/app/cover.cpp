// SPDX-License-Identifier: Apache-2.0
#include "app/cover.h"

#include "benefit/cover.h"

namespace otor::app {
namespace {

char const* word_for(benefit::CoverKind kind) {
  switch (kind) {
    case benefit::CoverKind::maternity: return "maternity";
    case benefit::CoverKind::sickness: return "sickness";
    case benefit::CoverKind::disability: return "disability";
    case benefit::CoverKind::death: return "death";
    case benefit::CoverKind::survivors: return "survivors";
  }
  return "";
}

}  // namespace

std::vector<wire::Cover> covered_meanwhile(PersonCase const& person_case, Life const& life,
                                           LawInForce const& law) {
  auto const* first = life.estimate.first_route();
  Month const until = first != nullptr ? *first->opens : benefit::horizon_of(person_case.person);
  std::vector<wire::Cover> covers;
  for (auto const& cover :
       benefit::cover_of(person_case.person, person_case.on, until, life.record, law.law)) {
    auto& told = covers.emplace_back();
    told.kind = word_for(cover.kind);
    told.from = cover.from;
    for (auto const& amount : cover.amounts) told.amounts.push_back({amount.from, amount.amount});
    if (cover.share) told.share = cover.share->millionths;
    for (auto const reference : cover.sources) told.sources.push_back(law.law.source_of(reference));
    told.questions = law.law.names_of(cover.questions);
  }
  return covers;
}

Result<wire::CoverAnswer> cover(Considered const& asked, LawInForce const& law) {
  wire::CoverAnswer answer;
  answer.cover = covered_meanwhile(asked.person_case, asked.life, law);
  return answer;
}

}  // namespace otor::app
