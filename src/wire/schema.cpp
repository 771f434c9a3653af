// SPDX-License-Identifier: Apache-2.0
#include "wire/schema.h"

namespace otor::wire {

namespace detail {

std::string quoted(std::string_view text) {
  std::string out;
  write_string(out, text);
  return out;
}

Shape integer(std::string_view more) {
  return {R"({"type":"integer","format":"int64")" + std::string(more) + "}", "number"};
}

Shape or_null(Shape const& shape) {
  return {R"({"anyOf":[)" + shape.schema + R"(,{"type":"null"}]})", shape.typescript + " | null"};
}

Shape list_of(Shape const& shape) {
  bool const joined = shape.typescript.find(' ') != std::string::npos;
  return {R"({"type":"array","items":)" + shape.schema + "}",
          joined ? "(" + shape.typescript + ")[]" : shape.typescript + "[]"};
}

void ObjectText::add(std::string_view name, Shape const& shape, bool required) {
  properties_ += (properties_.empty() ? "" : ",") + quoted(name) + ":" + shape.schema;
  if (required) required_ += (required_.empty() ? "" : ",") + quoted(name);
  members_ += "  " + std::string(name) + (required ? ": " : "?: ") + shape.typescript + ";\n";
}

std::string ObjectText::schema(Direction direction) const {
  std::string out = R"({"type":"object")";
  if (direction == Direction::request) out += R"(,"additionalProperties":false)";
  return out + ",\"properties\":{" + properties_ + "},\"required\":[" + required_ + "]}";
}

std::string ObjectText::declaration(std::string_view name) const {
  return "export interface " + std::string(name) + " {\n" + members_ + "}\n";
}

}  // namespace detail

Shape Shapes::reference(std::string const& name) {
  return {R"({"$ref":"#/components/schemas/)" + name + "\"}", name};
}

Shape Shapes::add(std::string const& name, std::string schema, std::string_view declaration) {
  if (schemas_.try_emplace(name, std::move(schema)).second) {
    order_.push_back(name);
    if (!declaration.empty() && !typescript_.empty()) typescript_ += "\n";
    typescript_ += declaration;
  }
  return reference(name);
}

std::string Shapes::components() const {
  std::string out = "{";
  for (auto const& name : order_) {
    out += (out.size() == 1 ? "" : ",") + detail::quoted(name) + ":" + schemas_.find(name)->second;
  }
  return out + "}";
}

}  // namespace otor::wire
