// SPDX-License-Identifier: Apache-2.0
#pragma once
// A private key on P-256 in a file of its own, PEM, readable by its owner only: what the server
// opens with (recovery.key) and what it signs with (signing.key). Made once, never written over.

#include <memory>
#include <string>

#include "base/problem.h"

struct evp_pkey_st;  // OpenSSL's EVP_PKEY

namespace otor::server {

class P256Key {
 public:
  /// What to do where the file is not there.
  enum class Absent { make, tell };

  /// Opens `folder`/`name`, or makes it, durable and with mode 0600. Errors: not_found for one that
  /// is not there and must be; storage for one that cannot be read or is no key on P-256.
  static Result<P256Key> open(std::string const& folder, std::string const& name, Absent absent);
  static Result<P256Key> fresh();

  evp_pkey_st* get() const { return key_.get(); }
  /// The public point, uncompressed, 65 bytes.
  std::string const& point() const { return point_; }

 private:
  struct Free {
    void operator()(evp_pkey_st* key) const;
  };
  using Key = std::unique_ptr<evp_pkey_st, Free>;
  static Result<P256Key> from(Key key);
  static Result<P256Key> make(std::string const& folder, std::string const& path);

  Key key_;
  std::string point_;
};

}  // namespace otor::server
