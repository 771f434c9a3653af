// SPDX-License-Identifier: Apache-2.0
#include "server/page_policy.h"

#include <doctest/doctest.h>

namespace otor::server {
namespace {

bool has(std::string const& policy, std::string_view part) {
  return policy.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what stands in a page is allowed by its hash, and nothing besides") {
  auto const policy = page_policy(
      "<head><style>p{}</style></head><script>alert(1)</script><script src=\"/a.js\"></script>");
  CHECK(has(policy,
            "script-src 'self' 'wasm-unsafe-eval' "
            "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';"));
  CHECK(has(policy, "style-src 'self' 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y=';"));
  CHECK(!has(policy, "unsafe-inline"));
}

TEST_CASE("a page without style and script in it has the policy of everything else") {
  CHECK(page_policy("<p onclick=\"x()\">") == bare_policy());
  CHECK(page_policy("<script>never ends") == bare_policy());
  CHECK(has(bare_policy(),
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
            "object-src 'none'; base-uri 'none'"));
  CHECK(!has(bare_policy(), "sha256"));
}

}  // namespace otor::server
