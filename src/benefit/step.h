// SPDX-License-Identifier: Apache-2.0
#pragma once
// One step of a calculation as an answer tells it. Steps are made once, in the form in which they
// are written, because an explained answer is mostly steps.

#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace otor::benefit {

struct StepInput {
  std::string name;
  std::int64_t value = 0;
  std::string_view unit;
};
BOOST_DESCRIBE_STRUCT(StepInput, (), (name, value, unit))

/// `rule` names the formula, `inputs` its arguments by name, `value` its result. A reader can
/// compute the value again from the inputs. `unit` says what the value counts: months, tugrug,
/// tugrug_per_month, millionths. The words are the program's own and the law's: they live as long
/// as the law that computed the answer.
struct Step {
  std::string_view rule;
  std::vector<StepInput> inputs;
  std::int64_t value = 0;
  std::string_view unit;
  std::vector<std::string_view> sources;  // "minimum_full_pension@2026-01-01"
  std::vector<std::string> questions;     // "U6"
};
BOOST_DESCRIBE_STRUCT(Step, (), (rule, inputs, value, unit, sources, questions))

}  // namespace otor::benefit
