// SPDX-License-Identifier: Apache-2.0
#include "base/money.h"

namespace otor {

std::string grouped(std::int64_t number) {
  std::string text = std::to_string(number < 0 ? -number : number);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), ",");
  return number < 0 ? "-" + text : text;
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
