// SPDX-License-Identifier: Apache-2.0
#pragma once
// The page's files, read once into memory: a path outside them cannot be named. A file beside its
// own `.br` is served from that where the browser takes it.

#include <map>
#include <memory>
#include <string>

#include "server/http.h"

namespace otor::server {

class StaticFiles {
 public:
  StaticFiles() = default;
  /// Errors: storage when the folder cannot be read.
  static Result<StaticFiles> load(std::string const& folder);
  bool empty() const { return files_.empty(); }
  /// A page of the app that is not a file ("/visit/…") answers with index.html when a browser asks
  /// for a page.
  HttpAnswer answer(HttpRequest const& request) const;

 private:
  struct File {
    std::shared_ptr<std::string const> plain, brotli, gzip;
    std::string type, tag, policy;
    bool named_by_content = false;
  };
  std::map<std::string, File> files_;
};

}  // namespace otor::server
