// SPDX-License-Identifier: Apache-2.0
#include "server/packing.h"

#include "server/encoding.h"

namespace otor::server {

namespace {

bool worth_packing(HttpAnswer const& answer) {
  auto const& type = answer.content_type;
  bool const long_enough = answer.parts || (answer.body && answer.body->size() > 1200);
  return answer.encoding.empty() && long_enough &&
         (type.starts_with("text/") || type.find("json") != std::string::npos);
}

BodyParts packed(BodyParts parts) {
  auto packing = std::make_shared<GzipParts>();
  return [parts = std::move(parts), packing]() mutable -> std::optional<std::string> {
    if (!packing) return "";
    auto const part = parts();
    if (!part) return std::nullopt;
    if (!part->empty()) return packing->put(*part);
    return std::exchange(packing, nullptr)->end();
  };
}

}  // namespace

void pack(HttpAnswer& answer, std::string const& accept_encoding) {
  if (!worth_packing(answer)) return;
  answer.headers.emplace_back("Vary", "Accept-Encoding");
  if (!accepts(accept_encoding, "gzip")) return;
  if (answer.parts) answer.parts = packed(std::move(answer.parts));
  if (answer.body) answer.body = std::make_shared<std::string const>(gzip(*answer.body));
  answer.encoding = "gzip";
}

}  // namespace otor::server
