// SPDX-License-Identifier: Apache-2.0
#pragma once
// The HTTP door: connections, TLS, limits, compression and security headers. It knows nothing of
// otor; what a request means is decided by the handler. Boost.Beast and Asio stay inside http.cpp
// and what it alone includes.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.h"

namespace otor::server {

struct HttpRequest {
  std::string method, path, query;  // the path as it stood, without the query
  std::string address;              // of the peer, without its port
  std::string authorization, cookie, origin, host, otor_header, accept, accept_encoding,
      if_none_match, range, if_range;
  std::string body;  // decompressed
  /// Whether the client is still there, for work that takes long; until the reply is given. May be
  /// empty.
  std::function<bool()> awaited;
};

/// The next part of a body that is too long to be held whole; "" behind the last. Nothing where it
/// breaks off, and with it the connection: who waits must not take what there is for all of it.
using BodyParts = std::function<std::optional<std::string>()>;

struct HttpAnswer {
  int status = 200;
  std::string content_type = "application/json";
  std::shared_ptr<std::string const> body;  // null: empty
  BodyParts parts;                          // in the place of a body; asked one by one by workers
  std::string encoding;                     // of the body as it stands: "", "br" or "gzip"
  std::vector<std::pair<std::string, std::string>> headers;
  std::string route = "other";  // for logs and counts: never the path itself
};

HttpAnswer json_answer(int status, std::string body);
/// A table as a file "otor-NAME-DAY.csv".
HttpAnswer csv_answer(std::string bytes, std::string const& name, std::string const& day);
HttpAnswer csv_answer(BodyParts parts, std::string const& name, std::string const& day);
/// application/problem+json (RFC 9457).
HttpAnswer problem_answer(Problem const& problem);
/// `wait`: the seconds after which it may be tried again, 0 where nobody knows.
HttpAnswer problem_answer(Problem const& problem, std::int64_t wait);
HttpAnswer problem_answer(int status, std::string_view code, std::string_view detail);
/// The one place where a kind of problem meets a status of HTTP.
int http_status(ProblemKind kind);

using Reply = std::function<void(HttpAnswer)>;
/// Called on a worker thread. Reply exactly once, from any thread, now or later.
using Handler = std::function<void(HttpRequest, Reply)>;

/// One finished request, for logs and counts. Holds nothing personal.
struct HttpRecord {
  std::uint64_t number = 0;
  std::string method, route;
  int status = 0;
  std::chrono::microseconds took{};
  std::size_t bytes_in = 0, bytes_out = 0;
};
using Watcher = std::function<void(HttpRecord const&)>;

struct HttpLimits {
  std::uint32_t header_bytes = 16 * 1024;
  std::size_t body_bytes = std::size_t{8} << 20;          // compressed and decompressed
  std::size_t bodies_in_memory = std::size_t{256} << 20;  // of all connections together
  std::size_t connections = 2048;
  std::chrono::milliseconds header_time{
      20'000};  // from the end of one answer to the end of the next header
  std::chrono::milliseconds body_time{180'000};   // slow lines are ordinary here
  std::chrono::milliseconds write_time{180'000};  // of an answer, and its size over slowest_write
  std::size_t slowest_write = 32 * 1024;          // bytes a second
  std::chrono::milliseconds drain_time{15'000};
};

struct HttpOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free port
  std::string tls_certificate, tls_key;
  HttpLimits limits{};
  int workers = 4;
};

class HttpServer {
 public:
  /// Opens the port. Errors: `storage` when the port or the certificate cannot be opened.
  static Result<std::unique_ptr<HttpServer>> listen(HttpOptions options, Handler handler,
                                                    Watcher watcher);
  virtual ~HttpServer() = default;
  virtual std::uint16_t port() const = 0;
  /// Serves until drained: no new connections, requests under way are answered. SIGTERM and SIGINT
  /// drain too.
  virtual void run() = 0;
  virtual void drain() = 0;  // from any thread
};

}  // namespace otor::server
