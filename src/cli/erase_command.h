// SPDX-License-Identifier: Apache-2.0
#pragma once
// `otor erase`: a family or a person who asks, by law, that what is kept of them goes. Without
// `really` it tells what would go and changes nothing. May run while the store is served.

#include <iosfwd>
#include <string>

namespace CLI {
class App;
}

namespace otor::cli {

struct EraseOptions {
  std::string data, household, person, reason;
  bool really = false, list = false;
};

/// Exit code 0, or 1 with a problem.
int erase_subject(EraseOptions const& options, std::ostream& out, std::ostream& problems);

/// Every erasure, as `otor restore --erased` takes it.
int list_erased(EraseOptions const& options, std::ostream& out, std::ostream& problems);

/// Adds the command itself.
void add_erase(CLI::App& program, int& exit_code);

}  // namespace otor::cli
