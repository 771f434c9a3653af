// SPDX-License-Identifier: Apache-2.0
#include "app/exercise.h"

#include <array>

#include "app/answer_text.h"
#include "app/due.h"
#include "app/outlook.h"
#include "app/step_text.h"
#include "base/chance.h"

namespace otor::app {
namespace {

using training::Exercise;
using wire::AnswerForm;

constexpr std::uint64_t most_tries = 60;
constexpr std::int64_t hundred_thousand = 100'000;

class Draw {
 public:
  Draw(std::uint64_t seed, std::uint64_t attempt) : seed_(seed), attempt_(attempt) {}
  std::int64_t from(std::int64_t least, std::int64_t most, std::string_view what) const {
    auto const count = static_cast<std::uint64_t>(most - least + 1);
    return least +
           static_cast<std::int64_t>(chance_below(count, seed_, {attempt_, chance_word(what)}));
  }

 private:
  std::uint64_t seed_, attempt_;
};

// Half of the people pay on the minimum wage.
wire::Income income_of(Draw const& draw) {
  wire::Income income;
  if (draw.from(0, 1, "minimum") == 0)
    income.amount = Tugrug{draw.from(10, 30, "income") * hundred_thousand};
  return income;
}

wire::OutlookRequest person_of(Draw const& draw, Month on) {
  wire::OutlookRequest asked;
  asked.on = on;
  bool const woman = draw.from(0, 1, "sex") == 0;
  asked.sex = woman ? benefit::Sex::female : benefit::Sex::male;
  asked.born.month = on - static_cast<std::int32_t>(draw.from(22 * 12, 48 * 12, "born"));
  asked.children = woman ? draw.from(0, 5, "children") : 0;
  auto const years = static_cast<std::int32_t>(draw.from(-4, 8, "paid"));
  if (years > 0) {
    auto const last = month_of(on.year() - 1, 12);
    asked.paid = {{last - (years * 12 - 1), last, benefit::Payer::herder, {}}};
  }
  asked.plan = wire::PlanSpan{on + static_cast<std::int32_t>(draw.from(1, 18, "start")),
                              {},
                              benefit::Payer::herder,
                              income_of(draw)};
  return asked;
}

std::string income_text(wire::Income const& income, Format const& format) {
  return income.amount ? format.say("exercise.income", {{"amount", grouped(income.amount->amount)}})
                       : format.say("exercise.income_minimum");
}

std::string who_text(wire::OutlookRequest const& asked, Format const& format) {
  auto text = format.say("exercise.person", {{"who", person_text(asked, format)},
                                             {"born", format.month(asked.born.month)}});
  text += " " + (asked.paid
                     ? format.say("exercise.paid", {{"from", short_date(asked.paid->front().from)},
                                                    {"to", short_date(asked.paid->front().to)}})
                     : format.say("exercise.paid_nothing"));
  auto const& plan = *asked.plan;
  return text + " " +
         format.say("exercise.plan", {{"month", format.month(plan.from)},
                                      {"income", income_text(plan.income, format)}});
}

std::string age_written(std::int64_t months) {
  return std::to_string(months / 12) + "-" + std::to_string(months % 12);
}

void put_steps(MadeExercise& made, std::vector<wire::Step> const& steps, Format const& format) {
  for (auto const& step : steps)
    made.steps.push_back(rule_text(step, format) + ": " + value_text(step, format));
}

void tell_tugrug(MadeExercise& made, Tugrug amount, Format const& format) {
  made.form = AnswerForm::tugrug;
  made.answer = std::to_string(amount.amount);
  made.told = format.money(amount);
}

void tell_month(MadeExercise& made, Month month, Format const& format) {
  made.form = AnswerForm::month;
  made.answer = text_of(month);
  made.told = format.month(month);
}

Result<MadeExercise> of_one_month(Exercise kind, Draw const& draw, Month on, Format const& format,
                                  LawInForce const& law) {
  static constexpr std::array payers{benefit::Payer::herder, benefit::Payer::voluntary};
  wire::DueRequest asked;
  asked.month = on + static_cast<std::int32_t>(draw.from(0, 18, "month"));
  bool const any = kind != Exercise::due_state;
  asked.as = payers[static_cast<std::size_t>(any ? draw.from(0, 1, "as") : 0)];
  asked.income = income_of(draw);
  auto const due = app::due(asked, law);
  if (!due) return std::unexpected(due.error());
  MadeExercise made;
  made.who = format.say(
      asked.as == benefit::Payer::herder ? "exercise.as_herder" : "exercise.as_voluntary",
      {{"month", format.month(asked.month)}, {"income", income_text(asked.income, format)}});
  tell_tugrug(made,
              kind == Exercise::due_person  ? due->person
              : kind == Exercise::due_state ? due->state
                                            : due->total,
              format);
  made.steps = {format.say("exercise.step_income", {{"amount", grouped(due->income.amount)}}),
                format.say("exercise.step_parts", {{"pension", grouped(due->pension_part.amount)},
                                                   {"benefit", grouped(due->benefit_part.amount)},
                                                   {"accident", grouped(due->accident_part.amount)},
                                                   {"total", grouped(due->total.amount)}}),
                format.say("exercise.step_shares", {{"state", grouped(due->state.amount)},
                                                    {"person", grouped(due->person.amount)}})};
  return made;
}

std::optional<Month> latest_start_of(wire::OutlookAnswer const& answer) {
  for (auto const& latest : answer.latest)
    if (answer.life.route == latest.route) return latest.for_first_age;
  return std::nullopt;
}

// Nothing where this person gives no such answer.
bool tell_life(MadeExercise& made, Exercise kind, wire::OutlookAnswer const& answer,
               Format const& format) {
  auto const* road = first_road(answer.estimate);
  if (road == nullptr || !road->opens) return false;
  switch (kind) {
    case Exercise::opens: tell_month(made, *road->opens, format); break;
    case Exercise::pension: tell_tugrug(made, road->pension, format); break;
    case Exercise::months_counted:
      made.form = AnswerForm::months;
      made.answer = std::to_string(road->months_counted);
      made.told = format.count("handbook.months", road->months_counted);
      break;
    case Exercise::later_age: {
      if (!answer.later || !answer.later->life.age) return false;
      made.form = AnswerForm::age;
      made.answer = age_written(*answer.later->life.age);
      made.told = format.age(*answer.later->life.age);
      break;
    }
    default: {
      auto const latest = latest_start_of(answer);
      if (!latest) return false;
      tell_month(made, *latest, format);
    }
  }
  put_steps(made, road->steps, format);
  return true;
}

bool is_of_one_month(Exercise kind) {
  return kind == Exercise::due_person || kind == Exercise::due_state || kind == Exercise::due_total;
}

}  // namespace

Result<MadeExercise> exercise(Exercise kind, std::uint64_t seed, Month on, Format const& format,
                              LawInForce const& law) {
  auto const asks = std::string("exercise.asks_") + boost::describe::enum_to_string(kind, "");
  for (std::uint64_t attempt = 0; attempt < most_tries; ++attempt) {
    Draw const draw(seed, attempt);
    if (is_of_one_month(kind)) {
      auto made = of_one_month(kind, draw, on, format, law);
      if (!made) continue;
      made->asks = format.say(asks);
      return made;
    }
    auto const asked = person_of(draw, on);
    auto const answer = outlook(asked, law);
    MadeExercise made;
    if (!answer || !tell_life(made, kind, *answer, format)) continue;
    made.who = who_text(asked, format);
    made.asks = format.say(asks);
    return made;
  }
  return problem(ProblemKind::not_known, "The law of this month reckons nobody of that kind.");
}

bool is_right(MadeExercise const& made, std::string_view typed) {
  std::string plain;
  bool begun = false;  // a number or a part of it has begun, so that its zeros count
  for (char const letter : typed) {
    bool const digit = letter >= '0' && letter <= '9';
    if (!digit && letter != '-') continue;
    if (letter == '0' && !begun && made.form != AnswerForm::month) continue;
    begun = digit;
    plain += letter;
  }
  auto const with_zero = [](std::string text) {
    if (text.empty() || text.front() == '-') text.insert(0, "0");
    if (text.ends_with('-')) text += '0';
    return text;
  };
  return with_zero(plain) == made.answer;
}

}  // namespace otor::app
