// SPDX-License-Identifier: Apache-2.0
#include "event/field_class.h"

#include <boost/mp11/algorithm.hpp>
#include <type_traits>
#include <utility>

#include "event/body.h"

namespace otor::event {
namespace {

template <class Body>
bool is_open(std::string_view kind, std::string_view member) {
  bool open = false;
  using Described = boost::describe::describe_members<Body, boost::describe::mod_public>;
  boost::mp11::mp_for_each<Described>([&](auto described) {
    using T = std::remove_cvref_t<decltype(std::declval<Body&>().*described.pointer)>;
    if (member != described.name) return;
    open = says_what<T> || class_of(kind, member) == FieldClass::open;
  });
  return open;
}

struct Row {
  std::string_view kind;
  bool (*is_open)(std::string_view, std::string_view);
};

#define OTOR_ROW(name, Kind) Row{#name, is_open<Kind>},
constexpr Row rows[] = {OTOR_KINDS(OTOR_ROW)};
#undef OTOR_ROW

}  // namespace

bool is_open_member(std::string_view kind, std::int64_t version, std::string_view member) {
  if (version != 1) return false;
  for (auto const& row : rows) {
    if (row.kind == kind) return row.is_open(kind, member);
  }
  return false;
}

}  // namespace otor::event
