// SPDX-License-Identifier: Apache-2.0
#pragma once
// A visit as its acts tell it together. Each soum tells of its own acts: a visit of the same name
// elsewhere is another one. It follows from acts and withdrawals in any order.

#include <span>
#include <vector>

#include "app/act.h"

namespace otor::app {

/// `day`, `moment`, `at` and `officer` are of its first start, `way` too, until it was put right;
/// `stage` is of its last word.
struct ToldVisit {
  event::Uuid visit, household;
  std::string area, officer, at, day, way, stage;
  std::int64_t moment = 0, handbooks = 0;
  bool closed = false;
  std::vector<Act> calculations;  // without what they gave
  std::vector<Act> given;         // handbooks
  std::vector<std::string> questions, findings;
};

/// `acts`: all of one visit of one household in one soum. `withdrawals`: all that name the
/// household, of any soum. Nothing where it never began or was a mistake: where all of it was
/// withdrawn, itself too.
std::optional<ToldVisit> told_visit(std::span<Act const> acts,
                                    std::span<Withdrawal const> withdrawals);

}  // namespace otor::app
