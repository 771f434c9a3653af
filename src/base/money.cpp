// SPDX-License-Identifier: Apache-2.0
#include "base/money.h"

namespace otor {

std::string grouped(std::int64_t number) {
  std::string const digits = std::to_string(number < 0 ? -number : number);
  std::string text = number < 0 ? "-" : "";
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at != 0 && (digits.size() - at) % 3 == 0) text += ',';
    text += digits[at];
  }
  return text;
}

std::string percent(Rate rate) {
  auto const ten_thousandths = rate.millionths;  // of a per cent
  std::string text = std::to_string(ten_thousandths / 10'000);
  std::string decimals = std::to_string(10'000 + ten_thousandths % 10'000).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  if (!decimals.empty()) text += "." + decimals;
  return text + " %";
}

}  // namespace otor
