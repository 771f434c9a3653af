// SPDX-License-Identifier: Apache-2.0
#include "event/body.h"

namespace otor::event {

Body::Body() = default;
Body::Body(Body const& other) = default;
Body::Body(Body&& other) noexcept = default;
Body& Body::operator=(Body const& other) = default;
Body& Body::operator=(Body&& other) noexcept = default;
Body::~Body() = default;

}  // namespace otor::event
