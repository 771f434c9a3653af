// SPDX-License-Identifier: Apache-2.0
#pragma once
// Answers as pages for people, in one of the three languages: `otor estimate` and `otor due`
// without --json. A page says who it
// is for, what each figure follows from, what is not settled, and that it is an estimate.

#include <string>

#include "base/sentences.h"
#include "law/law.h"
#include "wire/outlook_message.h"

namespace otor::cli {

std::string estimate_page(wire::OutlookRequest const& asked, wire::OutlookAnswer const& answer,
                          Language language, law::Law const& law);

std::string due_page(wire::DueRequest const& asked, wire::DueAnswer const& answer,
                     Language language, law::Law const& law);

}  // namespace otor::cli
