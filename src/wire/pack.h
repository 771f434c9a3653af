// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law pack: the law as programs and phones load it. A pack has exactly one text: JSON with
// sorted keys, no spaces and whole numbers only, `{"content":{...},"pack":"<16 hex>"}`, where the
// id is the first 16 digits of the SHA-256 of the content's text. Notes for editors (note, known,
// reading) stay in the files: nothing is computed from them, and a phone need not carry them.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "law/parameter.h"

namespace otor::wire {

inline constexpr std::size_t largest_pack = std::size_t{8} << 20;

/// The pack's one text. Its id is made from the content; `pack.id` is not looked at.
std::string pack_text(law::Pack const& pack);

/// The id of this content, 16 hex digits.
std::string pack_id(law::Pack const& pack);

/// Reads a pack's text; a newline may stand behind it. Errors: too_large, not_utf8, duplicate_key,
/// bad_json; unknown_key, missing_key, bad_value, bad_month for another form; bad_law for what
/// `law::checked` refuses; damaged_pack where the id is not the content's or the text is not the
/// canonical one.
Result<law::Pack> read_pack(std::string_view text);

/// Reads the pack that was built into this program, without proving again what the build has made
/// and a test has read the strict way: a slow phone would pay for it at every start. For any other
/// text use `read_pack`.
Result<law::Pack> read_own_pack(std::string_view text);

}  // namespace otor::wire
