// SPDX-License-Identifier: Apache-2.0
#include "app/answer_text.h"

namespace otor::app {

wire::RouteAnswer const* first_road(wire::EstimateAnswer const& answer) {
  for (auto const& road : answer.routes)
    if (answer.first == road.route) return &road;
  return nullptr;
}

std::string person_text(wire::OutlookRequest const& asked, Format const& format) {
  auto const children = asked.children.value_or(0);
  auto const* sex = asked.sex == benefit::Sex::female ? "calculator.woman" : "calculator.man";
  return format.say("calculator.person",
                    {{"sex", format.say(sex)},
                     {"age", format.age(age_in_months(asked.born.month, asked.on))},
                     {"children", children == 0 ? format.say("calculator.no_children")
                                                : format.count("calculator.children", children)}});
}

std::vector<CoverLine> cover_lines(wire::Cover const& cover, Format const& format) {
  std::vector<CoverLine> lines;
  if (!cover.from) return lines;
  auto const share = cover.share ? percent_of(*cover.share) : std::string();
  if (cover.share && cover.kind == "sickness")
    lines.push_back({format.say("cover.sickness_share", {{"share", share}}), cover.from});
  bool const monthly = cover.kind == "disability" || cover.kind == "survivors";
  for (auto const& amount : cover.amounts) {
    auto const money = format.money(amount.amount);
    auto const* key = monthly ? "cover.monthly" : "cover.once";
    lines.push_back(
        {cover.kind == "maternity" ? money : format.say(key, {{"amount", money}}), amount.from});
  }
  if (cover.share && cover.kind == "survivors")
    lines.push_back({format.say("cover.survivors_share", {{"share", share}}), {}});
  if (lines.empty()) lines.push_back({format.say("cover.not_known"), cover.from});
  if (cover.kind == "disability") lines.push_back({format.say("cover.ask"), {}});
  return lines;
}

std::string waited_text(std::string_view key, std::int64_t months, Format const& format,
                        Places const& places) {
  if (months % 12 == 0) return format.count(key, months / 12, places);
  return format.count(std::string(key) + "_months", months, places);
}

std::string since_text(Month from, Month on, Format const& format) {
  return from <= on ? format.say("cover.now")
                    : format.say("cover.from", {{"month_", format.month_stem(from)}});
}

}  // namespace otor::app
