// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace otor {

/// The 97.5th percentile of the normal distribution: 95 of a hundred lie within it on both sides.
inline constexpr double normal_975 = 1.959963984540054;

/// The 97.5th percentile of Student's t, to ten digits. Freedom is 1 at least.
double student(std::size_t freedom);

}  // namespace otor
