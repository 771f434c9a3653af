// SPDX-License-Identifier: Apache-2.0
#pragma once
// What goes over the line and is no message of the core: written by hand as JSON Schema.

#include <string_view>

namespace otor::files {

inline constexpr std::string_view event_schema =
    R"({"type":"object","required":["id","device","seq","clock","author","area","subject","kind",)"
    R"("at","body"],"properties":{"id":{"type":"string","format":"uuid"},)"
    R"("device":{"type":"string","format":"uuid"},"seq":{"type":"integer","minimum":1},)"
    R"("prev":{"type":"string"},"clock":{"type":"string","pattern":"^[0-9a-f]{16}$"},)"
    R"("author":{"type":"string"},"area":{"type":"string"},"subject":{"type":"string",)"
    R"("format":"uuid"},"kind":{"type":"string"},"at":{"type":"string","format":"date-time"},)"
    R"("body":{"type":"object"},"v":{"type":"integer","minimum":1},"over":{"type":"array",)"
    R"("items":{"type":"string","format":"uuid"}},"position":{"type":"integer"},)"
    R"("received":{"type":"integer"},"skew":{"type":"integer"},"registered":{"type":"integer"},)"
    R"("erased":{"type":"boolean"}}})";

inline constexpr std::string_view push_schema =
    R"({"type":"object","required":["device","events"],"additionalProperties":false,"properties":)"
    R"({"device":{"type":"string","format":"uuid"},"events":{"type":"array","maxItems":5000,)"
    R"("items":{"$ref":"#/components/schemas/Event"}},"now":{"type":"integer"},"head":{}}})";

inline constexpr std::string_view receipts_schema =
    R"({"type":"object","required":["device","receipts","store"],"properties":)"
    R"({"store":{"type":"string"},"device":{"type":"string"},"sig":{"type":"string"},)"
    R"("receipts":{"type":"array","items":{"type":"object","required":["id","status"],)"
    R"("properties":{"hash":{"type":"string"},"id":{"type":"string"},)"
    R"("status":{"type":"string","enum":["stored","already_stored","quarantined","refused"]},)"
    R"("position":{"type":"integer"},"problem":{"type":"object","properties":{"code":)"
    R"({"type":"string"},"detail":{"type":"string"}}},"received":{"type":"integer"},)"
    R"("skew":{"type":"integer"},"registered":{"type":"integer"}}}}}})";

inline constexpr std::string_view pulled_schema =
    R"({"type":"object","required":["events","next","more","store","epoch"],"properties":{)"
    R"("events":{"type":"array","items":{"$ref":"#/components/schemas/Event"}},)"
    R"("next":{"type":"integer"},"more":{"type":"boolean"},"store":{"type":"string"},)"
    R"("epoch":{"type":"string"}}})";

inline constexpr std::string_view account_schema =
    R"({"type":"object","required":["user","name","role","areas","made_up"],"properties":)"
    R"({"token":{"type":"string"},"user":{"type":"string"},"name":{"type":"string"},)"
    R"("role":{"$ref":"#/components/schemas/Role"},)"
    R"("areas":{"type":"array","items":{"type":"object"}},"made_up":{"type":"boolean"}}})";

inline constexpr std::string_view recovered_schema =
    R"({"allOf":[{"$ref":"#/components/schemas/SignedIn"},{"type":"object","required":["own"],)"
    R"("properties":{"own":{"$ref":"#/components/schemas/SealedTo"}}}]})";

inline constexpr std::string_view problem_schema =
    R"({"type":"object","required":["type","title","status","code","detail"],"properties":)"
    R"({"type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},)"
    R"("code":{"type":"string"},"detail":{"type":"string"}}})";

}  // namespace otor::files
