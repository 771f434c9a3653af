// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a person writes on the command line, as requests: `--born 1996-03 --paid
// 2018-01..2019-12:herder:320000`.

#include <optional>
#include <string>
#include <vector>

#include "base/sentences.h"
#include "wire/outlook_message.h"

namespace otor::cli {

/// The words of `otor estimate`; empty where not written.
struct PersonForm {
  std::string sex, born, on, start, until, as, income, sheep;
  std::optional<std::int64_t> children;
  std::vector<std::string> paid;
};

/// The words of `otor due`.
struct DueForm {
  std::string month, as, income;
  std::optional<std::int64_t> share_used;
};

/// `this_month` stands where no --on is written; a herder at the minimum wage where no --as and
/// --income are.
/// Errors: bad_value, bad_month, bad_amount for words that cannot be read.
Result<wire::OutlookRequest> request_of(PersonForm const& form, Month this_month);
Result<wire::DueRequest> request_of(DueForm const& form, Month this_month);

/// The language asked for, or that of a locale such as "kk_KZ.UTF-8"; Mongolian where it is neither
/// of the three.
Language language_of(std::string_view word);

}  // namespace otor::cli
