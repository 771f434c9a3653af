// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where each sheep stands. Paid flocks stand in heaps over their years, the received one under a
// dome behind the gate; all sheep have one size, as large as the ground allows. Lengths are in
// units of the picture, which is 328 wide.

#include <cstdint>
#include <vector>

namespace otor::handbook {

inline constexpr double sheep_width = 16.6;
inline constexpr double horizon = 142.4;

struct Spot {
  double x = 0, y = 0;
  double part = 1;  // less than one for the last paid sheep
};

/// One year's flock: marks in hundredths (465 is four and 65 hundredths), and where its years lie.
struct Heap {
  std::int64_t hundredths = 0;
  double from = 0, to = 0;
};

struct Ground {
  double size = 0.3;
  std::vector<std::vector<Spot>> paid;
  std::vector<Spot> received;
  double height = 0, wide = 0;  // of the received flock
};

/// The largest size at which everything stands. `gate` divides paid from received.
Ground stand_on(std::vector<Heap> const& heaps, std::int64_t received, double gate, double left);

}  // namespace otor::handbook
