// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether somebody who waits for an answer is still there.

#include <poll.h>

namespace otor::server {

/// Whether the peer closed its side; unread bytes of TLS or of a next request may still lie there.
inline bool has_hung_up(int socket) {
  pollfd asked{socket, POLLRDHUP, 0};
  return ::poll(&asked, 1, 0) > 0 && (asked.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

}  // namespace otor::server
