// SPDX-License-Identifier: Apache-2.0
// The pairs that may be one, and what was said about pairs.
#include "outreach/duplicates.h"

#include "app/record_calls.h"
#include "app/record_view.h"

namespace otor::app {
namespace {

using outreach::Book;
using outreach::Household;
using outreach::HouseholdField;
using outreach::PersonField;

std::optional<std::string> some(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(std::string(text));
}

std::optional<event::Uuid> home_of(Book const& book, event::Uuid person) {
  auto const* found = book.person(person);
  if (found == nullptr) return std::nullopt;
  auto const home = outreach::id_in(found->household);
  auto const* card = home ? book.household(*home) : nullptr;
  return card == nullptr ? std::nullopt : std::optional(card->id);
}

void put_told(wire::DuplicatePair& row, event::Register const& told) {
  row.heads = head_ids(told);
  auto const* shown = told.shown();
  if (shown == nullptr) return;
  row.told = {std::get<std::int64_t>(shown->value) != 0, told.differs(), shown->origin->author,
              shown->origin->at};
}

wire::DuplicatePair row_of(Book const& book, outreach::Duplicate const& pair) {
  wire::DuplicatePair row;
  row.household = pair.household;
  row.one = pair.one;
  row.other = pair.other;
  row.one_name = pair.one_name;
  row.other_name = pair.other_name;
  row.bagh = pair.bagh;
  row.numbers = pair.numbers;
  row.born = some(pair.born);
  if (!pair.household) {
    row.one_household = home_of(book, pair.one);
    row.other_household = home_of(book, pair.other);
  }
  return row;
}

/// A pair about which somebody said something; nothing where it is not two households or two people
/// that are known here.
std::optional<wire::DuplicatePair> told_pair(Book const& book,
                                             std::pair<event::Uuid, event::Uuid> const& ids,
                                             event::Register const& told) {
  outreach::Duplicate pair;
  std::tie(pair.one, pair.other) = ids;
  auto const known = [](auto const* thing) { return thing != nullptr && !thing->origins.empty(); };
  if (auto const* one = book.household(pair.one), *other = book.household(pair.other);
      known(one) && known(other)) {
    pair.household = true;
    pair.one_name = one->text(HouseholdField::head);
    pair.other_name = other->text(HouseholdField::head);
    pair.bagh = one->text(HouseholdField::bagh);
  } else if (auto const* she = book.person(pair.one), *her = book.person(pair.other);
             known(she) && known(her)) {
    pair.one_name = she->text(PersonField::name);
    pair.other_name = her->text(PersonField::name);
    pair.born = she->text(PersonField::born);
  } else {
    return std::nullopt;
  }
  auto row = row_of(book, pair);
  put_told(row, told);
  return row;
}

/// Whether the household, or one of those it was told to be, is one of the two or has met one of
/// them: two people told to be one are found from either of the homes they had.
bool concerns(Household const& household, wire::DuplicatePair const& pair) {
  if (!pair.household) {
    return household.people.contains(pair.one) || household.people.contains(pair.other);
  }
  auto const is_here = [&](event::Uuid id) {
    return id == household.id || household.linked.contains(id);
  };
  return is_here(pair.one) || is_here(pair.other);
}

}  // namespace

Result<wire::DuplicatesAnswer> duplicates(RecordSession& session,
                                          wire::DuplicatesRequest const& request) {
  auto const& book = session.book;
  auto const* only = request.household ? book.household(*request.household) : nullptr;
  if (request.household && (only == nullptr || only->origins.empty())) {
    return problem(ProblemKind::not_found, "There is no such household here.");
  }
  wire::DuplicatesAnswer answer;
  for (auto const& pair :
       outreach::duplicates(book, session.names, request.area.value_or(""), only)) {
    answer.pairs.push_back(row_of(book, pair));
  }
  if (only == nullptr) return answer;
  for (auto const& [ids, told] : book.samenesses()) {
    auto row = told_pair(book, ids, told);
    if (row && concerns(*only, *row)) answer.pairs.push_back(std::move(*row));
  }
  return answer;
}

}  // namespace otor::app
