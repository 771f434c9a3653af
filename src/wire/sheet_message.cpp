// SPDX-License-Identifier: Apache-2.0
#include "wire/sheet_message.h"

namespace otor::wire {

Result<SheetRequest> Reader<SheetRequest>::read(json::value const& value, std::string_view path) {
  auto const* object = value.if_object();
  if (object == nullptr) return detail::at(ProblemKind::bad_value, path, "an object is expected.");
  SheetRequest request;
  auto asked = *object;
  if (auto const* words = asked.if_contains("sheet")) {
    auto read = wire::read<SheetWords>(*words, "sheet");
    if (!read) return std::unexpected(read.error());
    request.words = std::move(*read);
    asked.erase("sheet");
  }
  auto read = wire::read<OutlookRequest>(asked, path);
  if (!read) return std::unexpected(read.error());
  request.asked = std::move(*read);
  return request;
}

}  // namespace otor::wire
