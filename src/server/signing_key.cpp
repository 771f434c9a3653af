// SPDX-License-Identifier: Apache-2.0
#include "server/signing_key.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>

#include "server/openssl.h"
#include "server/recovery_key.h"

namespace otor::server {

namespace {

constexpr int half_bytes = 32;
constexpr char uncompressed = 4;

using DigestContext = std::unique_ptr<EVP_MD_CTX, Released<EVP_MD_CTX_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Released<EVP_PKEY_CTX_free>>;
using PublicKey = std::unique_ptr<EVP_PKEY, Released<EVP_PKEY_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Released<ECDSA_SIG_free>>;

/// OpenSSL signs in DER; on the wire stand r and s.
std::string raw_of(std::string_view der) {
  auto const* at = bytes_of(der);
  Signature const read(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  if (!read) return {};
  std::string raw(2 * half_bytes, '\0');
  bool const good =
      BN_bn2binpad(ECDSA_SIG_get0_r(read.get()), bytes_of(raw), half_bytes) == half_bytes &&
      BN_bn2binpad(ECDSA_SIG_get0_s(read.get()), bytes_of(raw) + half_bytes, half_bytes) ==
          half_bytes;
  return good ? raw : std::string();
}

std::string der_of(std::string_view raw) {
  Signature const made(ECDSA_SIG_new());
  auto* r = BN_bin2bn(bytes_of(raw), half_bytes, nullptr);
  auto* s = BN_bin2bn(bytes_of(raw) + half_bytes, half_bytes, nullptr);
  if (!made || ECDSA_SIG_set0(made.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return {};
  }
  unsigned char* der = nullptr;
  int const size = i2d_ECDSA_SIG(made.get(), &der);
  std::string text(reinterpret_cast<char*>(der), static_cast<std::size_t>(std::max(size, 0)));
  OPENSSL_free(der);
  return text;
}

/// Null for what is no point on the curve.
PublicKey key_at(std::string_view text) {
  auto point = from_base64url(text);
  if (!point || point->size() != point_bytes || point->front() != uncompressed) return nullptr;
  char group[] = "P-256";
  OSSL_PARAM told[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point->data(), point->size()),
      OSSL_PARAM_construct_end()};
  KeyContext const context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* key = nullptr;
  bool const good = context && EVP_PKEY_fromdata_init(context.get()) == 1 &&
                    EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, told) == 1;
  return PublicKey(good ? key : nullptr);
}

}  // namespace

Result<std::unique_ptr<SigningKey>> SigningKey::open(std::string const& folder) {
  auto key = P256Key::open(folder, "signing.key", P256Key::Absent::make);
  if (!key) return std::unexpected(key.error());
  return std::unique_ptr<SigningKey>(new SigningKey(std::move(*key)));
}

Result<std::unique_ptr<SigningKey>> SigningKey::fresh() {
  auto key = P256Key::fresh();
  if (!key) return std::unexpected(key.error());
  return std::unique_ptr<SigningKey>(new SigningKey(std::move(*key)));
}

std::string SigningKey::point() const { return base64url(key_.point()); }

Result<std::string> SigningKey::sign(std::string_view bytes) const {
  DigestContext const context(EVP_MD_CTX_new());
  std::string der(128, '\0');
  auto size = der.size();
  bool const good =
      context &&
      EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
      EVP_DigestSign(context.get(), bytes_of(der), &size, bytes_of(bytes), bytes.size()) == 1;
  auto const raw = good ? raw_of(std::string_view(der).substr(0, size)) : std::string();
  if (raw.empty()) return problem(ProblemKind::internal, "Signing failed.");
  return base64url(raw);
}

bool P256Signatures::is_point(std::string_view point) const { return key_at(point) != nullptr; }

bool P256Signatures::is_good(std::string_view point, std::string_view bytes,
                             std::string_view signature) const {
  auto const raw = from_base64url(signature);
  if (!raw || raw->size() != 2 * half_bytes) return false;
  auto const key = key_at(point);
  DigestContext const context(EVP_MD_CTX_new());
  auto const der = der_of(*raw);
  return key && context &&
         EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(der), der.size(), bytes_of(bytes),
                          bytes.size()) == 1;
}

}  // namespace otor::server
