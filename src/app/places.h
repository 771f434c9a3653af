// SPDX-License-Identifier: Apache-2.0
#pragma once
// Soums by aimag, as pages of areas show them.

#include <string>
#include <vector>

namespace otor::app {

/// A soum, an aimag, all of them, or what an officer looks after.
struct Place {
  std::string code;                // "18331", "183", "", "@tes"
  std::vector<std::string> soums;  // of the deployment, in it
};

/// Each aimag that a soum is in, in order.
std::vector<std::string> aimags_of(std::vector<std::string> const& soums);

/// Of these soums those in an area: all of them for "".
Place place_in(std::string const& code, std::vector<std::string> const& soums);

/// All aimags together where there are several or `all` is asked, then each of them with its soums;
/// without these where `aimags_only`.
std::vector<Place> places_of(std::vector<std::string> const& soums, bool all, bool aimags_only);

}  // namespace otor::app
