// SPDX-License-Identifier: Apache-2.0
#include "server/http.h"

#include <doctest/doctest.h>

#include <thread>

#include "server/encoding.h"
#include "server/http_date.h"
#include "server/raw_http.h"

using namespace otor;
using namespace otor::server;

namespace {

/// A body in so many parts of 100,000 bytes each; below zero it breaks off behind them.
HttpAnswer counted(int parts) {
  auto next = [left = std::abs(parts), whole = parts >= 0]() mutable -> std::optional<std::string> {
    if (left-- > 0) return std::string(100'000, 'x');
    return whole ? std::optional<std::string>("") : std::nullopt;
  };
  return csv_answer(BodyParts(next), "parts", "2026-11-28");
}

/// A server on a free port that answers with what it was sent.
struct Echo {
  std::unique_ptr<HttpServer> server;
  std::thread thread;

  explicit Echo(std::chrono::milliseconds body_time = std::chrono::milliseconds(600)) {
    HttpOptions options;
    options.port = 0;
    options.limits.header_time = std::chrono::milliseconds(400);
    options.limits.body_time = body_time;
    options.limits.drain_time = std::chrono::milliseconds(2'000);
    auto opened = HttpServer::listen(
        options,
        [](HttpRequest request, Reply reply) {
          if (request.path == "/parts") return reply(counted(std::stoi(request.query)));
          if (request.path == "/throws") throw std::runtime_error("secret");
          if (request.path == "/slow") std::this_thread::sleep_for(std::chrono::milliseconds(300));
          reply(json_answer(
              200, request.path == "/size" ? std::to_string(request.body.size()) : request.body));
        },
        {});
    REQUIRE(opened);
    server = std::move(*opened);
    thread = std::thread([this] { server->run(); });
  }
  ~Echo() {
    server->drain();
    thread.join();
  }
  std::string ask(std::string const& text) {
    RawHttp http(server->port());
    http.send(text);
    return http.answer();
  }
};

/// Waits for a long body as long as one may take on a busy machine.
struct Patient : Echo {
  Patient() : Echo(std::chrono::seconds(30)) {}
};

bool is(std::string const& answer, int status) {
  return answer.starts_with("HTTP/1.1 " + std::to_string(status));
}

}  // namespace

TEST_CASE_FIXTURE(Echo, "a port that is taken is told in one plain sentence") {
  HttpOptions options;
  options.port = server->port();
  auto const second = HttpServer::listen(options, {}, {});
  REQUIRE(!second);
  CHECK(second.error().detail == "The server cannot listen on 127.0.0.1:" +
                                     std::to_string(options.port) + ": Address already in use.");
}

TEST_CASE_FIXTURE(Echo, "a request is answered, kept alive, and says what a browser may do") {
  RawHttp http(server->port());
  for (int round = 0; round < 3; ++round) {
    http.send(request_text("POST", "/x", "", "hello"));
    auto const answer = http.answer();
    CHECK(is(answer, 200));
    CHECK(answer.ends_with("\r\n\r\nhello"));
    CHECK(answer.find("script-src 'self' 'wasm-unsafe-eval'") != std::string::npos);
    CHECK(answer.find("X-Content-Type-Options: nosniff") != std::string::npos);
  }
}

TEST_CASE_FIXTURE(Patient, "what is too large is refused without being read") {
  CHECK(is(ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n"), 413));
  CHECK(is(ask("GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(40'000, 'a') + "\r\n\r\n"), 431));
  std::string chunks = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int chunk = 0; chunk < 9; ++chunk)
    chunks += "100000\r\n" + std::string(0x100000, 'x') + "\r\n";
  CHECK(is(ask(chunks), 413));
}

TEST_CASE_FIXTURE(Echo, "where a body ends is known, or nothing behind it is read") {
  for (std::string const coding :
       {"gzip", "identity", "xchunked", "chunked, gzip", "gzip, chunked",
        "gzip\r\nTransfer-Encoding: chunked", "chunked\r\nTransfer-Encoding: gzip"}) {
    auto const answers = ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + coding +
                             "\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(is(answers, 400));
    CHECK(answers.find("HTTP/1.1", 8) == std::string::npos);
  }
  CHECK(is(ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\nConnection: close\r\n"
               "\r\n5\r\nhello\r\n0\r\n\r\n"),
           200));
}

TEST_CASE_FIXTURE(Patient,
                  "a long body goes out in parts, packed or not, and its end can be told") {
  auto const asked = [&](std::string const& parts, std::string const& headers) {
    RawHttp http(server->port());
    http.send("GET /parts?" + parts + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers +
              "\r\n");
    return http.rest();
  };
  auto const plain = asked("3", "");
  CHECK(plain.find("Transfer-Encoding: chunked") != std::string::npos);
  CHECK(plain.find("Content-Length") == std::string::npos);
  CHECK(joined(plain) == std::string(300'000, 'x'));
  CHECK(joined(asked("0", "")) == "");
  auto const packed = asked("3", "Accept-Encoding: gzip\r\n");
  CHECK(packed.size() < 10'000);
  CHECK(gunzip(joined(packed).value(), 1'000'000).value() == std::string(300'000, 'x'));
  CHECK(gunzip(joined(asked("0", "Accept-Encoding: gzip\r\n")).value(), 10).value().empty());
  auto const broken = asked("-2", "");
  CHECK(is(broken, 200));
  CHECK(joined(broken) == std::nullopt);
}

TEST_CASE_FIXTURE(Patient, "who knows no parts is given a body, or told that there is none") {
  auto const old = [&](std::string const& parts) {
    return ask("GET /parts?" + parts + " HTTP/1.0\r\nHost: x\r\n\r\n");
  };
  CHECK(old("2").ends_with("\r\n\r\n" + std::string(200'000, 'x')));
  CHECK(old("-2").starts_with("HTTP/1.0 500"));
  RawHttp http(server->port());
  http.send("HEAD /parts?2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  auto const head = http.rest();
  CHECK(head.find("Content-Length: 200000") != std::string::npos);
  CHECK(head.ends_with("\r\n\r\n"));
}

TEST_CASE_FIXTURE(Echo, "a gzip body is unpacked, a bomb is not") {
  std::string const gzipped = "Content-Encoding: gzip\r\n";
  auto const good = ask(request_text("POST", "/size", gzipped, gzip(std::string(100'000, 'x'))));
  CHECK(good.ends_with("100000"));
  auto const bomb = gzip(std::string(std::size_t{64} << 20, 'x'));
  CHECK(bomb.size() < 100'000);
  CHECK(is(ask(request_text("POST", "/size", gzipped, bomb)), 413));
  CHECK(is(ask(request_text("POST", "/size", gzipped, "not gzip")), 400));
  auto const torn = gzip("hello");
  CHECK(is(ask(request_text("POST", "/size", gzipped, torn.substr(0, torn.size() - 3))), 400));
  CHECK(is(ask(request_text("POST", "/size", "Content-Encoding: zstd\r\n", "x")), 415));
}

TEST_CASE_FIXTURE(Echo, "who is slow is let go") {
  CHECK(is(ask("GET / HTTP/1.1\r\nHost: "), 408));
  CHECK(is(ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"), 408));
  CHECK(ask("").empty());
}

TEST_CASE_FIXTURE(Echo, "what is not HTTP gets an answer and the door stays open") {
  CHECK(is(ask("\x16\x03\x01 hello\r\n\r\n"), 400));
  CHECK(is(ask("GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n"), 400));
  CHECK(is(ask(request_text("GET", "/throws")), 500));
  CHECK(ask(request_text("GET", "/throws")).find("secret") == std::string::npos);
  CHECK(is(ask(request_text("GET", "/")), 200));
}

TEST_CASE_FIXTURE(Echo, "whom a request is for it says once, and every answer tells the time") {
  CHECK(is(ask("GET / HTTP/1.1\r\n\r\n"), 400));
  CHECK(is(ask("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400));
  CHECK(is(ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), 200));
  CHECK(ask("GET / HTTP/1.0\r\n\r\n").starts_with("HTTP/1.0 200"));
  for (std::string const& text :
       {request_text("GET", "/x"), request_text("GET", "/throws"), std::string("what\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\n\r\n")}) {
    auto const answer = ask(text);
    auto const date = answer.find("\r\nDate: ");
    REQUIRE(date != std::string::npos);
    CHECK(answer.find(" GMT\r\n", date) == date + 8 + 25);
  }
}

TEST_CASE("a moment is written as HTTP writes it, whatever the locale") {
  using namespace std::chrono;
  CHECK(http_date(sys_seconds(784'111'777s)) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(http_date(sys_seconds(0s)) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(http_date(sys_days(2028y / February / 29) + 23h + 59min + 59s) ==
        "Tue, 29 Feb 2028 23:59:59 GMT");
}

TEST_CASE_FIXTURE(Echo, "long answers are packed for those who take it") {
  std::string const body(10'000, 'x');
  auto const packed = ask(request_text("POST", "/", "Accept-Encoding: br, gzip\r\n", body));
  CHECK(packed.find("Content-Encoding: gzip") != std::string::npos);
  auto const plain = gunzip(packed.substr(packed.find("\r\n\r\n") + 4), 100'000);
  REQUIRE(plain);
  CHECK(*plain == body);
  auto const refused = ask(request_text("POST", "/", "Accept-Encoding: gzip;q=0\r\n", body));
  CHECK(refused.find("Content-Encoding") == std::string::npos);
  CHECK(refused.ends_with(body));
}

TEST_CASE("a drain answers what is under way and takes nothing new") {
  auto echo = std::make_unique<Echo>();
  auto const port = echo->server->port();
  RawHttp idle(port), busy(port);
  busy.send(request_text("GET", "/slow"));
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  auto const since = std::chrono::steady_clock::now();
  echo->server->drain();
  auto const answer = busy.answer();
  CHECK(is(answer, 200));
  CHECK(answer.find("Connection: close") != std::string::npos);
  CHECK(idle.answer().empty());
  CHECK(!RawHttp(port).is_open());
  echo.reset();
  CHECK(std::chrono::steady_clock::now() - since < std::chrono::seconds(8));
}
