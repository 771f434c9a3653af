// SPDX-License-Identifier: Apache-2.0
#pragma once
// Receipts as they travel: {"device":…,"receipts":[…],"store":…} in canonical form, so that one
// signature over these bytes can be checked by whoever writes them again. They answer a push, and
// go back to a phone as a file. Each names the hash of the line it is for: an id stands readable in
// a phone's file, and somebody may have put another line under it.

#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "app/signing.h"

namespace otor::app {

/// Lines that were judged and, as far as they may be, kept: one receipt for each.
struct Taken {
  std::vector<Pushed> events;
  std::vector<sync::Receipt> receipts;
};

/// `lines` as they came: what is no event is named by the id it claims.
std::string receipts_text(event::Uuid device, Taken const& taken,
                          std::vector<std::string_view> const& lines, std::string_view store);

/// What is signed for `receipts`.
std::string signed_part(std::string_view receipts);

/// One block of a file of receipts: a line with form and signature, the line that is signed.
Result<std::string> receipts_block(std::string_view receipts, Signer const& signer);

}  // namespace otor::app
