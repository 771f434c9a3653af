// SPDX-License-Identifier: Apache-2.0
#pragma once
// Households and people that may have been recorded twice. Whether they are one a person says
// (SamenessTold); what was said either way is not asked again. So a pair asked for nothing costs an
// officer a look, and one that is missed leaves a family with half of its history: the rules ask
// where a colleague, shown both, would ask.
//
// What is not known never agrees with anything: two households whose bagh nobody noted are not in
// one bagh. A soum is part of a bagh's name; "2-р баг" is bagh 2.
//
// People. One register number, by its mark, makes two records be asked about whatever else they
// say: nobody else has it. Otherwise both have a name, and fathers' names or sexes that both are
// told and differ part them. Then:
// - the name as it sounds and the month of birth, in one bagh or one household;
// - the same with one typing error in a name of five letters or more, in two households of one
//   bagh: in one household they are twins;
// - name, father's name and month of birth, wherever they are: she married, they moved;
// - name and father's name in one bagh, where a month of birth is not told.
// Two numbers speak against one person, but either may be mistyped: such a pair is asked about
// where name, father's name and month all agree, and after the others.
//
// Households, within a soum. Heads whose months of birth or fathers' names are told and differ part
// them: father and son of one name. Then:
// - the head's name as it sounds, in any order of its words, "Б." for "Бат", in one bagh;
// - the same with one typing error, but not in its first letter: "Б.Болормаа" is not "Д.Болормаа";
// - one telephone number, in baghs that are not known to be two;
// - heads who may be one person.

#include "outreach/book.h"
#include "outreach/folded_names.h"
#include "outreach/register_number.h"

namespace otor::outreach {

struct Duplicate {
  bool household = false;  // otherwise two persons
  Uuid one, other;         // one < other
  std::string one_name, other_name;
  std::string bagh, born;  // `born` of persons only
  Numbers numbers{};       // of the persons, or of the heads
};

/// Households first; of each, pairs with one register number first and those with two last, in the
/// order of the ids. `area` empty: everywhere. `only`: pairs of which
/// one is this household, or lives in it. People of two households that may be one are not listed:
/// that is answered first.
std::vector<Duplicate> duplicates(Book const& book, FoldedNames& names, std::string_view area,
                                  Household const* only = nullptr);

}  // namespace otor::outreach
