// SPDX-License-Identifier: Apache-2.0
#pragma once
// Handbooks of the made-up season: what came from the printer for all departments, what each head
// issued to her officers, and what was on her shelf when she counted. One officer wrote two fewer
// than she was issued, so that there is a difference to look at.

#include "app/demonstration_parts.h"

namespace otor::app {

class DemonstrationStock {
 public:
  /// `officers`: all of the deployment, in the order of its accounts.
  DemonstrationStock(Draws const& draws, std::vector<std::string> officers)
      : draws_(draws), officers_(std::move(officers)) {}

  /// What an officer writes that she got.
  void got(Phone& phone, std::string const& area, std::int64_t ms) const;
  /// What a head received for her officers, and issued to them.
  void issue(Phone& desk, std::vector<Account> const& accounts, std::int64_t ms) const;
  /// How she found her shelf at the end.
  void count(Phone& desk, std::vector<Account> const& accounts, std::int64_t ms) const;

 private:
  struct Written {
    std::string how;
    std::int64_t count = 0;
    std::string giver, officer;
  };
  void write(Phone& desk, std::string const& area, Written const& written, std::int64_t ms) const;
  std::int64_t received(std::int64_t hers) const;

  Draws const& draws_;
  std::vector<std::string> officers_;
};

}  // namespace otor::app
