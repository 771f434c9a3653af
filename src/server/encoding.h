// SPDX-License-Identifier: Apache-2.0
#pragma once
// Compression of what comes and goes, with a limit on what a small body may grow to.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace otor::server {

std::string gzip(std::string_view bytes);
/// The same of bytes that come part by part.
class GzipParts {
 public:
  GzipParts();
  ~GzipParts();
  GzipParts(GzipParts const&) = delete;
  GzipParts& operator=(GzipParts const&) = delete;
  /// Everything put in so far can be unpacked from what came out so far.
  std::string put(std::string_view part);
  std::string end();

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};
/// Errors: too_large past `largest` bytes, bad_value for damaged or trailing bytes.
Result<std::string> gunzip(std::string_view bytes, std::size_t largest);
/// For files served many times: slow and small.
std::string brotli(std::string_view bytes);
/// Whether an Accept-Encoding header names `coding` without q=0.
bool accepts(std::string_view accept_encoding, std::string_view coding);

/// A length before what it counts, the greatest byte first.
std::string four_bytes(std::size_t number);
/// Whether it is known where the body of a request with this Transfer-Encoding ends. Where it is
/// not, what stands behind would be read as another request.
bool ends_where_it_says(std::string_view transfer_encoding);

}  // namespace otor::server
