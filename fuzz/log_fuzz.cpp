// SPDX-License-Identifier: Apache-2.0
// The request that loads a log, as a page or anybody else may send it: read straight out of its
// text or through the tree, the answer is the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "app/record_calls.h"

namespace {

void open(otor::app::RecordSession& session) {
  auto const body = otor::wire::parse_strict(
      R"({"device":"01934f6e-8c00-7abc-8def-000000000001","user":"tes","name":"x",)"
      R"("role":"officer","areas":["18301"]})");
  (void)otor::app::answer_record(session, "log_open", *body);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const entries(reinterpret_cast<char const*>(data), size);
  auto const body = R"({"entries":[)" + entries + "]}";
  otor::app::RecordSession straight;
  otor::app::RecordSession through;
  open(straight);
  open(through);
  auto const answer =
      otor::app::answer_log(straight, R"({"call":"log_load","body":)" + body + "}");
  if (!answer) return 0;
  auto const tree = otor::wire::parse_strict(body);
  if (!tree || otor::app::answer_record(through, "log_load", *tree) != *answer) std::abort();
  return 0;
}
