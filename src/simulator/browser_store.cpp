// SPDX-License-Identifier: Apache-2.0
#include "simulator/browser_store.h"

#include <algorithm>

namespace otor::simulator {

void DeviceContent::drop_pages() {
  pages.clear();
  held.clear();
  fillings.clear();
  cursor = 0;
}

void BrowserStore::transact(Durability durability, Adds adds, Change change) {
  bool const dies = dies_in_ > 0 && --dies_in_ == 0;
  if (dies && !dies_after_) throw PhoneDied{};
  if (full_ && adds == Adds::bytes) throw QuotaExceeded{};
  change(now_);
  tail_.push_back(std::move(change));
  if (durability == Durability::strict) {
    for (auto const& made : tail_) made(durable_);
    tail_.clear();
  }
  if (dies) throw PhoneDied{};
}

void BrowserStore::lose_power(std::size_t kept) {
  for (std::size_t at = 0; at < std::min(kept, tail_.size()); ++at) tail_[at](durable_);
  tail_.clear();
  now_ = durable_;
  dies_in_ = 0;
}

void BrowserStore::evict() {
  now_ = durable_ = {};
  tail_.clear();
}

void BrowserStore::evict(std::string const& device) {
  for (auto const& made : tail_) made(durable_);
  tail_.clear();
  now_.devices.erase(device);
  durable_.devices.erase(device);
}

}  // namespace otor::simulator
