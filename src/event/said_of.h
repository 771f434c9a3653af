// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <type_traits>

#include "event/body.h"

namespace otor::event {

/// One of these bodies; nothing of another kind. `Saying`: a variant of some of them.
template <class Saying>
std::optional<Saying> said_of(Body const& body) {
  return std::visit(
      [](auto const& said) -> std::optional<Saying> {
        if constexpr (std::is_constructible_v<Saying, decltype(said)>) return Saying(said);
        return std::nullopt;
      },
      body);
}

}  // namespace otor::event
