// SPDX-License-Identifier: Apache-2.0
#include "outreach/codebook.h"

#include <algorithm>
#include <set>
#include <utility>

namespace otor::outreach {
namespace {

std::unexpected<Problem> wrong(std::string_view code, std::string_view what) {
  return problem(ProblemKind::bad_value, std::string(code) + ": " + std::string(what) + ".");
}

bool says_all(Title const& title) {
  return !title.mn.empty() && !title.kk.empty() && !title.en.empty();
}

// The numbers that a trigger looks at.
struct Needs {
  bool days = false, months = false, count = false;
};

Needs needs_of(Trigger when) {
  switch (when) {
    case Trigger::promise_due:
    case Trigger::step_due: return {};
    case Trigger::payment_gap:
    case Trigger::pension_near: return {.months = true};
    case Trigger::ready_at_income: return {.months = true};
    case Trigger::child_born:
    case Trigger::shock: return {.days = true, .months = true};
    case Trigger::not_found: return {.days = true, .count = true};
    case Trigger::answer_owed:
    case Trigger::first_payment:
    case Trigger::contract_ends:
    case Trigger::moved_in:
    case Trigger::otor_away:
    case Trigger::hand_over:
    case Trigger::referral_open:
    case Trigger::paper_requested: break;
  }
  return {.days = true};
}

Result<void> check_code(std::string_view code) {
  if (!is_code(code)) return wrong(code, "a code has 1 to 32 letters and digits");
  return {};
}

Result<void> check_name(std::string_view code, Title const& title) {
  if (auto good = check_code(code); !good) return good;
  if (!says_all(title)) return wrong(code, "a title in mn, kk and en is expected");
  return {};
}

Result<void> check_number(std::string_view code, std::string_view name, bool needed,
                          std::optional<std::int64_t> const& number) {
  constexpr std::int64_t most = 1'000;
  if (needed != number.has_value()) {
    return wrong(code, needed ? std::string(name) + " is missing"
                              : "this trigger does not look at " + std::string(name));
  }
  if (number && (*number < 0 || *number > most)) {
    return wrong(code, std::string(name) + " is not from 0 to 1000");
  }
  return {};
}

Result<void> check_source(std::string_view code, std::string_view source) {
  if (source.empty()) return wrong(code, "the source of its number is missing");
  return {};
}

Result<void> check_rule(Rule const& rule) {
  if (auto good = check_name(rule.code, rule.title); !good) return good;
  auto const needs = needs_of(rule.when);
  if (auto good = check_number(rule.code, "days", needs.days, rule.days); !good) return good;
  if (auto good = check_number(rule.code, "months", needs.months, rule.months); !good) return good;
  if (auto good = check_number(rule.code, "count", needs.count, rule.count); !good) return good;
  return check_source(rule.code, rule.source);
}

// Below two, everything would be a remark.
Result<void> check_least(std::string_view code, std::string_view name,
                         std::optional<std::int64_t> const& number) {
  if (number && *number < 2) return wrong(code, std::string(name) + " is below 2");
  return {};
}

Result<void> check_rule(RemarkRule const& rule) {
  if (auto good = check_code(rule.code); !good) return good;
  bool const counts = rule.when != RemarkTrigger::same_day;
  bool const codes = rule.when == RemarkTrigger::same_noted;
  if (auto good = check_number(rule.code, "days", true, rule.days); !good) return good;
  if (auto good = check_number(rule.code, "count", counts, rule.count); !good) return good;
  if (auto good = check_number(rule.code, "codes", codes, rule.codes); !good) return good;
  if (auto good = check_least(rule.code, "count", rule.count); !good) return good;
  if (auto good = check_least(rule.code, "codes", rule.codes); !good) return good;
  return check_source(rule.code, rule.source);
}

template <class Rules>
Result<void> check_rules(Rules const& rules) {
  std::set<std::string_view> seen;
  for (auto const& rule : rules) {
    if (auto good = check_rule(rule); !good) return good;
    if (!seen.insert(rule.code).second) return wrong(rule.code, "this stands twice");
  }
  return {};
}

bool is_own(std::string_view code) {
  auto const dot = code.find('.');
  return dot != code.npos && dot > 0 && dot + 1 < code.size();
}

}  // namespace

bool is_code(std::string_view code) {
  constexpr std::size_t longest = 32;
  if (code.empty() || code.size() > longest) return false;
  if (code.front() == '.' || code.back() == '.') return false;
  return std::ranges::count(code, '.') <= 1 && std::ranges::all_of(code, [](char character) {
           return (character >= 'a' && character <= 'z') ||
                  (character >= 'A' && character <= 'Z') ||
                  (character >= '0' && character <= '9') || character == '_' || character == '-' ||
                  character == '.';
         });
}

Result<void> check(Codebook const& book) {
  std::set<std::pair<CodeSet, std::string_view>> codes;
  for (auto const& code : book.codes) {
    if (auto good = check_name(code.code, code.title); !good) return good;
    if (!codes.emplace(code.set, code.code).second) return wrong(code.code, "this stands twice");
  }
  if (auto good = check_rules(book.rules); !good) return good;
  return book.remarks ? check_rules(*book.remarks) : Result<void>{};
}

Result<void> extend(Codebook& book, Codebook const& own) {
  if (own.remarks && !own.remarks->empty())
    return wrong(own.remarks->front().code, "remarks are the same for everybody");
  for (auto const& code : own.codes) {
    if (!is_own(code.code)) return wrong(code.code, "a prefix and a dot are expected");
  }
  for (auto const& rule : own.rules) {
    if (!is_own(rule.code)) return wrong(rule.code, "a prefix and a dot are expected");
  }
  auto whole = book;
  whole.codes.insert(whole.codes.end(), own.codes.begin(), own.codes.end());
  whole.rules.insert(whole.rules.end(), own.rules.begin(), own.rules.end());
  std::ranges::stable_sort(whole.codes, {}, &Code::set);
  if (auto good = check(whole); !good) return good;
  book = std::move(whole);
  return {};
}

}  // namespace otor::outreach
