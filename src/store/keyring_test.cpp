// SPDX-License-Identifier: Apache-2.0
#include "store/keyring.h"

#include <doctest/doctest.h>

#include "store/sealing.h"
#include "store/test_store.h"

using namespace otor;
using namespace otor::store;

// Asked before each file of a soum is given, while everybody who reads waits for the keys.
TEST_CASE("what was erased is told without walking over the keys that are kept") {
  TestFolder folder;
  auto const path = keys_file(folder.path);
  auto keys = Keyring::open(path, "keys", Keyring::Make::yes);
  keys->begin();
  for (std::uint64_t person = 1; person <= 300; ++person) keys->find_or_make(test_uuid(person));
  keys->flush();
  keys->destroy({{test_uuid(7), 2'000, "letter-2"}, {test_uuid(9), 1'000, "letter-1"}});
  for (bool const anew : {false, true}) {
    CAPTURE(anew);
    if (anew) keys = Keyring::open(path, "keys", Keyring::Make::no);
    auto const before = keys->rows_walked();
    CHECK(keys->erased() == std::vector<Erased>{{test_uuid(9), 1'000, "letter-1"},
                                                {test_uuid(7), 2'000, "letter-2"}});
    CHECK(keys->rows_walked() - before <= 2);
  }
}

TEST_CASE("the key of an aimag's register numbers is made once, and no erasure takes it") {
  TestFolder folder, other;
  auto const path = keys_file(folder.path);
  auto keys = Keyring::open(path, "keys", Keyring::Make::yes);
  auto const key = keys->number_key("183");
  CHECK(key.size() == sealing_key_bytes);
  CHECK(keys->number_key("183") == key);
  CHECK(keys->number_key("185") != key);
  keys->destroy({{test_uuid(7), 2'000, "letter-2"}});
  CHECK(keys->number_key("183") == key);
  keys->copy_to(keys_file(other.path));  // as a backup does
  CHECK(Keyring::open(keys_file(other.path), "keys", Keyring::Make::no)->number_key("183") == key);
  keys = Keyring::open(path, "keys", Keyring::Make::no);
  CHECK(keys->number_key("183") == key);
}
