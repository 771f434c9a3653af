// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the codes of events mean, and the rules that follow-up comes from, as data. People edit
// content/outreach/*.toml; programs and phones load the text made from it. A department may add its
// own, each code under its own prefix ("183.road"); a code that is in no book is shown as it is.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace otor::outreach {

/// What a code is of. The word is also the first part of its sentence's key on the page.
BOOST_DEFINE_ENUM_CLASS(CodeSet, finding, asked, paper, office, role, channel, shock, mistake)

struct Title {
  std::string mn, kk, en;
};
BOOST_DESCRIBE_STRUCT(Title, (), (mn, kk, en))

struct Code {
  CodeSet set{};
  std::string code;
  std::string group;   // findings: awareness, money, access, rights; questions: their subject
  bool first = false;  // among those that a screen shows before "all"
  Title title;
};
BOOST_DESCRIBE_STRUCT(Code, (), (set, code, group, first, title))

/// What a rule looks at. Each is one function of follow_up.cpp.
BOOST_DEFINE_ENUM_CLASS(Trigger, promise_due, step_due, answer_owed, ready_at_income, first_payment,
                        payment_gap, contract_ends, pension_near, child_born, shock, moved_in,
                        otor_away, hand_over, not_found, referral_open, paper_requested)

/// Which numbers a rule needs, its trigger says: see `checked`.
struct Rule {
  std::string code;
  Trigger when{};
  std::optional<std::int64_t> days, months, count;
  Title title;
  std::string source;  // where the number comes from
};
BOOST_DESCRIBE_STRUCT(Rule, (), (code, when, days, months, count, title, source))

/// What a remark on visits looks at. Each is one function of remarks.cpp.
BOOST_DEFINE_ENUM_CLASS(RemarkTrigger, same_day, same_noted, many_in_day)

/// `days`: for how long after the visits came home a remark is its officers' alone. `count`: of
/// families; `codes`: of those that were noted alike.
struct RemarkRule {
  std::string code;
  RemarkTrigger when{};
  std::int64_t days = 0;
  std::optional<std::int64_t> count, codes;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(RemarkRule, (), (code, when, days, count, codes, source))

/// `remarks` are the same for everybody: a department's own book has none.
struct Codebook {
  std::vector<Code> codes;  // sorted by (set, place in the file)
  std::vector<Rule> rules;
  std::optional<std::vector<RemarkRule>> remarks;
};
BOOST_DESCRIBE_STRUCT(Codebook, (), (codes, rules, remarks))

/// Errors: bad_value for a code twice in its set, a form no event could carry, a title without a
/// language, a rule without the numbers that its trigger needs, or with one that it does not look
/// at; the detail names it.
Result<void> check(Codebook const& book);

/// A department's own, behind the rest. Errors: those of `check`; bad_value for a code without a
/// prefix of letters or digits and a dot, one that is there already, or a remark.
Result<void> extend(Codebook& book, Codebook const& own);

/// Whether an event may carry this code: 1 to 32 letters, digits, _ and -, once divided by a dot.
bool is_code(std::string_view code);

/// The text of the built-in book, made from content/outreach (wire/codebook.h reads it).
std::string_view default_codebook();

}  // namespace otor::outreach
