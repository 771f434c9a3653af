// SPDX-License-Identifier: Apache-2.0
#include "store/sealing.h"

#include <sodium.h>

#include "store/sqlite.h"

namespace otor::store {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(sealing_key_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(sealed_more_bytes == nonce_bytes + tag_bytes);

unsigned char const* bytes_of(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void start_sodium() {
  static int const started = sodium_init();  // once, however many threads ask
  if (started < 0) throw StorageError("libsodium does not start.");
}

}  // namespace

std::string fresh_key() {
  start_sodium();
  std::string key(sealing_key_bytes, '\0');
  randombytes_buf(key.data(), key.size());
  return key;
}

std::string seal(std::string_view key, std::string_view about, std::string_view text) {
  start_sodium();
  if (key.size() != sealing_key_bytes) throw StorageError("A key of a wrong size.");
  std::string sealed(nonce_bytes + text.size() + tag_bytes, '\0');
  randombytes_buf(sealed.data(), nonce_bytes);
  unsigned long long size = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed) + nonce_bytes, &size, bytes_of(text),
                                             text.size(), bytes_of(about), about.size(), nullptr,
                                             bytes_of(sealed), bytes_of(key));
  return sealed;
}

std::optional<std::string> unseal(std::string_view key, std::string_view about,
                                  std::string_view sealed) {
  if (key.size() != sealing_key_bytes || sealed.size() < sealed_more_bytes) return std::nullopt;
  std::string text(sealed.size() - sealed_more_bytes, '\0');
  unsigned long long size = 0;
  int const opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      bytes_of(text), &size, nullptr, bytes_of(sealed) + nonce_bytes, sealed.size() - nonce_bytes,
      bytes_of(about), about.size(), bytes_of(sealed), bytes_of(key));
  if (opened != 0) return std::nullopt;
  return text;
}

void forget(std::string& secret) {
  sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

}  // namespace otor::store
