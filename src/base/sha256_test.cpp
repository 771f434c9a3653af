// SPDX-License-Identifier: Apache-2.0
#include "base/sha256.h"

#include <doctest/doctest.h>

namespace otor {

TEST_CASE("the digests are those of the standard") {
  struct Case {
    char const* says;
    std::string bytes, digest;
  };
  Case const cases[] = {
      {"nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"448 bits: the length needs a second block",
       "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {"896 bits",
       "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmn"
       "opqrsmnopqrstnopqrstu",
       "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
      {"a million times a", std::string(1'000'000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (auto const& item : cases) {
    INFO(item.says);
    CHECK(sha256_hex(item.bytes) == item.digest);
  }
}

TEST_CASE("bytes added in pieces give the digest of the whole") {
  std::string bytes;
  for (int i = 0; i < 300; ++i) bytes += static_cast<char>(i * 7);
  for (std::size_t size = 0; size <= bytes.size(); ++size) {
    Sha256 hash;
    hash.add(std::string_view(bytes).substr(0, size));
    hash.add(std::string_view(bytes).substr(size));
    CHECK(hash.digest() == sha256(bytes));
  }
}

}  // namespace otor
