// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace otor {

/// The 97.5th percentile of Student's t; beyond 30 degrees of freedom the error is below one in a
/// hundred. Freedom is 1 at least.
double student(std::size_t freedom);

}  // namespace otor
