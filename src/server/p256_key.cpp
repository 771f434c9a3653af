// SPDX-License-Identifier: Apache-2.0
#include "server/p256_key.h"

#include <fcntl.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <unistd.h>

#include <array>

#include "server/openssl.h"

namespace otor::server {

namespace {

using Bio = std::unique_ptr<BIO, Released<BIO_free_all>>;

/// Writes a new file that only its owner reads, down to the disk. False where that fails.
bool write_private(std::string const& folder, std::string const& path, std::string_view text) {
  int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return false;
  bool const written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(file) == 0;
  ::close(file);
  int const directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  bool const named = directory >= 0 && ::fsync(directory) == 0;
  if (directory >= 0) ::close(directory);
  return written && named;
}

}  // namespace

void P256Key::Free::operator()(evp_pkey_st* key) const { EVP_PKEY_free(key); }

Result<P256Key> P256Key::from(Key key) {
  auto const wrong = [] { return problem(ProblemKind::storage, "This is no key on P-256."); };
  std::array<char, 32> group{};
  if (!key || EVP_PKEY_get_group_name(key.get(), group.data(), group.size(), nullptr) != 1 ||
      std::string_view(group.data()) != "prime256v1") {
    return wrong();
  }
  unsigned char* point = nullptr;
  auto const size = EVP_PKEY_get1_encoded_public_key(key.get(), &point);
  P256Key made;
  made.key_ = std::move(key);
  if (size > 0) made.point_.assign(reinterpret_cast<char*>(point), size);
  OPENSSL_free(point);
  if (size != point_bytes) return wrong();
  return made;
}

Result<P256Key> P256Key::fresh() { return from(Key(EVP_EC_gen("P-256"))); }

Result<P256Key> P256Key::make(std::string const& folder, std::string const& path) {
  auto made = fresh();
  if (!made) return made;
  Bio const memory(BIO_new(BIO_s_mem()));
  char* text = nullptr;
  bool good = memory && PEM_write_bio_PKCS8PrivateKey(memory.get(), made->get(), nullptr, nullptr,
                                                      0, nullptr, nullptr) == 1;
  auto const size = good ? BIO_get_mem_data(memory.get(), &text) : 0;
  good = good && size > 0 && write_private(folder, path, {text, static_cast<std::size_t>(size)});
  if (size > 0) OPENSSL_cleanse(text, static_cast<std::size_t>(size));
  if (!good) return problem(ProblemKind::storage, path + " cannot be written.");
  return made;
}

Result<P256Key> P256Key::open(std::string const& folder, std::string const& name, Absent absent) {
  auto const path = folder + "/" + name;
  Bio const file(BIO_new_file(path.c_str(), "r"));
  if (file) return from(Key(PEM_read_bio_PrivateKey(file.get(), nullptr, nullptr, nullptr)));
  if (::access(path.c_str(), F_OK) == 0)
    return problem(ProblemKind::storage, path + " cannot be read.");
  if (absent == Absent::tell) return problem(ProblemKind::not_found, path + " is not there.");
  return make(folder, path);
}

}  // namespace otor::server
