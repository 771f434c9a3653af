// SPDX-License-Identifier: Apache-2.0
#pragma once
// Work that takes long and is set on paper.

#include <sys/resource.h>

#include <future>

namespace otor::server {

/// Does it on a thread of its own, and waits: the fonts that are opened for it go with it, and it
/// gives way to all other work.
template <class Work>
auto apart(Work work) {
  return std::async(std::launch::async,
                    [&] {
                      setpriority(PRIO_PROCESS, 0, 10);  // of this thread alone
                      return work();
                    })
      .get();
}

}  // namespace otor::server
