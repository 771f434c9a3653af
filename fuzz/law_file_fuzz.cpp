// SPDX-License-Identifier: Apache-2.0
// A law file that somebody edited, in any state: read, or told what is wrong.

#include <cstdint>
#include <string_view>

#include "files/act_file.h"
#include "files/parameter_file.h"
#include "files/toml_tree.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const table = otor::files::parse_toml(text, "minimum_wage.toml");
  if (!table) return 0;
  std::vector<otor::Problem> found;
  otor::files::FileProblems problems("minimum_wage.toml", found);
  (void)otor::files::read_parameter(*table, "minimum_wage", problems);
  (void)otor::files::read_question(*table, "U1", problems);
  (void)otor::files::read_acts(*table, problems);
  return 0;
}
