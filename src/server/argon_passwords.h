// SPDX-License-Identifier: Apache-2.0
#pragma once
// Passwords by libsodium's Argon2id, 64 MiB each. A few at a time: the memory is the point, and
// must not become a flood.

#include <semaphore>
#include <string>

#include "app/accounts.h"
#include "app/ports.h"

namespace otor::server {

class ArgonPasswords final : public app::Passwords {
 public:
  ArgonPasswords();
  std::string hash(std::string const& password) override;
  bool matches(std::string const& hash, std::string const& password) override;
  void pretend(std::string const& password) override;

 private:
  std::counting_semaphore<8> at_once_{2};
  std::string decoy_;  // the hash of a password nobody has
};

/// `count` bytes nobody can guess.
std::string random_bytes(std::size_t count);

class RandomBytes final : public app::Chance {
 public:
  std::string bytes(std::size_t count) override { return random_bytes(count); }
};

/// A new random UUID (version 4).
std::string random_uuid();

}  // namespace otor::server
