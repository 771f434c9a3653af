// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether somebody still waits for what is being made.

#include <functional>

namespace otor::app {

/// Asked again and again; work ends where it says no.
using Awaited = std::function<bool()>;

}  // namespace otor::app
