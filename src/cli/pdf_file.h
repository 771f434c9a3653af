// SPDX-License-Identifier: Apache-2.0
#pragma once
// A PDF that appears under its name when it is whole.

#include <filesystem>
#include <fstream>
#include <iosfwd>
#include <memory>

#include "press/pdf.h"

namespace otor::cli {

/// The problem as a line of `err`; gives exit code 1.
int tell(Problem const& problem, std::ostream& err);

class PdfFile {
 public:
  /// "-" writes to standard output.
  PdfFile(std::filesystem::path path, press::Setting const& setting);
  /// Takes away what was not finished.
  ~PdfFile();

  /// Errors: those of press::Pdf::add; storage where the file cannot be opened.
  Result<std::size_t> add(handbook::Document const& document);

  /// Errors: not_found where nothing was added; storage.
  Result<void> finish();

 private:
  std::filesystem::path path_, unfinished_;
  press::Setting setting_;
  std::ofstream out_;
  std::unique_ptr<press::Pdf> pdf_;
};

}  // namespace otor::cli
