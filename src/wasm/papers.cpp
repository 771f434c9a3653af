// SPDX-License-Identifier: Apache-2.0
#include "app/calls.h"
#include "wasm/door.h"

namespace otor::wasm {

std::string answer(std::string_view request) {
  static auto* const papers = new Result<app::Papers>(app::Papers::built_in());
  if (!*papers) return wire::problem_text(papers->error(), std::nullopt);
  return app::answer_request(request, **papers);
}

}  // namespace otor::wasm
