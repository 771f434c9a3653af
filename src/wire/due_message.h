// SPDX-License-Identifier: Apache-2.0
#pragma once
// The messages of `due`: what one month costs.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/month.h"
#include "benefit/payer.h"
#include "wire/json.h"

namespace otor::wire {

/// An income as a request says it: a whole amount, or "minimum" for the minimum wage of the month.
using Income = benefit::Income;

/// A whole amount, or the word "minimum".
template <>
struct Reader<Income> {
  static Result<Income> read(json::value const& value, std::string_view path) {
    if (auto const* word = value.if_string(); word != nullptr && *word == "minimum")
      return Income{};
    auto const amount = wire::read<Tugrug>(value, path);
    if (amount) return Income{*amount};
    auto const what =
        "a whole amount from 0 to 1,000,000,000,000 tögrög, or \"minimum\", is expected.";
    return detail::at(amount.error().kind, path, what);
  }
};

struct DueRequest {
  std::optional<RequestId> id;
  Month month;
  benefit::Payer as{};
  Income income;
  // herder months from 2024-01 on before this one; 0 if absent
  std::optional<std::int64_t> share_used;
};
BOOST_DESCRIBE_STRUCT(DueRequest, (), (id, month, as, income, share_used))

/// Which law computed an answer, and until which day it is known.
struct LawNote {
  std::string pack;
  std::string known_until;
};
BOOST_DESCRIBE_STRUCT(LawNote, (), (pack, known_until))

struct DueAnswer {
  std::optional<RequestId> id;
  Tugrug income, total, pension_part, benefit_part, accident_part, state, person;
  std::vector<std::string> notes;      // raised_to_floor, lowered_to_ceiling
  std::vector<std::string> questions;  // open questions this answer hangs on: "U1"
  std::vector<std::string> sources;    // the law read: "minimum_wage@2025-04-01"
  LawNote law;
};
BOOST_DESCRIBE_STRUCT(DueAnswer, (),
                      (id, income, total, pension_part, benefit_part, accident_part, state, person,
                       notes, questions, sources, law))

}  // namespace otor::wire
