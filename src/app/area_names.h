// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which area a cell of a table means: by its code of the statistical office, its pcode, or its name
// in Mongolian, Kazakh or English. A name may stand for several; then all of them are told, and
// nobody chooses among them in silence.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/accounts.h"
#include "app/programme.h"
#include "geography/cells.h"

namespace otor::app {

class AreaNames {
 public:
  AreaNames(std::vector<Area> const& soums, std::vector<Aimag> const& aimags);

  /// Codes of soums ("18331") and aimags ("183"): none, one, or all that the text may mean.
  /// "18331", "MN8331", "Толбо", "Толбо сум" and "Tolbo soum" mean one. `within`: an aimag ("183")
  /// that was told beside it, or "".
  std::vector<std::string> meant(std::string_view text, std::string_view within = {}) const;

  /// The aimag that a text means, the same way; "" of none or several.
  std::string aimag(std::string_view text) const;

  /// Where the soums lie, in the order in which they were told.
  std::vector<geography::Centre> const& centres() const { return centres_; }

 private:
  void add(std::string_view name, std::string const& code);

  std::set<std::string, std::less<>> codes_;
  std::vector<geography::Centre> centres_;
  std::map<std::u32string, std::set<std::string>> by_name_;
};

}  // namespace otor::app
