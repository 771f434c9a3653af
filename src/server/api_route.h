// SPDX-License-Identifier: Apache-2.0
#pragma once
// What one row of the table of routes is (api_routes.cpp).

#include "server/api.h"

namespace otor::server {

/// A row is open to everybody, or needs an account and then names what it needs of the access
/// table: a closed row without needs does not compile.
struct Api::Route {
  using Open = HttpAnswer (Api::*)(HttpRequest const&);
  using Closed = HttpAnswer (Api::*)(HttpRequest const&, app::Account const&);
  constexpr Route(std::string_view method_, std::string_view path_, Open open_)
      : method(method_), path(path_), open(open_) {}
  constexpr Route(std::string_view method_, std::string_view path_, Need first, Closed closed_)
      : Route(method_, path_, first, first, closed_) {}
  /// Either need is enough.
  constexpr Route(std::string_view method_, std::string_view path_, Need first, Need second,
                  Closed closed_)
      : method(method_), path(path_), needs{first, second}, closed(closed_) {}

  std::string_view method, path;
  Open open = nullptr;
  Need needs[2] = {};
  Closed closed = nullptr;
};

}  // namespace otor::server
