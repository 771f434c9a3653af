// SPDX-License-Identifier: Apache-2.0
#pragma once
// A folder of a store that one program has for itself, as long as it serves or makes the store in
// it. What only reads, or writes a little beside a server, asks for none: SQLite orders that.

#include <string>

#include "base/problem.h"

namespace otor::store {

class HeldFolder {
 public:
  /// The lock lies on the folder and goes with the process, however that ends: nothing is left that
  /// somebody had to remove. Errors: bad_value where another program holds it; storage where there
  /// is no such folder.
  static Result<HeldFolder> take(std::string const& folder);
  ~HeldFolder();
  HeldFolder(HeldFolder&& from) noexcept;
  HeldFolder& operator=(HeldFolder&&) = delete;

 private:
  explicit HeldFolder(int folder) : folder_(folder) {}
  int folder_;
};

}  // namespace otor::store
