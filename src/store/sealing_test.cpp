// SPDX-License-Identifier: Apache-2.0
#include "store/sealing.h"

#include <doctest/doctest.h>

using namespace otor::store;

TEST_CASE("what is sealed opens with its key and in its place, and in no other") {
  auto const key = fresh_key();
  for (std::string const& text :
       {std::string(), std::string("made-up"), std::string(70'000, 'x')}) {
    auto const sealed = seal(key, "event 1", text);
    CHECK(sealed.size() == text.size() + sealed_more_bytes);
    CHECK(unseal(key, "event 1", sealed) == text);
    CHECK(!unseal(key, "event 2", sealed));
    CHECK(!unseal(fresh_key(), "event 1", sealed));
    CHECK(!unseal("", "event 1", sealed));
  }
}

TEST_CASE("one bit changed, one byte cut or added, and it does not open") {
  auto const key = fresh_key();
  auto const sealed = seal(key, "a", "made-up");
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    auto changed = sealed;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    CHECK(!unseal(key, "a", changed));
  }
  for (std::size_t size = 0; size < sealed.size(); ++size)
    CHECK(!unseal(key, "a", sealed.substr(0, size)));
  CHECK(!unseal(key, "a", sealed + "x"));
}

TEST_CASE("the same words sealed twice are different bytes, and hold none of the words") {
  auto const key = fresh_key();
  auto const one = seal(key, "a", "made-up-head"), other = seal(key, "a", "made-up-head");
  CHECK(one != other);
  CHECK(one.find("made-up") == std::string::npos);
}
