// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>

namespace otor::sync {
namespace {

std::vector<std::string> lines_of(Outbox const& outbox) {
  std::vector<std::string> lines;
  for (auto const* line : outbox.lines()) lines.push_back(*line);
  return lines;
}

}  // namespace

TEST_CASE("what has no safe receipt waits, in the order of seq") {
  Outbox outbox;
  outbox.written({0, 2}, 2, "second");
  outbox.written({0, 1}, 1, "first");
  outbox.written({0, 3}, 3, "third");
  outbox.receipt({0, 2}, Status::stored);
  CHECK(lines_of(outbox) == std::vector<std::string>{"first", "third"});
  CHECK(outbox.unsafe() == 2);
}

TEST_CASE("quarantined is safe, refused is not") {
  Outbox outbox;
  outbox.written({0, 1}, 1, "one");
  outbox.written({0, 2}, 2, "two");
  outbox.receipt({0, 1}, Status::refused);
  outbox.receipt({0, 2}, Status::quarantined);
  CHECK(lines_of(outbox) == std::vector<std::string>{"one"});
  CHECK(outbox.status_of({0, 1}) == Status::refused);
  outbox.receipt({0, 1}, Status::already_stored);
  CHECK(outbox.unsafe() == 0);
}

TEST_CASE("a receipt may come before its line, and a later refusal does not undo it") {
  Outbox outbox;
  outbox.receipt({0, 1}, Status::stored);
  outbox.written({0, 1}, 1, "one");
  outbox.receipt({0, 1}, Status::refused);
  outbox.written({0, 1}, 1, "one");
  CHECK(outbox.unsafe() == 0);
  CHECK(outbox.is_safe({0, 1}));
}

TEST_CASE("the outbox shrinks only by a safe receipt") {
  CHECK(rc::check([] {
    Outbox outbox;
    std::set<std::uint64_t> written;
    std::set<std::uint64_t> safe;
    for (auto const step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 40))) {
      auto const id = static_cast<std::uint64_t>(step % 8);
      if (step < 16) {
        outbox.written({0, id}, static_cast<std::int64_t>(id), std::to_string(id));
        written.insert(id);
      } else {
        auto const status = static_cast<Status>((step - 16) / 8 % 4);
        outbox.receipt({0, id}, status);
        if (is_safe(status)) safe.insert(id);
      }
    }
    std::vector<std::string> expected;
    for (auto const id : written) {
      if (!safe.contains(id)) expected.push_back(std::to_string(id));
    }
    RC_ASSERT(lines_of(outbox) == expected);
  }));
}

}  // namespace otor::sync
