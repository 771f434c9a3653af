// SPDX-License-Identifier: Apache-2.0
#include "wire/estimate_message.h"

namespace otor::wire {

// A road that does not open has no figures to show, only why; steps are left out where none were
// asked for.
void write_json(std::string& out, RouteAnswer const& value) {
  auto const is_reason = [](std::string_view name) {
    return name == "why" || name == "why_code" || name == "needed" || name == "reached";
  };
  out += '{';
  bool first = true;
  boost::mp11::mp_for_each<
      boost::describe::describe_members<RouteAnswer, boost::describe::mod_public>>(
      [&](auto member) {
        std::string_view const name = member.name;
        bool const always = name == "route" || name == "opens";
        if (!always && value.opens.has_value() == is_reason(name)) return;
        if (name == "steps" && value.steps.empty()) return;
        write_member(out, first, member.name, value.*member.pointer);
      });
  out += '}';
}

}  // namespace otor::wire
