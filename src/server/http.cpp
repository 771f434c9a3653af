// SPDX-License-Identifier: Apache-2.0
#include "server/http.h"

#include <openssl/ssl.h>

#include <array>
#include <atomic>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <limits>
#include <optional>
#include <unordered_set>

#include "server/body_budget.h"
#include "server/encoding.h"
#include "server/http_date.h"
#include "server/hung_up.h"
#include "server/page_policy.h"

namespace otor::server {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using boost::system::error_code;

auto quietly(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

std::string header(http::fields const& fields, std::string_view name) {
  auto const found = fields[boost::beast::string_view(name.data(), name.size())];
  return {found.data(), found.size()};
}

HttpRequest request_of(http::request<http::string_body>& message, std::string address) {
  HttpRequest request;
  auto const method = message.method_string();
  request.method = {method.data(), method.size()};
  std::string const target(message.target().data(), message.target().size());
  auto const question = std::min(target.find('?'), target.size());
  request.path = target.substr(0, question);
  if (question < target.size()) request.query = target.substr(question + 1);
  request.address = std::move(address);
  request.authorization = header(message, "Authorization");
  request.cookie = header(message, "Cookie");
  request.origin = header(message, "Origin");
  request.host = header(message, "Host");
  request.otor_header = header(message, "X-Otor");
  request.accept = header(message, "Accept");
  request.accept_encoding = header(message, "Accept-Encoding");
  request.if_none_match = header(message, "If-None-Match");
  request.range = header(message, "Range");
  request.if_range = header(message, "If-Range");
  request.body = std::move(message.body());
  return request;
}

/// Of HTTP/1.1 a request says, once, whom it is for (RFC 9112, 3.2).
bool says_host(http::request<http::string_body> const& message) {
  auto const hosts = message.count(http::field::host);
  return hosts == 1 || (hosts == 0 && message.version() < 11);
}

bool worth_packing(HttpAnswer const& answer) {
  auto const& type = answer.content_type;
  return answer.encoding.empty() && answer.body && answer.body->size() > 1200 &&
         (type.starts_with("text/") || type.find("json") != std::string::npos);
}

void pack(HttpAnswer& answer, std::string const& accept_encoding) {
  if (!worth_packing(answer)) return;
  answer.headers.emplace_back("Vary", "Accept-Encoding");
  if (!accepts(accept_encoding, "gzip")) return;
  answer.body = std::make_shared<std::string const>(gzip(*answer.body));
  answer.encoding = "gzip";
}

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

using Parser = http::request_parser<http::string_body>;

/// How many bytes of body may follow this header.
std::uint64_t awaited_bytes(Parser const& parser) {
  if (parser.chunked()) return std::numeric_limits<std::uint64_t>::max();
  auto const length = parser.content_length();
  return length ? *length : 0;
}

/// What a failed read means for the peer; nothing when there is nobody to tell.
std::optional<HttpAnswer> answer_for(error_code error, bool late, bool began) {
  if (late && began) return problem_answer(408, "too_slow", "The request did not arrive in time.");
  if (error == http::error::body_limit)
    return problem_answer(413, "too_large", "The body is too large.");
  if (error == http::error::header_limit) {
    return problem_answer(431, "too_large", "The header is too large.");
  }
  if (error.category() == make_error_code(http::error::end_of_stream).category() &&
      error != http::error::end_of_stream && error != http::error::partial_message) {
    return problem_answer(400, "bad_request", "This is not HTTP.");
  }
  return std::nullopt;
}

/// Ends a read that takes too long, and leaves the connection open for the answer that says so.
class Deadline {
 public:
  explicit Deadline(tcp::socket& socket)
      : timer_(socket.get_executor()), state_(std::make_shared<State>(&socket)) {}
  Deadline(Deadline const&) = delete;
  Deadline& operator=(Deadline const&) = delete;
  ~Deadline() { state_->socket = nullptr; }  // a call that is under way finds nothing

  void start(std::chrono::milliseconds time) {
    timer_.expires_after(time);
    timer_.async_wait([state = state_, round = ++state_->round](error_code error) {
      if (error || state->socket == nullptr || state->round != round) return;
      state->passed = true;
      state->socket->cancel(error);
    });
  }
  void stop() {
    ++state_->round;
    timer_.cancel();
  }
  bool passed() const { return state_->passed; }

 private:
  struct State {
    explicit State(tcp::socket* of) : socket(of) {}
    tcp::socket* socket;
    int round = 0;
    bool passed = false;
  };
  asio::steady_timer timer_;
  std::shared_ptr<State> state_;
};

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
  asio::awaitable<void> close(Stream& stream);
  asio::awaitable<void> accept();
  asio::awaitable<void> handshake(tcp::socket socket, std::string address);
  asio::awaitable<HttpAnswer> ask(HttpRequest request, std::string encoding);
  std::optional<HttpAnswer> unpack(HttpRequest& request, std::string const& encoding) const;
  void record(HttpRequest const& asked, HttpAnswer const& answer, Clock::time_point since,
              std::size_t bytes_in);
  void begin_drain();
  bool reserve(Reservation& reservation, std::uint64_t length);

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
  std::optional<HttpAnswer> refused;
  if (!error && !ends_where_it_says(header(parser.get(), "Transfer-Encoding")))
    refused = problem_answer(400, "bad_request", "A body comes whole, or chunked.");
  else if (!error && !says_host(parser.get()))
    refused = problem_answer(400, "bad_request", "The header names one Host.");
  else if (!error && !reserve(reservation, awaited_bytes(parser)))
    refused = problem_answer(503, "storage", "Too much is arriving at once.");
  if (refused) {
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
      record({}, *refusal, since, 0);
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
  record(asked, answer, since, bytes_in);
  co_return co_await respond(stream, std::move(answer), message.version(), keep_alive && !draining_,
                             asked.method == "HEAD");
}

asio::awaitable<HttpAnswer> BeastServer::ask(HttpRequest request, std::string encoding) {
  auto start = [this](auto completion, HttpRequest asked, std::string packed) {
    using Completion = decltype(completion);
    auto shared = std::make_shared<Completion>(std::move(completion));
    auto work = std::make_shared<asio::executor_work_guard<asio::io_context::executor_type>>(
        context_.get_executor());
    auto accept_encoding = asked.accept_encoding;
    Reply reply = [this, shared, work, accept_encoding](HttpAnswer answer) {
      // Packing is done by a worker, whoever answers.
      asio::post(workers_,
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
                         Clock::time_point since, std::size_t bytes_in) {
  HttpRecord record;
  record.number = ++requests_;
  record.method = asked.method;
  record.route = answer.route;
  record.status = answer.status;
  record.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - since);
  record.bytes_in = bytes_in;
  record.bytes_out = answer.body ? answer.body->size() : 0;
  if (watcher_) watcher_(record);
}

template <class Stream>
asio::awaitable<bool> BeastServer::respond(Stream& stream, HttpAnswer answer, unsigned version,
                                           bool keep_alive, bool head_only) {
  http::response<http::span_body<char const>> message(
      http::int_to_status(static_cast<unsigned>(answer.status)), version);
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
