// SPDX-License-Identifier: Apache-2.0
#pragma once
// Money for the road as tests draw it.

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "allowance/ledger.h"

namespace otor::allowance {

inline event::Uuid id(std::uint64_t number) { return {0x01934f6e8c007abc, number}; }

/// Facts about one officer's money as they come, one a minute. Two with other blocks have nothing
/// in common.
class Road {
 public:
  std::vector<Fact> facts;
  std::string officer = "tes", area = "18301";
  std::uint64_t block = 0;

  Fact& add(FactKind kind, std::string author, std::uint64_t subject) {
    auto const number = facts.size() + 1;
    Fact fact;
    fact.event = id(block + number + 10'000);
    fact.subject = id(block + subject);
    fact.kind = kind;
    fact.area = area;
    fact.author = std::move(author);
    fact.received = static_cast<std::int64_t>(number) * 60'000;
    fact.when = {*fact.received, 0};
    facts.push_back(std::move(fact));
    return facts.back();
  }
  Fact& pay(std::int64_t amount, FactKind kind = FactKind::paid) {
    auto& fact = add(kind, "uvs", 500 + facts.size());
    fact.scheme = "road";
    fact.officer = officer;
    fact.amount = amount;
    fact.on = "2026-06-01";
    return fact;
  }
  Fact& claim(std::uint64_t subject, std::int64_t amount, std::string on = "2026-06-10") {
    auto& fact = add(FactKind::claimed, officer, subject);
    fact.scheme = "road";
    fact.officer = officer;
    fact.category = "petrol";
    fact.amount = amount;
    fact.on = std::move(on);
    return fact;
  }
  void close(std::string through) {
    auto& fact = add(FactKind::closed, "uvs", 900 + facts.size());
    fact.scheme = "road";
    fact.on = std::move(through);
  }
  Ledger ledger() const { return Ledger::of(facts); }
};

/// A summer of one officer, drawn.
inline std::vector<Fact> drawn(Road road = {}) {
  auto const steps = *rc::gen::inRange(1, 60);
  for (int step = 0; step < steps; ++step) {
    auto const about = static_cast<std::uint64_t>(*rc::gen::inRange(1, 12));
    auto const amount = *rc::gen::inRange<std::int64_t>(1, 500'000);
    auto const day = "2026-0" + std::to_string(*rc::gen::inRange(5, 9)) + "-1" +
                     std::to_string(*rc::gen::inRange(0, 9));
    switch (*rc::gen::inRange(0, 9)) {
      case 0: road.pay(amount).on = day; break;
      case 1: road.pay(amount, FactKind::returned).on = day; break;
      case 2: road.close(day); break;
      case 3:
        road.add(FactKind::approved, *rc::gen::element<std::string>("uvs", road.officer), about);
        break;
      case 4: road.add(FactKind::refused, "uvs", about); break;
      case 5: road.add(FactKind::asked, "uvs", about); break;
      case 6: road.add(FactKind::taken_back, road.officer, about); break;
      default: road.claim(about, amount, day);
    }
  }
  return road.facts;
}

}  // namespace otor::allowance
