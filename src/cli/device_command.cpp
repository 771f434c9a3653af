// SPDX-License-Identifier: Apache-2.0
#include "cli/device_command.h"

#include <ostream>

#include "app/line_writer.h"
#include "cli/with_store.h"
#include "server/api.h"
#include "store/sql_event_log.h"

namespace otor::cli {

namespace {

/// Runs `work` on the devices of the store.
template <class Work>
int with_devices(DeviceOptions const& options, std::ostream& problems, Work work) {
  return with_store(options.data, problems, [&](store::Store& store) {
    server::SystemClock const clock;
    store::SqlDevices devices(store, clock);
    return work(devices);
  });
}

}  // namespace

int device_list(DeviceOptions const& options, std::ostream& out, std::ostream& problems) {
  return with_devices(options, problems, [&](store::SqlDevices& devices) -> Result<void> {
    auto const found = devices.all(options.user);
    if (!found) return std::unexpected(found.error());
    for (auto const& device : *found) {
      out << device.id << "  " << device.user << "  since " << app::told_in_west(device.registered);
      if (device.lost) out << "  lost " << app::told_in_west(*device.lost);
      out << "\n";
    }
    return {};
  });
}

int device_lose(DeviceOptions const& options, std::ostream& out, std::ostream& problems) {
  return with_devices(options, problems, [&](store::SqlDevices& devices) -> Result<void> {
    auto const device = event::parse_uuid(options.device);
    if (!device) return problem(ProblemKind::bad_value, "DEVICE: a UUID is expected.");
    if (auto lost = devices.revoke(*device, "server"); !lost) return lost;
    out << options.device << " is given up as lost. Its account is signed out everywhere; at its "
        << "next contact the phone erases what others wrote. What its officer wrote there and had "
        << "not sent is set aside when it arrives.\n";
    return {};
  });
}

}  // namespace otor::cli
