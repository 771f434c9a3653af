// SPDX-License-Identifier: Apache-2.0
#include "app/soum_roll.h"

#include <algorithm>
#include <limits>

#include "outreach/follow_up.h"
#include "outreach/objection.h"
#include "outreach/register_number.h"

namespace otor::app {
namespace {

using outreach::HouseholdField;
using outreach::PersonField;

std::string told(std::string_view text) { return outreach::masked_register_numbers(text); }

std::uint64_t first_bytes(std::string_view key) {
  std::uint64_t bytes = 0;
  for (std::size_t at = 0; at < sizeof(bytes); ++at)
    bytes = bytes << 8 | (at < key.size() ? static_cast<unsigned char>(key[at]) : 0);
  return bytes;
}

std::uint16_t bounded(std::size_t count) {
  return static_cast<std::uint16_t>(
      std::min<std::size_t>(count, std::numeric_limits<std::uint16_t>::max()));
}

}  // namespace

std::optional<RollFamily> roll_family(outreach::Household const& home, std::string_view soum,
                                      outreach::Book const& book) {
  if (home.is_withdrawn() || home.origins.empty() || home.area() != soum) return std::nullopt;
  RollFamily family;
  family.household = home.id;
  family.head = told(home.text(HouseholdField::head));
  family.bagh = told(home.text(HouseholdField::bagh));
  auto const* given = home.field(HouseholdField::officer).shown();
  if (given != nullptr && given->origin->area == soum)
    family.officer = home.text(HouseholdField::officer);
  std::set<std::string> names;
  for (auto const* person : book.told_here(home))
    for (auto const field : {PersonField::name, PersonField::father})
      if (auto const text = person->text(field); !text.empty()) names.insert(told(text));
  family.names.assign(names.begin(), names.end());
  family.members = std::ssize(book.members(home));
  if (auto const* visit = home.last_visit()) {
    family.last_visit = outreach::day_of(visit->first());
    if (family.officer.empty()) family.officer = visit->first().author;
  }
  family.stage = home.stage();
  family.silent = outreach::has_objected(home);
  return family;
}

SoumRoll::Line SoumRoll::line_of(RollFamily const& family) {
  Line line;
  line.household = family.household;
  line.head = names_.put(family.head);
  line.bagh = names_.put(family.bagh);
  line.officer = names_.put(family.officer);
  line.order = first_bytes(names_.sort(line.head));
  line.names = static_cast<std::uint32_t>(members_.size());
  line.named = bounded(family.names.size());
  for (std::size_t at = 0; at < line.named; ++at) members_.push_back(names_.put(family.names[at]));
  line.members = bounded(static_cast<std::size_t>(family.members));
  if (family.last_visit)
    line.last_visit = static_cast<std::int32_t>(day_number(*family.last_visit));
  if (family.stage) line.stage = static_cast<std::int8_t>(*family.stage);
  line.silent = family.silent;
  return line;
}

RollFamily SoumRoll::family(Line const& line) const {
  RollFamily family;
  family.household = line.household;
  family.head = names_.text(line.head);
  family.bagh = names_.text(line.bagh);
  family.officer = names_.text(line.officer);
  for (auto const name : names_of(line)) family.names.emplace_back(names_.text(name));
  family.members = line.members;
  if (line.last_visit != never) family.last_visit = date_of_day(line.last_visit);
  if (line.stage != not_told) family.stage = static_cast<event::Stage>(line.stage);
  family.silent = line.silent;
  return family;
}

bool SoumRoll::before(SoumRoll const& one_roll, Line const& one, SoumRoll const& other_roll,
                      Line const& other) {
  if (one.order != other.order) return one.order < other.order;
  auto const mine = one_roll.names_.sort(one.head), others = other_roll.names_.sort(other.head);
  if (auto const order = mine <=> others; order != 0) return order < 0;
  return one.household < other.household;
}

void SoumRoll::replace(std::set<event::Uuid> const& gone, std::vector<RollFamily> const& fresh) {
  std::erase_if(lines_, [&](Line const& line) { return gone.contains(line.household); });
  std::vector<Place> kept;
  for (auto& line : lines_) {
    auto const mine = names_of(line);
    line.names = static_cast<std::uint32_t>(kept.size());
    kept.insert(kept.end(), mine.begin(), mine.end());
  }
  members_ = std::move(kept);
  auto const stood = std::ssize(lines_);
  lines_.reserve(lines_.size() + fresh.size());
  for (auto const& family : fresh) lines_.push_back(line_of(family));
  auto const in_order = [&](Line const& one, Line const& other) {
    return before(*this, one, *this, other);
  };
  std::ranges::sort(lines_.begin() + stood, lines_.end(), in_order);
  std::ranges::inplace_merge(lines_, lines_.begin() + stood, in_order);
}

}  // namespace otor::app
