// SPDX-License-Identifier: Apache-2.0
#include "app/calls.h"
#include "wasm/door.h"

namespace otor::wasm {

std::string answer(std::string_view request) {
  static auto* const session = new app::RecordSession;
  return app::answer_request(request, *session);
}

}  // namespace otor::wasm
