// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one codec for messages. A message is a plain struct with Boost.Describe; its JSON follows
// from its members: names are keys, an optional member may be absent or null, every other must
// stand, and a key that the struct does not have is refused. The same code runs natively and in
// WebAssembly, so the same request gives the same bytes in both.

#include <algorithm>
#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/money.h"
#include "base/month.h"
#include "base/problem.h"

namespace otor::wire {

namespace json = boost::json;

/// Parses one JSON text, strictly: valid UTF-8, no key twice in an object, at most 32 levels deep,
/// nothing behind the value. Errors: too_large (over `largest` bytes), not_utf8, duplicate_key,
/// bad_json.
Result<json::value> parse_strict(std::string_view text, json::storage_ptr storage = {},
                                 std::size_t largest = std::size_t{4} << 20);

bool is_utf8(std::string_view text);

/// A request may carry an id, a string or a whole number; the answer repeats it as it stood.
struct RequestId {
  std::string text;  // as JSON
  bool operator==(RequestId const&) const = default;
};

/// JSON that is kept as it stands: canonical text of any value.
struct Verbatim {
  std::string text = "null";
  bool operator==(Verbatim const&) const = default;
};

/// `text` as a JSON string with the shortest escapes.
void write_string(std::string& out, std::string_view text);

/// Any JSON value, keys sorted, no spaces: the same value always gives the same bytes.
/// Errors: bad_value for a number that is not whole.
Result<void> write_canonical(std::string& out, json::value const& value);

namespace detail {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};

template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>;
template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value && std::is_enum_v<T>;

inline std::unexpected<Problem> at(ProblemKind kind, std::string_view path,
                                   std::string const& what) {
  return problem(kind, path.empty() ? what : std::string(path) + ": " + what);
}

}  // namespace detail

/// Reads a value of one type out of JSON, or says what is wrong with it. A type with a form of its
/// own specialises it.
template <class T>
struct Reader;

/// Reads `value` as a T. `path` names where it stands, for the problem: "paid[3].to".
template <class T>
Result<T> read(json::value const& value, std::string_view path = {}) {
  return Reader<T>::read(value, path);
}

/// Parses and reads in one go.
template <class T>
Result<T> read_text(std::string_view text) {
  auto const value = parse_strict(text);
  if (!value) return std::unexpected(value.error());
  return read<T>(*value);
}

/// Reads a text with one JSON value a line; empty lines are none. `take` gets each in its order and
/// answers Result<void>. Ends at the first problem.
template <class T, class Take>
Result<void> read_lines(std::string_view text, Take take) {
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    auto const line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    auto const read = read_text<T>(line);
    if (!read) return std::unexpected(read.error());
    if (auto taken = take(*read); !taken) return taken;
  }
  return {};
}

template <>
struct Reader<bool> {
  static Result<bool> read(json::value const& value, std::string_view path) {
    if (auto const* found = value.if_bool()) return *found;
    return detail::at(ProblemKind::bad_value, path, "true or false is expected.");
  }
};

template <>
struct Reader<std::string> {
  static Result<std::string> read(json::value const& value, std::string_view path) {
    if (auto const* found = value.if_string()) return std::string(found->data(), found->size());
    return detail::at(ProblemKind::bad_value, path, "a text is expected.");
  }
};

template <>
struct Reader<std::int64_t> {
  static Result<std::int64_t> read(json::value const& value, std::string_view path) {
    if (auto const* found = value.if_int64()) return *found;
    return detail::at(ProblemKind::bad_value, path,
                      "a whole number of at most 64 bits is expected.");
  }
};

template <>
struct Reader<Tugrug> {
  static Result<Tugrug> read(json::value const& value, std::string_view path) {
    auto const* found = value.if_int64();
    if (found != nullptr && *found >= 0 && *found <= largest_amount) return Tugrug{*found};
    return detail::at(value.is_number() ? ProblemKind::bad_amount : ProblemKind::bad_value, path,
                      "a whole amount from 0 to 1,000,000,000,000 tögrög is expected.");
  }
};

template <>
struct Reader<Month> {
  static Result<Month> read(json::value const& value, std::string_view path) {
    auto const* text = value.if_string();
    if (text == nullptr)
      return detail::at(ProblemKind::bad_month, path, "a month like \"2026-11\" is expected.");
    auto const month = parse_month({text->data(), text->size()});
    if (!month) return detail::at(month.error().kind, path, month.error().detail);
    return month;
  }
};

template <>
struct Reader<RequestId> {
  static Result<RequestId> read(json::value const& value, std::string_view path);
};

template <>
struct Reader<Verbatim> {
  static Result<Verbatim> read(json::value const& value, std::string_view path);
};

template <detail::DescribedEnum T>
struct Reader<T> {
  static Result<T> read(json::value const& value, std::string_view path) {
    T found{};
    auto const* text = value.if_string();
    if (text != nullptr &&
        boost::describe::enum_from_string(std::string(text->data(), text->size()).c_str(), found)) {
      return found;
    }
    std::string words;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
      words += words.empty() ? "" : ", ";
      words += enumerator.name;
    });
    return detail::at(ProblemKind::bad_value, path,
                      "one of these words is expected: " + words + ".");
  }
};

template <class T>
struct Reader<std::optional<T>> {
  static Result<std::optional<T>> read(json::value const& value, std::string_view path) {
    if (value.is_null()) return std::optional<T>{};
    auto found = wire::read<T>(value, path);
    if (!found) return std::unexpected(std::move(found.error()));
    return std::optional<T>{std::move(*found)};
  }
};

template <class T>
struct Reader<std::vector<T>> {
  static Result<std::vector<T>> read(json::value const& value, std::string_view path) {
    auto const* array = value.if_array();
    if (array == nullptr) return detail::at(ProblemKind::bad_value, path, "a list is expected.");
    std::vector<T> items;
    items.reserve(array->size());
    for (std::size_t index = 0; index < array->size(); ++index) {
      auto item = wire::read<T>((*array)[index]);
      if (!item) {  // the path is spelt out only when something is wrong
        auto const where = std::string(path) + "[" + std::to_string(index) + "]";
        return std::unexpected(wire::read<T>((*array)[index], where).error());
      }
      items.push_back(std::move(*item));
    }
    return items;
  }
};

template <detail::DescribedStruct T>
struct Reader<T> {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
  static constexpr std::size_t count = boost::mp11::mp_size<Members>::value;

  static Result<T> read(json::value const& value, std::string_view path) {
    auto const* object = value.if_object();
    if (object == nullptr)
      return detail::at(ProblemKind::bad_value, path, "an object is expected.");
    T found{};
    bool seen[count + 1] = {};
    for (auto const& member : *object) {
      auto problem =
          take(found, {member.key().data(), member.key().size()}, member.value(), seen, path);
      if (!problem) return std::unexpected(std::move(problem.error()));
    }
    auto missing = nothing_missing(seen, path);
    if (!missing) return std::unexpected(std::move(missing.error()));
    return found;
  }

 private:
  static std::string below(std::string_view path, std::string_view key) {
    return path.empty() ? std::string(key) : std::string(path) + "." + std::string(key);
  }

  static Result<void> take(T& found, std::string_view key, json::value const& value,
                           bool (&seen)[count + 1], std::string_view path) {
    Result<void> result{};
    bool known = false;
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<count>>([&](auto index) {
      using Member = boost::mp11::mp_at_c<Members, index>;
      if (known || key != Member::name) return;
      known = true;
      seen[index] = true;
      using Field = std::remove_reference_t<decltype(found.*Member::pointer)>;
      auto field = wire::read<Field>(value, below(path, key));
      if (field) {
        found.*Member::pointer = std::move(*field);
      } else {
        result = std::unexpected(std::move(field.error()));
      }
    });
    if (!known) {
      return detail::at(ProblemKind::unknown_key, path,
                        "there is no \"" + std::string(key.substr(0, 60)) + "\" here.");
    }
    return result;
  }

  static Result<void> nothing_missing(bool const (&seen)[count + 1], std::string_view path) {
    std::string missing;
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<count>>([&](auto index) {
      using Member = boost::mp11::mp_at_c<Members, index>;
      using Field = std::remove_reference_t<decltype(std::declval<T&>().*Member::pointer)>;
      if (!seen[index] && !detail::is_optional<Field>::value) {
        missing += missing.empty() ? "" : ", ";
        missing += Member::name;
      }
    });
    if (!missing.empty())
      return detail::at(ProblemKind::missing_key, path, "still missing: " + missing + ".");
    return {};
  }
};

/// Writes a value as compact JSON. Members stand in the order of the struct; an absent id is left
/// out, any other absent optional is null. A type with a form of its own overloads write_json.
template <class T>
void write(std::string& out, T const& value);

inline void write_json(std::string& out, bool value) { out += value ? "true" : "false"; }
inline void write_json(std::string& out, std::string const& value) { write_string(out, value); }
inline void write_json(std::string& out, std::string_view value) { write_string(out, value); }
inline void write_json(std::string& out, std::int64_t value) {
  char digits[24];
  auto const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}
inline void write_json(std::string& out, Tugrug value) { write_json(out, value.amount); }
void write_json(std::string& out, Month value);
inline void write_json(std::string& out, RequestId const& value) { out += value.text; }
inline void write_json(std::string& out, Verbatim const& value) { out += value.text; }

template <detail::DescribedEnum T>
void write_json(std::string& out, T value) {
  out += '"';
  out += boost::describe::enum_to_string(value, "");
  out += '"';
}

template <class T>
void write_json(std::string& out, std::vector<T> const& values) {
  out += '[';
  for (std::size_t index = 0; index < values.size(); ++index) {
    if (index != 0) out += ',';
    write(out, values[index]);
  }
  out += ']';
}

template <class T>
void write_json(std::string& out, std::optional<T> const& value) {
  if (value) {
    write(out, *value);
  } else {
    out += "null";
  }
}

/// Writes `"name":value` with a comma before all but the first; nothing for an absent id.
template <class T>
void write_member(std::string& out, bool& first, char const* name, T const& value) {
  if constexpr (std::is_same_v<T, std::optional<RequestId>>) {
    if (!value) return;
  }
  if (!first) out += ',';
  first = false;
  out += '"';
  out += name;
  out += "\":";
  write(out, value);
}

template <detail::DescribedStruct T>
void write_json(std::string& out, T const& value) {
  out += '{';
  bool first = true;
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
      [&](auto member) { write_member(out, first, member.name, value.*member.pointer); });
  out += '}';
}

template <class T>
void write(std::string& out, T const& value) {
  write_json(out, value);
}

template <class T>
std::string text_of_message(T const& value) {
  std::string out;
  write(out, value);
  return out;
}

/// `{"id":...,"problem":{"code":...,"detail":...}}`
std::string problem_text(Problem const& problem, std::optional<RequestId> const& id);

}  // namespace otor::wire
