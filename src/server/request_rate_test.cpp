// SPDX-License-Identifier: Apache-2.0
#include "server/request_rate.h"

#include "server/api_for_tests.h"

using namespace otor::server;

namespace {

constexpr std::int64_t now = 1'790'000'000'000;

int allowed(RequestRate& rate, std::string const& key, int questions, std::int64_t now_ms) {
  int count = 0;
  while (questions-- > 0) count += rate.ask(key, now_ms) == 0 ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("who asks on and on gets so many answers a second, and what was saved up before") {
  RequestRate rate;
  CHECK(allowed(rate, "a", 10'000, now) == 10'000);
  rate.limit(5);
  CHECK(allowed(rate, "a", 1'000, now) == 5 * 20);
  CHECK(rate.ask("a", now) == 1);
  CHECK(allowed(rate, "a", 1'000, now + 1'000) == 5);
  CHECK(allowed(rate, "a", 1'000, now + 3'600'000) == 5 * 20);
  CHECK(allowed(rate, "b", 1'000, now) == 5 * 20);  // nobody waits for somebody else
}

TEST_CASE("a clock that goes back lets nobody wait longer, and gives nothing") {
  RequestRate rate;
  rate.limit(1);
  CHECK(allowed(rate, "a", 100, now) == 20);
  CHECK(rate.ask("a", now - 3'600'000) == 1);
  CHECK(rate.ask("a", now - 3'600'000 + 1'000) == 0);
}

TEST_CASE("many addresses take no more memory than so many, and let each other ask") {
  RequestRate rate;
  rate.limit(1);
  for (std::size_t at = 0; at < 2 * RequestRate::most_known; ++at) {
    if (rate.ask(std::to_string(at), now) != 0) FAIL("an address waits that never asked");
  }
  CHECK(rate.known() <= RequestRate::most_known);
}

TEST_CASE_FIXTURE(Home, "an account that asks without end is told to wait, and nobody else") {
  api->limit_rate(2);
  auto const head = "Authorization: Bearer " + sign_in("head") + "\r\n";
  auto const officer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  std::string answer;
  for (int asked = 0; asked < 60; ++asked) answer = ask("GET", "/api/me", officer);
  CHECK(status(answer) == 429);
  CHECK(answer.find("\r\nRetry-After: 1\r\n") != std::string::npos);
  CHECK(status(ask("GET", "/api/me", head)) == 200);
}

TEST_CASE_FIXTURE(Home, "calculations without a login are counted by address") {
  api->limit_rate(2);
  std::string answer;
  for (int asked = 0; asked < 60; ++asked) answer = ask("POST", "/api/due", "", "{}");
  CHECK(status(answer) == 429);
  CHECK(status(ask("GET", "/healthz")) == 200);
}
