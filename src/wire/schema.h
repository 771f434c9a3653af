// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a message looks like, told to others: as JSON Schema (components of OpenAPI 3.1) and as
// TypeScript types. Both follow from
// the described structs that the codec itself reads and writes, so they cannot say anything else.
//
// A request refuses keys it does not know, and may leave its optional members out. An answer holds
// every member, null where there is nothing; later versions may add more.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "event/uuid.h"
#include "wire/outlook_message.h"

namespace otor::wire {

enum class Direction { request, answer };

/// A type in both languages.
struct Shape {
  std::string schema, typescript;
};

/// Members of an answer that are left out where they do not apply; the rest is always there.
template <class T>
constexpr bool may_be_left_out(std::string_view) {
  return false;
}
template <>
constexpr bool may_be_left_out<RouteAnswer>(std::string_view member) {
  return member != "route" && member != "opens";
}

/// The name of a type whose shape is added by hand, before or after it is used.
template <class T>
constexpr std::string_view declared_by_hand = "";

/// Collects named types in the order in which they are first needed: what a type uses stands before
/// it.
class Shapes {
 public:
  /// The shape of T where it is used; named types are declared on the way.
  template <class T>
  Shape of(Direction direction);

  /// {"DueRequest":{…},…}
  std::string components() const;

  /// `export interface DueRequest {…}` and so on.
  std::string const& typescript() const { return typescript_; }

  /// Declares a type whose schema is written by hand.
  Shape add(std::string const& name, std::string schema, std::string_view declaration);

 private:
  template <class T>
  Shape primitive(Direction direction);
  template <class T>
  void declare_struct(std::string const& name, Direction direction);
  template <class T>
  void declare_enum(std::string const& name);
  static Shape reference(std::string const& name);

  std::map<std::string, std::string, std::less<>> schemas_;
  std::vector<std::string> order_;
  std::string typescript_;
};

namespace detail {

template <class T>
constexpr std::string_view signature() {
  return __PRETTY_FUNCTION__;
}

/// "DueRequest" of otor::wire::DueRequest.
template <class T>
std::string name_of() {
  auto text = signature<T>();
  text.remove_prefix(text.find("T = ") + 4);
  text = text.substr(0, text.find_first_of(";]"));
  auto const colon = text.rfind(':');
  return std::string(colon == std::string_view::npos ? text : text.substr(colon + 1));
}

std::string quoted(std::string_view text);
Shape integer(std::string_view more);
Shape or_null(Shape const& shape);
Shape list_of(Shape const& shape);

/// An interface and its schema, member by member.
class ObjectText {
 public:
  void add(std::string_view name, Shape const& shape, bool required);
  std::string schema(Direction direction) const;
  std::string declaration(std::string_view name) const;

 private:
  std::string properties_, required_, members_;
};

}  // namespace detail

template <class T>
Shape Shapes::primitive(Direction direction) {
  auto const text = [](std::string_view more) {
    return Shape{R"({"type":"string")" + std::string(more) + "}", "string"};
  };
  if constexpr (std::is_same_v<T, bool>) {
    return {R"({"type":"boolean"})", "boolean"};
  } else if constexpr (std::is_same_v<T, Tugrug>) {
    bool const asked = direction == Direction::request;
    return detail::integer(
        asked ? R"(,"minimum":0,"maximum":1000000000000,"description":"whole tögrög")"
              : R"(,"description":"whole tögrög")");
  } else if constexpr (std::is_integral_v<T>) {
    return detail::integer("");
  } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
    return text("");
  } else if constexpr (std::is_same_v<T, event::Uuid>) {
    return text(R"(,"format":"uuid")");
  } else if constexpr (std::is_same_v<T, Date>) {
    return text(R"(,"format":"date")");
  } else if constexpr (std::is_same_v<T, Birth>) {
    return text(R"(,"pattern":"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$")");
  } else if constexpr (std::is_same_v<T, Income>) {
    return {R"({"anyOf":[)" + primitive<Tugrug>(direction).schema + R"(,{"const":"minimum"}]})",
            "number | 'minimum'"};
  } else if constexpr (std::is_same_v<T, RequestId>) {
    return {R"({"type":["string","integer"],"description":"repeated as it stood"})",
            "string | number"};
  } else {
    static_assert(std::is_same_v<T, Verbatim>, "a type without a form");
    return {"{}", "unknown"};
  }
}

template <class T>
Shape Shapes::of(Direction direction) {
  if constexpr (std::is_same_v<T, Month>) {
    return add("Month", R"({"type":"string","pattern":"^[0-9]{4}-(0[1-9]|1[0-2])$"})",
               "export type Month = string;\n");
  } else if constexpr (!declared_by_hand<T>.empty()) {
    return reference(std::string(declared_by_hand<T>));
  } else if constexpr (detail::is_optional<T>::value) {
    return detail::or_null(of<typename T::value_type>(direction));
  } else if constexpr (detail::is_vector<T>::value) {
    return detail::list_of(of<typename T::value_type>(direction));
  } else if constexpr (detail::DescribedEnum<T>) {
    auto const name = detail::name_of<T>();
    if (!schemas_.contains(name)) declare_enum<T>(name);
    return reference(name);
  } else if constexpr (detail::DescribedStruct<T>) {
    auto const name = detail::name_of<T>();
    if (!schemas_.contains(name)) declare_struct<T>(name, direction);
    return reference(name);
  } else {
    return primitive<T>(direction);
  }
}

template <class T>
void Shapes::declare_enum(std::string const& name) {
  std::string words, types;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto word) {
    words += (words.empty() ? "" : ",") + detail::quoted(word.name);
    types += (types.empty() ? "'" : " | '") + std::string(word.name) + "'";
  });
  add(name, R"({"type":"string","enum":[)" + words + "]}",
      "export type " + name + " = " + types + ";\n");
}

template <class T>
void Shapes::declare_struct(std::string const& name, Direction direction) {
  detail::ObjectText object;
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
  boost::mp11::mp_for_each<Members>([&](auto member) {
    using Field = std::remove_reference_t<decltype(std::declval<T&>().*member.pointer)>;
    constexpr bool optional = detail::is_optional<Field>::value;
    constexpr bool id = std::is_same_v<Field, std::optional<RequestId>>;
    if constexpr (id) {
      auto const shape = of<RequestId>(direction);
      object.add(member.name, direction == Direction::request ? detail::or_null(shape) : shape,
                 false);
    } else {
      bool const required =
          direction == Direction::request ? !optional : !may_be_left_out<T>(member.name);
      object.add(member.name, of<Field>(direction), required);
    }
  });
  add(name, object.schema(direction), object.declaration(name));
}

}  // namespace otor::wire
