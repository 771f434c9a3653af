// SPDX-License-Identifier: Apache-2.0
#include "server/bundle_file.h"

#include <doctest/doctest.h>

#include <optional>

#include "server/argon_passwords.h"
#include "server/recovery_key.h"
#include "server/signing_key.h"
#include "wire/json.h"

namespace otor::server {
namespace {

constexpr std::string_view code = "012345678901234567890123";

struct Opened {
  wire::json::object head;
  std::optional<std::string> plain;  // nothing where a frame does not open
};

/// As a phone reads it.
Opened opened(std::string const& file, std::string_view with) {
  auto const first = file.find('\n') + 1, end = file.find('\n', first) + 1;
  CHECK(file.substr(0, first) == "otor bundle 1\n");
  auto const line = file.substr(first, end - first);
  Opened made{wire::parse_strict(line)->as_object(), std::string()};
  auto const salt = *from_base64url(std::string_view(made.head.at("salt").as_string()));
  auto const rounds = static_cast<std::uint32_t>(made.head.at("rounds").as_int64());
  auto const key = bundle_key(with, salt, rounds);
  auto const recovery = *RecoveryKey::fresh();
  auto at = end;
  for (char n = 0; at < file.size(); ++n) {
    std::size_t size = 0;
    for (int byte = 0; byte < 4; ++byte) size = size << 8 | static_cast<unsigned char>(file[at++]);
    auto const last = at + size == file.size() ? "|1|" : "|0|";
    auto const plain = recovery->open_line(key, base64url(std::string(11, '\0') + n),
                                           "otor-bundle-1|" + std::to_string(n) + last + line,
                                           base64url(file.substr(at, size)));
    at += size;
    if (!plain) {
      made.plain.reset();
      return made;
    }
    *made.plain += *plain;
  }
  return made;
}

SnapshotGiven given(std::string area, std::string bytes, std::int64_t next) {
  Snapshot snapshot{std::move(area), 7, 3, "\"tag\"", std::move(bytes)};
  return {std::make_shared<Snapshot const>(std::move(snapshot)), next};
}

}  // namespace

TEST_CASE("soums as one file open with its code alone, and whole") {
  std::string large(600'000, 'x');
  std::vector const soums{given("18301", large, 9), given("own:tes", "second", 12)};
  BundleHead const head{"tes", "a-store", 1'795'662'672'000, random_bytes(16), {"a-phone"}};
  auto const file = *bundle_file(head, soums, code, **SigningKey::fresh());
  auto const right = opened(file, code);
  REQUIRE(right.plain);
  CHECK(*right.plain == large + "second");
  CHECK(right.head.at("for").as_string() == "tes");
  CHECK(right.head.at("store").as_string() == "a-store");
  CHECK(right.head.at("rounds").as_int64() == 600'000);
  auto const& own = right.head.at("soums").at(1);
  CHECK(own.at("area").as_string() == "own");
  CHECK(own.at("bytes").as_int64() == 6);
  CHECK(own.at("next").as_int64() == 12);
  CHECK(file.find("xxxx") == std::string::npos);
  CHECK_FALSE(opened(file, "012345678901234567890124").plain);
}

TEST_CASE("whatever is changed in the file of soums, or cut off at a frame, does not open") {
  std::vector const soums{given("18301", std::string(600'000, 'x'), 9)};
  BundleHead const told{"tes", "a-store", 1, random_bytes(16), {}};
  auto const file = *bundle_file(told, soums, code, **SigningKey::fresh());
  auto const changed = [&](std::string const& from, std::string const& to) {
    auto text = file;
    text.replace(text.find(from), from.size(), to);
    return opened(text, code).plain;
  };
  CHECK_FALSE(changed("\"for\":\"tes\"", "\"for\":\"tsa\""));
  CHECK_FALSE(changed("\"next\":9", "\"next\":8"));
  auto flipped = file;
  flipped[file.size() / 2] = static_cast<char>(flipped[file.size() / 2] ^ 1);
  CHECK_FALSE(opened(flipped, code).plain);
  auto const head = file.find('\n', 14) + 1;
  auto const frame = 4 + (std::size_t{256} << 10) + 16;
  CHECK_FALSE(opened(file.substr(0, head + frame), code).plain);
}

TEST_CASE("the server signs what its file of soums says, and the bytes of each by their tag") {
  auto const signer = *SigningKey::fresh();
  std::vector const soums{given("18301", "first", 9)};
  BundleHead const head{"tes", "a-store", 1, random_bytes(16), {"a-phone"}};
  auto const file = *bundle_file(head, soums, code, *signer);
  auto const first = file.find('\n') + 1;
  auto const line = file.substr(first, file.find('\n', first) - first);
  auto const told = wire::parse_strict(line)->as_object();
  CHECK(told.at("lost").as_array().at(0).as_string() == "a-phone");
  auto const sig = std::string(told.at("sig").as_string());
  auto const part = "otor-bundle-1\n" + line.substr(0, line.find(",\"sig\"")) + "}";
  CHECK(P256Signatures().is_good(signer->point(), part, sig));
  CHECK_FALSE(P256Signatures().is_good((*SigningKey::fresh())->point(), part, sig));
  CHECK_FALSE(P256Signatures().is_good(signer->point(), part + " ", sig));
}

TEST_CASE("a code is 24 digits, read in groups, and another each time") {
  auto const one = bundle_code();
  CHECK(one.size() == 24);
  CHECK(one.find_first_not_of("0123456789") == std::string::npos);
  CHECK(one != bundle_code());
  CHECK(spaced("012345678901234567890123") == "0123 4567 8901 2345 6789 0123");
}

}  // namespace otor::server
