// SPDX-License-Identifier: Apache-2.0
#include "table/xml.h"

#include <expat.h>

namespace otor::table {

namespace {

constexpr int deepest = 64;

std::string_view local(std::string_view name) {
  auto const colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::unexpected<Refusal> broken() { return std::unexpected(Refusal{Fault::broken_workbook}); }

}  // namespace

struct XmlReader::Inside {
  XmlHandler& handler;
  XML_Parser parser = XML_ParserCreate(nullptr);
  int depth = 0;
  Attributes attributes;

  static Inside& of(void* data) { return *static_cast<Inside*>(data); }

  static void XMLCALL begun(void* data, XML_Char const* name, XML_Char const** pairs) {
    auto& inside = of(data);
    if (++inside.depth > deepest) XML_StopParser(inside.parser, XML_FALSE);
    inside.attributes.clear();
    for (; *pairs != nullptr; pairs += 2) inside.attributes.emplace(local(pairs[0]), pairs[1]);
    inside.handler.begun(local(name), inside.attributes);
  }
  static void XMLCALL ended(void* data, XML_Char const* name) {
    --of(data).depth;
    of(data).handler.ended(local(name));
  }
  static void XMLCALL text(void* data, XML_Char const* letters, int count) {
    of(data).handler.text({letters, static_cast<std::size_t>(count)});
  }
  // No program that writes workbooks needs one, and entities are made in them.
  static void XMLCALL document_type(void* data, XML_Char const*, XML_Char const*, XML_Char const*,
                                    int) {
    XML_StopParser(of(data).parser, XML_FALSE);
  }

  Read<void> parse(std::string_view piece, int last) {
    if (parser == nullptr ||
        XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), last) != XML_STATUS_OK)
      return broken();
    return handler.state();
  }
};

XmlReader::XmlReader(XmlHandler& handler) : inside_(std::make_unique<Inside>(handler)) {
  auto* const parser = inside_->parser;
  if (parser == nullptr) return;
  XML_SetUserData(parser, inside_.get());
  XML_SetElementHandler(parser, Inside::begun, Inside::ended);
  XML_SetCharacterDataHandler(parser, Inside::text);
  XML_SetStartDoctypeDeclHandler(parser, Inside::document_type);
}

XmlReader::~XmlReader() {
  if (inside_->parser != nullptr) XML_ParserFree(inside_->parser);
}

Read<void> XmlReader::take(std::string_view piece) { return inside_->parse(piece, 0); }
Read<void> XmlReader::end() { return inside_->parse({}, 1); }

std::string value_of(Attributes const& attributes, std::string_view name) {
  auto const found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

}  // namespace otor::table
