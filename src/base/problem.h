// SPDX-License-Identifier: Apache-2.0
#pragma once
// A problem is what a person or a program is told when something cannot be done. Errors are values:
// every function that can fail returns Result<T>, and nothing is changed when it does.

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace otor {

/// Every kind of problem. Its code is its name and never changes; its sentence in each language
/// stands in text/ under `problem.CODE`.
enum class ProblemKind {
  // the form of what was sent
  bad_json,
  not_utf8,
  duplicate_key,
  too_large,
  unknown_key,
  missing_key,
  bad_value,
  // what was said in it
  bad_month,
  bad_span,
  bad_birth,
  bad_amount,
  too_many_spans,
  plan_in_past,
  paid_in_future,
  // the law
  not_known,
  bad_law,
  damaged_pack,
  // calls, accounts, records
  unknown_call,
  not_signed_in,
  wrong_password,
  too_many_tries,
  not_allowed,
  not_found,
  not_an_event,
  unfit_body,
  fork,
  circle,
  foreign_area,
  another_device,
  device_lost,
  another_key,
  author_unproved,
  // the machine
  storage,
  internal,
};

/// The code that stands in answers: "not_known", "bad_month", ...
std::string_view code(ProblemKind kind);

struct Problem {
  ProblemKind kind = ProblemKind::internal;
  std::string detail;  // one English sentence that names what was wrong and where
  bool operator==(Problem const&) const = default;
};

template <class T>
using Result = std::expected<T, Problem>;

/// `return problem(ProblemKind::bad_month, "...");` from any function that returns a Result.
inline std::unexpected<Problem> problem(ProblemKind kind, std::string detail) {
  return std::unexpected(Problem{kind, std::move(detail)});
}

}  // namespace otor
