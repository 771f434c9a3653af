// SPDX-License-Identifier: Apache-2.0
#pragma once
// Exact money. Whole tögrög in 64 bits, rates in millionths, products in 128 bits, and one named
// rounding per legal step. There is no operator*: multiplying by a rate forces the caller to say
// how to round.

#include <compare>
#include <cstdint>
#include <string>

namespace otor {

/// A whole amount of tögrög. Never a float.
struct Tugrug {
  std::int64_t amount = 0;
  auto operator<=>(Tugrug const&) const = default;
  constexpr Tugrug& operator+=(Tugrug other) { return amount += other.amount, *this; }
  constexpr Tugrug& operator-=(Tugrug other) { return amount -= other.amount, *this; }
  friend constexpr Tugrug operator+(Tugrug a, Tugrug b) { return a += b; }
  friend constexpr Tugrug operator-(Tugrug a, Tugrug b) { return a -= b; }
};

/// A share, counted in millionths: 13.5 % is {135'000}.
struct Rate {
  std::int64_t millionths = 0;
  auto operator<=>(Rate const&) const = default;
  friend constexpr Rate operator+(Rate a, Rate b) { return {a.millionths + b.millionths}; }
};

inline constexpr std::int64_t one_whole = 1'000'000;

/// The largest amount a request or a law may name. A century of such months, times any rate up to a
/// thousand per cent and twelve, stays far inside 128 bits, and every result inside 64: the
/// static_asserts beside the formulas prove it.
inline constexpr std::int64_t largest_amount = 1'000'000'000'000;

enum class Round { half_up, up, down };

__extension__ typedef __int128 Wide;

/// numerator / denominator, rounded. Both are non-negative; the denominator is positive.
constexpr std::int64_t divided(Wide numerator, Wide denominator, Round rounding) {
  switch (rounding) {
    case Round::half_up:
      return static_cast<std::int64_t>((2 * numerator + denominator) / (2 * denominator));
    case Round::up: return static_cast<std::int64_t>((numerator + denominator - 1) / denominator);
    case Round::down: break;
  }
  return static_cast<std::int64_t>(numerator / denominator);
}

constexpr Tugrug share_of(Tugrug amount, Rate rate, Round rounding) {
  return {divided(Wide{amount.amount} * rate.millionths, one_whole, rounding)};
}

/// 792000 -> "792,000": one grouping in every language.
std::string grouped(std::int64_t number);

/// Rate{115'000} -> "11.5 %", the form that law files use.
std::string percent(Rate rate);

}  // namespace otor
