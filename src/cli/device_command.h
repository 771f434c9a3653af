// SPDX-License-Identifier: Apache-2.0
#pragma once
// The phones that accounts work with, and giving one up as lost.

#include <iosfwd>
#include <string>

namespace otor::cli {

struct DeviceOptions {
  std::string data, user, device;
};

/// One line a device: id, account, since when it is known, and whether it was given up.
int device_list(DeviceOptions const& options, std::ostream& out, std::ostream& problems);

/// Gives a device up. Exit code 0, or 1 with a problem.
int device_lose(DeviceOptions const& options, std::ostream& out, std::ostream& problems);

}  // namespace otor::cli
