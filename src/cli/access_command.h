// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who may do what, in words: the access table and what each address of the server asks of it.

#include <string>

namespace otor::cli {

/// The page docs/access.md, made from the tables themselves.
std::string access_page();

}  // namespace otor::cli
