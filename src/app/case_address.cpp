// SPDX-License-Identifier: Apache-2.0
#include "app/case_address.h"

namespace otor::app {
namespace {

std::string letter_of(benefit::Payer as) {
  switch (as) {
    case benefit::Payer::voluntary: return "v";
    case benefit::Payer::herder: return "h";
    case benefit::Payer::mother: return "m";
    case benefit::Payer::disabled_child_parent: break;
  }
  return "d";
}

std::string amount_of(wire::Income const& income) {
  return income.amount ? std::to_string(income.amount->amount) : std::string();
}

}  // namespace

std::string case_address(std::string_view page, wire::OutlookRequest const& asked,
                         std::string_view pack) {
  std::string out(page);
  if (!out.ends_with('/')) out += '/';
  out += "#/?on=" + text_of(asked.on) + "&s=" + (asked.sex == benefit::Sex::female ? "f" : "m") +
         "&b=" + text_of(asked.born.month);
  if (asked.children.value_or(0) > 0) out += "&c=" + std::to_string(*asked.children);
  for (auto const& span : asked.paid.value_or(std::vector<wire::PaidSpan>{})) {
    out += "&p=" + text_of(span.from) + "~" + text_of(span.to) + "~" + letter_of(span.as);
    if (span.income.amount) out += "~" + amount_of(span.income);
  }
  if (asked.plan) {
    out += "&f=" + text_of(asked.plan->from) + "&a=" + letter_of(asked.plan->as);
    if (asked.plan->to) out += "&t=" + text_of(*asked.plan->to);
    if (asked.plan->income.amount) out += "&i=" + amount_of(asked.plan->income);
    if (asked.later_by) out += "&l=" + std::to_string(*asked.later_by);
    if (asked.missed) out += "&m=" + std::to_string(*asked.missed);
    char const* before = "&y=";
    for (auto const month : asked.season.value_or(std::vector<std::int64_t>{})) {
      out += before + std::to_string(month);
      before = "~";
    }
  }
  // A price of nothing tells nothing in sheep, as no price does.
  if (asked.sheep_price.value_or(Tugrug{}).amount > 0)
    out += "&w=" + std::to_string(asked.sheep_price->amount);
  // Enough to know that the phone's own law is another; a longer code is harder to read.
  if (!pack.empty()) out += "&k=" + std::string(pack.substr(0, 8));
  return out;
}

}  // namespace otor::app
