// SPDX-License-Identifier: Apache-2.0
#include "server/page_policy.h"

#include <algorithm>

#include "base/sha256.h"
#include "server/recovery_key.h"

namespace otor::server {
namespace {

/// " 'sha256-…'", in the alphabet with + and / and with its padding.
std::string source_of(std::string_view text) {
  auto const digest = sha256(text);
  auto name = base64url({reinterpret_cast<char const*>(digest.data()), digest.size()});
  std::ranges::replace(name, '-', '+');
  std::ranges::replace(name, '_', '/');
  return " 'sha256-" + name + "='";
}

std::string sources_of(std::string_view html, std::string const& element) {
  auto const opens = "<" + element + ">";
  auto const ends = "</" + element + ">";
  std::string sources;
  for (auto at = html.find(opens); at != html.npos; at = html.find(opens, at)) {
    at += opens.size();
    auto const end = html.find(ends, at);
    if (end == html.npos) break;
    sources += source_of(html.substr(at, end - at));
  }
  return sources;
}

}  // namespace

std::string page_policy(std::string_view html) {
  auto const styles = sources_of(html, "style");
  return "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" + sources_of(html, "script") +
         "; " + (styles.empty() ? "" : "style-src 'self'" + styles + "; ") +
         "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}

std::string const& bare_policy() {
  static std::string const policy = page_policy({});
  return policy;
}

}  // namespace otor::server
