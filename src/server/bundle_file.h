// SPDX-License-Identifier: Apache-2.0
#pragma once
// The soums of an officer as one file that goes to her phone without a network: the files of
// server/snapshots.h one behind the other, sealed with a code that is told by another way.
//
//   otor bundle 1\n
//   {"for":"tes","lost":[],"made":…,"rounds":600000,"salt":"…",
//    "soums":[{"area","bytes","next","tag"},…],"store":"…","sig":"…"}\n
//   and then frames: four bytes of length, the greatest first, and so many bytes of AES-256-GCM
//
// The key is PBKDF2-SHA-256 of the code's digits over the salt. Frame n (from 0) has n as the last
// four bytes of its iv, the rest zero, and is about `otor-bundle-1|n|LAST|` and the line of the
// head, where LAST is 1 in the last one: nothing in it can be moved, left out or changed unnoticed.
// `sig` is the server's, over `otor-bundle-1\n` and the line without it and without its end; by
// `tag` it covers the soums too. So who knows the code makes no file that a phone takes.
// docs/phone-export.md tells it to others; web/src/log/bundle_file.ts is the other side.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/signing.h"
#include "server/snapshots.h"

namespace otor::server {

inline constexpr std::uint32_t bundle_rounds = 600'000;

struct BundleHead {
  std::string user, store;
  std::int64_t made_ms = 0;
  std::string salt;               // 16 bytes
  std::vector<std::string> lost;  // devices of the account that were given up
};

/// 24 digits by lot, 80 bits: typed on a pad of digits, whatever the keyboard's language.
std::string bundle_code();

/// In groups of four, as it is read aloud.
std::string spaced(std::string_view code);

/// Errors: those of the signer.
Result<std::string> bundle_file(BundleHead const& head, std::span<SnapshotGiven const> soums,
                                std::string_view code, app::Signer const& signer);

/// Of the digits of a code; "" only where the library fails.
std::string bundle_key(std::string_view code, std::string_view salt, std::uint32_t rounds);

}  // namespace otor::server
