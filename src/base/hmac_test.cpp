// SPDX-License-Identifier: Apache-2.0
#include "base/hmac.h"

#include <doctest/doctest.h>

namespace otor {

TEST_CASE("the codes are those of RFC 4231, section 4") {
  struct Case {
    char const* says;
    std::string key, bytes, code;
  };
  std::string rising;
  for (char byte = 1; byte <= 25; ++byte) rising += byte;
  Case const cases[] = {
      {"1: a key of 20 bytes", std::string(20, '\x0b'), "Hi There",
       "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
      {"2: a key shorter than the digest", "Jefe", "what do ya want for nothing?",
       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
      {"3: more bytes than one block with the key", std::string(20, '\xaa'),
       std::string(50, '\xdd'), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
      {"4: a key of 25 bytes", rising, std::string(50, '\xcd'),
       "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
      {"6: a key longer than a block", std::string(131, '\xaa'),
       "Test Using Larger Than Block-Size Key - Hash Key First",
       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
      {"7: key and bytes longer than a block", std::string(131, '\xaa'),
       "This is a test using a larger than block-size key and a larger than block-size data. The "
       "key needs to be hashed before being used by the HMAC algorithm.",
       "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
  };
  for (auto const& [says, key, bytes, code] : cases) {
    INFO(says);
    CHECK(hex_of(hmac_sha256(key, bytes)) == code);
  }
}

TEST_CASE("code 5 of RFC 4231 is cut to 128 bits, as the marks of register numbers are") {
  auto const code = hex_of(hmac_sha256(std::string(20, '\x0c'), "Test With Truncation"));
  CHECK(code.substr(0, 32) == "a3b6167473100ee06e0c796c2955552b");
}

}  // namespace otor
