// SPDX-License-Identifier: Apache-2.0
#pragma once
// Raw HTTP for tests: bytes out, bytes in, nothing smoothed over.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace otor::server {

/// The body of an answer that came in parts; nothing where its end is lacking.
inline std::optional<std::string> joined(std::string_view answer) {
  std::string body;
  answer.remove_prefix(answer.find("\r\n\r\n") + 4);
  while (!answer.empty()) {
    std::size_t const size = std::strtoull(std::string(answer.substr(0, 16)).c_str(), nullptr, 16);
    if (size == 0) return body;
    answer.remove_prefix(answer.find("\r\n") + 2);
    body += answer.substr(0, size);
    answer.remove_prefix(std::min(answer.size(), size + 2));
  }
  return std::nullopt;
}

class RawHttp {
 public:
  explicit RawHttp(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    timeval const patience{10, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    open_ = connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
  }
  ~RawHttp() { close(socket_); }
  RawHttp(RawHttp const&) = delete;
  RawHttp& operator=(RawHttp const&) = delete;

  bool is_open() const { return open_; }
  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  /// Everything until the other side ends.
  std::string rest() {
    while (more()) {
    }
    return std::exchange(bytes_, {});
  }
  /// One answer: the header, and as much body as it announces, or what its parts make.
  std::string answer() {
    std::size_t end = std::string::npos;
    while ((end = bytes_.find("\r\n\r\n")) == std::string::npos) {
      if (!more()) return std::exchange(bytes_, {});
    }
    if (bytes_.find("Transfer-Encoding: chunked") < end) return in_parts(end);
    auto const length = bytes_.find("Content-Length: ");
    auto const size = length < end ? std::strtoull(bytes_.c_str() + length + 16, nullptr, 10) : 0;
    while (bytes_.size() < end + 4 + size) {
      if (!more()) break;
    }
    auto const whole = bytes_.substr(0, end + 4 + size);
    bytes_.erase(0, whole.size());
    return whole;
  }

 private:
  bool more() {
    char buffer[16384];
    auto const size = recv(socket_, buffer, sizeof buffer, 0);
    if (size > 0) bytes_.append(buffer, static_cast<std::size_t>(size));
    return size > 0;
  }
  /// Who asks has asked one question, so that its end is the end of all.
  std::string in_parts(std::size_t end) {
    while (!bytes_.ends_with("\r\n0\r\n\r\n"))
      if (!more()) break;
    auto const whole = std::exchange(bytes_, {});
    return whole.substr(0, end + 4) + joined(whole).value_or("");
  }

  int socket_;
  bool open_ = false;
  std::string bytes_;
};

inline std::string request_text(std::string const& method, std::string const& path,
                                std::string const& headers = {}, std::string const& body = {}) {
  return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace otor::server
