// SPDX-License-Identifier: Apache-2.0
#include "app/calls.h"
#include "law/default_pack.h"
#include "wasm/door.h"
#include "wire/json.h"

namespace otor::wasm {
namespace {

Result<app::LawInForce> const& law() {
  static auto* const loaded =
      new Result<app::LawInForce>(app::LawInForce::from_own_pack(law::default_pack()));
  return *loaded;
}

}  // namespace

std::string answer(std::string_view request) {
  if (!law()) return wire::problem_text(law().error(), std::nullopt);
  return app::answer_request(request, *law());
}

}  // namespace otor::wasm
