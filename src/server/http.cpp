// SPDX-License-Identifier: Apache-2.0
#include "server/http.h"

#include <openssl/ssl.h>

#include <array>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <optional>
#include <unordered_set>

#include "server/beast_request.h"
#include "server/body_budget.h"
#include "server/deadline.h"
#include "server/encoding.h"
#include "server/http_date.h"
#include "server/hung_up.h"
#include "server/packing.h"
#include "server/page_policy.h"

namespace otor::server {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using boost::system::error_code;

auto quietly(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

constexpr auto policy_header = "Content-Security-Policy";

void secure(http::fields& fields, bool tls) {
  fields.set("X-Content-Type-Options", "nosniff");
  fields.set("X-Frame-Options", "DENY");
  fields.set("Referrer-Policy", "no-referrer");
  fields.set("Cross-Origin-Opener-Policy", "same-origin");
  fields.set("Cross-Origin-Resource-Policy", "same-origin");
  fields.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(self)");
  auto const policy = fields.find(policy_header);
  if (policy == fields.end()) fields.set(policy_header, bare_policy());
  if (tls) fields.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

class BeastServer final : public HttpServer {
 public:
  BeastServer(HttpOptions options, Handler handler, Watcher watcher)
      : options_(std::move(options)), handler_(std::move(handler)), watcher_(std::move(watcher)),
        bodies_(options_.limits.bodies_in_memory),
        workers_(static_cast<std::size_t>(options_.workers)), acceptor_(context_),
        signals_(context_), last_resort_(context_) {}

  Result<void> open();
  std::uint16_t port() const override { return acceptor_.local_endpoint().port(); }
  void run() override;
  void drain() override {
    asio::post(context_, [this] { begin_drain(); });
  }

 private:
  template <class Stream>
  asio::awaitable<void> converse(Stream stream, std::string address);
  template <class Stream>
  asio::awaitable<bool> one_request(Stream& stream, beast::flat_buffer& buffer,
                                    std::string const& address);
  template <class Stream>
  asio::awaitable<bool> respond(Stream& stream, HttpAnswer answer, unsigned version,
                                bool keep_alive, bool head_only);
  template <class Stream>
  asio::awaitable<bool> respond_in_parts(Stream& stream, HttpAnswer const& answer, bool keep_alive,
                                         std::size_t& sent);
  asio::awaitable<std::optional<std::string>> next_part(BodyParts const& parts);
  asio::awaitable<void> gather(HttpAnswer& answer);
  template <class Body>
  http::response<Body> begun(HttpAnswer const& answer, unsigned version, bool keep_alive) const;
  template <class Stream>
  asio::awaitable<void> close(Stream& stream);
  asio::awaitable<void> accept();
  asio::awaitable<void> handshake(tcp::socket socket, std::string address);
  asio::awaitable<HttpAnswer> ask(HttpRequest request, std::string encoding);
  std::optional<HttpAnswer> unpack(HttpRequest& request, std::string const& encoding) const;
  void record(HttpRequest const& asked, HttpAnswer const& answer, Clock::time_point since,
              std::size_t bytes_in, std::size_t bytes_out);
  void begin_drain();
  bool reserve(Reservation& reservation, std::uint64_t length);
  std::optional<HttpAnswer> refused_at_once(Parser const& parser, Reservation& reservation);

  HttpOptions options_;
  Handler handler_;
  Watcher watcher_;
  BodyBudget bodies_;
  std::optional<asio::ssl::context> tls_;
  // These four are touched on the one thread of context_ only.
  std::unordered_set<tcp::socket*> waiting_;  // connections between two requests
  std::size_t connections_ = 0;
  std::uint64_t requests_ = 0;
  bool draining_ = false;
  asio::io_context context_{1};  // behind what its coroutines hold: it goes first
  asio::thread_pool workers_;
  tcp::acceptor acceptor_;
  asio::signal_set signals_;
  asio::steady_timer last_resort_;
};

Result<void> BeastServer::open() {
  try {
    if (!options_.tls_certificate.empty()) {
      tls_.emplace(asio::ssl::context::tls_server);
      SSL_CTX_set_min_proto_version(tls_->native_handle(), TLS1_2_VERSION);
      tls_->use_certificate_chain_file(options_.tls_certificate);
      tls_->use_private_key_file(options_.tls_key, asio::ssl::context::pem);
    }
    tcp::endpoint const endpoint(asio::ip::make_address(options_.address), options_.port);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(tcp::acceptor::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen();
  } catch (boost::system::system_error const& error) {  // its what() names lines of Boost
    return problem(ProblemKind::storage, "The server cannot listen on " + options_.address + ":" +
                                             std::to_string(options_.port) + ": " +
                                             error.code().message() + ".");
  }
  return {};
}

void BeastServer::run() {
  signals_.add(SIGTERM);
  signals_.add(SIGINT);
  signals_.async_wait([this](error_code error, int) {
    if (!error) begin_drain();
  });
  asio::co_spawn(context_, accept(), asio::detached);
  context_.run();
  workers_.join();
}

void BeastServer::begin_drain() {
  if (draining_) return;
  draining_ = true;
  error_code ignored;
  acceptor_.close(ignored);
  signals_.cancel(ignored);
  for (auto* socket : waiting_) socket->cancel(ignored);
  if (connections_ == 0) return;
  last_resort_.expires_after(options_.limits.drain_time);
  last_resort_.async_wait([this](error_code error) {
    if (!error) context_.stop();
  });
}

asio::awaitable<void> BeastServer::accept() {
  while (!draining_) {
    error_code error;
    tcp::socket socket = co_await acceptor_.async_accept(quietly(error));
    if (draining_) co_return;
    if (error) {  // out of descriptors: wait instead of spinning
      asio::steady_timer pause(context_, std::chrono::milliseconds(100));
      co_await pause.async_wait(quietly(error));
      continue;
    }
    if (connections_ >= options_.limits.connections) continue;  // closes it
    socket.set_option(tcp::no_delay(true), error);
    auto const peer = socket.remote_endpoint(error);
    std::string address = error ? std::string() : peer.address().to_string();
    ++connections_;
    asio::co_spawn(context_, handshake(std::move(socket), std::move(address)),
                   [this](std::exception_ptr) {
                     --connections_;
                     if (draining_ && connections_ == 0) last_resort_.cancel();
                   });
  }
}

asio::awaitable<void> BeastServer::handshake(tcp::socket socket, std::string address) {
  beast::tcp_stream plain(std::move(socket));
  if (!tls_) {
    co_await converse(std::move(plain), std::move(address));
    co_return;
  }
  beast::ssl_stream<beast::tcp_stream> stream(std::move(plain), *tls_);
  error_code error;
  beast::get_lowest_layer(stream).expires_after(options_.limits.header_time);
  co_await stream.async_handshake(asio::ssl::stream_base::server, quietly(error));
  if (!error) co_await converse(std::move(stream), std::move(address));
}

template <class Stream>
asio::awaitable<void> BeastServer::close(Stream& stream) {
  error_code error;
  beast::get_lowest_layer(stream).expires_after(std::chrono::seconds(5));
  if constexpr (!std::is_same_v<Stream, beast::tcp_stream>) {
    co_await stream.async_shutdown(quietly(error));
  }
  auto& socket = beast::get_lowest_layer(stream).socket();
  socket.shutdown(tcp::socket::shutdown_send, error);
  // Reads what is still on its way, so that the last answer is not lost to a reset.
  std::array<char, 16 * 1024> rest{};
  for (int round = 0; round < 64 && !error; ++round) {
    co_await beast::get_lowest_layer(stream).async_read_some(asio::buffer(rest), quietly(error));
  }
}

template <class Stream>
asio::awaitable<void> BeastServer::converse(Stream stream, std::string address) {
  beast::flat_buffer buffer(options_.limits.header_bytes + 64 * 1024);
  bool more = true;
  while (more && !draining_) more = co_await one_request(stream, buffer, address);
  co_await close(stream);
}

bool BeastServer::reserve(Reservation& reservation, std::uint64_t length) {
  auto const bytes = std::min<std::uint64_t>(length, options_.limits.body_bytes);
  if (bytes < 32 * 1024) return true;
  if (!bodies_.take(bytes)) return false;
  reservation.budget = &bodies_;
  reservation.bytes = bytes;
  return true;
}

/// Unpacks the body in place, or says why it cannot be.
std::optional<HttpAnswer> BeastServer::unpack(HttpRequest& request,
                                              std::string const& encoding) const {
  if (encoding.empty() || encoding == "identity") return std::nullopt;
  if (encoding != "gzip") return problem_answer(415, "bad_value", "Only gzip is unpacked here.");
  auto plain = gunzip(request.body, options_.limits.body_bytes);
  if (!plain) return problem_answer(plain.error());
  request.body = std::move(*plain);
  return std::nullopt;
}

std::optional<HttpAnswer> BeastServer::refused_at_once(Parser const& parser,
                                                       Reservation& reservation) {
  if (!ends_where_it_says(header(parser.get(), "Transfer-Encoding")))
    return problem_answer(400, "bad_request", "A body comes whole, or chunked.");
  if (!says_host(parser.get()))
    return problem_answer(400, "bad_request", "The header names one Host.");
  if (!reserve(reservation, awaited_bytes(parser)))
    return problem_answer(503, "storage", "Too much is arriving at once.");
  return std::nullopt;
}

template <class Stream>
asio::awaitable<bool> BeastServer::one_request(Stream& stream, beast::flat_buffer& buffer,
                                               std::string const& address) {
  auto& lowest = beast::get_lowest_layer(stream);
  Parser parser;
  parser.header_limit(options_.limits.header_bytes);
  parser.body_limit(options_.limits.body_bytes);
  error_code error;
  lowest.expires_never();
  Deadline deadline(lowest.socket());
  deadline.start(options_.limits.header_time);
  waiting_.insert(&lowest.socket());
  co_await http::async_read_header(stream, buffer, parser, quietly(error));
  waiting_.erase(&lowest.socket());
  auto const since = Clock::now();
  Reservation reservation;
  if (auto refused = error ? std::nullopt : refused_at_once(parser, reservation)) {
    deadline.stop();
    co_await respond(stream, std::move(*refused), 11, false, false);
    co_return false;
  }
  if (!error && beast::iequals(parser.get()[http::field::expect], "100-continue")) {
    http::response<http::empty_body> go_on(http::status::continue_, 11);
    co_await http::async_write(stream, go_on, quietly(error));
  }
  if (!error) {
    deadline.start(options_.limits.body_time);
    co_await http::async_read(stream, buffer, parser, quietly(error));
  }
  deadline.stop();
  if (error) {
    auto refusal = answer_for(error, deadline.passed(), buffer.size() > 0 || parser.got_some());
    if (refusal) {
      record({}, *refusal, since, 0, refusal->body->size());
      co_await respond(stream, std::move(*refusal), 11, false, false);
    }
    co_return false;
  }
  auto message = parser.release();
  bool const keep_alive = message.keep_alive() && !draining_;
  auto const encoding = header(message, "Content-Encoding");
  auto const bytes_in = message.body().size();
  auto request = request_of(message, address);
  request.awaited = [this, socket = lowest.socket().native_handle()] {
    return !context_.stopped() && !has_hung_up(socket);
  };
  HttpRequest asked;  // what a record may tell
  asked.method = request.method;
  auto answer = co_await ask(std::move(request), encoding);
  bool const head_only = asked.method == "HEAD";
  if (answer.parts && (head_only || message.version() < 11)) co_await gather(answer);
  if (!answer.parts) {
    record(asked, answer, since, bytes_in, answer.body ? answer.body->size() : 0);
    co_return co_await respond(stream, std::move(answer), message.version(),
                               keep_alive && !draining_, head_only);
  }
  std::size_t sent = 0;
  bool const whole = co_await respond_in_parts(stream, answer, keep_alive && !draining_, sent);
  record(asked, answer, since, bytes_in, sent);
  co_return whole&& keep_alive && !draining_;
}

asio::awaitable<HttpAnswer> BeastServer::ask(HttpRequest request, std::string encoding) {
  auto start = [this](auto completion, HttpRequest asked, std::string packed) {
    using Completion = decltype(completion);
    auto shared = std::make_shared<Completion>(std::move(completion));
    auto work = std::make_shared<asio::executor_work_guard<asio::io_context::executor_type>>(
        context_.get_executor());
    auto accept_encoding = asked.accept_encoding;
    Reply reply = [this, shared, work, accept_encoding](HttpAnswer answer) {
      // Packing is done by a worker, whoever answers: by this one, where it is one.
      asio::dispatch(workers_,
                     [this, shared, work, accept_encoding, answer = std::move(answer)]() mutable {
                       pack(answer, accept_encoding);
                       asio::post(context_, [shared, work, answer = std::move(answer)]() mutable {
                         work->reset();
                         (*shared)(std::move(answer));
                       });
                     });
    };
    asio::post(workers_,
               [this, reply, asked = std::move(asked), packed = std::move(packed)]() mutable {
                 try {
                   auto refusal = unpack(asked, packed);
                   if (refusal) return reply(std::move(*refusal));
                   handler_(std::move(asked), reply);
                 } catch (std::exception const&) {
                   reply(problem_answer(500, "internal", "The request could not be answered."));
                 }
               });
  };
  co_return co_await asio::async_initiate<asio::use_awaitable_t<> const, void(HttpAnswer)>(
      start, asio::use_awaitable, std::move(request), std::move(encoding));
}

void BeastServer::record(HttpRequest const& asked, HttpAnswer const& answer,
                         Clock::time_point since, std::size_t bytes_in, std::size_t bytes_out) {
  HttpRecord record;
  record.number = ++requests_;
  record.method = asked.method;
  record.route = answer.route;
  record.status = answer.status;
  record.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - since);
  record.bytes_in = bytes_in;
  record.bytes_out = bytes_out;
  if (watcher_) watcher_(record);
}

template <class Body>
http::response<Body> BeastServer::begun(HttpAnswer const& answer, unsigned version,
                                        bool keep_alive) const {
  http::response<Body> message(http::int_to_status(static_cast<unsigned>(answer.status)), version);
  message.set(http::field::date, http_date(std::chrono::system_clock::now()));
  message.set(http::field::content_type, answer.content_type);
  if (!answer.encoding.empty()) message.set(http::field::content_encoding, answer.encoding);
  bool cache = false;
  for (auto const& [name, value] : answer.headers) {
    message.insert(name, value);
    cache = cache || name == "Cache-Control";
  }
  if (!cache) message.set(http::field::cache_control, "no-store");
  secure(message, tls_.has_value());
  message.keep_alive(keep_alive);
  return message;
}

template <class Stream>
asio::awaitable<bool> BeastServer::respond(Stream& stream, HttpAnswer answer, unsigned version,
                                           bool keep_alive, bool head_only) {
  auto message = begun<http::span_body<char const>>(answer, version, keep_alive);
  std::size_t const size = answer.body ? answer.body->size() : 0;
  if (answer.status != 304) message.content_length(size);
  bool const with_body = size > 0 && !head_only && answer.status != 304;
  if (with_body) message.body() = beast::span<char const>(answer.body->data(), size);
  error_code error;
  auto const more = std::chrono::milliseconds(1'000 * size / options_.limits.slowest_write);
  beast::get_lowest_layer(stream).expires_after(options_.limits.write_time + more);
  http::response_serializer<http::span_body<char const>> serializer(message);
  if (with_body) {
    co_await http::async_write(stream, serializer, quietly(error));
  } else {
    co_await http::async_write_header(stream, serializer, quietly(error));
  }
  co_return !error && keep_alive;
}

/// The next part is made when the one before has gone, so that a slow line fills no memory.
template <class Stream>
asio::awaitable<bool> BeastServer::respond_in_parts(Stream& stream, HttpAnswer const& answer,
                                                    bool keep_alive, std::size_t& sent) {
  auto message = begun<http::empty_body>(answer, 11, keep_alive);
  message.chunked(true);
  http::response_serializer<http::empty_body> serializer(message);
  error_code error;
  auto& lowest = beast::get_lowest_layer(stream);
  lowest.expires_after(options_.limits.write_time);
  co_await http::async_write_header(stream, serializer, quietly(error));
  while (!error && !context_.stopped()) {
    lowest.expires_never();
    auto const part = co_await next_part(answer.parts);
    if (!part) co_return false;
    lowest.expires_after(options_.limits.write_time);
    if (part->empty()) {
      co_await asio::async_write(stream, http::make_chunk_last(), quietly(error));
      co_return !error;
    }
    co_await asio::async_write(stream, http::make_chunk(asio::buffer(*part)), quietly(error));
    sent += part->size();
  }
  co_return false;
}

asio::awaitable<std::optional<std::string>> BeastServer::next_part(BodyParts const& parts) {
  using Part = std::optional<std::string>;
  auto start = [this, &parts](auto completion) {
    auto shared = std::make_shared<decltype(completion)>(std::move(completion));
    auto work = std::make_shared<asio::executor_work_guard<asio::io_context::executor_type>>(
        context_.get_executor());
    asio::post(workers_, [this, shared, work, &parts] {
      Part part;
      try {
        part = parts();
      } catch (std::exception const&) {
        part = std::nullopt;
      }
      asio::post(context_, [shared, work, part = std::move(part)]() mutable {
        work->reset();
        (*shared)(std::move(part));
      });
    });
  };
  co_return co_await asio::async_initiate<asio::use_awaitable_t<> const, void(Part)>(
      start, asio::use_awaitable);
}

/// For who does not know parts.
asio::awaitable<void> BeastServer::gather(HttpAnswer& answer) {
  std::string whole;
  auto part = co_await next_part(answer.parts);
  for (; part && !part->empty(); part = co_await next_part(answer.parts)) whole += *part;
  if (!part) answer = problem_answer(500, "internal", "The answer broke off.");
  if (part) answer.body = std::make_shared<std::string const>(std::move(whole));
  answer.parts = nullptr;
}

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::listen(HttpOptions options, Handler handler,
                                                       Watcher watcher) {
  auto server =
      std::make_unique<BeastServer>(std::move(options), std::move(handler), std::move(watcher));
  auto opened = server->open();
  if (!opened) return std::unexpected(opened.error());
  return server;
}

}  // namespace otor::server
