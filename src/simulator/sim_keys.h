// SPDX-License-Identifier: Apache-2.0
#pragma once
// Keys that are none. What is sealed opens for whom it was sealed to, what is signed is good by the
// point of its key, and nothing else: that ciphers do their work is not tried here.

#include <string>
#include <string_view>

#include "app/own_key.h"
#include "app/signing.h"
#include "simulator/planted.h"

namespace otor::simulator {

/// The point of the key with which a device signs. A copy of a phone has the key too.
std::string point_of(std::string_view device);
std::string signature_of(std::string_view point, std::string_view bytes);

/// The own key of an account on a phone, and the seal of it to the server.
std::string own_key_of(std::string_view user, std::string_view device);
app::SealedTo sealed_own_key(std::string_view user, std::string_view device);
/// One line of a phone's log, as it lies in its file.
std::string sealed_line(std::string_view key, std::string_view device, std::int64_t seq,
                        std::string_view line);

inline constexpr std::string_view server_point = "point-of-the-server";

class PlainSigner final : public app::Signer {
 public:
  Result<std::string> sign(std::string_view bytes) const override;
};

class PlainSignatures final : public app::Signatures {
 public:
  explicit PlainSignatures(Planted planted) : planted_(planted) {}
  bool is_point(std::string_view point) const override;
  bool is_good(std::string_view point, std::string_view bytes,
               std::string_view signature) const override;

 private:
  Planted planted_;
};

class PlainRecovery final : public app::Recovery {
 public:
  std::string point() const override;
  Result<app::SealedTo> reseal(app::SealedTo const& sealed, std::string_view purpose,
                               std::string_view point) const override;
  Result<std::string> unseal(app::SealedTo const& sealed, std::string_view purpose) const override;
  Result<std::string> open_line(std::string_view key, std::string_view iv, std::string_view about,
                                std::string_view sealed) const override;
};

}  // namespace otor::simulator
