// SPDX-License-Identifier: Apache-2.0
#include "cli/estimate_page.h"

#include <algorithm>
#include <set>

#include "app/answer_text.h"
#include "app/step_text.h"
#include "base/word.h"
#include "cli/wrapped.h"

namespace otor::cli {
namespace {

using app::closed_text;
using app::open_questions;
using app::rule_text;
using app::run_lines;
using app::source_text;
using app::value_text;

// Sections with a heading, lines below it, wrapped to a terminal.
class Page {
 public:
  void heading(std::string_view text) { out_ += (out_.empty() ? "" : "\n") + wrapped(text, 0); }
  void line(std::string_view text) { out_ += wrapped(text, 2, 2); }
  void below(std::string_view text) { out_ += wrapped(text, 6, 2); }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

std::string income_text(wire::Income const& income, Format const& format) {
  return income.amount ? format.money(*income.amount) : format.say("calculator.income_minimum");
}

std::string as_text(benefit::Payer as, Format const& format) {
  return format.say("calculator.as_" + word_of(as));
}

// "You pay 61,380 tögrög a month. The State pays 45,540 for you."
std::string you_pay(Tugrug person, Tugrug state, Format const& format) {
  auto const* key = person.amount == 0 && state.amount > 0 ? "cli.you_pay_nothing"
                    : state.amount == 0                    ? "cli.you_pay_alone"
                                                           : "cli.you_pay";
  return format.say(key, {{"person", grouped(person.amount)}, {"state", grouped(state.amount)}});
}

void say_footer(Page& page, wire::LawNote const& law, Format const& format) {
  page.heading(format.say("calculator.estimate_only"));
  page.line(format.say("calculator.todays_law"));
  page.line(format.say("calculator.known_until", {{"date", short_date(law.known_until)}}));
}

void say_open(Page& page, std::vector<std::string> const& lines, Format const& format) {
  if (lines.empty()) return;
  page.heading(format.say("calculator.open_title"));
  for (auto const& line : lines) page.line("? " + line);
}

// Writes the page of an estimate, part by part, in the order in which a herder asks.
class EstimatePage {
 public:
  EstimatePage(wire::OutlookRequest const& asked, wire::OutlookAnswer const& answer,
               Language language, law::Law const& law)
      : asked_(asked), answer_(answer), life_(answer.life), format_(language), law_(law) {}

  std::string text() {
    who();
    result();
    prices();
    roads();
    later();
    latest();
    cover();
    never();
    steps();
    open();
    say_footer(page_, answer_.estimate.law, format_);
    return page_.take();
  }

 private:
  std::string age_at(Month month) const {
    return format_.age(age_in_months(asked_.born.month, month));
  }

  void who() {
    page_.heading(format_.say("calculator.title"));
    page_.line(app::person_text(asked_, format_) + ". " +
               format_.say("cli.counted_for", {{"month", format_.month(asked_.on)}}));
    for (auto const& span : asked_.paid.value_or(std::vector<wire::PaidSpan>{})) {
      page_.line(format_.say("cli.paid_before", {{"from", short_date(span.from)},
                                                 {"to", short_date(span.to)},
                                                 {"as", as_text(span.as, format_)},
                                                 {"income", income_text(span.income, format_)}}));
    }
    if (!asked_.plan) return page_.line(format_.say("cli.no_plan"));
    page_.line(format_.say("cli.plan", {{"month", format_.month(asked_.plan->from)},
                                        {"as", as_text(asked_.plan->as, format_)},
                                        {"income", income_text(asked_.plan->income, format_)}}));
    if (asked_.plan->to) {
      page_.line(format_.say("cli.plan_until", {{"month", format_.month(*asked_.plan->to)}}));
    }
  }

  void result() {
    page_.heading(format_.say("calculator.your_result"));
    if (!life_.opens) return page_.line(format_.say("calculator.nothing"));
    auto const age = life_.age.value_or(0);
    page_.line(format_.say(age % 12 == 0 ? "cli.from_age" : "cli.from_age_months",
                           {{"age", grouped(age / 12)},
                            {"m", grouped(age % 12)},
                            {"pension", grouped(life_.pension.amount)}}));
    page_.line(format_.say("cli.for_life"));
    if (life_.months_paid == 0) return;
    page_.line(format_.say("cli.paid_in_all", {{"amount", grouped(life_.person_pays.amount)},
                                               {"time", format_.duration(life_.months_paid)}}));
    if (life_.state_pays.amount > 0) {
      page_.line(
          format_.say("calculator.state_in_all", {{"state", format_.money(life_.state_pays)}}));
    }
    if (life_.months_to_break_even.value_or(0) > 0)
      page_.line(format_.count("cli.break_even", *life_.months_to_break_even));
  }

  void prices() {
    if (life_.prices.empty()) return;
    page_.heading(format_.say("cli.pay_title"));
    for (auto const& price : life_.prices) one_price(price);
    if (answer_.estimate.share_ends) {
      page_.line(
          format_.say("cli.share_ends", {{"month", format_.month(*answer_.estimate.share_ends)}}));
    }
    page_.line(format_.say("calculator.pay_ahead"));
    page_.line(format_.say("calculator.no_back_payment"));
    if (answer_.health) {
      page_.line(format_.say("calculator.health_apart",
                             {{"amount", grouped(answer_.health->amount.amount)}}));
    }
  }

  void one_price(wire::Price const& price) {
    Month const last = price.from + static_cast<std::int32_t>(price.months - 1);
    auto const when = last > price.from ? short_date(price.from) + "–" + short_date(last)
                                        : short_date(price.from);
    page_.line(when + ": " + you_pay(price.person, price.state, format_));
    for (auto const& because : price.because)
      page_.below(format_.say("calculator.because_" + because));
    page_.below(format_.say("calculator.half_and_year", {{"half", grouped(price.half_year.amount)},
                                                         {"year", grouped(price.year.amount)}}));
    if (price.sheep && asked_.sheep_price) {
      page_.below(format_.count("calculator.in_sheep", whole_sheep(*price.sheep),
                                {{"price", grouped(asked_.sheep_price->amount)}}));
    }
  }

  void roads() {
    page_.heading(format_.say("cli.roads_title"));
    for (auto const& road : answer_.estimate.routes) {
      bool const first = answer_.estimate.first == road.route;
      auto const name = format_.say("why.road_" + word_of(road.route));
      page_.line((first ? "→ " : "  ") + name);
      page_.below(road.opens
                      ? format_.say("why.road_opens", {{"month", format_.month(*road.opens)},
                                                       {"age", age_at(*road.opens)},
                                                       {"amount", format_.money(road.pension)}})
                      : closed_text(road, format_));
    }
  }

  void later() {
    if (!answer_.later || !life_.opens) return;
    auto const& later = *answer_.later;
    page_.heading(app::waited_text("calculator.later_title", later.by, format_));
    if (!later.life.opens)
      return page_.line(app::waited_text("calculator.later_never", later.by, format_));
    page_.line(app::waited_text("calculator.later_picture", later.by, format_,
                                {{"age_later", format_.age(later.life.age.value_or(0))},
                                 {"age", format_.age(life_.age.value_or(0))}}));
    difference(later.pays_less, "calculator.pays_less", "calculator.pays_more");
    if (later.receives_less) {
      difference(*later.receives_less, "calculator.receives_less", "calculator.receives_more");
    }
    if (later.uncovered > 0) {
      page_.line(
          format_.say("calculator.uncovered", {{"time", format_.duration(later.uncovered)}}));
    }
  }

  void difference(Tugrug less, char const* key, char const* opposite) {
    if (less.amount == 0) return;
    auto const amount = less.amount < 0 ? Tugrug{-less.amount} : less;
    page_.line(format_.say(less.amount < 0 ? opposite : key) + ": " + format_.money(amount));
  }

  void latest() {
    auto const road = std::ranges::find(
        answer_.latest, life_.route,
        [](wire::LatestStart const& start) { return std::optional(start.route); });
    if (road == answer_.latest.end() || !road->for_first_age) return;
    page_.heading(
        format_.say("cli.latest_start", {{"month", format_.month(*road->for_first_age)}}));
    page_.line(
        format_.say("calculator.latest_keeps", {{"age", format_.age(life_.age.value_or(0))}}));
    if (road->at_all) {
      page_.line(
          format_.say("calculator.latest_at_all", {{"month", format_.month(*road->at_all)}}));
    }
  }

  void cover() {
    page_.heading(format_.say("cover.title"));
    for (auto const& cover : answer_.cover) {
      page_.line(format_.say("cover." + cover.kind));
      if (!cover.from) {
        page_.below(format_.say("cover.not_reached"));
        continue;
      }
      for (auto const& line : app::cover_lines(cover, format_)) {
        auto const since =
            line.from ? app::since_text(*line.from, asked_.on, format_) + ": " : std::string();
        page_.below(since + line.told);
      }
    }
  }

  void never() {
    auto const& never = answer_.never;
    page_.heading(format_.say("calculator.never_title"));
    auto const age = grouped(never.age / 12);
    bool const known = never.amount && never.since;
    page_.line(
        known ? format_.say("calculator.never", {{"age", age},
                                                 {"amount", grouped(never.amount->amount)},
                                                 {"year", std::to_string(never.since->year())}})
              : format_.say("calculator.never_unknown", {{"age", age}}));
  }

  void steps() {
    auto const* route = app::first_road(answer_.estimate);
    if (route == nullptr) return page_.heading(format_.say("why.title_nothing"));
    page_.heading(format_.say("why.title", {{"amount", format_.money(route->pension)}}));
    std::size_t number = 0;
    for (auto const& step : route->steps) {
      page_.line(std::to_string(++number) + ". " + rule_text(step, format_) + ": " +
                 value_text(step, format_));
      for (auto const& run : run_lines(step, format_)) page_.below(run);
      for (auto const& source : step.sources)
        page_.below("§ " + source_text(source, format_, law_));
      for (auto const& asks : open_questions(step.questions, format_.language(), law_))
        page_.below("? " + asks);
    }
  }

  void open() {
    auto lines = open_questions(answer_.questions, format_.language(), law_);
    std::set<std::string> dates;
    for (auto const& pending : answer_.pending) {
      if (pending.since > answer_.estimate.law.known_until) dates.insert(pending.since);
    }
    for (auto const& date : dates) {
      lines.push_back(format_.say("calculator.change_coming", {{"date", short_date(date)}}));
    }
    if (answer_.account.applies) lines.push_back(format_.say("calculator.account_method"));
    say_open(page_, lines, format_);
  }

  wire::OutlookRequest const& asked_;
  wire::OutlookAnswer const& answer_;
  wire::LifeLine const& life_;
  Format format_;
  law::Law const& law_;
  Page page_;
};

}  // namespace

std::string estimate_page(wire::OutlookRequest const& asked, wire::OutlookAnswer const& answer,
                          Language language, law::Law const& law) {
  return EstimatePage(asked, answer, language, law).text();
}

std::string due_page(wire::DueRequest const& asked, wire::DueAnswer const& answer,
                     Language language, law::Law const& law) {
  Format const format(language);
  Page page;
  page.heading(format.say("cli.due_title", {{"month", format.month(asked.month)}}));
  page.line(format.say(
      "cli.due_as", {{"as", as_text(asked.as, format)}, {"income", format.money(answer.income)}}));
  page.line(you_pay(answer.person, answer.state, format));
  page.line(format.say("cli.together", {{"total", grouped(answer.total.amount)}}));
  for (auto const& [key, part] : {std::pair{"cli.part_pension", answer.pension_part},
                                  {"cli.part_benefit", answer.benefit_part},
                                  {"cli.part_accident", answer.accident_part}}) {
    page.below(format.say(key) + ": " + format.money(part));
  }
  for (auto const& note : answer.notes) {
    page.line(format.say(note == "raised_to_floor" ? "calculator.raised" : "calculator.lowered",
                         {{"amount", grouped(answer.income.amount)}}));
  }
  page.heading(format.say("calculator.sources"));
  for (auto const& source : answer.sources) page.line("§ " + source_text(source, format, law));
  say_open(page, open_questions(answer.questions, language, law), format);
  say_footer(page, answer.law, format);
  return page.take();
}

}  // namespace otor::cli
