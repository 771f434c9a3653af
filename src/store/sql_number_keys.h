// SPDX-License-Identifier: Apache-2.0
#pragma once
// The keys of register numbers, beside the keys of what is sealed.

#include "app/number_keys.h"
#include "store/store.h"

namespace otor::store {

class SqlNumberKeys final : public app::NumberKeys {
 public:
  explicit SqlNumberKeys(Store& store) : store_(store) {}
  Result<std::string> of(std::string const& aimag) override {
    return guarded([&] { return store_.keys().number_key(aimag); });
  }

 private:
  Store& store_;
};

}  // namespace otor::store
