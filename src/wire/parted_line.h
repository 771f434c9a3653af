// SPDX-License-Identifier: Apache-2.0
#pragma once
// A line in two: what says that something happened, and what it says about somebody. The second
// part is sealed by the store and can be destroyed; the first alone is a canonical line still, and
// counts. Put together again the two give the line bit for bit.

#include <string>
#include <string_view>

#include "base/problem.h"
#include "event/event.h"

namespace otor::wire {

struct PartedLine {
  std::string open;    // a canonical line
  std::string closed;  // canonical text of what was taken out of it; "" where nothing was
};

/// How much of a body may stay open: what the table of classes says, or nothing, for what is no
/// body of its kind.
enum class Parting { by_class, whole_body };

/// Closed are: members of the body that are about somebody; texts that stand where a code is
/// expected and have not the form of one; a body of a kind or version that is not known, whole; and
/// members of the envelope that are not known, such as a salt.
PartedLine part(std::string_view line, Parting parting = Parting::by_class);

/// The form of codes, days, months and names of versions: at most 64 of A-Z a-z 0-9 - _ . : +
/// Whoever typed something else in their place typed words.
bool is_code_like(std::string_view text);

/// The line that was parted.
std::string joined(std::string_view open, std::string_view closed);

/// Whom a line is about: the person whom the body of a known kind names as such, else the subject.
/// The open part tells the same as the whole line. Nothing for what is no line.
std::optional<event::Uuid> owner_of(std::string_view line);

/// The household or person under which a line stands.
std::optional<event::Uuid> subject_of(std::string_view line);

/// Reads the open part alone, with nothing standing where something about somebody stood, so that
/// it counts as it did. Errors: those of read_line.
Result<event::Event> read_open(std::string line);

}  // namespace otor::wire
