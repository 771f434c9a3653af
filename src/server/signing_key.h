// SPDX-License-Identifier: Apache-2.0
#pragma once
// The key with which the server signs what it has received, so that a phone can tell a true receipt
// without a network. It lies beside recovery.key and is as secret: whoever has it can make unsent
// work look safe. And the check of what phones signed.

#include <memory>

#include "app/signing.h"
#include "server/p256_key.h"

namespace otor::server {

class SigningKey final : public app::Signer {
 public:
  /// Opens or makes `folder`/signing.key. Errors: those of P256Key::open.
  static Result<std::unique_ptr<SigningKey>> open(std::string const& folder);
  static Result<std::unique_ptr<SigningKey>> fresh();

  /// The public point, uncompressed, base64url.
  std::string point() const;
  /// r and s of 32 bytes each, base64url, as WebCrypto has it. Errors: internal.
  Result<std::string> sign(std::string_view bytes) const override;

 private:
  explicit SigningKey(P256Key key) : key_(std::move(key)) {}
  P256Key key_;
};

class P256Signatures final : public app::Signatures {
 public:
  bool is_point(std::string_view point) const override;
  bool is_good(std::string_view point, std::string_view bytes,
               std::string_view signature) const override;
};

}  // namespace otor::server
