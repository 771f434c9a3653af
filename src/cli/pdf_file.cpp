// SPDX-License-Identifier: Apache-2.0
#include "cli/pdf_file.h"

#include <iostream>

#include "files/plain_file.h"

namespace otor::cli {

int tell(Problem const& problem, std::ostream& err) {
  err << "otor: " << code(problem.kind) << ": " << problem.detail << "\n";
  return 1;
}

PdfFile::PdfFile(std::filesystem::path path, press::Setting const& setting)
    : path_(std::move(path)), setting_(setting) {
  if (path_ == "-") return;
  // A rename onto a device or a link would replace it: these are written in place.
  unfinished_ = files::may_be_replaced(path_) ? path_.string() + ".part" : path_.string();
}

PdfFile::~PdfFile() {
  pdf_.reset();
  if (unfinished_.empty() || !out_.is_open()) return;
  out_.close();
  std::error_code ignored;
  if (unfinished_ != path_.string()) std::filesystem::remove(unfinished_, ignored);
}

Result<std::size_t> PdfFile::add(handbook::Document const& document) {
  if (!pdf_) {
    if (!unfinished_.empty()) out_.open(unfinished_, std::ios::binary | std::ios::trunc);
    auto& out = unfinished_.empty() ? static_cast<std::ostream&>(std::cout) : out_;
    if (!out) return problem(ProblemKind::storage, path_.string() + " cannot be written.");
    pdf_ = std::make_unique<press::Pdf>(
        [&out](std::string_view bytes) {
          return static_cast<bool>(
              out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())));
        },
        setting_, document);
  }
  return pdf_->add(document);
}

Result<void> PdfFile::finish() {
  if (!pdf_) return problem(ProblemKind::not_found, "There is nothing to print.");
  auto const done = pdf_->finish();
  pdf_.reset();
  if (!done) return done;
  if (unfinished_.empty()) {
    if (!std::cout.flush()) return problem(ProblemKind::storage, "It could not be written whole.");
    return {};
  }
  out_.close();
  std::error_code failed;
  if (out_ && unfinished_ != path_.string()) std::filesystem::rename(unfinished_, path_, failed);
  if (!out_ || failed)
    return problem(ProblemKind::storage, path_.string() + " could not be written whole.");
  return {};
}

}  // namespace otor::cli
