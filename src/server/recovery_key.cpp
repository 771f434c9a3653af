// SPDX-License-Identifier: Apache-2.0
#include "server/recovery_key.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/sha.h>

#include <array>

#include "server/argon_passwords.h"
#include "server/openssl.h"

namespace otor::server {

namespace {

constexpr std::size_t iv_bytes = 12, tag_bytes = 16, content_key_bytes = 32;
constexpr std::size_t name_bytes = 16;
constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Released<EVP_PKEY_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Released<EVP_CIPHER_CTX_free>>;
using Kdf = std::unique_ptr<EVP_KDF, Released<EVP_KDF_free>>;
using KdfContext = std::unique_ptr<EVP_KDF_CTX, Released<EVP_KDF_CTX_free>>;

std::unexpected<Problem> unopened() {
  return problem(ProblemKind::bad_value, "This was not sealed to the recovery key of this server.");
}

std::string name_of(std::string_view point) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(bytes_of(point), point.size(), digest.data());
  return base64url({reinterpret_cast<char const*>(digest.data()), name_bytes});
}

/// HKDF with SHA-256 over the shared secret, bound to both points and the purpose; "" on failure.
std::string content_key(std::string& shared, std::string salt, std::string purpose) {
  Kdf const kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
  KdfContext const context(EVP_KDF_CTX_new(kdf.get()));
  std::array<char, 7> digest = {'S', 'H', 'A', '2', '5', '6', 0};
  OSSL_PARAM const told[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, shared.data(), shared.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, salt.data(), salt.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, purpose.data(), purpose.size()),
      OSSL_PARAM_construct_end()};
  std::string key(content_key_bytes, '\0');
  bool const good = context && EVP_KDF_derive(context.get(), bytes_of(key), key.size(), told) == 1;
  OPENSSL_cleanse(shared.data(), shared.size());
  return good ? key : std::string();
}

/// What two keys share; "" where `point` is not on the curve.
std::string shared_secret(EVP_PKEY* mine, std::string_view point) {
  std::unique_ptr<EVP_PKEY, Released<EVP_PKEY_free>> const theirs(EVP_PKEY_new());
  if (!theirs || EVP_PKEY_copy_parameters(theirs.get(), mine) != 1 ||
      EVP_PKEY_set1_encoded_public_key(theirs.get(), bytes_of(point), point.size()) != 1) {
    return {};
  }
  KeyContext const context(EVP_PKEY_CTX_new(mine, nullptr));
  std::string shared(32, '\0');
  auto size = shared.size();
  bool const good = context && EVP_PKEY_derive_init(context.get()) == 1 &&
                    EVP_PKEY_derive_set_peer(context.get(), theirs.get()) == 1 &&
                    EVP_PKEY_derive(context.get(), bytes_of(shared), &size) == 1;
  return good && size == shared.size() ? shared : std::string();
}

enum class Way { seal, open };

/// AES-256-GCM in one piece, the tag behind the bytes; "" where it does not open.
std::string gcm(Way way, std::string_view key, std::string_view iv, std::string_view about,
                std::string_view bytes) {
  bool const sealing = way == Way::seal;
  std::string tag;
  if (!sealing) {
    tag = bytes.substr(bytes.size() - tag_bytes);
    bytes.remove_suffix(tag_bytes);
  }
  std::string out(bytes.size(), '\0');
  CipherContext const context(EVP_CIPHER_CTX_new());
  int size = 0;
  bool good = context && EVP_CipherInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key),
                                           bytes_of(iv), sealing ? 1 : 0) == 1;
  good = good && EVP_CipherUpdate(context.get(), nullptr, &size, bytes_of(about),
                                  static_cast<int>(about.size())) == 1;
  good = good && EVP_CipherUpdate(context.get(), bytes_of(out), &size, bytes_of(bytes),
                                  static_cast<int>(bytes.size())) == 1;
  if (good && !sealing) {
    good = EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, tag.data()) == 1;
  }
  std::array<unsigned char, tag_bytes> rest{};
  good = good && EVP_CipherFinal_ex(context.get(), rest.data(), &size) == 1;
  if (!good) return {};
  if (!sealing) return out;
  tag.resize(tag_bytes);
  if (EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, tag.data()) != 1)
    return {};
  return out + tag;
}

}  // namespace

std::string base64url(std::string_view bytes) {
  std::string text;
  unsigned held = 0;
  int bits = 0;
  for (char const byte : bytes) {
    held = held << 8 | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 6; bits -= 6) text += alphabet[held >> (bits - 6) & 63];
    held &= (1U << bits) - 1;
  }
  if (bits > 0) text += alphabet[held << (6 - bits) & 63];
  return text;
}

Result<std::string> from_base64url(std::string_view text) {
  std::string bytes;
  unsigned held = 0;
  int bits = 0;
  for (char const letter : text) {
    auto const at = alphabet.find(letter);
    if (at == std::string_view::npos) break;
    held = held << 6 | static_cast<unsigned>(at);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits);
    held &= (1U << bits) - 1;
  }
  if (base64url(bytes) != text) return problem(ProblemKind::bad_value, "Not base64url.");
  return bytes;
}

Result<std::unique_ptr<RecoveryKey>> RecoveryKey::fresh() {
  auto key = P256Key::fresh();
  if (!key) return std::unexpected(key.error());
  return std::unique_ptr<RecoveryKey>(new RecoveryKey(std::move(*key)));
}

Result<std::unique_ptr<RecoveryKey>> RecoveryKey::open(std::string const& folder,
                                                       P256Key::Absent absent) {
  auto key = P256Key::open(folder, "recovery.key", absent);
  if (!key) return std::unexpected(key.error());
  return std::unique_ptr<RecoveryKey>(new RecoveryKey(std::move(*key)));
}

std::string RecoveryKey::point() const { return base64url(key_.point()); }

Result<std::string> RecoveryKey::unseal(app::SealedTo const& sealed,
                                        std::string_view purpose) const {
  auto const from = from_base64url(sealed.from);
  auto const iv = from_base64url(sealed.iv);
  auto const bytes = from_base64url(sealed.sealed);
  if (sealed.to != name_of(key_.point()) || !from || !iv || !bytes || from->size() != point_bytes ||
      iv->size() != iv_bytes || bytes->size() <= tag_bytes) {
    return unopened();
  }
  auto shared = shared_secret(key_.get(), *from);
  if (shared.empty()) return unopened();
  auto key = content_key(shared, *from + key_.point(), std::string(purpose));
  auto plain = key.empty() ? std::string() : gcm(Way::open, key, *iv, purpose, *bytes);
  OPENSSL_cleanse(key.data(), key.size());
  if (plain.empty()) return unopened();
  return plain;
}

Result<std::string> RecoveryKey::open_line(std::string_view key, std::string_view iv_text,
                                           std::string_view about,
                                           std::string_view sealed_text) const {
  auto const iv = from_base64url(iv_text);
  auto const sealed = from_base64url(sealed_text);
  if (!iv || !sealed || key.size() != content_key_bytes || iv->size() != iv_bytes ||
      sealed->size() <= tag_bytes) {
    return unopened();
  }
  auto line = gcm(Way::open, key, *iv, about, *sealed);
  if (line.empty()) return unopened();
  return line;
}

std::string seal_line(std::string_view key, std::string_view iv, std::string_view about,
                      std::string_view line) {
  return gcm(Way::seal, key, iv, about, line);
}

Result<app::SealedTo> RecoveryKey::reseal(app::SealedTo const& sealed, std::string_view purpose,
                                          std::string_view point) const {
  auto plain = unseal(sealed, purpose);
  if (!plain) return std::unexpected(plain.error());
  auto again = seal_to(point, purpose, *plain);
  OPENSSL_cleanse(plain->data(), plain->size());
  return again;
}

Result<app::SealedTo> seal_to(std::string_view point, std::string_view purpose,
                              std::string_view bytes) {
  auto const to = from_base64url(point);
  auto const mine = RecoveryKey::fresh();
  if (!mine) return std::unexpected(mine.error());
  auto const no_point = [] { return problem(ProblemKind::bad_value, "key: no point on P-256."); };
  if (!to || to->size() != point_bytes) return no_point();
  auto shared = shared_secret((*mine)->key_.get(), *to);
  if (shared.empty()) return no_point();
  auto key = content_key(shared, (*mine)->key_.point() + *to, std::string(purpose));
  auto const iv = random_bytes(iv_bytes);
  auto const sealed = key.empty() ? std::string() : gcm(Way::seal, key, iv, purpose, bytes);
  OPENSSL_cleanse(key.data(), key.size());
  if (sealed.empty()) return problem(ProblemKind::internal, "Sealing failed.");
  return app::SealedTo{name_of(*to), (*mine)->point(), base64url(iv), base64url(sealed)};
}

}  // namespace otor::server
