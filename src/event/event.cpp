// SPDX-License-Identifier: Apache-2.0
#include "event/event.h"

#include <algorithm>

#include "base/sha256.h"

namespace otor::event {
namespace {

constexpr std::string_view base64url =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t hash_bytes = 16;
constexpr std::size_t hash_length = 22;

}  // namespace

std::string hash_of(std::string_view line) {
  Sha256 hash;
  hash.add("otor-event-1\n");
  hash.add(line);
  auto const digest = hash.digest();
  std::string text;
  text.reserve(hash_length);
  unsigned bits = 0;
  int held = 0;
  for (std::size_t at = 0; at < hash_bytes; ++at) {
    bits = bits << 8 | digest[at];
    for (held += 8; held >= 6; held -= 6) text += base64url[bits >> (held - 6) & 0x3F];
  }
  text += base64url[bits << (6 - held) & 0x3F];
  return text;
}

bool is_hash(std::string_view text) {
  auto const is_letter = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
  };
  // The last character carries two bits, so only four characters can stand there.
  return text.size() == hash_length && std::ranges::all_of(text, is_letter) &&
         std::string_view("AQgw").find(text.back()) != std::string_view::npos;
}

Link link_of(Envelope const& event, std::optional<Before> const& before) {
  if (!event.prev) return Link::unchained;
  if (event.seq == 1) return event.prev->empty() ? Link::follows : Link::broken;
  if (!before || before->seq != event.seq - 1) return Link::gap;
  return *event.prev == before->hash ? Link::follows : Link::broken;
}

Stamp when(Stamp clock, Received const& received) {
  auto ms = clock.ms + received.skew;
  if (received.registered) ms = std::max(ms, *received.registered);
  if (received.at) ms = std::min(ms, *received.at);
  return {ms, clock.counter};
}

}  // namespace otor::event
