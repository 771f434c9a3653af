// SPDX-License-Identifier: Apache-2.0
#pragma once
// The time of an answer as HTTP writes it: "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110). Caches
// reckon an age from it, and who asks tells from it how far off her clock is.

#include <chrono>
#include <string>

namespace otor::server {

std::string http_date(std::chrono::system_clock::time_point moment);

}  // namespace otor::server
