// SPDX-License-Identifier: Apache-2.0
#include "server/bundle_file.h"

#include <openssl/evp.h>

#include <algorithm>

#include "server/argon_passwords.h"
#include "server/encoding.h"
#include "server/openssl.h"
#include "server/recovery_key.h"
#include "wire/json.h"

namespace otor::server {

namespace {

constexpr std::size_t frame_bytes = std::size_t{256} << 10, key_bytes = 32, code_digits = 24;

std::string head_line(BundleHead const& head, std::span<SnapshotGiven const> soums) {
  std::string line = "{\"for\":";
  wire::write_string(line, head.user);
  line += ",\"lost\":[";
  for (auto const& device : head.lost) {
    if (line.back() != '[') line += ',';
    wire::write_string(line, device);
  }
  line += "],\"made\":" + std::to_string(head.made_ms) +
          ",\"rounds\":" + std::to_string(bundle_rounds) + ",\"salt\":\"" + base64url(head.salt) +
          "\",\"soums\":[";
  for (auto const& [snapshot, next] : soums) {
    if (line.back() != '[') line += ',';
    line += "{\"area\":\"" + name_of_stream(snapshot->area) +
            "\",\"bytes\":" + std::to_string(snapshot->bytes.size()) +
            ",\"next\":" + std::to_string(next) + ",\"tag\":";
    wire::write_string(line, snapshot->tag);
    line += '}';
  }
  line += "],\"store\":";
  wire::write_string(line, head.store);
  return line + "}";
}

/// With the signature behind everything that it covers.
Result<std::string> signed_line(std::string line, app::Signer const& signer) {
  auto const sig = signer.sign("otor-bundle-1\n" + line);
  if (!sig) return sig;
  line.back() = ',';
  return line + "\"sig\":\"" + *sig + "\"}\n";
}

}  // namespace

std::string bundle_code() {
  std::string code;
  while (code.size() < code_digits) {
    for (char const byte : random_bytes(code_digits)) {
      auto const value = static_cast<unsigned char>(byte);
      // 250 is a multiple of ten: each digit is as likely as any other.
      if (value < 250 && code.size() < code_digits) code += static_cast<char>('0' + value % 10);
    }
  }
  return code;
}

std::string spaced(std::string_view code) {
  std::string text;
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (at > 0 && at % 4 == 0) text += ' ';
    text += code[at];
  }
  return text;
}

std::string bundle_key(std::string_view code, std::string_view salt, std::uint32_t rounds) {
  std::string key(key_bytes, '\0');
  bool const good =
      PKCS5_PBKDF2_HMAC(code.data(), static_cast<int>(code.size()), bytes_of(salt),
                        static_cast<int>(salt.size()), static_cast<int>(rounds), EVP_sha256(),
                        static_cast<int>(key.size()), bytes_of(key)) == 1;
  return good ? key : std::string();
}

Result<std::string> bundle_file(BundleHead const& head, std::span<SnapshotGiven const> soums,
                                std::string_view code, app::Signer const& signer) {
  auto const told = signed_line(head_line(head, soums), signer);
  if (!told) return told;
  auto const& line = *told;
  std::string plain;
  for (auto const& given : soums) plain += given.snapshot->bytes;
  auto const key = bundle_key(code, head.salt, bundle_rounds);
  std::string file = "otor bundle 1\n" + line;
  auto const frames = std::max<std::size_t>(1, (plain.size() + frame_bytes - 1) / frame_bytes);
  for (std::size_t n = 0; n < frames; ++n) {
    auto const about =
        "otor-bundle-1|" + std::to_string(n) + (n + 1 == frames ? "|1|" : "|0|") + line;
    auto const sealed = seal_line(key, std::string(8, '\0') + four_bytes(n), about,
                                  std::string_view(plain).substr(n * frame_bytes, frame_bytes));
    file += four_bytes(sealed.size()) + sealed;
  }
  return file;
}

}  // namespace otor::server
