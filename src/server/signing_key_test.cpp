// SPDX-License-Identifier: Apache-2.0
// The vectors of cases/signatures, which a browser's WebCrypto reads as well (hand_over.test.mjs):
// two programs that know nothing of each other must agree on every one.

#include "server/signing_key.h"

#include <doctest/doctest.h>

#include <boost/describe.hpp>
#include <fstream>
#include <string>

#include "wire/json.h"

using namespace otor;

namespace {

struct Vector {
  std::string says, point, text, sig;
  bool good = false;
};
BOOST_DESCRIBE_STRUCT(Vector, (), (says, point, text, sig, good))

}  // namespace

TEST_CASE("signatures are good or bad as the vectors say") {
  std::ifstream file("cases/signatures/p256.jsonl");
  server::P256Signatures const signatures;
  int good = 0, bad = 0;
  for (std::string line; std::getline(file, line);) {
    auto const vector = wire::read_text<Vector>(line);
    REQUIRE(vector);
    CAPTURE(vector->says);
    CHECK(signatures.is_point(vector->point));
    CHECK(signatures.is_good(vector->point, vector->text, vector->sig) == vector->good);
    (vector->good ? good : bad) += 1;
  }
  CHECK(good == 3);
  CHECK(bad == 6);
}

TEST_CASE("what is no signature or no key is bad, whatever it is") {
  auto const key = *server::SigningKey::fresh();
  server::P256Signatures const signatures;
  auto const sig = *key->sign("text");
  CHECK(signatures.is_good(key->point(), "text", sig));
  for (auto const& bad : {std::string(), std::string("x"), sig.substr(1), sig + "AA", sig + "="})
    CHECK(!signatures.is_good(key->point(), "text", bad));
  for (auto const& point : {std::string(), std::string("x"), key->point().substr(4)})
    CHECK(!signatures.is_good(point, "text", sig));
}
