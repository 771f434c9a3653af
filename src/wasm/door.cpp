// SPDX-License-Identifier: Apache-2.0
// The core's door on the phone: four exports. The page allocates room, writes
// `{"call":"...","body":{...}}` there, calls, and reads the answer: the same bytes that the server
// gives for the same call and law pack.

#include "wasm/door.h"

#include <cstdint>
#include <cstdlib>

namespace {

// One page, one core: what it holds lives as long as the page.
std::string& last_answer() {
  static auto* const answer = new std::string;
  return *answer;
}

}  // namespace

extern "C" {

/// Room for `size` bytes, or null. What a large request will need besides is taken from the host in
/// the same step: a memory that grows page by page costs more than the work it is for.
[[clang::export_name("otor_allocate")]] void* otor_allocate(std::uint32_t size) {
  constexpr std::uint32_t large = 1 << 20;
  constexpr std::uint32_t most = 512u << 20;
  if (size >= large && size < most / 3) {
    void* volatile room = std::malloc(std::size_t{size} * 3);
    std::free(room);
  }
  return std::malloc(size);
}

[[clang::export_name("otor_free")]] void otor_free(void* pointer) { std::free(pointer); }

/// Answers the request of `size` bytes at `pointer`; returns the length of the answer.
[[clang::export_name("otor_call")]] std::uint32_t otor_call(char const* pointer,
                                                            std::uint32_t size) {
  last_answer() = otor::wasm::answer({pointer, size});
  return static_cast<std::uint32_t>(last_answer().size());
}

/// Where the last answer stands, until the next call.
[[clang::export_name("otor_answer")]] char const* otor_answer() { return last_answer().data(); }
}
