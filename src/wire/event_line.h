// SPDX-License-Identifier: Apache-2.0
#pragma once
// Events on the wire. A writer makes the canonical line once; every reader checks that the line is
// canonical and then keeps those bytes for ever, so that a kind or a key it does not know travels
// bit for bit.

#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "event/merge.h"
#include "wire/json.h"

namespace otor::wire {

/// Reads a canonical line. A known kind in version 1 gets its body; another kind, or a greater
/// version, is event::Unknown; a body that does not fit its known kind is event::Unfit, which names
/// what does not: the envelope is good, so it can be kept and carried. Errors: too_large (over 64
/// KiB, 8 levels, 2^53 - 1), not_utf8, duplicate_key, bad_json (not canonical JSON), not_an_event
/// (a member of the envelope is missing or wrong; the detail names it).
Result<event::Event> read_line(std::string line);

/// Reads an event in any JSON form: rewritten to its canonical line first. What a server adds
/// (erased, position, received, registered, skew) is left out of the line.
Result<event::Event> read_event(json::value const& value);
Result<event::Event> read_event_text(std::string text);

/// The canonical line of an envelope and the canonical text of a body. With a salt its hash
/// confirms no guess of what the body says.
std::string line_of(event::Envelope const& envelope, std::string_view body,
                    std::string_view salt = {});

/// The text of the body inside a canonical line.
std::string_view body_in(std::string_view line);

/// The clock inside a canonical line.
std::optional<event::Stamp> clock_in(std::string_view line);

/// Appends the line with what a server adds, as `pull` sends it:
/// {...,"position":124,"received":...}. `skew` only where it is not 0, `registered` only where it
/// is told.
void write_pulled(std::string& out, std::string_view line, std::int64_t position,
                  event::Received const& received);

/// Whether this has the form of a soum's code.
bool is_area(std::string_view text);

/// Reads the body of a kind out of canonical text.
event::Body read_body(std::string_view kind, std::int64_t version, std::string_view body);

/// A UUID in a request.
template <>
struct Reader<event::Uuid> {
  static Result<event::Uuid> read(json::value const& value, std::string_view path);
};

}  // namespace otor::wire

namespace otor::event {

// Found by the codec through the namespace of their argument.
void write_json(std::string& out, Uuid id);
void write_json(std::string& out, Told const& told);
void write_json(std::string& out, Value const& value);

}  // namespace otor::event
