// SPDX-License-Identifier: Apache-2.0
#pragma once
// The keys under which phones mark register numbers (outreach/register_number.h), one for each
// aimag. Within an aimag the records of one person find each other by them, and a mark that gets
// out tells nothing to whoever has not the key.

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "base/problem.h"

namespace otor::app {

struct NumberKey {
  std::string aimag, key;  // "183"; 64 hex digits
};
BOOST_DESCRIBE_STRUCT(NumberKey, (), (aimag, key))

class NumberKeys {
 public:
  virtual ~NumberKeys() = default;
  /// 32 bytes, made at the first need. Errors: storage.
  virtual Result<std::string> of(std::string const& aimag) = 0;
};

/// Those of the aimags in which these soums lie, in order. Errors: storage.
Result<std::vector<NumberKey>> number_keys_of(std::vector<std::string> const& soums,
                                              NumberKeys& keys);

}  // namespace otor::app
