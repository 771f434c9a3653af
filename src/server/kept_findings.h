// SPDX-License-Identifier: Apache-2.0
#pragma once
// What was said in soums, counted for some days and kept until something is told of a soum: whoever
// asks of a programme would walk over all its families each time. There is nobody in it, only how
// often each code was noted by which officer.

#include <mutex>

#include "app/findings_count.h"

namespace otor::server {

class KeptFindings {
 public:
  /// The same as `app::counted`.
  std::shared_ptr<app::FindingsCount const> of(std::shared_ptr<app::SoumTasks const> const& soum,
                                               app::FindingsSpan const& span);
  /// How often it counted.
  std::int64_t counted() const;

 private:
  static constexpr std::size_t most = 1'000;  // soums and spans; then it begins anew

  /// The tasks themselves are let go by whoever keeps them.
  struct Kept {
    std::weak_ptr<app::SoumTasks const> of;
    std::shared_ptr<app::FindingsCount const> count;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, app::FindingsSpan>, Kept> kept_;
  std::int64_t counted_ = 0;
};

}  // namespace otor::server
