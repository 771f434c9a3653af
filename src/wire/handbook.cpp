// SPDX-License-Identifier: Apache-2.0
#include "wire/handbook.h"

namespace otor::wire {

std::string handbook_text(handbook::Handbook const& handbook) { return text_of_message(handbook); }

Result<handbook::Handbook> read_handbook(std::string_view text) {
  return read_text<handbook::Handbook>(text);
}

}  // namespace otor::wire
