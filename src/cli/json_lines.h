// SPDX-License-Identifier: Apache-2.0
#pragma once
// One JSON object a line in, one answer a line out, in the same order. A bad line gets an answer
// with a problem and does not stop the rest.

#include <cstdio>
#include <functional>
#include <string_view>

#include "app/estimate.h"

namespace otor::cli {

/// Answers every line of `in` on `out` with the calculation `call`. Returns the exit code.
int answer_lines(std::string_view call, app::Explained explained, app::LawInForce const& law,
                 std::FILE* in, std::FILE* out);

/// Calls `take` for every line of `in`; of one beyond 4 MiB only the beginning is given, which no
/// reader accepts. False where it could not be read to its end.
bool for_each_line(std::FILE* in, std::function<void(std::string_view)> const& take);

}  // namespace otor::cli
