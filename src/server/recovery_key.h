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
#include "server/p256_key.h"

namespace otor::server {

class RecoveryKey final : public app::Recovery {
 public:
  /// Opens `folder`/recovery.key. Errors: those of P256Key::open.
  static Result<std::unique_ptr<RecoveryKey>> open(std::string const& folder,
                                                   P256Key::Absent absent = P256Key::Absent::make);
  /// A key of nobody's file: a phone's side in tests.
  static Result<std::unique_ptr<RecoveryKey>> fresh();

  std::string point() const override;
  Result<app::SealedTo> reseal(app::SealedTo const& sealed, std::string_view purpose,
                               std::string_view point) const override;
  Result<std::string> unseal(app::SealedTo const& sealed, std::string_view purpose) const override;
  Result<std::string> open_line(std::string_view key, std::string_view iv, std::string_view about,
                                std::string_view sealed) const override;

 private:
  explicit RecoveryKey(P256Key key) : key_(std::move(key)) {}
  friend Result<app::SealedTo> seal_to(std::string_view, std::string_view, std::string_view);

  P256Key key_;
};

/// What a phone does with a line: AES-256-GCM, the tag behind the bytes. `key` has 32 bytes, `iv`
/// 12.
std::string seal_line(std::string_view key, std::string_view iv, std::string_view about,
                      std::string_view line);

/// Seals bytes to a point (base64url). Errors: bad_value for a point that is none.
Result<app::SealedTo> seal_to(std::string_view point, std::string_view purpose,
                              std::string_view bytes);

std::string base64url(std::string_view bytes);
/// Errors: bad_value. Without padding, each text in one form only.
Result<std::string> from_base64url(std::string_view text);

}  // namespace otor::server
