// SPDX-License-Identifier: Apache-2.0
#include "simulator/sim_keys.h"

#include "base/sha256.h"

namespace otor::simulator {

namespace {

constexpr std::string_view points_begin = "point-";

std::string sealed_for(std::string_view key, std::string_view purpose) {
  return std::string(key) + "|" + std::string(purpose) + "|";
}

Result<std::string> opened(std::string_view sealed, std::string const& front) {
  if (sealed.starts_with(front)) return std::string(sealed.substr(front.size()));
  return problem(ProblemKind::bad_value, "This seal does not open.");
}

}  // namespace

std::string point_of(std::string_view device) {
  return std::string(points_begin) + std::string(device);
}

std::string signature_of(std::string_view point, std::string_view bytes) {
  return sha256_hex(std::string(point) + "\n" + std::string(bytes)).substr(0, 24);
}

std::string own_key_of(std::string_view user, std::string_view device) {
  return "own-" + std::string(user) + "-" + std::string(device);
}

app::SealedTo sealed_own_key(std::string_view user, std::string_view device) {
  auto const front = sealed_for("recovery", app::own_key_purpose(user, device));
  return {"recovery", "phone", "iv", front + own_key_of(user, device)};
}

std::string sealed_line(std::string_view key, std::string_view device, std::int64_t seq,
                        std::string_view line) {
  auto const about = "otor-line-1|" + std::string(device) + "|" + std::to_string(seq);
  return sealed_for(key, about) + std::string(line);
}

Result<std::string> PlainSigner::sign(std::string_view bytes) const {
  return signature_of(server_point, bytes);
}

bool PlainSignatures::is_point(std::string_view point) const {
  return point.starts_with(points_begin);
}

bool PlainSignatures::is_good(std::string_view point, std::string_view bytes,
                              std::string_view signature) const {
  return planted_ == Planted::any_signature_good || signature == signature_of(point, bytes);
}

std::string PlainRecovery::point() const { return "point-of-recovery"; }

Result<app::SealedTo> PlainRecovery::reseal(app::SealedTo const&, std::string_view,
                                            std::string_view) const {
  return problem(ProblemKind::bad_value, "Nobody forgets a PIN here.");
}

Result<std::string> PlainRecovery::unseal(app::SealedTo const& sealed,
                                          std::string_view purpose) const {
  return opened(sealed.sealed, sealed_for("recovery", purpose));
}

Result<std::string> PlainRecovery::open_line(std::string_view key, std::string_view,
                                             std::string_view about,
                                             std::string_view sealed) const {
  return opened(sealed, sealed_for(key, about));
}

}  // namespace otor::simulator
