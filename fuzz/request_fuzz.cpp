// SPDX-License-Identifier: Apache-2.0
// Whatever is asked, the answer is JSON, and the same question gives the same bytes.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "app/calculation_calls.h"
#include "law/default_pack.h"

namespace {

otor::app::LawInForce const& law() {
  static auto const loaded = *otor::app::LawInForce::from_pack(otor::law::default_pack());
  return loaded;
}

constexpr std::string_view calls[] = {"due",  "estimate", "outlook", "cost",  "later",
                                      "more", "missed",   "cover",   "never", "law"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  auto const call = calls[data[0] % std::size(calls)];
  std::string_view const body(reinterpret_cast<char const*>(data) + 1, size - 1);
  using otor::app::Explained;
  auto const answer = otor::app::answer_calculation_text(call, body, Explained::yes, law());
  if (!otor::wire::parse_strict(answer)) std::abort();
  if (otor::app::answer_calculation_text(call, body, Explained::yes, law()) != answer) std::abort();
  return 0;
}
