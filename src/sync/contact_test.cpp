// SPDX-License-Identifier: Apache-2.0
#include "sync/contact.h"

#include <doctest/doctest.h>

namespace otor::sync {
namespace {

std::string words(Verdict const& verdict) {
  std::string out;
  if (verdict.store_changed) out += "store ";
  if (verdict.areas_changed) out += "areas ";
  if (verdict.receipts_void) out += "receipts ";
  if (verdict.new_device) out += "device ";
  return out;
}

struct Case {
  char const* says;
  Kept kept;
  Told told;
  char const* expect;
};

}  // namespace

TEST_CASE("what a phone concludes when it meets a server") {
  Case const cases[] = {
      {"nothing happened", {"s", "e", 5, "h5", 5}, {"s", "e", ChainHead{5, "h5"}}, ""},
      {"the phone wrote more", {"s", "e", 9, "h5", 5}, {"s", "e", ChainHead{5, "h5"}}, ""},
      {"an answer was lost", {"s", "e", 9, "h7", 5}, {"s", "e", ChainHead{7, "h7"}}, ""},
      {"a new phone", {"", "", 0, {}, 0}, {"s", "e", {}}, "store areas "},
      {"a new phone that has written", {"", "", 3, {}, 0}, {"s", "e", {}}, "store areas "},
      {"restored from an older copy",
       {"old", "e", 9, "h5", 0},
       {"s", "e", ChainHead{5, "h5"}},
       "store "},
      {"restored from before the device was known",
       {"old", "e", 9, {}, 0},
       {"s", "e", {}},
       "store "},
      {"the server lost its end without saying so",
       {"s", "e", 9, "h5", 6},
       {"s", "e", ChainHead{5, "h5"}},
       "receipts "},
      {"the server lost all of it without saying so",
       {"s", "e", 9, {}, 1},
       {"s", "e", {}},
       "receipts "},
      {"the server knows one more than the phone",
       {"s", "e", 5, {}, 5},
       {"s", "e", ChainHead{6, "h6"}},
       "device "},
      {"the phone's log is empty", {"s", "e", 0, {}, 0}, {"s", "e", ChainHead{6, "h6"}}, "device "},
      {"a copy of the phone wrote the same place",
       {"s", "e", 6, "other", 5},
       {"s", "e", ChainHead{6, "h6"}},
       "device "},
      {"the areas changed", {"s", "e", 5, "h5", 5}, {"s", "f", ChainHead{5, "h5"}}, "areas "},
  };
  for (auto const& [says, kept, told, expect] : cases) {
    CAPTURE(says);
    CHECK(words(judge_contact(kept, told)) == expect);
  }
}

}  // namespace otor::sync
