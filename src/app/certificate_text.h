// SPDX-License-Identifier: Apache-2.0
#pragma once
// A certificate as a document for one page.

#include "base/sentences.h"
#include "handbook/document.h"

namespace otor::app {

/// What stands on it, in the language of the paper. Days are "2026-12-07".
struct CertificatePaper {
  std::string name, course;
  std::vector<std::string> lessons;  // titles
  std::int64_t hours = 0;            // of training in all; 0 is not told
  std::vector<std::string> days;     // rising
  std::string on, through;           // given on; the last day, "" where no time is set
  std::string number, trainer;
  std::string site;  // where its number is looked up; where it is empty there is no code
  bool made_up = false;
};

/// The address at which whoever holds the paper sees whether the certificate holds.
std::string certificate_address(std::string_view site, std::string_view number);

/// Errors: bad_value for a number that is not of Latin letters, digits and hyphens, or for no day;
/// too_large for a name or title of more than 120 letters, and for lessons of more than 800.
Result<handbook::Document> certificate_document(CertificatePaper const& paper, Language language);

}  // namespace otor::app
