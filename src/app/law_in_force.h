// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law that a program computes with: loaded once, then shared by every call.

#include "benefit/terms.h"
#include "law/law.h"
#include "wire/due_message.h"

namespace otor::app {

struct LawInForce {
  law::Law law;
  benefit::Terms terms;
  wire::LawNote note;

  /// From the text of a pack. Errors: damaged_pack, bad_law.
  static Result<LawInForce> from_pack(std::string_view text);
  /// From the pack that was built in, which nobody need prove again.
  static Result<LawInForce> from_own_pack(std::string_view text);
  static Result<LawInForce> of(law::Pack pack);
};

}  // namespace otor::app
