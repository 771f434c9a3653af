// SPDX-License-Identifier: Apache-2.0
#pragma once
// One operation of the described interface, and its text in OpenAPI.

#include <string>
#include <string_view>

#include "wire/schema.h"

namespace otor::files {

inline constexpr std::string_view object = R"({"type":"object"})";

struct Operation {
  std::string path, method, summary, parameters, request, answer{object};
  bool open = false;  // no login needed
  std::string type = "application/json";
};

inline std::string media(std::string_view type, std::string_view schema) {
  return "{\"" + std::string(type) + "\":{\"schema\":" + std::string(schema) + "}}";
}

inline std::string parameter(std::string_view name, std::string_view schema) {
  return R"({"in":"query","name":")" + std::string(name) + R"(","required":false,"schema":)" +
         std::string(schema) + "}";
}

/// "get":{…}; operations of one path stand together below it.
inline std::string text_of(Operation const& operation) {
  auto out = "\"" + operation.method + "\":{\"summary\":" + wire::detail::quoted(operation.summary);
  if (operation.open) out += ",\"security\":[]";
  if (!operation.parameters.empty()) out += ",\"parameters\":[" + operation.parameters + "]";
  if (!operation.request.empty()) {
    out += R"(,"requestBody":{"required":true,"content":)" +
           media("application/json", operation.request) + "}";
  }
  out += R"(,"responses":{"200":{"description":"The answer","content":)" +
         media(operation.type, operation.answer);
  return out + R"(},"default":{"description":"A problem, RFC 9457","content":)" +
         media("application/problem+json", R"({"$ref":"#/components/schemas/Problem"})") + "}}}";
}

template <class Request, class Answer>
Operation call(wire::Shapes& shapes, std::string const& name, std::string const& summary) {
  auto const request = shapes.of<Request>(wire::Direction::request).schema;
  return {"/api/" + name,
          "post",
          summary,
          "",
          request,
          shapes.of<Answer>(wire::Direction::answer).schema,
          true};
}

}  // namespace otor::files
