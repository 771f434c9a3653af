// SPDX-License-Identifier: Apache-2.0
#include "wire/event_take.h"

namespace otor::wire::detail {

bool take_text(std::string_view text, std::string& found, Fault& fault) {
  auto written = string_in(text);
  if (!written) return fault.is("a text is expected");
  found = std::move(*written);
  return true;
}

bool take_integer(std::string_view text, std::int64_t& found, Fault& fault) {
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), found);
  return (error == std::errc{} && end == text.data() + text.size()) ||
         fault.is("a whole number is expected");
}

bool take_id(std::string_view text, event::Uuid& found, Fault& fault) {
  auto const id = text.size() == 38 && text.front() == '"' ? event::parse_uuid(text.substr(1, 36))
                                                           : std::nullopt;
  if (!id) return fault.is("a UUID in lower case is expected");
  found = *id;
  return true;
}

}  // namespace otor::wire::detail
