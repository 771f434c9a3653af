// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a personal sheet is made of: an OutlookRequest, and under the key `sheet` what the officer
// writes on it besides. A plain estimate request is one too.

#include "wire/outlook_message.h"

namespace otor::wire {

struct SheetWords {
  std::optional<std::string> name;  // as the herder wishes it
  std::optional<std::string> officer, phone, soum;
  std::optional<std::string> next, next_day;       // the next step, and its day as it is to stand
  std::optional<std::vector<std::string>> papers;  // still missing, in words or as codes of papers
  std::optional<bool> made_up;                     // marked across the page
};
BOOST_DESCRIBE_STRUCT(SheetWords, (), (name, officer, phone, soum, next, next_day, papers, made_up))

struct SheetRequest {
  OutlookRequest asked;
  SheetWords words;
};

template <>
struct Reader<SheetRequest> {
  static Result<SheetRequest> read(json::value const& value, std::string_view path);
};

}  // namespace otor::wire
