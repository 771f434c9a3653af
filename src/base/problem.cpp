// SPDX-License-Identifier: Apache-2.0
#include "base/problem.h"

namespace otor {

std::string_view code(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::bad_json: return "bad_json";
    case ProblemKind::not_utf8: return "not_utf8";
    case ProblemKind::duplicate_key: return "duplicate_key";
    case ProblemKind::too_large: return "too_large";
    case ProblemKind::unknown_key: return "unknown_key";
    case ProblemKind::missing_key: return "missing_key";
    case ProblemKind::bad_value: return "bad_value";
    case ProblemKind::bad_month: return "bad_month";
    case ProblemKind::bad_span: return "bad_span";
    case ProblemKind::bad_birth: return "bad_birth";
    case ProblemKind::bad_amount: return "bad_amount";
    case ProblemKind::too_many_spans: return "too_many_spans";
    case ProblemKind::plan_in_past: return "plan_in_past";
    case ProblemKind::paid_in_future: return "paid_in_future";
    case ProblemKind::not_known: return "not_known";
    case ProblemKind::bad_law: return "bad_law";
    case ProblemKind::damaged_pack: return "damaged_pack";
    case ProblemKind::unknown_call: return "unknown_call";
    case ProblemKind::not_signed_in: return "not_signed_in";
    case ProblemKind::wrong_password: return "wrong_password";
    case ProblemKind::too_many_tries: return "too_many_tries";
    case ProblemKind::not_allowed: return "not_allowed";
    case ProblemKind::not_found: return "not_found";
    case ProblemKind::not_an_event: return "not_an_event";
    case ProblemKind::unfit_body: return "unfit_body";
    case ProblemKind::fork: return "fork";
    case ProblemKind::circle: return "circle";
    case ProblemKind::foreign_area: return "foreign_area";
    case ProblemKind::another_device: return "another_device";
    case ProblemKind::device_lost: return "device_lost";
    case ProblemKind::another_key: return "another_key";
    case ProblemKind::author_unproved: return "author_unproved";
    case ProblemKind::storage: return "storage";
    case ProblemKind::internal: return "internal";
  }
  return "internal";
}

}  // namespace otor
