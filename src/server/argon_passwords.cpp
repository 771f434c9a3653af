// SPDX-License-Identifier: Apache-2.0
#include "server/argon_passwords.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace otor::server {

namespace {

constexpr unsigned long long passes = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr std::size_t memory = crypto_pwhash_MEMLIMIT_INTERACTIVE;  // 64 MiB

void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start.");
}

struct Turn {
  explicit Turn(std::counting_semaphore<8>& semaphore) : at_once(semaphore) { at_once.acquire(); }
  ~Turn() { at_once.release(); }
  Turn(Turn const&) = delete;
  Turn& operator=(Turn const&) = delete;
  std::counting_semaphore<8>& at_once;
};

std::string hashed(std::string const& password) {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str(out.data(), password.data(), password.size(), passes, memory) != 0) {
    throw std::runtime_error("There is no memory to hash a password.");
  }
  return out.data();
}

}  // namespace

ArgonPasswords::ArgonPasswords() {
  start_sodium();
  decoy_ = hashed(random_bytes(24));
}

std::string ArgonPasswords::hash(std::string const& password) {
  Turn const turn(at_once_);
  return hashed(password);
}

bool ArgonPasswords::matches(std::string const& hash, std::string const& password) {
  Turn const turn(at_once_);
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void ArgonPasswords::pretend(std::string const& password) { (void)matches(decoy_, password); }

std::string random_bytes(std::size_t count) {
  start_sodium();
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), count);
  return bytes;
}

std::string random_uuid() {
  auto bytes = random_bytes(16);
  bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x40);
  bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (std::size_t index = 0; index < bytes.size(); ++index) {
    if (index == 4 || index == 6 || index == 8 || index == 10) text += '-';
    auto const value = static_cast<unsigned char>(bytes[index]);
    text += digits[value >> 4];
    text += digits[value & 15];
  }
  return text;
}

}  // namespace otor::server
