// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the files that call OpenSSL share: things that are released by a function of their own, and
// text as the bytes it wants.

#include <memory>
#include <string>
#include <string_view>

namespace otor::server {

template <auto release>
struct Released {
  template <class T>
  void operator()(T* thing) const {
    release(thing);
  }
};

inline unsigned char const* bytes_of(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}
inline unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

/// Of a point on P-256, uncompressed.
inline constexpr std::size_t point_bytes = 65;

}  // namespace otor::server
