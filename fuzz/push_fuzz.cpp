// SPDX-License-Identifier: Apache-2.0
// The body of a push: whatever comes, it is cut and judged without a crash, and what is accepted is
// canonical.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "app/push.h"
#include "app/push_body.h"
#include "wire/event_line.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  otor::app::Account const account{"tes", "Tes", otor::app::Role::officer, {"18301"}, true};
  otor::app::Home const home{"store", {"18301"}};
  auto const body = otor::app::read_push_body(text);
  if (!body) return 0;
  for (auto const& event : body->events) {
    auto const judged = otor::app::judge_line(account, body->device, nullptr, event, home);
    if (judged.place == otor::app::Pushed::Place::nowhere) continue;
    if (!otor::wire::read_line(judged.event->line)) std::abort();
  }
  return 0;
}
