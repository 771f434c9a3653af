// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who pays, as what, and on which income: the words every calculation shares.

#include <boost/describe/enum.hpp>
#include <optional>

#include "base/money.h"

namespace otor::benefit {

/// Kinds of voluntary payer. Shares of the State do not combine.
enum class Payer { voluntary, herder, mother, disabled_child_parent };
BOOST_DESCRIBE_ENUM(Payer, voluntary, herder, mother, disabled_child_parent)

enum class Sex { female, male };
BOOST_DESCRIBE_ENUM(Sex, female, male)

/// The roads to an old-age pension, in the order in which answers list them.
enum class Route { herder, mother_of_four, ordinary, ordinary_later_age, proportional };
BOOST_DESCRIBE_ENUM(Route, herder, mother_of_four, ordinary, ordinary_later_age, proportional)

/// Income as declared: an amount, or nothing for "the minimum wage of each month".
struct Income {
  std::optional<Tugrug> amount;
  bool operator==(Income const&) const = default;
};

}  // namespace otor::benefit
