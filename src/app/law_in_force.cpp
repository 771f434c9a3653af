// SPDX-License-Identifier: Apache-2.0
#include "app/law_in_force.h"

#include "wire/pack.h"

namespace otor::app {

Result<LawInForce> LawInForce::from_pack(std::string_view text) {
  auto pack = wire::read_pack(text);
  if (!pack) return std::unexpected(pack.error());
  return of(std::move(*pack));
}

Result<LawInForce> LawInForce::from_own_pack(std::string_view text) {
  auto pack = wire::read_own_pack(text);
  if (!pack) return std::unexpected(pack.error());
  return of(std::move(*pack));
}

Result<LawInForce> LawInForce::of(law::Pack pack) {
  auto law = law::law_from(std::move(pack));
  if (!law) return std::unexpected(law.error());
  auto terms = benefit::terms_of(*law);
  if (!terms) return std::unexpected(terms.error());
  wire::LawNote note{law->pack->id, law->known_until};
  return LawInForce{std::move(*law), std::move(*terms), std::move(note)};
}

}  // namespace otor::app
