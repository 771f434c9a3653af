// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether anything of a family, or of one person in it, may be handed out: on paper, in a list to
// call, in a table for others. Asked by every use case that does, and by no screen.

#include <optional>

#include "outreach/book.h"

namespace otor::outreach {

/// A doubt is an objection: where two say otherwise, nobody has agreed.
enum class Objection { not_asked, refused, withdrawn, doubtful };

std::optional<Objection> objection(Household const& home);

/// The family's word holds for each of them, and her own besides where she gave one; a family that
/// said nothing is spoken for by her own.
std::optional<Objection> objection(Book const& book, Household const& home, Person const& person);

/// Whether the family said no, or it is in doubt; one that was never asked has not.
bool has_objected(Household const& home);

/// Whether she or her family did.
bool has_objected(Book const& book, Household const& home, Person const& person);

/// The person whom a task of the household is about, where she may be named; null where there is
/// none, or she objected. That there is something to do stays.
Person const* named_in_task(Book const& book, Uuid household, std::optional<Uuid> person);

}  // namespace otor::outreach
