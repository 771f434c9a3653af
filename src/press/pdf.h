// SPDX-License-Identifier: Apache-2.0
#pragma once
// Documents set as PDF: tagged, with outline and links, fonts embedded, and the same bytes for the
// same input. PDF/A asks for more than Cairo writes; the accessible edition is the HTML one.

#include <functional>
#include <memory>
#include <string_view>

#include "handbook/document.h"
#include "press/paper.h"

namespace otor::press {

/// Takes the bytes of the file as they come; false where they could not be stored.
using Sink = std::function<bool(std::string_view)>;

class Pdf {
 public:
  /// `about` names the file: its title, language and day; its blocks are not read.
  Pdf(Sink sink, Setting const& setting, handbook::Document const& about);
  ~Pdf();
  Pdf(Pdf const&) = delete;
  Pdf& operator=(Pdf const&) = delete;

  /// Sets a document behind those before it, beginning on a page of its own; gives its pages.
  /// Errors: too_large for what does not fit, internal for a drawing that cannot be read, bad_value
  /// for a paper of one page whose title has a letter that no font here has. After an
  /// error nothing of the document stands in the file.
  Result<std::size_t> add(handbook::Document const& document);

  /// Ends the file. Errors: storage where the sink did not take it all.
  Result<void> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One document as one file in memory.
Result<std::string> pdf_of(handbook::Document const& document, Setting const& setting);

}  // namespace otor::press
