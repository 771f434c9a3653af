// SPDX-License-Identifier: Apache-2.0
#pragma once
// A device is one officer on one phone; the first push binds it to the account that pushed.

#include <string>
#include <string_view>

#include "base/problem.h"
#include "event/uuid.h"

namespace otor::app {

class Devices {
 public:
  virtual ~Devices() = default;
  /// The account this device belongs to; `user` if it belonged to nobody until now.
  virtual Result<std::string> owner_or_bind(event::Uuid device, std::string_view user) = 0;
};

}  // namespace otor::app
