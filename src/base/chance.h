// SPDX-License-Identifier: Apache-2.0
#pragma once
// Chance that depends on who, what and when, never on the order of calls: the same words always
// give the same draw.

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace otor {

/// A word to draw with, made of a text.
constexpr std::uint64_t chance_word(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a
  for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

/// 64 even bits: `chance(seed, {person, chance_word("death"), year})`.
constexpr std::uint64_t chance(std::uint64_t seed, std::initializer_list<std::uint64_t> words) {
  std::uint64_t state = seed;
  for (auto const word : words) {  // SplitMix64 over every word
    state += 0x9e3779b97f4a7c15u + word;
    state = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9u;
    state = (state ^ (state >> 27)) * 0x94d049bb133111ebu;
    state ^= state >> 31;
  }
  return state;
}

/// A whole number from 0 to `count` - 1. The bias is below count / 2^64.
constexpr std::uint64_t chance_below(std::uint64_t count, std::uint64_t seed,
                                     std::initializer_list<std::uint64_t> words) {
  __extension__ typedef unsigned __int128 Wide;
  return static_cast<std::uint64_t>((Wide{chance(seed, words)} * count) >> 64);
}

}  // namespace otor
