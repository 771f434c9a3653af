// SPDX-License-Identifier: Apache-2.0
#include "event/field_class.h"

#include <doctest/doctest.h>

#include <boost/mp11.hpp>
#include <set>
#include <string>
#include <type_traits>
#include <utility>

#include "event/body.h"

namespace otor::event {
namespace {

using Members = std::set<std::pair<std::string, std::string>>;

template <class Body>
void add(Members& to, char const* kind) {
  using Described = boost::describe::describe_members<Body, boost::describe::mod_public>;
  boost::mp11::mp_for_each<Described>([&](auto member) {
    using T = std::remove_cvref_t<decltype(std::declval<Body&>().*member.pointer)>;
    if (!says_what<T>) to.emplace(kind, member.name);
  });
}

Members to_classify() {
  Members all;
#define OTOR_ADD(name, Body) add<Body>(all, #name);
  OTOR_KINDS(OTOR_ADD)
#undef OTOR_ADD
  return all;
}

TEST_CASE("every text and number of a body says whether it is about somebody") {
  for (auto const& [kind, member] : to_classify()) {
    CAPTURE(kind);
    CAPTURE(member);
    CHECK(class_of(kind, member).has_value());
  }
}

TEST_CASE("a classified field exists and has one row") {
  Members const all = to_classify();
  Members seen;
  for (ClassifiedField const& field : classified_fields) {
    std::pair<std::string, std::string> const name{field.kind, field.member};
    CAPTURE(name.first);
    CAPTURE(name.second);
    CHECK(all.contains(name));
    CHECK(seen.insert(name).second);
  }
}

TEST_CASE("what no struct and no row names is not open") {
  CHECK(is_open_member("visit_started", 1, "visit"));
  CHECK(is_open_member("visit_started", 1, "way"));
  CHECK(is_open_member("people_present", 1, "people"));
  CHECK(is_open_member("finding_noted", 1, "code"));
  CHECK(!is_open_member("finding_noted", 1, "note"));
  CHECK(!is_open_member("calculation_shown", 1, "request"));
  CHECK(!is_open_member("finding_noted", 2, "code"));    // a version of a newer program
  CHECK(!is_open_member("finding_noted", 1, "colour"));  // no such member
  CHECK(!is_open_member("horse_lent", 1, "code"));       // no such kind
}

}  // namespace
}  // namespace otor::event
