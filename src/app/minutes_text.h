// SPDX-License-Identifier: Apache-2.0
#pragma once
// The minutes of a meeting as a document: what the page of it tells, for a screen, for paper and
// for the file. Evidence that is about somebody is told by day and soum.

#include <map>

#include "base/sentences.h"
#include "handbook/document.h"
#include "wire/reflection_message.h"

namespace otor::app {

/// What areas are called, in the language of the paper; of a code that is not in it the code.
struct MinutesWords {
  Language language{};
  std::map<std::string, std::string> areas;
};

handbook::Document minutes_document(wire::MeetingPage const& page, MinutesWords const& words);

/// One piece of evidence in a sentence.
std::string evidence_text(wire::EvidenceTold const& told, wire::CountedNames const& names,
                          MinutesWords const& words);

}  // namespace otor::app
