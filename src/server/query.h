// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands behind the ? of an address.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/sentences.h"

namespace otor::server {

/// The value of `name` in a query string, "" where it is absent.
std::string query_value(std::string_view query, std::string_view name);
/// The same as words, with + and %XX read as a form writes them. Errors: bad_value; not_utf8.
Result<std::string> query_words(std::string_view query, std::string_view name);
/// The parts of "18301,18304"; none of "".
std::vector<std::string> listed(std::string_view text);
/// A word to filter by: it stands in the query also with nothing behind it. Errors: those of
/// `query_words`; bad_value for more than 200 bytes.
Result<std::optional<std::string>> query_filter(std::string_view query, std::string_view name);
/// A whole number out of it; `otherwise` where it is absent. Errors: bad_value.
Result<std::int64_t> query_number(std::string_view query, std::string_view name,
                                  std::int64_t otherwise);
/// `lang` of a query; Mongolian where it is absent. Errors: bad_value.
Result<Language> language_in(std::string_view query);

}  // namespace otor::server
