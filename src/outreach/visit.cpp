// SPDX-License-Identifier: Apache-2.0
#include "outreach/visit.h"

namespace otor::outreach {

event::Origin const& earliest(std::vector<OriginRef> const& origins) {
  return **std::ranges::min_element(
      origins, [](OriginRef one, OriginRef other) { return event::earlier(*one, *other); });
}

std::string_view text_in(Register const& held) {
  auto const* shown = held.shown();
  auto const* text = shown == nullptr ? nullptr : std::get_if<std::string>(&shown->value);
  return text == nullptr ? std::string_view{} : std::string_view(*text);
}

std::optional<std::int64_t> number_in(Register const& held) {
  auto const* shown = held.shown();
  auto const* number = shown == nullptr ? nullptr : std::get_if<std::int64_t>(&shown->value);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<Uuid> id_in(Register const& held) { return event::parse_uuid(text_in(held)); }

event::Origin const& Visit::first() const {
  auto const& started = all<event::VisitStarted>();
  if (started.empty()) return earliest(origins);
  return *std::ranges::min_element(started, [](auto const& one, auto const& other) {
            return event::earlier(*one.origin, *other.origin);
          })->origin;
}

void Visit::unite(Visit const& other) {
  std::apply(
      [&](auto&... mine) {
        (mine.insert(mine.end(),
                     std::get<std::remove_reference_t<decltype(mine)>>(other.facts).begin(),
                     std::get<std::remove_reference_t<decltype(mine)>>(other.facts).end()),
         ...);
      },
      facts);
  for (std::size_t at = 0; at < fields.size(); ++at) fields[at].unite(other.fields[at]);
  origins.insert(origins.end(), other.origins.begin(), other.origins.end());
}

}  // namespace otor::outreach
