// SPDX-License-Identifier: Apache-2.0
#pragma once
// "What do I pay, and what does the State pay for me?" and the life line that a page draws: prices
// as they change on the way, then the pension for life.

#include "app/person_case.h"

namespace otor::app {

/// Every price of the plan up to the claim by the first road (or as far as the plan reaches, where
/// no road opens).
std::vector<wire::Price> prices_of(Life const& life, std::optional<Tugrug> sheep_price,
                                   LawInForce const& law);

/// At most three stretches to draw: a price that holds less than a year joins the next, then the
/// nearest prices join, drawn as the dearer.
std::vector<wire::Stretch> stretches_of(std::vector<wire::Price> const& prices,
                                        std::optional<Tugrug> sheep_price);

wire::LifeLine life_line(PersonCase const& person_case, Life const& life,
                         std::optional<Tugrug> sheep_price, LawInForce const& law);

/// Hundredths of a sheep that `monthly` buys in a year; none without a price.
std::optional<std::int64_t> sheep_a_year(Tugrug monthly, std::optional<Tugrug> sheep_price);

std::optional<wire::Health> health_premium(Month month, LawInForce const& law);

/// "What do I pay?" alone.
Result<wire::CostAnswer> cost(Considered const& asked, LawInForce const& law);

}  // namespace otor::app
