// SPDX-License-Identifier: Apache-2.0
// The core's door on the phone: four exports. The page allocates room, writes
// `{"call":"...","body":{...}}` there, calls, and reads the answer: the same bytes that the server
// gives for the same call and law pack.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "app/calls.h"
#include "law/default_pack.h"
#include "wire/json.h"

namespace {

// One page, one core: what it holds lives as long as the page.
struct Core {
  otor::Result<otor::app::LawInForce> law =
      otor::app::LawInForce::from_pack(otor::law::default_pack());
  otor::app::RecordSession session;
  std::string answer;
};

Core& core() {
  static Core* const the_core = new Core;
  return *the_core;
}

}  // namespace

extern "C" {

/// Room for `size` bytes, or null.
[[clang::export_name("otor_allocate")]] void* otor_allocate(std::uint32_t size) {
  return std::malloc(size);
}

[[clang::export_name("otor_free")]] void otor_free(void* pointer) { std::free(pointer); }

/// Answers the request of `size` bytes at `pointer`; returns the length of the answer.
[[clang::export_name("otor_call")]] std::uint32_t otor_call(char const* pointer,
                                                            std::uint32_t size) {
  auto& here = core();
  std::string_view const request(pointer, size);
  here.answer = here.law ? otor::app::answer(request, *here.law, here.session)
                         : otor::wire::problem_text(here.law.error(), std::nullopt);
  return static_cast<std::uint32_t>(here.answer.size());
}

/// Where the last answer stands, until the next call.
[[clang::export_name("otor_answer")]] char const* otor_answer() { return core().answer.data(); }
}
