// SPDX-License-Identifier: Apache-2.0
#include "base/written.h"

#include <algorithm>

#include "base/money.h"

namespace otor {

std::string joined(std::vector<std::string> const& words, std::string_view between) {
  std::string all;
  for (auto const& word : words)
    if (!word.empty()) all.append(all.empty() ? "" : between).append(word);
  return all;
}

std::string short_date(std::string_view date) {
  std::string out(date);
  std::ranges::replace(out, '-', '.');
  return out;
}

std::string percent_of(std::int64_t millionths) {
  auto text = percent({millionths});
  std::erase(text, ' ');
  return text;
}

}  // namespace otor
