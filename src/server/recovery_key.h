// SPDX-License-Identifier: Apache-2.0
#pragma once
// The server's recovery key: a file of its own beside the store, readable by its owner only, to be
// backed up apart from it. Whoever has the store without it cannot open what phones have sealed.
// The seal: an ephemeral ECDH key on P-256, HKDF with SHA-256 over both points, AES-256-GCM. The
// page does the same with WebCrypto (web/src/log/sealed_to.ts).

#include <memory>
#include <string>
#include <string_view>

#include "app/own_key.h"

struct evp_pkey_st;  // OpenSSL's EVP_PKEY

namespace otor::server {

class RecoveryKey final : public app::Recovery {
 public:
  /// Opens `folder`/recovery.key, or makes it, durable and with mode 0600. Errors: storage for a
  /// file that cannot be read or is no key on P-256.
  static Result<std::unique_ptr<RecoveryKey>> open(std::string const& folder);
  /// A key of nobody's file: a phone's side in tests.
  static Result<std::unique_ptr<RecoveryKey>> fresh();

  std::string point() const override;
  Result<app::SealedTo> reseal(app::SealedTo const& sealed, std::string_view purpose,
                               std::string_view point) const override;
  /// Errors: bad_value.
  Result<std::string> unseal(app::SealedTo const& sealed, std::string_view purpose) const;

 private:
  struct Free {
    void operator()(evp_pkey_st* key) const;
  };
  using Key = std::unique_ptr<evp_pkey_st, Free>;
  explicit RecoveryKey(Key key);
  static Result<std::unique_ptr<RecoveryKey>> from(Key key);
  friend Result<app::SealedTo> seal_to(std::string_view, std::string_view, std::string_view);

  Key key_;
  std::string point_;  // 65 bytes
};

/// Seals bytes to a point (base64url). Errors: bad_value for a point that is none.
Result<app::SealedTo> seal_to(std::string_view point, std::string_view purpose,
                              std::string_view bytes);

std::string base64url(std::string_view bytes);
/// Errors: bad_value. Without padding, each text in one form only.
Result<std::string> from_base64url(std::string_view text);

}  // namespace otor::server
