// SPDX-License-Identifier: Apache-2.0
#include "server/static_files.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/sha256.h"
#include "server/encoding.h"
#include "server/page_policy.h"

namespace otor::server {

namespace {

namespace files = std::filesystem;

std::string content(files::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string type_of(std::string const& extension) {
  static std::map<std::string, std::string> const types{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".wasm", "application/wasm"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".pdf", "application/pdf"},
  };
  auto const found = types.find(extension);
  return found == types.end() ? "application/octet-stream" : found->second;
}

/// "assets/app-3f9c2b1a.js": a bundler put a hash of the content into the name.
bool is_named_by_content(files::path const& path) {
  auto const stem = path.stem().string();
  auto const dash = stem.find_last_of("-.");
  return path.string().find("assets/") != std::string::npos && dash != std::string::npos &&
         stem.size() - dash - 1 >= 8;
}

bool shrinks(std::string const& type) {
  return type.starts_with("text/") || type.find("json") != std::string::npos ||
         type == "application/wasm" || type == "image/svg+xml";
}

}  // namespace

Result<StaticFiles> StaticFiles::load(std::string const& folder) {
  StaticFiles found;
  try {
    for (auto const& entry : files::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file() || entry.path().extension() == ".br") continue;
      auto const relative = files::relative(entry.path(), folder);
      File file;
      file.plain = std::make_shared<std::string const>(content(entry.path()));
      file.type = type_of(entry.path().extension().string());
      file.tag = "\"" + sha256_hex(*file.plain).substr(0, 24) + "\"";
      if (file.type.starts_with("text/html")) file.policy = page_policy(*file.plain);
      file.named_by_content = is_named_by_content(relative);
      auto packed = entry.path();
      packed += ".br";
      if (files::exists(packed)) {
        file.brotli = std::make_shared<std::string const>(content(packed));
      } else if (shrinks(file.type) && file.plain->size() > 1000) {
        file.brotli = std::make_shared<std::string const>(brotli(*file.plain));
      }
      if (shrinks(file.type)) file.gzip = std::make_shared<std::string const>(gzip(*file.plain));
      found.files_.emplace("/" + relative.generic_string(), std::move(file));
    }
  } catch (std::exception const& error) {
    return problem(ProblemKind::storage,
                   "The page's files cannot be read: " + std::string(error.what()));
  }
  return found;
}

HttpAnswer StaticFiles::answer(HttpRequest const& request) const {
  auto path = request.path == "/" ? std::string("/index.html") : request.path;
  auto found = files_.find(path);
  if (found == files_.end() && path.find('.') == std::string::npos &&
      request.accept.find("text/html") != std::string::npos) {
    found = files_.find("/index.html");
  }
  if (found == files_.end()) return problem_answer(404, "not_found", "There is nothing here.");
  auto const& file = found->second;
  HttpAnswer answer;
  answer.route = "/static";
  answer.content_type = file.type;
  answer.headers.emplace_back("ETag", file.tag);
  answer.headers.emplace_back("Vary", "Accept-Encoding");
  answer.headers.emplace_back(
      "Cache-Control", file.named_by_content ? "public, max-age=31536000, immutable" : "no-cache");
  if (!file.policy.empty()) answer.headers.emplace_back("Content-Security-Policy", file.policy);
  if (request.if_none_match.find(file.tag) != std::string::npos) {
    answer.status = 304;
    return answer;
  }
  answer.body = file.plain;
  if (file.brotli && !file.brotli->empty() && accepts(request.accept_encoding, "br")) {
    answer.body = file.brotli;
    answer.encoding = "br";
  } else if (file.gzip && accepts(request.accept_encoding, "gzip")) {
    answer.body = file.gzip;
    answer.encoding = "gzip";
  }
  return answer;
}

}  // namespace otor::server
