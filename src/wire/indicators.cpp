// SPDX-License-Identifier: Apache-2.0
#include "wire/indicators.h"

namespace otor::wire {

std::string indicators_text(coverage::Definitions const& definitions) {
  return text_of_message(definitions);
}

Result<coverage::Definitions> read_indicators(std::string_view text) {
  auto definitions = read_text<coverage::Definitions>(text);
  if (!definitions) return definitions;
  if (auto good = coverage::check(*definitions); !good) return std::unexpected(good.error());
  return definitions;
}

}  // namespace otor::wire
