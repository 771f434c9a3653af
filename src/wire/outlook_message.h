// SPDX-License-Identifier: Apache-2.0
#pragma once
// The messages of `outlook`: the seven questions a herder asks, answered at once for one person.
// The page draws its first picture from one such answer. Every part also exists as a call of its
// own (cost, later, more, missed, cover, never).

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wire/estimate_message.h"

namespace otor::wire {

/// Everything of an EstimateRequest, and what the picture needs besides.
struct OutlookRequest {
  std::optional<RequestId> id;
  Month on;
  benefit::Sex sex{};
  Birth born;
  std::optional<std::int64_t> children;
  std::optional<std::vector<PaidSpan>> paid;
  std::optional<PlanSpan> plan;
  // of one sheep in the soum; absent: nothing is told in sheep
  std::optional<Tugrug> sheep_price;
  std::optional<std::int64_t> later_by;  // months to wait in "if you start later"; 60 if absent
  std::optional<std::int64_t> missed;    // months missed in "if you miss months"; 12 if absent
  // months of the year paid in "only in the cashmere months"; [4, 5] if absent
  std::optional<std::vector<std::int64_t>> season;
};
BOOST_DESCRIBE_STRUCT(OutlookRequest, (),
                      (id, on, sex, born, children, paid, plan, sheep_price, later_by, missed,
                       season))

/// One price that holds from `from` for `months` months of the plan.
/// Sheep are counted in hundredths a year: 465 is four sheep and 65 hundredths.
struct Price {
  Month from;
  std::int64_t months = 0;
  Tugrug income, total, state, person;  // a month
  Tugrug half_year, year;               // six and twelve such months, the person's own part
  std::optional<std::int64_t> sheep;    // hundredths of a sheep a year, the person's own part
  // why the price changes here: minimum_wage, share_ended, rate, relief
  std::vector<std::string> because;
  std::vector<std::string> sources, questions;
};
BOOST_DESCRIBE_STRUCT(Price, (),
                      (from, months, income, total, state, person, half_year, year, sheep, because,
                       sources, questions))

/// Stretches to draw, at most three: a price that holds less than a year is joined to the next.
struct Stretch {
  Month from;
  std::int64_t months = 0;
  Tugrug person, state;               // a month, the dearer where prices were joined
  std::optional<std::int64_t> sheep;  // hundredths a year
};
BOOST_DESCRIBE_STRUCT(Stretch, (), (from, months, person, state, sheep))

/// A life line: paying stretches, then the pension for life from `opens` on.
struct LifeLine {
  std::optional<Month> start;           // first month paid by the plan
  std::optional<benefit::Route> route;  // the first road that opens; absent: none does
  std::optional<Month> opens;
  std::optional<std::int64_t> age;            // in months, when it opens
  Tugrug pension;                             // a month
  std::optional<std::int64_t> pension_sheep;  // hundredths a year
  Tugrug person_pays, state_pays;             // in all
  std::int64_t months_paid = 0;               // by the plan, before the claim
  std::optional<std::int64_t> months_to_break_even;
  std::vector<Price> prices;
  std::vector<Stretch> stretches;
};
BOOST_DESCRIBE_STRUCT(LifeLine, (),
                      (start, route, opens, age, pension, pension_sheep, person_pays, state_pays,
                       months_paid, months_to_break_even, prices, stretches))

/// "If you start five years later": the same life with a later start, and the difference.
struct Later {
  LifeLine life;
  std::int64_t by = 0;  // months later
  // months by which the pension comes later; absent where none opens
  std::optional<std::int64_t> delay;
  Tugrug pays_less;  // in all; may be negative
  // pensions not drawn between the two openings; absent where none opens later
  std::optional<Tugrug> receives_less;
  std::int64_t uncovered = 0;  // months without any cover
};
BOOST_DESCRIBE_STRUCT(Later, (), (life, by, delay, pays_less, receives_less, uncovered))

/// The latest months to start for one road.
struct LatestStart {
  benefit::Route route{};
  // latest start at which the road still opens as early as it does for a start today
  std::optional<Month> for_first_age;
  std::optional<Month> opens;       // that month
  std::optional<std::int64_t> age;  // and the age then, in months
  // latest start at which the road opens before the 80th birthday
  std::optional<Month> at_all;
};
BOOST_DESCRIBE_STRUCT(LatestStart, (), (route, for_first_age, opens, age, at_all))

/// "What if I declare more?"
struct More {
  std::optional<benefit::Route> route;
  // least declared income that raises the pension; absent: none under the ceiling
  std::optional<Tugrug> matters_from;
  Tugrug ceiling;               // of the first planned month
  Tugrug per_hundred_thousand;  // what each 100,000 beyond brings a month
  Tugrug costs;                 // what each 100,000 costs a month, the person's own part
};
BOOST_DESCRIBE_STRUCT(More, (), (route, matters_from, ceiling, per_hundred_thousand, costs))

/// "What if I miss months, or pay only in the cashmere months?"
struct Missed {
  std::int64_t months = 0;  // missed at the start of the plan's second year
  // months by which the first pension comes later; absent where none opens
  std::optional<std::int64_t> delay;
  std::optional<Month> opens;
  std::optional<benefit::Route> route;
};
BOOST_DESCRIBE_STRUCT(Missed, (), (months, delay, opens, route))

struct Season {
  std::vector<std::int64_t> months;  // of the year, 1 to 12
  std::optional<benefit::Route> route;
  std::optional<Month> opens;
  std::optional<std::int64_t> age;
  Tugrug pension;
  Tugrug year;  // cost of the first full year of the plan
};
BOOST_DESCRIBE_STRUCT(Season, (), (months, route, opens, age, pension, year))

/// Cover while paying. `kind`: maternity, sickness, disability, death, survivors.
struct CoverAmount {
  Month from;
  Tugrug amount;  // once (maternity, death) or a month (disability, survivors)
};
BOOST_DESCRIBE_STRUCT(CoverAmount, (), (from, amount))

struct Cover {
  std::string kind;
  std::optional<Month> from;         // first month covered by paying on; absent: not reached
  std::vector<CoverAmount> amounts;  // empty where only a share is known
  // millionths: sickness, of the average day; survivors, of the pension, one dependant
  std::optional<std::int64_t> share;
  std::vector<std::string> sources, questions;
};
BOOST_DESCRIBE_STRUCT(Cover, (), (kind, from, amounts, share, sources, questions))

/// "What if I never join?" The welfare pension.
struct Never {
  std::int64_t age = 0;          // in months
  Month from;                    // month of that age
  std::optional<Tugrug> amount;  // last known amount
  std::optional<Month> since;    // from when that amount held
  std::vector<std::string> sources, questions;
};
BOOST_DESCRIBE_STRUCT(Never, (), (age, from, amount, since, sources, questions))

/// The account method is not available; its amount with the last known divisor may stand beside,
/// marked.
struct Account {
  bool applies = false;                 // born from the month on from which accounts exist
  std::optional<Tugrug> indicative;     // pension by the last known divisor, no interest
  std::optional<std::int64_t> divisor;  // months
  std::optional<Month> divisor_since;
  std::vector<std::string> sources, questions;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (applies, indicative, divisor, divisor_since, sources, questions))

/// A change of the law that is adopted or proposed and lies inside the plan.
struct Pending {
  std::string name, since;
};
BOOST_DESCRIBE_STRUCT(Pending, (), (name, since))

/// The health premium is apart from the insurance and compulsory.
struct Health {
  Tugrug amount;  // a month
  Month since;
  std::vector<std::string> sources, questions;
};
BOOST_DESCRIBE_STRUCT(Health, (), (amount, since, sources, questions))

struct OutlookAnswer {
  std::optional<RequestId> id;
  EstimateAnswer estimate;  // with steps
  LifeLine life;
  std::optional<Later> later;
  std::vector<LatestStart> latest;  // the five roads
  More more;
  std::optional<Missed> missed;
  std::optional<Season> season;
  std::vector<Cover> cover;  // maternity (women), sickness, disability, death, survivors
  Never never;
  Account account;
  std::optional<Health> health;
  std::vector<Pending> pending;
  std::vector<std::string> questions;  // all that any part hangs on, sorted
};
BOOST_DESCRIBE_STRUCT(OutlookAnswer, (),
                      (id, estimate, life, later, latest, more, missed, season, cover, never,
                       account, health, pending, questions))

/// Answers of the calls that give one part alone.
struct CostAnswer {
  std::optional<RequestId> id;
  std::vector<Price> prices;
  std::optional<Month> share_ends;
  std::optional<Health> health;
  std::vector<std::string> questions;
  LawNote law;
};
BOOST_DESCRIBE_STRUCT(CostAnswer, (), (id, prices, share_ends, health, questions, law))

struct LaterAnswer {
  std::optional<RequestId> id;
  LifeLine life;
  std::optional<Later> later;
  std::vector<LatestStart> latest;
  std::vector<std::string> questions;
  LawNote law;
};
BOOST_DESCRIBE_STRUCT(LaterAnswer, (), (id, life, later, latest, questions, law))

struct MoreAnswer {
  std::optional<RequestId> id;
  More more;
  std::vector<std::string> questions;
  LawNote law;
};
BOOST_DESCRIBE_STRUCT(MoreAnswer, (), (id, more, questions, law))

struct MissedAnswer {
  std::optional<RequestId> id;
  std::optional<Missed> missed;
  std::optional<Season> season;
  std::vector<std::string> questions;
  LawNote law;
};
BOOST_DESCRIBE_STRUCT(MissedAnswer, (), (id, missed, season, questions, law))

struct CoverAnswer {
  std::optional<RequestId> id;
  std::vector<Cover> cover;
  std::vector<std::string> questions;
  LawNote law;
};
BOOST_DESCRIBE_STRUCT(CoverAnswer, (), (id, cover, questions, law))

struct NeverAnswer {
  std::optional<RequestId> id;
  Never never;
  Account account;
  std::vector<std::string> questions;
  LawNote law;
};
BOOST_DESCRIBE_STRUCT(NeverAnswer, (), (id, never, account, questions, law))

/// What the page needs of the law to name sources and questions: call `law`.
struct LawRequest {
  std::optional<RequestId> id;
};
BOOST_DESCRIBE_STRUCT(LawRequest, (), (id))

struct Text3 {
  std::string mn, kk, en;
};
BOOST_DESCRIBE_STRUCT(Text3, (), (mn, kk, en))

struct LawEntry {
  std::string since;                 // day
  std::optional<std::string> value;  // as text: "792000", "11.5 %", absent where not known
  std::optional<Text3> statement;    // sentences of law and pending changes
  std::string act, article, url, confidence;
  std::optional<std::string> question;
};
BOOST_DESCRIBE_STRUCT(LawEntry, (),
                      (since, value, statement, act, article, url, confidence, question))

struct LawParameter {
  std::string name, unit, checked;
  Text3 title;
  std::vector<LawEntry> entries;
};
BOOST_DESCRIBE_STRUCT(LawParameter, (), (name, unit, checked, title, entries))

struct LawQuestion {
  std::string name, status;
  Text3 asks;
};
BOOST_DESCRIBE_STRUCT(LawQuestion, (), (name, status, asks))

struct LawAnswer {
  std::optional<RequestId> id;
  LawNote law;
  std::vector<LawParameter> parameters;
  std::vector<LawQuestion> questions;
};
BOOST_DESCRIBE_STRUCT(LawAnswer, (), (id, law, parameters, questions))

}  // namespace otor::wire
