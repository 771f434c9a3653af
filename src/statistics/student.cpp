// SPDX-License-Identifier: Apache-2.0
#include "statistics/student.h"

#include <cmath>
#include <numbers>

namespace otor {
namespace {

constexpr std::size_t few = 2'000;
constexpr double wanted = 0.95;

// How much lies between -t and t, for t = tan(angle) * sqrt(freedom): the finite sums of
// Abramowitz and Stegun 26.7.3 and 26.7.4.
double within(double angle, std::size_t freedom) {
  double const cosine = std::cos(angle), sine = std::sin(angle);
  bool const odd = freedom % 2 == 1;
  double term = odd ? cosine : 1, sum = 0;
  for (std::size_t k = odd ? 1 : 0; k + 2 <= freedom; k += 2) {
    sum += term;
    term *= cosine * cosine * static_cast<double>(k + 1) / static_cast<double>(k + 2);
  }
  return odd ? 2 / std::numbers::pi * (angle + sine * sum) : sine * sum;
}

// Abramowitz and Stegun 26.7.5; from 2,000 degrees on the next term is below 1e-13.
double of_many(std::size_t freedom) {
  double const z = normal_975, square = z * z, v = static_cast<double>(freedom);
  double const first = z * (square + 1) / 4;
  double const second = z * (square * (5 * square + 16) + 3) / 96;
  double const third = z * (square * (square * (3 * square + 19) + 17) - 15) / 384;
  return z + first / v + second / (v * v) + third / (v * v * v);
}

}  // namespace

double student(std::size_t freedom) {
  if (freedom > few) return of_many(freedom);
  double low = 0, high = std::numbers::pi / 2;
  for (int halving = 0; halving < 60; ++halving) {
    double const middle = (low + high) / 2;
    (within(middle, freedom) < wanted ? low : high) = middle;
  }
  return std::tan((low + high) / 2) * std::sqrt(static_cast<double>(freedom));
}

}  // namespace otor
