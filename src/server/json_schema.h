// SPDX-License-Identifier: Apache-2.0
#pragma once
// JSON Schema of a message, from its described struct: what the codec reads and writes is what the
// schema says.

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <string>

#include "wire/estimate_message.h"
#include "wire/json.h"

namespace otor::server {

template <class T>
std::string schema_of();

namespace detail {

template <class T>
std::string object_schema() {
  std::string properties, required;
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
  boost::mp11::mp_for_each<Members>([&](auto member) {
    using Field = std::remove_reference_t<decltype(std::declval<T&>().*member.pointer)>;
    auto const name = std::string("\"") + member.name + "\"";
    properties += (properties.empty() ? "" : ",") + name + ":" + schema_of<Field>();
    if (!wire::detail::is_optional<Field>::value) required += (required.empty() ? "" : ",") + name;
  });
  return R"({"type":"object","additionalProperties":false,"properties":{)" + properties +
         "},\"required\":[" + required + "]}";
}

template <class T>
std::string enum_schema() {
  std::string words;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
      [&](auto word) { words += (words.empty() ? "\"" : ",\"") + std::string(word.name) + "\""; });
  return R"({"type":"string","enum":[)" + words + "]}";
}

}  // namespace detail

template <class T>
std::string schema_of() {
  if constexpr (std::is_same_v<T, bool>) {
    return R"({"type":"boolean"})";
  } else if constexpr (std::is_same_v<T, Tugrug>) {
    return R"({"type":"integer","description":"whole tögrög"})";
  } else if constexpr (std::is_integral_v<T>) {
    return R"({"type":"integer"})";
  } else if constexpr (std::is_same_v<T, Month>) {
    return R"({"type":"string","pattern":"^[0-9]{4}-[0-9]{2}$"})";
  } else if constexpr (std::is_same_v<T, wire::Birth>) {
    return R"({"type":"string","pattern":"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"})";
  } else if constexpr (std::is_same_v<T, wire::Income>) {
    return R"({"oneOf":[{"type":"integer","minimum":0},{"const":"minimum"}]})";
  } else if constexpr (std::is_same_v<T, std::string>) {
    return R"({"type":"string"})";
  } else if constexpr (wire::detail::is_optional<T>::value) {
    return R"({"oneOf":[{"type":"null"},)" + schema_of<typename T::value_type>() + "]}";
  } else if constexpr (wire::detail::is_vector<T>::value) {
    return R"({"type":"array","items":)" + schema_of<typename T::value_type>() + "}";
  } else if constexpr (wire::detail::DescribedEnum<T>) {
    return detail::enum_schema<T>();
  } else if constexpr (wire::detail::DescribedStruct<T>) {
    return detail::object_schema<T>();
  } else {
    return "{}";  // anything: an id that is repeated as it stood
  }
}

}  // namespace otor::server
