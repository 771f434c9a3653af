// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads a described struct straight out of canonical text, by the rules of the message codec: names
// are keys, an optional member may be absent or null, every other must stand, a key that the struct
// does not have is refused.

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "event/event.h"
#include "wire/event_scan.h"
#include "wire/json.h"

namespace otor::wire {

/// What was wrong and where: "paid[3].to".
struct Fault {
  std::string path;
  std::string what;

  bool in(std::string_view key) {
    bool const joined = path.empty() || path.front() == '[';
    path = std::string(key) + (joined ? "" : ".") + path;
    return false;
  }
  bool is(std::string text) {
    what = std::move(text);
    return false;
  }
};

template <class T>
bool take(std::string_view text, T& found, Fault& fault);

namespace detail {

template <class T>
bool take_word(std::string_view text, T& found, Fault& fault) {
  bool known = false;
  std::string words;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
    if (!known && text.size() >= 2 && text.substr(1, text.size() - 2) == enumerator.name) {
      found = enumerator.value;
      known = true;
    }
  });
  if (known && text.front() == '"') return true;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
    words += words.empty() ? "" : ", ";
    words += enumerator.name;
  });
  return fault.is("one of these words is expected: " + words);
}

template <class T>
bool take_list(std::string_view text, std::vector<T>& found, Fault& fault) {
  if (text.front() != '[') return fault.is("a list is expected");
  for (Parts parts(text); parts.next();) {
    if (take(parts.value(), found.emplace_back(), fault)) continue;
    return fault.in("[" + std::to_string(found.size() - 1) + "]");
  }
  return true;
}

template <class T>
bool take_struct(std::string_view text, T& found, Fault& fault) {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
  constexpr std::size_t count = boost::mp11::mp_size<Members>::value;
  if (text.front() != '{') return fault.is("an object is expected");
  bool seen[count + 1] = {};
  for (Parts parts(text); parts.next();) {
    bool known = false;
    bool good = true;
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<count>>([&](auto index) {
      using Member = boost::mp11::mp_at_c<Members, index>;
      if (known || parts.key() != Member::name) return;
      known = seen[index] = true;
      good = take(parts.value(), found.*Member::pointer, fault);
    });
    if (!good) return fault.in(parts.key());
    if (!known) return fault.is("there is no such key here"), fault.in(parts.key());
  }
  char const* missing = nullptr;
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<count>>([&](auto index) {
    using Member = boost::mp11::mp_at_c<Members, index>;
    using Field = std::remove_reference_t<decltype(found.*Member::pointer)>;
    if (!seen[index] && !is_optional<Field>::value && missing == nullptr) missing = Member::name;
  });
  return missing == nullptr || (fault.is("this is missing"), fault.in(missing));
}

bool take_text(std::string_view text, std::string& found, Fault& fault);
bool take_integer(std::string_view text, std::int64_t& found, Fault& fault);
bool take_id(std::string_view text, event::Uuid& found, Fault& fault);

}  // namespace detail

/// Reads canonical `text` into `found`; false with the reason in `fault` where it does not fit.
template <class T>
bool take(std::string_view text, T& found, Fault& fault) {
  if constexpr (std::is_same_v<T, std::string>) {
    return detail::take_text(text, found, fault);
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    return detail::take_integer(text, found, fault);
  } else if constexpr (std::is_same_v<T, bool>) {
    found = text == "true";
    return found || text == "false" || fault.is("true or false is expected");
  } else if constexpr (std::is_same_v<T, event::Uuid>) {
    return detail::take_id(text, found, fault);
  } else if constexpr (std::is_same_v<T, event::Told>) {
    found.text = text;
    return true;
  } else if constexpr (std::is_enum_v<T>) {
    return detail::take_word(text, found, fault);
  } else if constexpr (detail::is_optional<T>::value) {
    return text == "null" || take(text, found.emplace(), fault);
  } else if constexpr (detail::is_vector<T>::value) {
    return detail::take_list(text, found, fault);
  } else {
    return detail::take_struct(text, found, fault);
  }
}

}  // namespace otor::wire
